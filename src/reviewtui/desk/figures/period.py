"""The time that figures are of: the reviews that were posted in it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from reviewtui.domain.clock import local
from reviewtui.domain.query.values import date_range

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo


class Period(StrEnum):
    """How far back the figures of a period go."""

    WEEKS = "4w"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    @property
    def words(self) -> str:
        """As a heading tells it."""
        return {"4w": "last 4 weeks", "quarter": "last 13 weeks", "year": "last 52 weeks", "all": "all time"}[self]

    @property
    def days(self) -> int | None:
        """How many days, today among them; None for all."""
        return {"4w": 28, "quarter": 91, "year": 364, "all": None}[self]


MOST_WEEKS: Final = 53


def first_day(period: Period, now: int, zone: tzinfo) -> date | None:
    """The first day of a period that ends today; None for all."""
    days = period.days
    return None if days is None else local(now, zone).date() - timedelta(days=days - 1)


def day_begins(day: date, zone: tzinfo) -> int:
    """The first second of a day; the same that a query means by it."""
    found = date_range(day.isoformat(), zone)
    return 0 if found is None or found[0] is None else found[0]


def weeks(first: date | None, now: int, zone: tzinfo) -> Iterator[tuple[date, date]]:
    """The weeks from Monday to Sunday, up to this one, with their first and last day; of all time the last year. The
    first begins no sooner than the time that is told of.
    """
    today = local(now, zone).date()
    monday = today - timedelta(days=today.weekday())
    earliest = monday - timedelta(weeks=MOST_WEEKS - 1)
    begin = earliest if first is None else max(first, earliest)
    while begin <= today:
        last = begin + timedelta(days=6 - begin.weekday())
        yield begin, last
        begin = last + timedelta(days=1)
