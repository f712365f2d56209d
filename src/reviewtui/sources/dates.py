"""Dates as they stand in exports and on pages, as seconds UTC.

Whether 3/4 is March or April is never found out by trying: `day_order` looks at a whole column, and where that
leaves it open, the marketplace decides.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from reviewtui.sources.folding import with_plain_digits
from reviewtui.sources.worded import century, day_in, month_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAY_FIRST: Final = "d/m"
MONTH_FIRST: Final = "m/d"
YEAR_FIRST: Final = "y/m/d"
"""Two digits of the year, then month and day, as 26/01/13 in Japan."""

_EPOCH_DAY: Final = date(1970, 1, 1).toordinal()
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 (compared with times that name no zone)
_LONGEST: Final = 300
_LONGEST_MONTH: Final = 30
_UNSEEN: Final = dict.fromkeys((0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2069))
"""Marks that only say which way letters run."""
_EARLIEST, _LATEST = 1990, 2100
_EARLIEST_SECOND, _LATEST_SECOND = 631_152_000, 4_133_980_800
_ORDERED: Final = re.compile(
    r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2})[:-](\d\d)(?:[:-](\d\d))?(?:[.,]\d+)?\s*([AaPp][Mm]\b)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_NUMERIC: Final = re.compile(
    r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)"
    r"(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([AaPp][Mm])?)?"
)
_NUMBERS_ONLY: Final = re.compile(r"\s*(\d{1,2})\s+(\d{1,2}),\s*(\d{4})\s*")
_ZONE: Final = re.compile(r"([+-])(\d\d):?(\d\d)")
_ZONES: Final = {
    "PST": -8,
    "PDT": -7,
    "MDT": -6,
    "EST": -5,
    "EDT": -4,
    "CET": 1,
    "CEST": 2,
    "MEZ": 1,
    "MESZ": 2,
    "JST": 9,
}
"""Hours ahead of UTC, of the names that mean one zone only."""
_ZONE_NAMES: Final = re.compile(rf"\b({'|'.join(_ZONES)})\b")
_SCRIPT: Final = re.compile(r"/Date\((\d{12,14})(?:[+-]\d{4})?\)/")
_TIME: Final = re.compile(
    r"[,\s]*(?:\bat\s+)?(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?![\d:])\s*([AaPp]\.?[Mm]\b)?"
    r"(?:\s*(?:GMT|UTC|Z\b)?\s*([+-]\d\d:?\d\d)?(?!\d))"
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_SHORT_YEARS: Final = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d\d)(?!\d)")
_YEARS_FIRST: Final = frozenset(("JP", "CN", "KR", "TW", "HU", "SE"))
_FIRST_SERIAL, _LAST_SERIAL, _SERIAL_EPOCH = 20_000, 80_000, 25_569
"""Days as spreadsheets count them: from 1954 to 2119, and the first of January 1970."""


def midnight(year: int, month: int, day: int) -> int:
    """Seconds UTC at the start of a day; ValueError if there is no such day or no shop had opened yet."""
    if not _EARLIEST <= year <= _LATEST:
        raise ValueError(f"the year {year}")
    return (date(year, month, day).toordinal() - _EPOCH_DAY) * 86400


def from_iso(text: str) -> int:
    """An ISO 8601 date or time, the fast path; without a zone it is UTC."""
    at = datetime.fromisoformat(text)
    seconds = int(at.timestamp() if at.tzinfo else (at - _EPOCH).total_seconds())
    if not _EARLIEST_SECOND <= seconds < _LATEST_SECOND:
        raise ValueError(f"the year {at.year}")
    return seconds


def from_unix(text: str) -> int:
    """Seconds, milliseconds, microseconds or nanoseconds since 1970, or a spreadsheet's days: told apart by size."""
    value = float(text) if "." in text else int(text)
    if _FIRST_SERIAL <= value < _LAST_SERIAL:
        value = round((value - _SERIAL_EPOCH) * 86400)
    for _ in range(3):
        if abs(value) < 20_000_000_000:
            break
        value /= 1000
    seconds = int(value)
    if not _EARLIEST_SECOND <= seconds < _LATEST_SECOND:
        raise ValueError("no time of a review")
    return seconds


def from_text(text: str, order: str = "") -> int:
    """A date in any of the forms we know; ValueError when none is found.

    `order` is `DAY_FIRST`, `MONTH_FIRST` or `YEAR_FIRST` for dates made of numbers. In a sentence the last date counts.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise ValueError("too long for a date")
    if not text.isascii():
        text = with_plain_digits(text).translate(_UNSEEN).strip()
    if text.isascii() and text[:4].isdigit():
        if len(text) == 8 and text.isdigit():
            return midnight(int(text[:4]), int(text[4:6]), int(text[6:]))
        return from_unix(text.replace(",", ".")) if _NUMBER.fullmatch(text) else _ordered(text)
    match = _NUMERIC.match(text)
    if match:
        return _numeric(match, order)
    match = _SCRIPT.fullmatch(text)
    if match:
        return from_unix(match[1])
    match = _NUMBERS_ONLY.fullmatch(text)
    if match:
        return midnight(int(match[3]), int(match[1]), int(match[2]))
    return _in_words(text)


def is_numeric(text: str) -> bool:
    """Whether a date is made of numbers whose order has to be known."""
    match = _NUMERIC.match(text)
    return match is not None and match[2] != "."


def names_a_month(text: str) -> bool:
    """Whether a cell is a month and its year, without a day."""
    return len(text) < _LONGEST_MONTH and month_in(text) is not None


def are_years_first(values: Iterable[str], marketplace: str) -> bool:
    """Whether a column of dates like 26/01/13 begins with the year: where it is the custom, or where all shows it."""
    parts = [_SHORT_YEARS.match(value) for value in values]
    firsts = {int(match[1]) for match in parts if match}
    thirds = {int(match[4]) for match in parts if match}
    if not firsts or not all(match and int(match[3]) <= 12 and 1 <= int(match[4]) <= 31 for match in parts):
        return False
    many_days_of_few_years = len(firsts) <= 3 and len(thirds) >= 8 and min(firsts) >= 10
    return marketplace in _YEARS_FIRST or max(firsts) > 31 or many_days_of_few_years


def day_order(values: Iterable[str]) -> str | None:
    """The order of day and month in a column of numeric dates.

    `DAY_FIRST` or `MONTH_FIRST` when a number above 12 shows it, "" when it makes no difference, None when it does and
    nothing shows it.
    """
    votes = {DAY_FIRST: 0, MONTH_FIRST: 0}
    open_ = False
    for value in values:
        match = _NUMERIC.match(value)
        if not match or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12:
            votes[DAY_FIRST] += 1
        elif second > 12:
            votes[MONTH_FIRST] += 1
        elif first != second:
            open_ = True
    if votes[DAY_FIRST] or votes[MONTH_FIRST]:
        return max(votes, key=votes.__getitem__)
    return None if open_ else ""


def order_of(marketplace: str) -> str:
    """How numeric dates are written in a country."""
    return MONTH_FIRST if marketplace == "US" else DAY_FIRST


def parser_for(sample: Iterable[str], order: str = "") -> Callable[[str], int]:
    """The quickest function for a column's dates; what it can't take goes the long way."""
    filled = [value for value in sample if value.strip()]
    if filled and all(_takes(from_iso, value) and len(value) >= 10 for value in filled):
        return _iso_first(order)
    remembered: dict[str, int] = {}

    def parse(text: str) -> int:
        known = remembered.get(text)
        if known is not None:
            return known
        seconds = from_text(text, order)
        if len(remembered) > 20_000:
            remembered.clear()
        remembered[text] = seconds
        return seconds

    return parse


def _iso_first(order: str) -> Callable[[str], int]:
    """`from_iso` with `from_text` behind it, in one call: a million dates go through it."""
    from_isoformat, epoch = datetime.fromisoformat, _EPOCH

    def parse(text: str) -> int:
        try:
            at = from_isoformat(text)
        except ValueError:
            return from_text(text, order)
        seconds = int(at.timestamp() if at.tzinfo else (at - epoch).total_seconds())
        if not _EARLIEST_SECOND <= seconds < _LATEST_SECOND:
            raise ValueError(f"the year {at.year}")
        return seconds

    return parse


def _takes(quick: Callable[[str], int], text: str) -> bool:
    try:
        quick(text)
    except ValueError:
        return False
    return True


def _ordered(text: str) -> int:
    match = _ORDERED.match(text)
    if not match:
        return _in_words(text)
    seconds = midnight(int(match[1]), int(match[2]), int(match[3]))
    seconds += _clock(match[4], match[5], match[6], match[7] or "")
    return seconds - _ahead_of_utc(match[8] or "")


def _ahead_of_utc(zone: str) -> int:
    """The seconds that a zone like +0100 is ahead."""
    match = _ZONE.fullmatch(zone)
    if not match:
        return 0
    seconds = int(match[2]) * 3600 + int(match[3]) * 60
    return seconds if match[1] == "+" else -seconds


def _numeric(match: re.Match[str], order: str) -> int:
    first, second = int(match[1]), int(match[3])
    if order == YEAR_FIRST and len(match[4]) == 2:
        return midnight(century(match[1]), second, int(match[4])) + _clock(match[5], match[6], match[7], match[8] or "")
    year = century(match[4])
    if match[2] == "." or order == YEAR_FIRST:
        order = DAY_FIRST
    if not order and first != second:
        raise ValueError("day and month can't be told apart")
    month, day = (second, first) if order == DAY_FIRST else (first, second)
    seconds = midnight(year, month, day)
    if not match[5]:
        return seconds
    return seconds + _clock(match[5], match[6], match[7], match[8] or "") - _named_zone(match.string)


def _clock(hour: str | None, minute: str | None, second: str | None, half: str) -> int:
    if not hour or not minute:
        return 0
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half[0] in "Pp" else 0)
    if hours > 23 or int(minute) > 59 or int(second or 0) > 60:
        raise ValueError("no time of day")
    return hours * 3600 + int(minute) * 60 + int(second or 0)


def _in_words(text: str) -> int:
    """The last day that a sentence names, and the time of day where it tells one."""
    time = _TIME.search(text)
    day = day_in(text if time is None else f"{text[: time.start()]} {text[time.end() :]}") or day_in(text)
    day = day or month_in(text)
    if day is None:
        raise ValueError("no date")
    if time is None:
        return midnight(*day)
    zone = _ahead_of_utc(time[5]) if time[5] else _named_zone(text)
    return midnight(*day) + _clock(time[1], time[2], time[3], time[4] or "") - zone


def _named_zone(text: str) -> int:
    """The seconds that a zone is ahead which only its name tells."""
    match = _ZONE_NAMES.search(text)
    return _ZONES[match[1]] * 3600 if match else 0
