"""The list: any number of cases, drawn line by line from ids and a few pages of rows."""

from __future__ import annotations

from array import array
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reviewtui.tui.inbox.empty import EmptyLine, paint_empty
from reviewtui.tui.inbox.moved_cases import moved
from reviewtui.tui.inbox.row_cache import PAGE, RowCache
from reviewtui.tui.inbox.row_strips import RowStrips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from textual import events

    from reviewtui.desk.ports import Clock
    from reviewtui.desk.views import CaseRow
    from reviewtui.domain.query import tree

OVERLAP = 2
WHEEL = 3
REACTION = 0.5
"""Seconds in which nobody can have seen that another case came under the cursor."""


class ReviewList(Widget, can_focus=True):
    """Keeps ids, the cursor, the scroll and what is selected; a step of the cursor repaints two lines."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Moved(Message):
        """Another case came under the cursor."""

    class Opened(Message):
        """The case under the cursor was clicked again."""

    class RowsWanted(Message):
        """Lines stand in sight, or nearly, whose rows are not here yet."""

        def __init__(self, cases: list[int]) -> None:
            super().__init__()
            self.cases = cases

    def __init__(self, clock: Clock, zone: tzinfo, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.ids: array[int] = array("q")
        self.cursor = 0
        self.top = 0
        self.marked: set[int] = set()
        self._rows = RowCache()
        self._strips = RowStrips(clock, zone)
        self._shown: dict[int, Strip] = {}
        self._height = 1
        self._instead: list[EmptyLine] = []
        self._replaced_at = -REACTION

    # what it is asked ------------------------------------------------------------------------------------------------

    @property
    def case(self) -> int | None:
        """The case under the cursor."""
        return self.ids[self.cursor] if self.ids else None

    def row(self, case: int) -> CaseRow | None:
        """The row of a case, when it is here."""
        return self._rows.get(case)

    def was_seen(self) -> bool:
        """Whether the seller has seen which case is under the cursor. It is brought into sight if it is not there, and
        it may have come there a moment ago because others closed the one before.
        """
        seen = self.top <= self.cursor < self.top + self._height and monotonic() - self._replaced_at >= REACTION
        self._keep_in_sight()
        self.repaint_changed()
        return seen

    def in_sight(self) -> list[int]:
        """The cases that can be seen."""
        return list(self.ids[self.top : self.top + self._height])

    # what it is given ------------------------------------------------------------------------------------------------

    def take_ids(self, ids: Iterable[int], *, own: bool = True) -> None:
        """Show these cases. The cursor stays on its case, and that case on its line; without an act of our `own`
        nobody expects another one there.

        Where the head of the list is in sight it stays there as long as the cursor does: what presses most has to be
        seen when it comes, even by who stands on the first line.
        """
        case, line, at_head = self.case, self.cursor - self.top, not own and self.top == 0
        self.ids = ids if isinstance(ids, array) else array("q", ids)
        self._rows.order_changed()
        if self.marked:
            self.marked.intersection_update(self.ids)
        if case is not None:
            try:
                self.cursor = self.ids.index(case)
            except ValueError:
                self._replaced_at = self._replaced_at if own else monotonic()
        else:
            self.cursor = 0
        self._settle(self.cursor if at_head and self.cursor < self._height else line)

    def start_over(self) -> None:
        """Another view: nothing is known of it, and nothing is selected."""
        self.ids = array("q")
        self.cursor = self.top = 0
        self.marked.clear()
        self._rows.start_over()
        self.refresh()

    def mark_words(self, sought: tuple[tree.Words, ...]) -> None:
        """Mark these words wherever they stand in a line; none: mark nothing."""
        if self._strips.mark_words(sought):
            self.repaint_changed()

    def take_rows(self, rows: Iterable[CaseRow], asked: Iterable[int] = ()) -> None:
        """Rows that were asked for, or that changed. What was asked for and did not come is gone."""
        self._rows.take(rows, asked)
        self.repaint_changed()

    def held(self) -> list[int]:
        """The cases whose rows are here, in sight or not."""
        return self._rows.held()

    def move_cases(self, places: Sequence[tuple[int, int | None]]) -> None:
        """Take cases out of the list or put them elsewhere, each given as (case, index there or None).

        The cursor keeps its place in the list, so that the next case comes under it, unless its case stays where it is.
        """
        line = self.cursor - self.top
        self.marked.difference_update(case for case, place in places if place is None)
        self.cursor = moved(self.ids, self.cursor, places)
        self._settle(line)

    def put_cursor(self, case: int) -> None:
        """Bring a case under the cursor, if the list has it."""
        if case == self.case:
            self._keep_in_sight()
            self.repaint_changed()
        else:
            with suppress(ValueError):
                self.go(self.ids.index(case))

    def mark(self, cases: Iterable[int], *, on: bool) -> None:
        """Select cases, or let go of them."""
        (self.marked.update if on else self.marked.difference_update)(cases)
        self.repaint_changed()

    def say(self, lines: Sequence[EmptyLine]) -> None:
        """What stands here while there is no case to show."""
        if self._instead != lines:
            self._instead = list(lines)
            self.refresh()

    # the cursor ------------------------------------------------------------------------------------------------------

    def go(self, index: int) -> None:
        """Put the cursor on a line; at the edge of the screen the page is turned, two lines of the old one stay."""
        old, index = self.cursor, max(0, min(len(self.ids) - 1, index))
        height = self._height
        if not self.ids or (index == old and self.top <= index < self.top + height):
            return
        self.cursor = index
        if self.top <= index < self.top + height:
            self._refresh_row(old)
            self._refresh_row(index)
        else:
            overlap = min(OVERLAP, height - 1)
            step = index - self.top - overlap if index > self.top else index - self.top - height + 1 + overlap
            near = -height <= index - self.top < 2 * height
            self.scroll_lines(step if near else index - height // 2 - self.top)
        self._prefetch()
        self.post_message(self.Moved())

    def half_page(self, direction: int) -> None:
        """Move the cursor by half a screen."""
        self.go(self.cursor + direction * max(1, self._height // 2))

    def page(self, direction: int) -> None:
        """Move the cursor by a screen."""
        step = direction * max(1, self._height - OVERLAP)
        self.scroll_lines(step)
        self.go(self.cursor + step)

    def scroll_lines(self, lines: int) -> None:
        """Move what is in sight, not the cursor."""
        top = max(0, min(len(self.ids) - self._height, self.top + lines))
        if top != self.top:
            self.top = top
            self.repaint_changed()

    def _settle(self, line: int) -> None:
        self.cursor = max(0, min(len(self.ids) - 1, self.cursor))
        self.top = max(0, min(len(self.ids) - self._height, self.cursor - max(0, line)))
        self.repaint_changed()
        self._prefetch()
        self.post_message(self.Moved())

    # painting --------------------------------------------------------------------------------------------------------

    def repaint_changed(self) -> None:
        """Repaint those lines that would look different now; while the list is hidden, all when it comes back."""
        if not self.size.height:
            self.refresh()
        for y in range(self.size.height):
            if self._shown.get(y) != self._line(y):
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the widget."""
        self._fit()
        line = self._shown[y] = self._line(y)
        return line

    def _line(self, y: int) -> Strip:
        index, width, look = self.top + y, self.size.width, self._strips.look_in(self.app)
        if index >= len(self.ids):
            said = paint_empty(self._instead, width, self.size.height, look.page) if not self.ids else ()
            return said[y] if y < len(said) else Strip.blank(width, look.page.fg)
        case = self.ids[index]
        row = self._rows.get(case)
        if row is None:
            self._want(index)
        return self._strips.line(row, look, width, cursor=index == self.cursor, marked=case in self.marked)

    def notify_style_update(self) -> None:
        """Another theme: everything is painted anew."""
        super().notify_style_update()
        self._strips.forget_look()

    def _refresh_row(self, index: int) -> None:
        if not self.size.height:
            self.refresh()
            return
        self.refresh(Region(0, index - self.top, self.size.width, 1))

    # fetching --------------------------------------------------------------------------------------------------------

    def _prefetch(self) -> None:
        for ahead in (self._height + PAGE // 4, -PAGE // 4):
            index = self.top + ahead
            if 0 <= index < len(self.ids) and self._rows.get(self.ids[index]) is None:
                self._want(index)

    def _want(self, index: int) -> None:
        missing = self._rows.missing(self.ids, index)
        if missing:
            self.post_message(self.RowsWanted(missing))

    # the mouse -------------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._fit()
        self._keep_in_sight()
        self.repaint_changed()

    def _fit(self) -> None:
        """Take the height at hand; a hidden list goes by the height that it had."""
        height = self.size.height
        if height and height != self._height:
            self._height = height
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        top = min(max(self.top, self.cursor - self._height + 1), self.cursor, len(self.ids) - self._height)
        self.top = max(0, top)

    def on_click(self, event: events.Click) -> None:
        """A click selects, a second one opens."""
        index = self.top + event.y
        if index >= len(self.ids):
            return
        if index == self.cursor:
            self.post_message(self.Opened())
        else:
            self.go(index)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves what is in sight."""
        event.stop()
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves what is in sight."""
        event.stop()
        self.scroll_lines(-WHEEL)
