"""Shares and middles that a sceptic accepts: never without their n, and small numbers called small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.clock import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST: Final = 10
"""Of fewer than so many nothing is told in hundredths."""
TOO_FEW: Final = "too few for a rate"


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where they are too few to tell one."""
        return self.hits / self.of if self.of >= LEAST else None

    @property
    def percent(self) -> str:
        """``83%``; "" where they are too few. All and none are told only of all and none."""
        if self.of < LEAST:
            return ""
        whole = (200 * self.hits + self.of) // (2 * self.of)
        if self.hits > 0 and whole == 0:
            return "<1%"
        if self.hits < self.of and whole == 100:
            return ">99%"
        return f"{whole}%"

    @property
    def counts(self) -> str:
        """The two counts in words, ``123 of 148``."""
        return f"{self.hits:,} of {self.of:,}"

    @property
    def words(self) -> str:
        """``83% (123 of 148)``, ``7 of 9``; ``none yet`` of nothing."""
        if not self.of:
            return "none yet"
        return f"{self.percent} ({self.counts})" if self.percent else self.counts


def share(hits: Sequence[object], of: Sequence[object]) -> Share:
    """How many these are of those."""
    return Share(len(hits), len(of))


class Times(NamedTuple):
    """How long something took, each time, the shortest first. In seconds."""

    sorted_: tuple[int, ...] = ()

    @property
    def n(self) -> int:
        """How often it was measured."""
        return len(self.sorted_)

    @property
    def median(self) -> int | None:
        """Half took no longer; of an even number the middle of the two in the middle. None without any."""
        count = len(self.sorted_)
        if not count:
            return None
        low, high = self.sorted_[(count - 1) // 2], self.sorted_[count // 2]
        return (low + high) // 2

    @property
    def p90(self) -> int | None:
        """The shortest time within which at least nine in ten were done; None where they are too few for that."""
        count = len(self.sorted_)
        return self.sorted_[-(-9 * count // 10) - 1] if count >= LEAST else None

    def within(self, limit: int) -> Share:
        """How many took no longer than that."""
        return Share(sum(each <= limit for each in self.sorted_), len(self.sorted_))


def times(found: Sequence[int]) -> Times:
    """Lengths of time, none of them below nothing: a date without its hour may lie behind what answered it."""
    return Times(tuple(sorted(max(0, each) for each in found)))


def length(seconds: int | None) -> str:
    """A length of time in two units at most: ``40 min``, ``6 h 40``, ``31 h``, ``3 days``."""
    if seconds is None:
        return "—"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min"
    hours, minutes = seconds // HOUR, seconds % HOUR // MINUTE
    if seconds < 12 * HOUR and minutes:
        return f"{hours} h {minutes:02}"
    if seconds < 3 * DAY:
        return f"{hours} h"
    days = round(seconds / DAY)
    return f"{days:,} days"
