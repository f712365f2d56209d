"""Reviews that nothing tells apart but their place in the file: no number, no buyer's name, the same words, one day.

Two such rows are two reviews. The same file again has the same rows in the same order, so their places stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain.buyer import is_nobody
from reviewtui.sources.maker import Row, Twin

if TYPE_CHECKING:
    from collections.abc import Mapping

_TELLING: Final = (
    "marketplace", "asin", "product", "variant", "stars", "title", "text", "posted_at", "order_id", "url", "language",
)  # fmt: skip
"""What tells the reviews of two buyers apart whom nobody names."""


class Twins:
    """Counts the rows of a file that are alike, as far as their numbers have to be made up."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self.possible = "review_id" not in columns
        self._author, self._author_id = columns.get("author"), columns.get("author_id")
        self._telling = sorted({columns[field] for field in _TELLING if field in columns})
        self._seen: set[int] = set()
        self._more: dict[int, int] = {}

    def told_apart(self, row: Row) -> Row:
        """The row itself, or as a twin with its place among those like it."""
        if self._named(row):
            return row
        key = hash(tuple([row[index] for index in self._telling if index < len(row)]))
        if key not in self._seen:
            self._seen.add(key)
            return row
        self._more[key] = self._more.get(key, 0) + 1
        return Twin(row, self._more[key])

    def _named(self, row: Row) -> bool:
        author, number = self._author, self._author_id
        if number is not None and number < len(row) and row[number].strip():
            return True
        return author is not None and author < len(row) and not is_nobody(row[author].strip())
