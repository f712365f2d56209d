"""Letters that are nearly the same as recent ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE: Final = 0.6
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 12


def nearest(letter: str, recent: Sequence[str]) -> int | None:
    """The number of the recent letter that this one nearly repeats, or None.

    Compared are runs of three words; names, numbers and dates hardly count, and a letter of a few words is no letter.
    """
    mine = _runs(letter[:8000])
    if len(mine) < _FEWEST - 2:
        return None
    best, at = 0.0, None
    for number, other in enumerate(recent):
        theirs = _runs(other[:8000])
        alike = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        if alike > best and len(theirs) >= _FEWEST - 2:
            best, at = alike, number
    return at if best >= ALIKE else None


@lru_cache(maxsize=128)
def _runs(letter: str) -> frozenset[int]:
    words = [word.casefold() for word in _WORD.findall(letter)]
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))
