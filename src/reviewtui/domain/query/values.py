"""Numbers, lengths of time and dates as a query has them: `<=2`, `1..3`, `<3w`, `2026-11`."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from typing import Final

from reviewtui.domain.clock import DAY, HOUR, WEEK

Range = tuple[int | None, int | None]
"""At least, at most; None: no limit."""

LARGEST: Final = 2**53
_NUMBER: Final = re.compile(r"(<=|>=|<|>|=|≤|≥)?(\d{1,15})")
_TWO: Final = re.compile(r"(\d{1,15})\.\.+(\d{1,15})")
_SPAN: Final = re.compile(r"(<=|>=|<|>|≤|≥)?(\d{1,5})(h|d|w|m|y)")
_DATE: Final = re.compile(r"(<=|>=|<|>|=|≤|≥)?(\d{4}(?:-\d{1,2}){0,2})(?:\.\.+(\d{4}(?:-\d{1,2}){0,2}))?")
_UNITS: Final = {"h": HOUR, "d": DAY, "w": WEEK, "m": 30 * DAY, "y": 365 * DAY}


def number_range(text: str) -> Range | None:
    """`3`, `<=2`, `>10`, `1..3`; None for anything else."""
    if two := _TWO.fullmatch(text):
        return int(two.group(1)), int(two.group(2))
    found = _NUMBER.fullmatch(text)
    return None if found is None else _compared(found.group(1), int(found.group(2)), int(found.group(2)))


def span_range(text: str) -> Range | None:
    """`<3d`: younger, `>90d`: older; `3d` means at most so old. In seconds."""
    found = _SPAN.fullmatch(text.lower())
    if found is None:
        return None
    seconds = int(found.group(2)) * _UNITS[found.group(3)]
    return _compared(found.group(1) or "<=", seconds, seconds)


def date_range(text: str, zone: tzinfo) -> Range | None:
    """`2026`, `2026-11`, `2026-11-03`, each with `<`, `>` … before it, or two with `..` between. In seconds since 1970,
    days as they are in the zone.
    """
    found = _DATE.fullmatch(text)
    if found is None or (found.group(1) and found.group(3)):
        return None
    first = _days(found.group(2), zone)
    last = _days(found.group(3), zone) if found.group(3) else first
    if first is None or last is None:
        return None
    return (first[0], last[1]) if found.group(3) else _compared(found.group(1), *first)


def _compared(sign: str | None, low: int, high: int) -> Range:
    match sign:
        case "<":
            return None, low - 1
        case "<=" | "≤":
            return None, high
        case ">":
            return high + 1, None
        case ">=" | "≥":
            return low, None
        case _:
            return low, high


def _days(text: str, zone: tzinfo) -> tuple[int, int] | None:
    """The first and the last second of a year, month or day."""
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    try:
        first = datetime(year, month or 1, day or 1, tzinfo=zone)
        if day:
            begin = datetime(year, month, day, tzinfo=zone)
            behind = datetime.fromordinal(begin.toordinal() + 1).replace(tzinfo=zone)
        elif month:
            behind = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
        else:
            behind = datetime(year + 1, 1, 1, tzinfo=zone)
        return int(first.timestamp()), int(behind.timestamp()) - 1
    except (ValueError, OverflowError, OSError):
        return None
