"""When a shop is open: hours of the week and holidays, and how much of a length of time was open.

All days are those of a zone that is passed in. An hour that summer time skips is none; one that comes twice counts
twice where the shop is open through it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reviewtui.domain.clock import DAY, local

if TYPE_CHECKING:
    from collections.abc import Iterator

Opening = tuple[int, int]
"""From and until, as minutes of the local day; 1440 is midnight at its end."""

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST: Final = 20 * 366
"""So many days are looked at one by one; beyond, nobody cares for the hour."""


@dataclass(frozen=True)
class WorkingHours:
    """The openings of the seven days from Monday on, in their order and apart; closed on `holidays` and, each year, on
    the days of `yearly` (month, day).
    """

    week: tuple[tuple[Opening, ...], ...]
    holidays: frozenset[date] = field(default_factory=frozenset)
    yearly: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    def of(self, day: date) -> tuple[Opening, ...]:
        """The openings of a day."""
        if day in self.holidays or (day.month, day.day) in self.yearly:
            return ()
        return self.week[day.weekday()]

    def worked(self, start: int, end: int, zone: tzinfo) -> int:
        """How many of the seconds from `start` to `end` the shop was open."""
        return sum(
            max(0, min(end, until) - max(start, since))
            for day in _days(start, end, zone)
            for since, until in _instants(self, day, zone)
        )

    @property
    def words(self) -> str:
        """The week in few words: ``mon–fri 09:00–17:00, sat 10:00–14:00``."""
        told: list[tuple[str, str, str]] = []
        for name, openings in zip(WEEKDAYS, self.week, strict=True):
            hours = " ".join(f"{_clock(since)}–{_clock(until)}" for since, until in openings)
            if told and told[-1][2] == hours and WEEKDAYS.index(told[-1][1]) == WEEKDAYS.index(name) - 1:
                told[-1] = (told[-1][0], name, hours)
            else:
                told.append((name, name, hours))
        days = ((first if first == last else f"{first}–{last}", hours) for first, last, hours in told if hours)
        closed = len(self.holidays) + len(self.yearly)
        off = "" if not closed else ", 1 holiday" if closed == 1 else f", {closed} holidays"
        return ", ".join(f"{name} {hours}" for name, hours in days) + off


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _days(start: int, end: int, zone: tzinfo) -> Iterator[date]:
    """The local days that a length of time touches."""
    if end <= start:
        return
    first, last = local(start, zone).date(), local(end, zone).date()
    for number in range(min((last - first).days, _LONGEST) + 1):
        yield first + timedelta(days=number)


@lru_cache(maxsize=4096)
def _instants(hours: WorkingHours, day: date, zone: tzinfo) -> tuple[tuple[int, int], ...]:
    """The openings of a day as moments."""
    return tuple((_instant(day, since, zone), _instant(day, until, zone)) for since, until in hours.of(day))


def _instant(day: date, minutes: int, zone: tzinfo) -> int:
    """When the clocks on the wall come to so many minutes of a day, or go past them where summer time skips them; the
    first time where they come to them twice.
    """
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001 - the zone comes next
    at = int(wall.replace(tzinfo=zone).timestamp())
    if local(at, zone).replace(tzinfo=None) == wall:
        return at
    low, high = at - DAY // 4, at + DAY // 4
    while high - low > 1:
        middle = (low + high) // 2
        if local(middle, zone).replace(tzinfo=None) < wall:
            low = middle
        else:
            high = middle
    return high
