"""The zone of the machine, summer time included."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """What the C library says about local time (``TZ`` or /etc/localtime), for every moment its own offset."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """The offset at a local moment; in the hour that summer time skips the one before it, as PEP 495 has it."""
        if moment is None:
            return timedelta(0)
        plain = moment.replace(tzinfo=None)
        try:
            seconds = plain.timestamp()
        except (OverflowError, ValueError, OSError):  # a year that the C library doesn't know
            return timedelta(0)
        return timedelta(seconds=round(plain.replace(tzinfo=UTC).timestamp() - seconds))

    def dst(self, moment: datetime | None) -> timedelta:
        """Not told apart from the offset."""
        del moment
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str:
        """The name that the C library gives."""
        return "" if moment is None else self._at(moment).tm_zone

    def fromutc(self, moment: datetime) -> datetime:
        """A moment in UTC as local time; the second time that an hour comes when the clocks are set back is told."""
        seconds = moment.replace(tzinfo=UTC).timestamp()
        try:
            there = moment + timedelta(seconds=time.localtime(seconds).tm_gmtoff)
            again = there.replace(tzinfo=None).timestamp() != seconds
        except (OverflowError, ValueError, OSError):
            return moment
        return there.replace(fold=1) if again else there

    @staticmethod
    def _at(moment: datetime) -> time.struct_time:
        parts = (*moment.timetuple()[:8], -1)
        try:
            return time.localtime(time.mktime(parts))
        except (OverflowError, ValueError, OSError):
            return time.gmtime(0)
