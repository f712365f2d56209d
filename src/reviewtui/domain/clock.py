"""Clocks and the words for them: time left, by how much over, how long ago.

All arithmetic is on seconds since 1970 UTC; only the words of a date need a zone, which is passed in.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from reviewtui.domain.calendar import calendar_day, day_and_time, time_of_day

MINUTE = 60
HOUR = 3600
DAY = 86400
WEEK = 7 * DAY
NEAR = 300 * DAY
"""A day within this time needs no year."""

_FIRST, _LAST = -62_135_596_800 + 400 * DAY, 253_402_300_799 - 400 * DAY
"""What a calendar can show, in every zone and some way on; numbers from files and clocks may lie anywhere."""


def span(seconds: int) -> str:
    """A length of time in its largest unit, for a narrow column: ``5m``, ``18h``, ``12d``, ``8w``, ``18mo``, ``3y``."""
    seconds = max(0, seconds)
    if seconds < HOUR:
        return f"{max(1, seconds // MINUTE)}m"
    if seconds < 2 * DAY:
        return f"{seconds // HOUR}h"
    if seconds < 60 * DAY:
        return f"{seconds // DAY}d"
    if seconds < 52 * WEEK:
        return f"{seconds // WEEK}w"
    if seconds < 2 * 365 * DAY:
        return f"{seconds // (30 * DAY)}mo"
    return f"{seconds // (365 * DAY)}y"


def clock_words(due_at: int, now: int) -> str:
    """A clock as a tired person wants it: ``18h left`` or ``5h over``."""
    return f"{span(due_at - now)} left" if due_at > now else f"{span(now - due_at)} over"


def long_span(seconds: int) -> str:
    """A length of time in words: ``6 hours``, ``1 day``, ``3 weeks``."""
    seconds = max(0, seconds)
    for size, word, until in (
        (MINUTE, "minute", HOUR),
        (HOUR, "hour", 2 * DAY),
        (DAY, "day", 21 * DAY),
        (WEEK, "week", 26 * WEEK),
        (30 * DAY, "month", 730 * DAY),
        (365 * DAY, "year", None),
    ):
        if until is None or seconds < until:
            count = max(1, seconds // size)
            return f"{count} {word}" if count == 1 else f"{count:,} {word}s"
    raise AssertionError


def ago(then: int, now: int) -> str:
    """How long ago: ``6 hours ago``, ``just now``."""
    return "just now" if now - then < MINUTE else f"{long_span(now - then)} ago"


def _utc(at: int) -> datetime:
    return datetime.fromtimestamp(max(_FIRST, min(at, _LAST)), UTC)


def age(posted_at: int | None, now: int, told_at: int | None = None) -> str:
    """How long ago a review was posted: ``6 hours ago``; ``undated`` without a date, with the one that can't be."""
    if posted_at is not None:
        return ago(posted_at, now)
    return "undated" if told_at is None else f"undated ({iso(told_at)[:10]} can't be)"


def local(at: int, zone: tzinfo) -> datetime:
    """A moment in a zone."""
    return _utc(at).astimezone(zone)


def moment(at: int, now: int, zone: tzinfo) -> str:
    """A date as short as it can be said: ``08:13`` today, else ``Mon 23 Nov 09:00``, the year when it is another; as
    the people of the zone write it (`calendar`).
    """
    then, today = local(at, zone), local(now, zone)
    if then.date() == today.date():
        return time_of_day(then)
    return day_and_time(then, year=then.year != today.year)


def short_moment(at: int, now: int, zone: tzinfo) -> str:
    """The same for a column of nine cells: ``16:00`` today, ``Tue 16:00`` within a week, else ``1 Dec``."""
    then = local(at, zone)
    if then.date() == local(now, zone).date():
        return time_of_day(then, narrow=True)
    if 0 <= at - now < WEEK - DAY:
        clock = time_of_day(then, narrow=True)
        return f"{then:%a}"[: 8 - len(clock)] + f" {clock}"
    return calendar_day(then, weekday=False)


def exact(at: int, now: int, zone: tzinfo) -> str:
    """A moment to the second, for versions that lie near each other."""
    then, today = local(at, zone), local(now, zone)
    clock = time_of_day(then, seconds=True)
    return clock if then.date() == today.date() else f"{calendar_day(then, year=then.year != today.year)} {clock}"


def day(at: int, zone: tzinfo, now: int | None = None) -> str:
    """A calendar day: ``21 Feb 2027``; without its year where it lies so near to `now` that only one is meant."""
    return calendar_day(local(at, zone), weekday=False, year=now is None or abs(at - now) > NEAR)


def at_hour(now: int, zone: tzinfo, days: int, hour: int) -> int:
    """The moment `days` days after today's date at a full hour of the local day."""
    then = local(now, zone) + timedelta(days=days)
    return int(then.replace(hour=hour, minute=0, second=0, microsecond=0).timestamp())


def iso(at: int) -> str:
    """ISO 8601 in UTC, as the commands' JSON gives every time."""
    return _utc(at).strftime("%Y-%m-%dT%H:%M:%SZ")
