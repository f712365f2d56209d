"""Where a table begins: at its header, behind lines that tell of the report, or at once, without any header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from reviewtui.sources import places
from reviewtui.sources.contents import is_date, is_review_id
from reviewtui.sources.headless import names_by_contents
from reviewtui.sources.names import SYNONYMS, squashed

Cells = Sequence[str]

_SEARCHED: Final = 40
"""Rows among which the header may stand."""
_NAMES: Final = frozenset(name for names in SYNONYMS.values() for name in names)
_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?")
_PROSE: Final = 60


class Heading(NamedTuple):
    """`skip` rows, blank ones left out, stand before the reviews; `names` are made up where the table tells none."""

    skip: int
    names: list[str]
    told: bool = True


def heading_of(rows: Sequence[Cells]) -> Heading:
    """The heading of a table from its first rows, blank ones left out."""
    for index, row in enumerate(rows[:_SEARCHED]):
        if len(row) > 1 and known_names(row) > 1 and not any(map(_is_data, row)):
            index = _lowest(rows, index)  # noqa: PLW2901
            return Heading(index + 1, _trimmed(rows[index]))
    width = usual_width(rows)
    first = next(index for index, row in enumerate(rows) if len(row) == width)
    if first == 1 and abs(len(rows[0]) - width) == 1 and len(rows[0]) > 1 and not any(map(_is_data, rows[0])):
        first = 0
    if len(rows) - first > 1 and known_names(rows[first]) < sum(map(_is_data, rows[first])):
        return Heading(first, names_by_contents([row for row in rows[first:] if len(row) == width], width), told=False)
    return Heading(first + 1, _trimmed(rows[first]))


def _lowest(rows: Sequence[Cells], index: int) -> int:
    """The last of several lines of names: above the columns' own names there may be some for groups of them."""
    while index + 1 < len(rows):
        row = rows[index + 1]
        if any(map(_is_data, row)) or known_names(row) <= known_names(rows[index]):
            break
        index += 1
    return index


def usual_width(rows: Sequence[Cells]) -> int:
    """How many columns most rows have; of two numbers that are as frequent the larger."""
    counted = Counter(map(len, rows))
    return max(counted, key=lambda width: (counted[width], width))


def known_names(row: Cells) -> int:
    """How many cells are names that some field goes by."""
    return sum(squashed(cell) in _NAMES for cell in row if len(cell) < _PROSE)


def _trimmed(row: Cells) -> list[str]:
    return [name.strip() for name in row]


def _is_data(cell: str) -> bool:
    """Whether a cell can stand in no header: a number, a date, an address, prose."""
    cell = cell.strip()
    return bool(cell) and (
        bool(_NUMBER.fullmatch(cell))
        or len(cell) > _PROSE
        or "://" in cell
        or "@" in cell
        or is_review_id(cell)
        or (places.is_asin(cell) and any(map(str.isdigit, cell)))
        or (any(map(str.isdigit, cell)) and is_date(cell))
    )
