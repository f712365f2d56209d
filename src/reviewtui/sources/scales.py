"""Marks out of ten or a hundred, as some tools keep them: how far a column runs, and the stars that such a mark is."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FIVE: Final = 5
_MARK: Final = re.compile(r"\s*(\d{1,3})(?:[.,]0+)?\s*(?:(?:/|out of|von|sur|su|de|van)\s*(100|10)(?:[.,]0+)?)?\s*")
_MOST: Final = 0.9
"""The share of cells that must be marks."""
_DIFFERENT: Final = 2
"""So many different marks above five show that a column runs further; one alone is a slip."""


def scale_of(values: Sequence[str]) -> int:
    """How far the marks of a column run: to ten or a hundred where that is beyond doubt, else to five."""
    marks = [match for match in map(_MARK.fullmatch, values) if match]
    if not marks or len(marks) < _MOST * len(values):
        return FIVE
    ends = {match[2] for match in marks}
    if ends in ({"10"}, {"100"}):
        return int(ends.pop())
    found = [int(match[1]) for match in marks]
    high = {mark for mark in found if mark > FIVE}
    if ends != {None} or len(high) < _DIFFERENT or sum(mark > FIVE for mark in found) * 10 < len(found):
        return FIVE
    if max(high) <= 10:
        return 10
    return 100 if max(high) <= 100 and all(mark % 10 == 0 for mark in found) else FIVE


def stars_of(scale: int) -> Callable[[str], int]:
    """Reads a mark of this scale as stars, the worst mark as one; ValueError for what is none."""

    def read(text: str) -> int:
        match = _MARK.fullmatch(text)
        if not match or int(match[1]) > scale:
            raise ValueError("no mark of this scale")
        return max(1, ceil(int(match[1]) * FIVE / scale))

    return read
