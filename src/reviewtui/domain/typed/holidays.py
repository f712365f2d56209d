"""Days of the year that people name instead of a date, by the signs of `words`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int, after: int = 0) -> Callable[[int], date]:
    """The nth such weekday of a month, and days after it."""

    def found(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1) + after)

    return found


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _easter(after: int = 0) -> Callable[[int], date]:
    """Western Easter (the anonymous Gregorian computus), and days after it."""

    def found(year: int) -> date:
        a, b, c = year % 19, year // 100, year % 100
        h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
        left = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
        m = (a + 11 * h + 22 * left) // 451
        month, day = divmod(h + left - 7 * m + 114, 31)
        return date(year, month, day + 1) + timedelta(days=after)

    return found


HOLIDAYS: Final[Mapping[str, Callable[[int], date]]] = {
    "hthanks": _nth(11, _THURSDAY, 4),
    "hblack": _nth(11, _THURSDAY, 4, 1),
    "hcyber": _nth(11, _THURSDAY, 4, 4),
    "hxmaseve": _fixed(12, 24),
    "hxmas": _fixed(12, 25),
    "hxmas2": _fixed(12, 26),
    "hyeareve": _fixed(12, 31),
    "hyear": _fixed(1, 1),
    "hkings": _fixed(1, 6),
    "hvalentine": _fixed(2, 14),
    "hgoodfriday": _easter(-2),
    "heaster": _easter(),
    "heaster1": _easter(1),
    "hmothers": _nth(5, _SUNDAY, 2),
    "hmemorial": _last_monday_of_may,
    "hjuly4": _fixed(7, 4),
    "hferragosto": _fixed(8, 15),
    "hlabor": _nth(9, _MONDAY, 1),
    "hhalloween": _fixed(10, 31),
}


def next_holiday(sign: str, today: date) -> date:
    """When a holiday comes round next; today counts."""
    this_year = HOLIDAYS[sign](today.year)
    return this_year if this_year >= today else HOLIDAYS[sign](today.year + 1)
