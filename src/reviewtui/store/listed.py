"""Ids in a statement, as parameters: a statement with other ids is the same one, and is kept by SQLite once.

A text with the ids in it is another statement each time. A connection keeps its last ones, some 25 kB each for a page
of the list, and never needs them again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZES: Final = (1, 4, 16, 64, 256, 1024)
"""So many places a list has; the last id stands in those that are left over. More ids are written out."""


def listed(ids: Sequence[int]) -> tuple[str, dict[str, int]]:
    """What stands between the parentheses of `IN`, and the parameters that it names."""
    size = next((size for size in _SIZES if size >= len(ids)), 0)
    if not ids or not size:
        return ",".join(map(str, map(int, ids))), {}
    names = _names(size)
    last = int(ids[-1])
    given = dict.fromkeys(names, last) | dict(zip(names, map(int, ids), strict=False))
    return _marks(size), given


@lru_cache(maxsize=len(_SIZES))
def _names(size: int) -> tuple[str, ...]:
    return tuple(f"id{number}" for number in range(size))


@lru_cache(maxsize=len(_SIZES))
def _marks(size: int) -> str:
    return ",".join(f":{name}" for name in _names(size))
