"""`[alerts]` of the settings: what is told at once, how, and when not."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from reviewtui.config.hooks import Hooks
from reviewtui.config.radar import thresholds_of
from reviewtui.config.sources import Secret, Wrong, secret_of
from reviewtui.desk.settings import AlertSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS: Final = frozenset({"command", "webhook", "terminal", "from_score", "quiet", "minutes_between", "thresholds"})
_TERMINAL: Final = ("auto", "osc9", "osc777", "bell")
_HOURS: Final = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_OURSELVES: Final = ("http://127.0.0.1", "http://localhost")


def alerts_of(table: Mapping[str, Any], wrong: Wrong) -> AlertSettings:
    """When something is told, and how by the terminal; raises what `wrong` makes."""
    for key, value in table.items():
        if key not in _KEYS:
            raise wrong(("alerts", key), value, f"left out; there are {', '.join(sorted(_KEYS))}")
    usual = AlertSettings()
    terminal = table.get("terminal", False)
    if terminal is True:
        terminal = "auto"
    if terminal is not False and terminal not in _TERMINAL:
        raise wrong(("alerts", "terminal"), terminal, f"true, false or one of {', '.join(_TERMINAL)}")
    score = _number(table, "from_score", usual.from_score, 0, 100, wrong)
    pause = _number(table, "minutes_between", usual.pause / 60, 0, 1440, wrong)
    thresholds = thresholds_of(table.get("thresholds", {}), wrong)
    return AlertSettings(terminal or "", score, _quiet(table, wrong), int(60 * pause), thresholds)


def hooks_of(table: Mapping[str, Any], wrong: Wrong) -> Hooks:
    """Whom else to tell; raises what `wrong` makes."""
    command, address = table.get("command", ""), table.get("webhook")
    if not isinstance(command, str):
        raise wrong(("alerts", "command"), command, "a command in quotes, as a shell takes it")
    if address is None:
        return Hooks(command)
    if isinstance(address, dict):
        where = secret_of(("alerts", "webhook"), address, wrong)
        return Hooks(command, partial(Secret.word, where, "alerts, webhook"))
    if not isinstance(address, str) or not address.startswith(("https://", *_OURSELVES)):
        raise wrong(("alerts", "webhook"), "…", 'an address that begins with https://, or { command = "…" }')
    return Hooks(command, partial(str, address))


def _number(table: Mapping[str, Any], key: str, usual: float, least: float, most: float, wrong: Wrong) -> float:
    value = table.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise wrong(("alerts", key), value, f"a number from {least:g} to {most:g}")
    return float(value)


def _quiet(table: Mapping[str, Any], wrong: Wrong) -> tuple[int, ...]:
    value = table.get("quiet", "")
    if value == "":
        return ()
    found = _HOURS.fullmatch(value.strip()) if isinstance(value, str) else None
    hours = [int(each) for each in found.groups()] if found else []
    if not hours or hours[0] > 24 or hours[2] > 24 or hours[1] > 59 or hours[3] > 59:
        raise wrong(("alerts", "quiet"), value, 'hours like "22:00-07:00"')
    return hours[0] % 24 * 60 + hours[1], hours[2] % 24 * 60 + hours[3]
