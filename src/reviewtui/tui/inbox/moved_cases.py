"""Cases that leave the list or go to other places in it, and what comes under the cursor then."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence


def moved(ids: array[int], cursor: int, places: Sequence[tuple[int, int | None]]) -> int:
    """Take cases out of `ids` or put them elsewhere, each given as (case, index there or None); answers the cursor.

    It keeps its place, so that the next case comes under it, unless its case stays where it is.
    """
    kept = ids[cursor] if ids else None
    for case, _ in places:
        with suppress(ValueError):
            at = ids.index(case)
            del ids[at]
            cursor -= at < cursor
    for case, place in places:
        if place is not None:
            ids.insert(place, case)
            cursor += place < cursor or (place == cursor and case != kept)
    return cursor
