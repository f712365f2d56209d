"""When it comes round next, what was said of a day and a time."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from reviewtui.domain.typed.holidays import next_holiday
from reviewtui.domain.typed.spans import moment_of, months_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.domain.typed.said import Said

_EVENING: Final = 18
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6


def coming(said: Said, today: datetime, morning: int) -> int | None:
    """The moment, None when what was said names no day or comes round no more. `morning` is the hour of a bare day."""
    at = _clock(morning if said.hour is None else said.hour, said.minute)
    for is_meant, find in _WAYS:
        if is_meant(said):
            return find(said, at, today)
    return _next_hour(said, at, today)


def _next_holiday(said: Said, at: time, today: datetime) -> int:
    day = next_holiday(said.holiday, today.date())
    if moment_of(day, at, today) <= today.timestamp():
        day = next_holiday(said.holiday, day + timedelta(days=1))
    return moment_of(day, at, today)


def _next_hour(said: Said, at: time, today: datetime) -> int | None:
    if said.ahead is not None:
        return moment_of(today.date() + timedelta(days=said.ahead), at, today)
    if said.hour is None:
        return None
    moment = moment_of(today.date(), at, today)
    return moment if moment > today.timestamp() else moment_of(today.date() + timedelta(days=1), at, today)


def _next_weekday(said: Said, at: time, today: datetime) -> int | None:
    """The coming one; "next" is never today, and in "next week" it is that week's."""
    weekday = _SATURDAY if said.weekend else said.weekday
    assert weekday is not None
    if said.unit not in {"", "uw"} or said.ahead is not None:
        return None
    monday = today.date() - timedelta(days=today.weekday())
    if said.unit or said.weekend:
        day = monday + timedelta(days=weekday + 7 * said.later)
        if day < today.date() and not (said.later or said.unit):
            day += timedelta(days=7)
    else:
        day = today.date() + timedelta(days=(weekday - today.weekday()) % 7)
        if said.later and day == today.date():
            day += timedelta(days=7)
        day += timedelta(days=7 * max(0, said.later - 1))
    moment = moment_of(day, at, today)
    return moment if moment > today.timestamp() else moment_of(day + timedelta(days=7), at, today)


def _next_unit(said: Said, at: time, today: datetime) -> int | None:
    """``next week`` is its Monday, ``next month`` its first, ``next year`` its first."""
    if not said.later:
        return None
    first = today.date().replace(day=1)
    days = {
        "ud": today.date() + timedelta(days=said.later),
        "uw": today.date() + timedelta(days=7 * said.later - today.weekday()),
        "umo": months_on(first, said.later),
        "uy": months_on(first.replace(month=1), 12 * said.later),
    }
    return moment_of(days[said.unit], at, today)


def _end(said: Said, at: time, today: datetime) -> int | None:
    """``end of month`` is its last day, ``end of week`` its Friday, ``end of day`` the evening."""
    now, first = today.timestamp(), today.date().replace(day=1)
    if said.month is not None and said.day is None:
        ends = [date(year, said.month, calendar.monthrange(year, said.month)[1]) for year in _years(said, today)]
    elif said.unit == "umo":
        ends = [months_on(first, count + 1) - timedelta(days=1) for count in (said.later, said.later + 1)]
    elif said.unit == "uy":
        ends = [date(today.year + count, 12, 31) for count in (said.later, said.later + 1)]
    elif said.unit == "uw" or said.weekend:
        friday = today.date() + timedelta(days=(_SUNDAY if said.weekend else _FRIDAY) - today.weekday())
        ends = [friday + timedelta(days=7 * count) for count in (said.later, said.later + 1)]
    elif said.unit == "ud" or said.ahead is not None:
        at = time(_EVENING) if said.hour is None else at
        ends = [today.date() + timedelta(days=said.ahead or said.later)]
    else:
        return None
    return next((moment for day in ends if (moment := moment_of(day, at, today)) > now), None)


def _years(said: Said, today: datetime) -> list[int]:
    return [said.year] if said.year is not None else [today.year, today.year + 1]


def _next_day(said: Said, at: time, today: datetime) -> int | None:
    """``the 27th``, of this month or the next that has one; on a weekday, if one was said."""
    assert said.day is not None
    start = said.later if said.unit == "umo" else 0
    for count in range(start, start + 60):
        first = months_on(today.date().replace(day=1), count)
        try:
            day = first.replace(day=said.day)
        except ValueError:
            continue
        moment = moment_of(day, at, today)
        if moment > today.timestamp() and said.weekday in {None, day.weekday()}:
            return moment
    return None


def _next_date(said: Said, at: time, today: datetime) -> int | None:
    assert said.month is not None
    assert said.day is not None
    if said.zone:
        zone = "+00:00" if said.zone == "z" else said.zone
        return int(datetime.fromisoformat(f"{date(said.year or 0, said.month, said.day)}T{at:%H:%M}{zone}").timestamp())
    if said.year is not None:
        return moment_of(date(said.year, said.month, said.day), at, today)
    for year in range(today.year, today.year + 9):
        try:
            moment = moment_of(date(year, said.month, said.day), at, today)
        except ValueError:
            continue
        if moment > today.timestamp():
            return moment
    return None


def _clock(hour: int, minute: int) -> time:
    return time(23, 59) if hour == 24 else time(hour, minute)


def _no_day(_said: Said, _at: time, _today: datetime) -> None:
    """A month, or "next" with nothing behind it."""


_WAYS: Final[tuple[tuple[Callable[[Said], object], Callable[[Said, time, datetime], int | None]], ...]] = (
    (lambda said: said.end, _end),
    (lambda said: said.month is not None and said.day is not None, _next_date),
    (lambda said: said.month is not None, _no_day),
    (lambda said: said.day is not None, _next_day),
    (lambda said: said.holiday, _next_holiday),
    (lambda said: said.weekend or said.weekday is not None, _next_weekday),
    (lambda said: said.unit, _next_unit),
    (lambda said: said.later or said.this or said.year is not None, _no_day),
)
"""How the moment is found, by the first thing that was said of it."""
