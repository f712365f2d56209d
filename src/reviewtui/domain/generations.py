"""Which of many copies of the same thing stay: the newest of each of the last days, weeks and months that have one.

It never asks what time it is: a clock that is wrong today must not throw away what was kept yesterday.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reviewtui.domain.clock import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONDAY = 3
"""So many days before the first one of 1970 a week began."""


def kept(moments: Iterable[int], days: int, weeks: int, months: int) -> set[int]:
    """The moments whose copies stay; the newest one always does."""
    newest_first = sorted(set(moments), reverse=True)
    stay = set(newest_first[:1])
    for count, period in ((days, _day), (weeks, _week), (months, _month)):
        found: dict[int, int] = {}
        for at in newest_first:
            found.setdefault(period(at), at)
        stay.update(list(found.values())[:count])
    return stay


def within(sizes: Iterable[tuple[int, int]], most: int, least: int = 2) -> set[int]:
    """The moments of the newest (moment, size) that together take no more than `most`; `least` of them in any case."""
    stay: set[int] = set()
    total = 0
    for at, size in sorted(sizes, reverse=True):
        total += size
        if total > most and len(stay) >= least:
            break
        stay.add(at)
    return stay


def _day(at: int) -> int:
    return at // DAY


def _week(at: int) -> int:
    return (at // DAY + _MONDAY) // 7


def _month(at: int) -> int:
    date = datetime.fromtimestamp(at, UTC)
    return date.year * 12 + date.month
