"""How the height of the reply desk is shared among its three fields."""

from __future__ import annotations

from collections.abc import Sequence

ROOMY = 4
"""The height of a field that nothing presses."""


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
