"""How long the seller gives themselves, `[clocks]`, and how long Amazon gives, `[deadlines]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.domain.deadlines import ClockSettings, Windows, WindowSettings
from reviewtui.domain.doors import AMAZON_DOMAINS

if TYPE_CHECKING:
    from reviewtui.config.checked_file import CheckedFile

_HOUR = 3600
_DAY = 86400
_CLOCKS = {
    "first_contact_hours": ("first_contact", _HOUR),
    "answer_hours": ("answer", _HOUR),
    "follow_up_days": ("follow_up", _DAY),
    "removal_days": ("removal", _DAY),
}
_WINDOWS = {
    "review_page_days": ("review_page", _DAY),
    "feedback_days": ("feedback", _DAY),
    "feedback_removal_days": ("feedback_removal", _DAY),
    "answer_hours": ("answer", _HOUR),
    "delivery_claim_hours": ("delivery_claim", _HOUR),
}
"""Names in the file, with the field that each fills and how many seconds one is."""


def clocks_of(file: CheckedFile) -> ClockSettings:
    """The clocks and deadlines of a file. Raises ConfigError."""
    table = file.section("clocks")
    file.known(("clocks",), table, set(_CLOCKS))
    seconds = {}
    for name, value in table.items():
        target, unit = _CLOCKS[name]
        seconds[target] = int(file.positive(("clocks", name), value) * unit)
    return ClockSettings(**seconds, windows=_windows(file))


def _windows(file: CheckedFile) -> WindowSettings:
    sets = {}
    for place, table in file.section("deadlines").items():
        if not isinstance(table, dict):
            raise file.wrong(("deadlines", place), table, f"a table, [deadlines.{place}]")
        if place != "default" and place not in AMAZON_DOMAINS:
            allowed = f"default or one of {', '.join(sorted(AMAZON_DOMAINS))}"
            raise file.wrong("deadlines", place, allowed, ("deadlines", place))
        file.known(("deadlines", place), table, {"as_of", *_WINDOWS})
        sets[place] = table
    default = _window(file, "default", sets.pop("default", {}), Windows())
    return WindowSettings(default, {place: _window(file, place, table, default) for place, table in sets.items()})


def _window(file: CheckedFile, place: str, table: dict[str, Any], base: Windows) -> Windows:
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name == "as_of":
            values["as_of"] = str(value)
        else:
            target, unit = _WINDOWS[name]
            values[target] = int(file.positive(("deadlines", place, name), value) * unit)
    return base._replace(**values)
