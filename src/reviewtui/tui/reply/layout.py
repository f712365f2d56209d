"""How the height of the reply desk is shared among its three fields, what the checks say, and the letter. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = 3
ROOMY = 4
"""The height of a field that nothing presses."""
LETTER = 4
"""Rows that the letter keeps, however long the fields are."""
LOW, TINY = 20, 8
"""Below so many rows the letter goes, and below so many all steps but the one at hand."""


@dataclass(frozen=True, slots=True)
class Room:
    """The rows that there are, and how many of them the names of the steps take; `wide` beside the review."""

    height: int
    labels: int
    wide: bool

    @property
    def letter(self) -> bool:
        """Whether there is room for the letter below the fields, and for a blank row after each of them."""
        return self.wide and self.height >= LOW

    @property
    def tiny(self) -> bool:
        """Whether there is room for one step only."""
        return self.height < TINY

    @property
    def state_least(self) -> int:
        """The rows that the state has in any case."""
        return min(self.state_most, 3 if self.letter else 1)

    @property
    def state_most(self) -> int:
        """The most rows that the state may have: three for the field at hand and one for each other come first."""
        if self.tiny:
            return 1
        below = STEPS + LETTER if self.letter else 0
        return max(1, self.height - self.labels - STEPS - 2 - below)

    def fields(self, lines: Sequence[int], focused: int, state: int) -> list[int]:
        """The heights of the fields for texts of so many `lines`, beside a state of so many rows."""
        if self.tiny:
            return [max(1, self.height - 1 - state)] * STEPS
        free = self.height - self.labels - state
        return share(free - STEPS - LETTER, lines, focused) if self.letter else share(free, lines, focused, spread=True)


def share(room: int, lines: Sequence[int], focused: int, *, spread: bool = False) -> list[int]:
    """Heights of the fields for texts of so many `lines`: none is smaller than one line, together at most `room`.

    Fields grow with their text; where that is too much, the focused one has the first claim and the others keep what
    is left. With `spread` the focused one takes all the free room too.
    """
    wanted = [max(ROOMY, count + (index == focused)) for index, count in enumerate(lines)]
    if sum(wanted) > room:
        wanted = _pressed(room, wanted, focused)
    if spread:
        wanted[focused] += max(0, room - sum(wanted))
    return wanted


def _pressed(room: int, wanted: list[int], focused: int) -> list[int]:
    others = len(wanted) - 1
    least = 2 if room >= 2 * others + ROOMY else 1
    heights = [least] * len(wanted)
    heights[focused] = max(1, min(wanted[focused], room - least * others))
    free = room - sum(heights)
    while free > 0 and (hungry := [at for at in range(len(wanted)) if heights[at] < wanted[at]]):
        for at in hungry[:free]:
            heights[at] += 1
        free = room - sum(heights)
    return heights
