"""Tables with a product a row and its reviews side by side: ``reviews/0/title``, ``reviews/0/rating``, ``reviews/1/…``.

Exporters of nested documents write them; each review becomes a row of its own, beside the columns of its product.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.sources.maker import BrokenRow, Row
from reviewtui.sources.names import SYNONYMS
from reviewtui.sources.nested_names import plain_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewtui.sources.table_text import Table

_NUMBERED: Final = re.compile(r"(.*?)[/._\[](\d{1,5})\]?[/._](.+)")
_STARS, _TEXT = frozenset(SYNONYMS["stars"]), frozenset(SYNONYMS["text"])


class _Fold(NamedTuple):
    """Which columns stand once a row, and which belong to the first review, the second, and so on."""

    names: list[str]
    common: list[int]
    reviews: list[list[int]]
    """The columns of each review in the order of the names; -1 where one has none."""


def unfolded(table: Table) -> Table:
    """The table with one review a row, or itself where it has that already."""
    with table.rows(0, lambda _: False) as rows:
        header = next((row for row in rows if any(cell.strip() for cell in row)), [])
    fold = _fold_of(header)
    return UnfoldedTable(table, len(header), fold) if fold else table


def _fold_of(header: Sequence[str]) -> _Fold | None:
    groups: dict[str, dict[int, dict[str, int]]] = {}
    for index, name in enumerate(header):
        if match := _NUMBERED.fullmatch(name.strip()):
            groups.setdefault(match[1], {}).setdefault(int(match[2]), {})[match[3]] = index
    for numbered in groups.values():
        inner = list(dict.fromkeys(name for each in numbered.values() for name in each))
        plain = set(plain_names(inner))
        if plain & _STARS and plain & _TEXT:
            reviews = [[each.get(name, -1) for name in inner] for _, each in sorted(numbered.items())]
            taken = {index for review in reviews for index in review}
            common = [index for index in range(len(header)) if index not in taken]
            return _Fold([*inner, *_set_apart([header[index] for index in common], inner)], common, reviews)
    return None


def _set_apart(names: Sequence[str], inner: Sequence[str]) -> list[str]:
    """Names of the product's columns; what a review's column is called, too, can't mean the review here."""
    return [f"product {name}" if name in inner else name for name in names]


class UnfoldedTable:
    """Another table, each of its rows as so many as it holds reviews."""

    def __init__(self, table: Table, width: int, fold: _Fold) -> None:
        self.name, self.hint, self.size = table.name, table.hint, table.size
        self.delimiter, self.encoding = table.delimiter, table.encoding
        self.facts: tuple[object, ...] = (*table.facts, "unfolded")
        self._table, self._width, self._fold = table, width, fold

    @contextmanager
    def rows(self, width: int, whole: Callable[[Row], bool]) -> Iterator[Iterator[Row]]:
        """The reviews, a header first."""

        def holds_one(row: Row) -> bool:
            return any(map(whole, self._reviews_of(row)))

        with self._table.rows(self._width if width else 0, holds_one) as rows:
            yield self._spread(rows)

    def position(self) -> int:
        """About how many bytes have been read."""
        return self._table.position()

    def _spread(self, rows: Iterator[Row]) -> Iterator[Row]:
        header = False
        for row in rows:
            if not header:
                header = any(cell.strip() for cell in row)
                if header:
                    yield list(self._fold.names)
            elif isinstance(row, BrokenRow) or (row and len(row) != self._width):
                yield (
                    row
                    if isinstance(row, BrokenRow)
                    else BrokenRow(f"has {len(row)} columns where the header has {self._width}")
                )
            else:
                yield from self._reviews_of(row)

    def _reviews_of(self, row: Row) -> Iterator[Row]:
        if len(row) != self._width:
            return
        common = [row[index] for index in self._fold.common]
        for review in self._fold.reviews:
            cells = [row[index] if index >= 0 else "" for index in review]
            if any(cell.strip() for cell in cells):
                yield cells + common
