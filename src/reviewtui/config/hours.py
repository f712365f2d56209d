"""What figures are counted by: `[hours]`, when the shop is open and its holidays, and `[figures]`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from reviewtui.domain.working import WEEKDAYS, Opening, WorkingHours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.config.sources import Wrong

_OPENING: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?")
_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEARLY: Final = re.compile(r"(\d{1,2})-(\d{1,2})")
_LONGEST: Final = 370
_MOST_SALES: Final = 1_000_000
_DAY_END: Final = 1440
_AN_OPENING: Final = 'hours like "9-17", or several like ["9:00-12:30", "14:00-18:00"]; until midnight is 24:00'
_A_HOLIDAY: Final = 'dates like "2026-12-24", "12-25" for every year, or "2026-12-24..2027-01-01"'


def hours_of(table: Mapping[str, Any], wrong: Wrong) -> WorkingHours | None:
    """When the shop is open, None where nothing is said; raises what `wrong` makes."""
    week: list[tuple[Opening, ...]] = [()] * len(WEEKDAYS)
    for key, value in table.items():
        if key == "holidays":
            continue
        days = _days(key)
        if not days:
            allowed = "holidays, or a day or days: mon, sat, mon-fri"
            raise wrong(("hours", key), value, f"left out; there are {allowed}")
        openings = _openings(key, value, wrong)
        for day in days:
            week[day] = openings
    exact, yearly = _holidays(table.get("holidays", []), wrong)
    return WorkingHours(tuple(week), exact, yearly) if any(week) else None


def sales_per_rescue(table: Mapping[str, Any], wrong: Wrong) -> float | None:
    """The seller's own estimate of how many sales a rescued review brings; raises what `wrong` makes."""
    for key, value in table.items():
        if key != "sales_per_rescue":
            raise wrong(("figures", key), value, "left out; there is sales_per_rescue")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _MOST_SALES:
            raise wrong(("figures", key), value, f"a number of sales up to {_MOST_SALES:,}")
        return float(value)
    return None


def _days(key: str) -> range | None:
    """The days that a key names, as numbers from Monday on."""
    first, dash, last = key.strip().lower().partition("-")
    last = last if dash else first
    if first not in WEEKDAYS or last not in WEEKDAYS:
        return None
    return range(WEEKDAYS.index(first), WEEKDAYS.index(last) + 1)


def _openings(key: str, value: object, wrong: Wrong) -> tuple[Opening, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list):
        raise wrong(("hours", key), value, _AN_OPENING)
    found = sorted(_opening(key, value, each, wrong) for each in given if each != "")
    if any(before[1] > after[0] for before, after in pairwise(found)):
        raise wrong(("hours", key), value, "hours that do not overlap")
    return tuple(found)


def _opening(key: str, value: object, each: object, wrong: Wrong) -> Opening:
    read = _OPENING.fullmatch(each.strip()) if isinstance(each, str) else None
    if read is None:
        raise wrong(("hours", key), value, _AN_OPENING)
    hours, minutes, until_hours, until_minutes = (int(part or 0) for part in read.groups())
    since, until = hours * 60 + minutes, until_hours * 60 + until_minutes
    if minutes > 59 or until_minutes > 59 or not since < until <= _DAY_END:
        raise wrong(("hours", key), value, _AN_OPENING)
    return since, until


def _holidays(given: object, wrong: Wrong) -> tuple[frozenset[date], frozenset[tuple[int, int]]]:
    if not isinstance(given, list):
        raise wrong(("hours", "holidays"), given, f"a list of {_A_HOLIDAY}")
    exact, yearly = set[date](), set[tuple[int, int]]()
    for each in given:
        text = each.isoformat() if isinstance(each, date) else each
        days = _between(text) if isinstance(text, str) else None
        month_day = _YEARLY.fullmatch(text.strip()) if isinstance(text, str) else None
        if days:
            exact.update(days)
        elif month_day and _is_day(2024, int(month_day.group(1)), int(month_day.group(2))):
            yearly.add((int(month_day.group(1)), int(month_day.group(2))))
        else:
            raise wrong(("hours", "holidays"), each, _A_HOLIDAY)
    return frozenset(exact), frozenset(yearly)


def _between(text: str) -> list[date]:
    """One date, or all from one to another; none where it is neither."""
    first, dots, last = text.partition("..")
    since, until = _date(first), _date(last.lstrip(".")) if dots else _date(first)
    if since is None or until is None or not 0 <= (until - since).days < _LONGEST:
        return []
    return [since + timedelta(days=number) for number in range((until - since).days + 1)]


def _date(text: str) -> date | None:
    read = _DATE.fullmatch(text.strip())
    if read is None:
        return None
    year, month, day = map(int, read.groups())
    return date(year, month, day) if _is_day(year, month, day) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
