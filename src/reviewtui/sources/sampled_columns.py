"""The columns of a file with what stands in the first of their cells, to be asked which suits a field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.sources import contents
from reviewtui.sources.name_words import date_rank
from reviewtui.sources.names import SYNONYMS, squashed
from reviewtui.sources.nested_names import plain_names
from reviewtui.sources.prose import shown
from reviewtui.sources.understanding import first_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_AGAIN: Final = re.compile(r"[\s_.]*[(\[]?\d+[)\]]?$")
"""The number that programs give to a second column of the same name."""
_UNKNOWN_NAME, _REVIEWS_OWN = 4, 0
_CLEAR_DATES: Final = frozenset(SYNONYMS["posted_at"]) - {
    "at", "time", "timestamp", "data", "datareview", "created", "posted", "published", "submitted", "reviewedin",
}  # fmt: skip
"""Names that mean a date whatever stands there."""


class SampledColumns:
    """The columns of a file with what stands in the first of their cells."""

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        header = self.header = _numbered(header)
        whole = plain_names(header)
        bare = plain_names([_AGAIN.sub("", name) for name in header])
        self.names = [less if less in whole else full for full, less in zip(whole, bare, strict=True)]
        self.count = len(rows)
        self.first = first_of(rows)
        self.filled = [
            [row[index] for row in rows if index < len(row) and row[index].strip()] for index in range(len(header))
        ]

    def called(self, field: str, names: Iterable[str], taken: set[int], *, trust: bool) -> int | None:
        """The first column with one of the names that isn't taken and holds what the field needs.

        Of several texts under one name the longest is the review.
        """
        for name in names:
            fitting = [
                index for index, column in enumerate(self.names)
                if column == name and index not in taken
                and ((trust and name == squashed(field)) or contents.fits(field, name, self.filled[index])
                     or (not self.count and field in ("stars", "text", "posted_at")))
            ]  # fmt: skip
            if fitting:
                return max(fitting, key=self.length) if field == "text" else fitting[0]
        return None

    def date(self, taken: set[int]) -> int | None:
        """The column with the date of the review: the one whose name speaks of the review most clearly.

        Times at which something else happened are none, whatever they are called. A column that must be it by its name
        is taken even when its dates can't be read, so that its rows are told.
        """
        ranked: list[tuple[tuple[int, int], int]] = []
        unread: list[tuple[tuple[int, int], int]] = []
        for index, name in enumerate(self.header):
            rank, values = date_rank(name), self.filled[index]
            if index in taken or rank is None or rank[0] == _UNKNOWN_NAME:
                continue
            if contents.fits("posted_at", "", values):
                if rank[0] == _REVIEWS_OWN or not contents.is_one_moment(values):
                    ranked.append((rank, index))
            elif (values or not self.count) and self.names[index] in _CLEAR_DATES:
                unread.append((rank, index))
        best = min(ranked, default=None) or min(unread, default=None)
        return best[1] if best else None

    def length(self, index: int) -> float:
        """How long the filled cells of a column are on average."""
        values = self.filled[index]
        return sum(map(len, values)) / len(values) if values else 0.0

    def listing(self) -> str:
        """The names of the columns for a person, not too many."""
        names = [shown(name, 30) for name in self.header[:24]]
        return ", ".join(names) + (" …" if len(self.header) > 24 else "")


def _numbered(header: Sequence[str]) -> list[str]:
    """A second column of the same name gets a number, so that each can be told from the other."""
    seen: dict[str, int] = {}
    names = []
    for name in header:
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names
