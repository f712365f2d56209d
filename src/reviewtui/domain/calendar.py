"""How a seller writes dates and times: the order of day and month, twelve hours or twenty-four, in their own zone.

A `Calendar` is a zone that knows it, so that whoever tells a time needs to be given one thing only. Names stay English.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from enum import StrEnum


class Dates(StrEnum):
    """Three ways: ``Tue Dec 1, 4:00 pm``, ``Tue 1 Dec 16:00`` and ``Tue 2026-12-01 16:00``."""

    US = "us"
    EUROPEAN = "european"
    ISO = "iso"


class Calendar(tzinfo):
    """A zone whose people write dates in their way."""

    def __init__(self, zone: tzinfo, dates: Dates) -> None:
        self.zone = zone
        self.dates = dates

    @property
    def key(self) -> str:
        """The name of the zone, "" where it has none."""
        return str(getattr(self.zone, "key", ""))

    def __reduce__(self) -> tuple[type[Calendar], tuple[tzinfo, Dates]]:
        return Calendar, (self.zone, self.dates)

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """As the zone underneath says it (`datetime.tzinfo`)."""
        return self.zone.utcoffset(self._there(moment))

    def dst(self, moment: datetime | None) -> timedelta | None:
        """As the zone underneath says it (`datetime.tzinfo`)."""
        return self.zone.dst(self._there(moment))

    def tzname(self, moment: datetime | None) -> str | None:
        """As the zone underneath says it (`datetime.tzinfo`)."""
        return self.zone.tzname(self._there(moment))

    def fromutc(self, moment: datetime) -> datetime:
        """As the zone underneath says it (`datetime.tzinfo`)."""
        return self.zone.fromutc(moment.replace(tzinfo=self.zone)).replace(tzinfo=self)

    def _there(self, moment: datetime | None) -> datetime | None:
        return None if moment is None else moment.replace(tzinfo=self.zone)


def dates_of(zone: tzinfo) -> Dates:
    """How the people of a zone write dates; the European way where it doesn't say."""
    return zone.dates if isinstance(zone, Calendar) else Dates.EUROPEAN


_MONTH_FIRST = {"en_US", "es_US", "en_PH", "fil_PH", "en_CA"}
_YEAR_FIRST = {"ja", "zh", "ko", "hu", "lt", "sv"}


def dates_in(locale: str) -> Dates:
    """How dates are written under a locale such as ``en_US.UTF-8``."""
    name = locale.partition(".")[0].partition("@")[0].replace("-", "_")
    if name in _MONTH_FIRST or name.startswith("English_United States"):
        return Dates.US
    return Dates.ISO if name.partition("_")[0] in _YEAR_FIRST else Dates.EUROPEAN


def time_of_day(then: datetime, *, seconds: bool = False, narrow: bool = False) -> str:
    """``16:00``, or ``4:00 pm``; `narrow` for a column of the list: ``4pm``, ``4:30p``."""
    dates = Dates.EUROPEAN if then.tzinfo is None else dates_of(then.tzinfo)
    if dates is not Dates.US:
        return f"{then:%H:%M:%S}" if seconds else f"{then:%H:%M}"
    hour, half = then.hour % 12 or 12, "pm" if then.hour >= 12 else "am"
    if narrow:
        return f"{hour}:{then:%M}{half[0]}" if then.minute else f"{hour}{half}"
    return f"{hour}:{then:%M:%S} {half}" if seconds else f"{hour}:{then:%M} {half}"


def calendar_day(then: datetime, *, weekday: bool = True, year: bool = False) -> str:
    """``Tue Dec 1``, ``Tue 1 Dec`` or ``Tue 12-01``; with the year ``Dec 1, 2026``, ``1 Dec 2026``, ``2026-12-01``."""
    dates = Dates.EUROPEAN if then.tzinfo is None else dates_of(then.tzinfo)
    name = f"{then:%a} " if weekday else ""
    if dates is Dates.ISO:
        return f"{name}{then.year:04}-{then:%m-%d}" if year else f"{name}{then:%m-%d}"
    if dates is Dates.US:
        return f"{name}{then:%b} {then.day}, {then.year}" if year else f"{name}{then:%b} {then.day}"
    return f"{name}{then.day} {then:%b} {then.year}" if year else f"{name}{then.day} {then:%b}"


def long_day(then: datetime) -> str:
    """A heading: ``Friday, November 27, 2026``, ``Friday 27 November 2026`` or ``Friday 2026-11-27``."""
    dates = Dates.EUROPEAN if then.tzinfo is None else dates_of(then.tzinfo)
    if dates is Dates.ISO:
        return f"{then:%A} {then.year:04}-{then:%m-%d}"
    if dates is Dates.US:
        return f"{then:%A}, {then:%B} {then.day}, {then.year}"
    return f"{then:%A} {then.day} {then:%B} {then.year}"


def day_and_time(then: datetime, *, year: bool = False) -> str:
    """``Tue Dec 1, 4:00 pm`` or ``Tue 1 Dec 16:00``."""
    dates = Dates.EUROPEAN if then.tzinfo is None else dates_of(then.tzinfo)
    between = ", " if dates is Dates.US else " "
    return f"{calendar_day(then, year=year)}{between}{time_of_day(then)}"
