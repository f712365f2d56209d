"""`[radar]`, and `[alerts.thresholds]`: from where on something is told of a product."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.radar import USUAL_BUDGET
from reviewtui.domain.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.config.sources import Wrong

_AT: Final = ("alerts", "thresholds")
_ASIN: Final = re.compile(r"[0-9A-Z]{10}")
_LINES: Final = {"average_below": (1.0, 5.0), "average_falls_by": (0.1, 4.0), "unhappy_in_two_weeks": (1, 100_000)}
"""Each with the least and the most that it can be."""


def alarms_of(table: Mapping[str, Any], wrong: Wrong) -> float:
    """How many false alarms of the radar a product may have in a year; raises what `wrong` makes."""
    for key, value in table.items():
        if key != "false_alarms_a_year":
            raise wrong(("radar", key), value, "left out; there is false_alarms_a_year")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0.001 <= value <= 12:
            raise wrong(("radar", key), value, "a number from 0.001 to 12")
        return float(value)
    return USUAL_BUDGET


def thresholds_of(table: object, wrong: Wrong) -> dict[str, Thresholds]:
    """The lines of all products under "", and those of single ones by ASIN, which take over what they don't tell."""
    if not isinstance(table, dict):
        raise wrong(_AT, table, "a table, [alerts.thresholds]")
    ours = {key: value for key, value in table.items() if not isinstance(value, dict)}
    for_all = _lines(_AT, ours, Thresholds(), wrong)
    found = {"": for_all} if ours else {}
    for asin, lines in table.items():
        if isinstance(lines, dict):
            if not _ASIN.fullmatch(asin.upper()):
                raise wrong((*_AT, asin), asin, "an ASIN of ten letters and figures")
            found[asin.upper()] = _lines((*_AT, asin), lines, for_all, wrong)
    return found


def _lines(at: tuple[str, ...], table: Mapping[str, Any], base: Thresholds, wrong: Wrong) -> Thresholds:
    lines: dict[str, Any] = {name: getattr(base, name) for name in _LINES}
    for name, value in table.items():
        if name not in _LINES:
            raise wrong((*at, name), value, f"left out; there are {', '.join(_LINES)}, and tables named by an ASIN")
        least, most = _LINES[name]
        whole = isinstance(least, int)
        if (
            isinstance(value, bool)
            or not isinstance(value, int if whole else int | float)
            or not least <= value <= most
        ):
            raise wrong((*at, name), value, f"a {'whole ' if whole else ''}number from {least:g} to {most:g}")
        lines[name] = value
    return Thresholds(**lines)
