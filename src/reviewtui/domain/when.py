"""A time as people type it: ``fri 9am``, ``in 3 days``, ``2. Dez``, ``tomorrow``, ``2026-12-02 14:30``.

English and German. The answer always lies in the future: what would be over is taken for the next time it comes round,
and what can't come round again (a year that has gone) is no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from reviewtui.domain.clock import DAY, HOUR, MINUTE, WEEK, local

_DAYS: Final = (
    "monday montag", "tuesday tues dienstag", "wednesday mittwoch", "thursday thurs donnerstag",
    "friday freitag", "saturday samstag sonnabend", "sunday sonntag",
)  # fmt: skip
_SHORT_DAYS: Final = {
    "mo": 0, "tu": 1, "di": 1, "we": 2, "mi": 2, "th": 3, "do": 3, "fr": 4, "sa": 5, "su": 6, "so": 6,
}  # fmt: skip
_MONTHS: Final = (
    "january januar", "february februar", "march märz maerz mrz", "april", "may mai", "june juni", "july juli",
    "august", "september", "october oktober", "november", "december dezember",
)  # fmt: skip
_AHEAD: Final = {"today": 0, "heute": 0, "tomorrow": 1, "tmrw": 1, "tom": 1, "übermorgen": 2, "uebermorgen": 2}
_HOURS: Final = {
    "noon": 12, "mittag": 12, "mittags": 12, "afternoon": 15, "nachmittag": 15, "nachmittags": 15, "evening": 18,
    "abend": 18, "abends": 18, "tonight": 20, "night": 20, "midnight": 0,
}  # fmt: skip
_EARLY: Final = frozenset(("morning", "früh", "frueh", "vormittag", "vormittags"))
_UNITS: Final = {
    MINUTE: "m min mins minute minutes minuten",
    HOUR: "h hr hrs hour hours std stunde stunden",
    DAY: "d day days tag tage tagen",
    WEEK: "w wk wks week weeks woche wochen",
}
_MONTH_UNITS: Final = frozenset(("month", "months", "monat", "monate", "monaten"))
_SECONDS: Final = {word: size for size, words in _UNITS.items() for word in words.split()}
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "ein": 1, "eine": 1, "einem": 1, "einer": 1, "two": 2, "zwei": 2, "three": 3,
    "drei": 3, "four": 4, "vier": 4, "five": 5, "fünf": 5, "six": 6, "sechs": 6, "ten": 10, "zehn": 10,
}  # fmt: skip
_FILLING: Final = frozenset((
    "at", "on", "um", "am", "the", "of", "den", "der", "dem", "this", "diesen", "next", "nächsten", "nächster",
    "kommenden", "by", "bis",
))  # fmt: skip
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]+(\d{1,2}):(\d{2})(?::\d{2})?(z|[+-]\d{2}:?\d{2})?)?")
_DOTTED: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}))?")
_OFFSET: Final = re.compile(r"(?:in\s+)?(\d{1,4}|[a-zäöü]+)\s*([a-zäöü]+)")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|uhr)?")
_WORD: Final = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:am|pm|uhr)?|\d{1,2}\s*(?:am|pm|uhr)\b|\d+|[^\W\d_]+")


def read_when(text: str, now: int, zone: tzinfo, morning: int = 9) -> int | None:
    """The moment that is meant, later than `now`; None when it can't be understood or is over for good.

    `morning` is the hour of a day without a time.
    """
    words = " ".join(text.lower().split()).strip(" .,!")
    today = local(now, zone)
    try:
        at = _offset(words, today, morning)
        if at is None:
            at = _calendar(words, today, morning)
    except (ValueError, OverflowError):
        return None
    return at if at is not None and at > now else None


def _offset(words: str, today: datetime, morning: int) -> int | None:
    """``in 3 days``, ``90m``, ``eine woche``: from now on; days and longer keep the time of day."""
    if words in {"next week", "nächste woche", "naechste woche"}:
        return _moment(today.date() + timedelta(days=7 - today.weekday()), time(morning), today)
    match = _OFFSET.fullmatch(words)
    count, unit = match.groups() if match else ("", "")
    number = int(count) if count.isdigit() else _NUMBERS.get(count, 0)
    size = _SECONDS.get(unit, 0)
    if number and unit in _MONTH_UNITS:
        return _moment(_months_on(today.date(), number), today.time(), today)
    if number and size >= DAY:
        return _moment(today.date() + timedelta(seconds=number * size), today.time(), today)
    return int(today.timestamp()) + number * size if number and size else None


def _months_on(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            if last <= 28:
                raise
    raise ValueError(count)


@dataclass(slots=True)
class _Said:
    """What a date was said to be, as far as it was said."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    ahead: int | None = None
    hour: int | None = None
    minute: int = 0
    offset: str = ""

    @property
    def empty(self) -> bool:
        return self.hour is None and self.month is None and self.weekday is None and self.ahead is None


def _calendar(words: str, today: datetime, morning: int) -> int | None:
    """A day and a time, in any order, the one or the other left out."""
    said = _Said()
    rest = _numbers(words, said)
    for word in _WORD.findall(rest):
        if not _hear(word, said, morning):
            return None
    leftover = _WORD.sub("", rest)
    if said.empty or leftover.strip(" .,-/") or (said.day is None) != (said.month is None):
        return None
    return _next(said, today, morning)


def _numbers(words: str, said: _Said) -> str:
    """Take a date in figures out of the words: ``2026-12-02T14:30Z``, ``2.12.``, ``2.12.2026``."""
    if match := _ISO.search(words):
        year, month, day, hour, minute, offset = match.groups()
        said.year, said.month, said.day = int(year), int(month), int(day)
        if hour is not None:
            said.hour, said.minute, said.offset = int(hour), int(minute), offset or ""
    elif (match := _DOTTED.search(words)) and not _is_time(words, match):
        said.day, said.month = int(match[1]), int(match[2])
        said.year = int(match[3]) if match[3] else None
    else:
        return words
    return f"{words[: match.start()]} {words[match.end() :]}"


def _is_time(words: str, match: re.Match[str]) -> bool:
    """``9.30`` and ``9.30 Uhr`` are times of day: two figures after the dot, nothing that makes it a date."""
    after = words[match.end() :].lstrip()
    return not match[0].endswith(".") and not match[3] and len(match[2]) == 2 and (
        int(match[2]) > 12 or after.startswith(("uhr", "am", "pm"))
    )  # fmt: skip


def _hear(word: str, said: _Said, morning: int) -> bool:
    """Take one word in; False when it has no meaning here."""
    if word[0].isdigit():
        return _hear_figure(word, said)
    if word in _FILLING:
        return True
    if word in _AHEAD or (word == "morgen" and said.ahead is None and said.weekday is None):
        said.ahead = _AHEAD.get(word, 1)
        return True
    if word in _EARLY or word == "morgen":
        said.hour = morning if said.hour is None else said.hour
        return True
    if word in _HOURS and said.hour is None:
        said.hour = _HOURS[word]
        said.ahead = 0 if word == "tonight" and said.weekday is None else said.ahead
        return True
    return _hear_name(word, said)


def _hear_name(word: str, said: _Said) -> bool:
    day = _SHORT_DAYS.get(word, _named(word, _DAYS))
    if day is not None and said.weekday is None:
        said.weekday = day
        return True
    month = _named(word, _MONTHS)
    if month is not None and said.month is None:
        said.month = month + 1
        return True
    return word in {"st", "nd", "rd", "th"}


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names begins with a word of at least three letters."""
    if len(word) < 3:
        return None
    return next((at for at, each in enumerate(names) if any(name.startswith(word) for name in each.split())), None)


def _hear_figure(word: str, said: _Said) -> bool:
    if word.isdigit():
        number = int(word)
        if len(word) == 4 and said.year is None:
            said.year = number
        elif said.day is None and 1 <= number <= 31:
            said.day = number
        else:
            return False
        return True
    match = _TIME.fullmatch(word)
    if match is None or said.hour is not None:
        return False
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return False
        hour = hour % 12 + (12 if half == "pm" else 0)
    said.hour, said.minute = hour, minute
    return True


def _next(said: _Said, today: datetime, morning: int) -> int | None:
    """The next time that what was said comes round."""
    at = time(morning if said.hour is None else said.hour, said.minute)
    if said.month is not None and said.day is not None:
        return _next_date(said, at, today)
    if said.weekday is not None:
        day = today.date() + timedelta(days=(said.weekday - today.weekday()) % 7)
        moment = _moment(day, at, today)
        return moment if moment > today.timestamp() else _moment(day + timedelta(days=7), at, today)
    if said.ahead is not None:
        return _moment(today.date() + timedelta(days=said.ahead), at, today)
    moment = _moment(today.date(), at, today)
    return moment if moment > today.timestamp() else _moment(today.date() + timedelta(days=1), at, today)


def _next_date(said: _Said, at: time, today: datetime) -> int | None:
    assert said.month is not None
    assert said.day is not None
    if said.offset:
        zone = "+00:00" if said.offset == "z" else said.offset
        return int(datetime.fromisoformat(f"{date(said.year or 0, said.month, said.day)}T{at:%H:%M}{zone}").timestamp())
    if said.year is not None:
        return _moment(date(said.year, said.month, said.day), at, today)
    for year in range(today.year, today.year + 9):
        try:
            moment = _moment(date(year, said.month, said.day), at, today)
        except ValueError:
            continue
        if moment > today.timestamp():
            return moment
    return None


def _moment(day: date, at: time, today: datetime) -> int:
    return int(datetime.combine(day, at.replace(second=0, microsecond=0), tzinfo=today.tzinfo).timestamp())
