"""A length of time from now on: ``in 3 days``, ``90m``, ``eine Woche``, ``une heure et demie``."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from reviewtui.domain.clock import DAY, HOUR, MINUTE, WEEK
from reviewtui.domain.typed.figures import Sign, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS: Final = {"umin": MINUTE, "uh": HOUR, "ud": DAY, "uw": WEEK, "u2w": 2 * WEEK}
_MONTHS: Final = {"umo": 1, "uy": 12}
_MOST_MONTHS: Final = 1200
_LONGEST_SPAN: Final = 7
"""``1h30`` alone is a length of time, ``16h30`` a time of day."""


@dataclass(slots=True)
class _Sum:
    """What was added up so far; `amount` is a number whose unit has not come yet."""

    seconds: float = 0
    months: float = 0
    amount: float | None = None
    last: float = 0

    def add(self, sign: Sign) -> bool:
        """Take one sign in; False when it belongs to no length of time."""
        number = number_of(sign)
        if sign.kind == "half":
            self.amount = (self.amount or 0) + 0.5
        elif number is not None:
            if self.amount is not None and sign.kind != "n1":
                return False
            self.amount = number if self.amount is None else self.amount
        elif self.amount is None:
            return False
        elif sign.kind in _SECONDS:
            self.last = _SECONDS[sign.kind]
            self.seconds, self.amount = self.seconds + self.amount * self.last, None
        elif sign.kind in _MONTHS:
            self.months, self.amount = self.months + self.amount * _MONTHS[sign.kind], None
        else:
            return False
        return True


def span_of(heard: Sequence[Sign], today: datetime) -> int | None:
    """The moment at its end; days and longer keep the time of day, or take one. None when it is no length of time."""
    if len(heard) == 1 and heard[0].zone == "h" and heard[0].value[0] < _LONGEST_SPAN:
        return int(today.timestamp()) + heard[0].value[0] * HOUR + heard[0].value[1] * MINUTE
    heard = _clocks(heard)
    times = [each.value for each in heard if each.kind == "time"]
    total = _Sum()
    rest = [each for each in heard if each.kind not in {"time", "in", "fill"}]
    if len(times) > 1 or not all(map(total.add, rest)):
        return None
    if total.amount is not None:
        if not total.last or rest[-1].kind != "half":
            return None
        total.seconds += total.amount % 1 * total.last
    return _from(today, total.seconds, total.months, time(times[0][0] % 24, times[0][1]) if times else None)


def _clocks(heard: Sequence[Sign]) -> list[Sign]:
    """``at 9`` as a time."""
    told: list[Sign] = []
    for sign in heard:
        if told and told[-1].kind == "at" and sign.kind == "int":
            told[-1] = Sign("time", (sign.value[0], 0))
        else:
            told.append(sign)
    return told


def _from(today: datetime, seconds: float, months: float, at: time | None) -> int | None:
    if seconds + months <= 0 or months > _MOST_MONTHS or months % 1 or (at is not None and seconds % DAY):
        return None
    days, rest = divmod(seconds, DAY)
    if rest and not months and not days:
        return int(today.timestamp() + seconds)
    day = months_on(today.date(), int(months)) + timedelta(days=days)
    return moment_of(day, at or today.time(), today) + int(rest)


def months_on(day: date, count: int) -> date:
    """The same day so many months later, or the last that its month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def moment_of(day: date, at: time, today: datetime) -> int:
    """A local day and time; one that summer time skips is as much later as it skips."""
    return int(datetime.combine(day, at.replace(second=0, microsecond=0, fold=0), tzinfo=today.tzinfo).timestamp())
