"""A time in the past as people type it, to ask what was done since: ``yesterday``, ``mon``, ``7d``, ``2026-11-20``."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from reviewtui.domain.clock import DAY, HOUR, MINUTE, WEEK, local

_BACK: Final = {
    0: "today heute aujourd'hui hoy oggi hoje 今日",
    1: "yesterday gestern hier ayer ieri ontem 昨日",
}
_DAYS: Final = (
    "monday montag lundi lunes lunedì 月曜日", "tuesday dienstag mardi martes martedì 火曜日",
    "wednesday mittwoch mercredi miércoles mercoledì 水曜日", "thursday donnerstag jeudi jueves giovedì 木曜日",
    "friday freitag vendredi viernes venerdì 金曜日", "saturday samstag samedi sábado sabato 土曜日",
    "sunday sonntag dimanche domingo domenica 日曜日",
)  # fmt: skip
_UNITS: Final = {
    "min": MINUTE, "h": HOUR, "hour": HOUR, "stunde": HOUR, "d": DAY, "day": DAY, "tag": DAY, "w": WEEK, "week": WEEK,
    "woche": WEEK,
}  # fmt: skip
_LENGTH: Final = re.compile(r"(\d{1,4})\s*(?:([hdw])|(min|hour|day|week|stunde|tag|woche)[a-z]{0,3})")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d\d)")


def read_since(text: str, now: int, zone: tzinfo) -> int | None:
    """The moment that is meant, at or before `now`; None when it can't be understood. A day begins at its midnight."""
    words = " ".join(text.casefold().split()).removeprefix("since ").removeprefix("last ")
    today = local(now, zone)
    length = _LENGTH.fullmatch(words.removesuffix(" ago"))
    if length:
        return now - int(length[1]) * _UNITS[length[2] or length[3]]
    clock = _CLOCK.fullmatch(words)
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        at = today.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
        return _stamp(at if at <= today else at - timedelta(days=1))
    days = _days_back(words, today)
    if days is not None:
        return _stamp(datetime.combine(today.date() - timedelta(days=days), time(), zone))
    try:
        told = datetime.fromisoformat(words.upper())
    except ValueError:
        return None
    at = told if told.tzinfo else told.replace(tzinfo=zone)
    return min(now, _stamp(at))


def _days_back(words: str, today: datetime) -> int | None:
    """How many days ago a day was that is named; a day of the week is the last one that bore its name."""
    for days, names in _BACK.items():
        if words in names.split():
            return days
    found = [
        number for number, names in enumerate(_DAYS)
        if any(name == words or (len(words) >= 3 and name.startswith(words)) for name in names.split())
    ]  # fmt: skip
    return (today.weekday() - found[0]) % 7 if len(found) == 1 else None


def _stamp(at: datetime) -> int:
    return int(at.timestamp())
