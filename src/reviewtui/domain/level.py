"""How urgency is said to people: in a word (now, today, this week, or nothing), each factor in few signs."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from reviewtui.domain.case import Lane
from reviewtui.domain.clock import DAY

_NOW: Final = 85
_TODAY: Final = 45
"""The scores (`urgency.score`) from which a case belongs to now, and to today whatever its clock says."""


class Level(StrEnum):
    """The value is the word on the screen. A case of no level waits for others, sleeps, is done or beyond rescue."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    NONE = ""


def level_of(score: float, lane: Lane, due_at: int | None, now: int, *, hopeless: bool) -> Level:
    """The level of a case; `due_at` is the clock that runs in its lane.

    What presses most is for now. A clock of ours that ends within a day makes it today: it must never say `week` beside
    `2h left`.
    """
    if hopeless or lane in {Lane.DONE, Lane.SNOOZED} or (lane is Lane.WAITING and (due_at is None or due_at > now)):
        return Level.NONE
    if score >= _NOW:
        return Level.NOW
    soon = due_at is not None and now < due_at <= now + DAY
    return Level.TODAY if soon or score >= _TODAY else Level.WEEK


def times(value: float) -> str:
    """A factor in few signs, whatever it is: ``× 4.2``, ``× 0.97``, ``× 12``, ``× <0.01``."""
    if value >= 10:
        return f"× {value:,.0f}"
    if value >= 1:
        return f"× {value:.1f}"
    return f"× {value:.2f}" if value >= 0.01 else "× <0.01"
