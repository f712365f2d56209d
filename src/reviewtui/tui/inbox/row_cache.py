"""The rows of the list that are here, and which to ask for: a few pages, however many cases there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.desk.views import CaseRow

PAGE: Final = 200
"""So many rows are asked for at once."""
ROWS_KEPT: Final = 2000


class RowCache:
    """Rows by case; those that came last are kept longest."""

    def __init__(self) -> None:
        self._rows: dict[int, CaseRow] = {}
        self._asked: set[int] = set()
        self._gone: set[int] = set()

    def get(self, case: int) -> CaseRow | None:
        """The row of a case, when it is here."""
        return self._rows.get(case)

    def take(self, rows: Iterable[CaseRow], asked: Iterable[int] = ()) -> None:
        """Rows that were asked for, or that changed. What was asked for and did not come is gone."""
        self._gone.update(asked)
        for row in rows:
            self._gone.discard(row.case)
            self._rows.pop(row.case, None)
            self._rows[row.case] = row
        for case in list(self._rows)[: len(self._rows) - ROWS_KEPT]:
            del self._rows[case]
        self._asked.clear()

    def held(self) -> list[int]:
        """The cases whose rows are here."""
        return list(self._rows)

    def order_changed(self) -> None:
        """Other cases stand on the pages now: what was asked for, and what did not come, says nothing any more."""
        self._asked.clear()
        self._gone.clear()

    def start_over(self) -> None:
        """Another view: nothing is known of it."""
        self._rows.clear()
        self._asked.clear()

    def missing(self, ids: Sequence[int], index: int) -> list[int]:
        """The cases on the page of a line whose rows are to be asked for; empty when that was done already."""
        page = index // PAGE
        if page in self._asked:
            return []
        here = ids[page * PAGE : (page + 1) * PAGE]
        found = [case for case in here if case not in self._rows and case not in self._gone]
        if found:
            self._asked.add(page)
        return found
