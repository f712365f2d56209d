"""The lines of the list as they are painted, the last few hundred kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.cache import LRUCache

from reviewtui.tui.drawing.themes import LookOfTheme, look_of
from reviewtui.tui.inbox.row_paint import Paper, paint_missing, paint_row

if TYPE_CHECKING:
    from datetime import tzinfo

    from textual.app import App
    from textual.strip import Strip

    from reviewtui.desk.ports import Clock
    from reviewtui.desk.views import CaseRow
    from reviewtui.domain.query import tree

STRIPS_KEPT: Final = 400


class RowStrips:
    """Paints a row once for each way it can look: width, cursor, selection, minute."""

    def __init__(self, clock: Clock, zone: tzinfo) -> None:
        self._clock, self._zone = clock, zone
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(STRIPS_KEPT)
        self._look: LookOfTheme | None = None
        self._sought: tuple[tree.Words, ...] = ()

    def look_in(self, app: App[object]) -> LookOfTheme:
        """The colours of the theme at hand."""
        if self._look is None:
            self._look = look_of(app)
        return self._look

    def forget_look(self) -> None:
        """Another theme: everything is painted anew."""
        self._look = None
        self._strips.clear()

    def mark_words(self, sought: tuple[tree.Words, ...]) -> bool:
        """Mark these words wherever they stand in a line; whether that changes anything."""
        if sought == self._sought:
            return False
        self._sought = sought
        self._strips.clear()
        return True

    def line(self, row: CaseRow | None, look: LookOfTheme, width: int, *, cursor: bool, marked: bool) -> Strip:
        """The line of a row; without one, of a row that is not here yet."""
        now = self._clock()
        if row is None:
            return paint_missing(Paper(look, width, now, self._zone), cursor=cursor)
        key = (row, width, cursor, marked, now // 60)
        line = self._strips.get(key)
        if line is None:
            paper = Paper(look, width, now, self._zone, self._sought)
            line = self._strips[key] = paint_row(row, paper, cursor=cursor, marked=marked)
        return line
