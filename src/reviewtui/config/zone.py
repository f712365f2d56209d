"""The zone of the machine, summer time included."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """What the C library says about local time (``TZ`` or /etc/localtime), for every moment its own offset."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """The offset at a local moment."""
        return timedelta(0) if moment is None else timedelta(seconds=self._at(moment).tm_gmtoff)

    def dst(self, moment: datetime | None) -> timedelta:
        """Not told apart from the offset."""
        del moment
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str:
        """The name that the C library gives."""
        return "" if moment is None else self._at(moment).tm_zone

    def fromutc(self, moment: datetime) -> datetime:
        """A moment in UTC as local time."""
        seconds = moment.replace(tzinfo=UTC).timestamp()
        try:
            return moment + timedelta(seconds=time.localtime(seconds).tm_gmtoff)
        except (OverflowError, ValueError, OSError):  # a year that the C library doesn't know
            return moment

    @staticmethod
    def _at(moment: datetime) -> time.struct_time:
        parts = (*moment.timetuple()[:8], -1)
        try:
            return time.localtime(time.mktime(parts))
        except (OverflowError, ValueError, OSError):
            return time.gmtime(0)
