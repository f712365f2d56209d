"""The case view and the preview beside the list."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Horizontal
from textual.widget import Widget

from reviewtui.tui.case import header_paint, review_paint, sheet_paint, thread_paint
from reviewtui.tui.case.preview_paint import preview
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.keymap import Keys

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.query.tree import Words
    from reviewtui.tui.drawing.lines import Line, TonedText
    from reviewtui.tui.drawing.lines_view import Paint

WIDE = 100
"""From so many cells on there are two columns."""


class _Shown(NamedTuple):
    sheet: CaseSheet
    position: int
    total: int
    now: int


class CasePane(Widget, can_focus=True):
    """All of one case: review and what happened on the left, why and what may be done on the right."""

    def __init__(self, zone: tzinfo = UTC, keys: Keys | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._zone, self._keys = zone, keys or Keys()
        self._shown: _Shown | None = None
        self._sought: tuple[Words, ...] = ()
        self._here: int | None = None
        """The match that the seller has gone to, counted from 0."""
        self._begins: dict[LinesView, list[int]] = {}
        """For each match the line in which it begins, column by column."""
        self._header = LinesView(classes="case--header")
        self._left = LinesView(classes="case--left")
        self._right = LinesView(classes="case--right")

    def compose(self) -> ComposeResult:
        """The line above, and two columns."""
        yield self._header
        with Horizontal():
            yield self._left
            yield self._right

    @property
    def case(self) -> int | None:
        """The case that is shown."""
        return self._shown.sheet.row.case if self._shown is not None else None

    def show(self, sheet: CaseSheet, position: int, total: int, now: int, sought: tuple[Words, ...] = ()) -> None:
        """Show a case, the `position`th of `total`, with what is `sought` marked; the place in the text is kept while
        it is the same case.
        """
        same = self.case == sheet.row.case
        self._shown = _Shown(sheet, position, total, now)
        if not same or sought != self._sought:
            self._sought, self._here = sought, None
        self._paint(from_top=not same)

    def clear(self) -> None:
        """Forget the case that is shown and leave the place blank."""
        self._shown = None
        for view in (self._header, self._left, self._right):
            view.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Two columns where there is room."""
        wide = event.size.width >= WIDE
        if wide != self.has_class("-wide"):
            self.set_class(wide, "-wide")
            self._paint(from_top=False)

    def _paint(self, *, from_top: bool) -> None:
        if self._shown is None:
            return
        sheet, position, total, now = self._shown
        place = f"{position:,} of {total:,}" if position > 0 else ""
        wide = self.has_class("-wide")
        self._header.show(lambda width: [header_paint.header(sheet, place, width, now, self._zone)])
        self._begins = {self._left: [], self._right: []}
        self._left.show(self._marking(self._left, self._said_and_done if wide else self._all), from_top=from_top)
        self._right.show(self._marking(self._right, self._judged if wide else lambda _: []), from_top=from_top)

    def _marking(self, view: LinesView, paint: Paint) -> Paint:
        """What is looked for is marked in what a painter makes."""
        if not self._sought:
            return paint

        def painted(width: int) -> list[Line]:
            from reviewtui.tui.drawing.marks import marked

            before = len(self._begins[self._left]) if view is self._right else 0
            here = None if self._here is None else self._here - before
            lines, self._begins[view] = marked(paint(width), self._sought, here)
            return lines

        return painted

    def go_to_match(self, by: int) -> str:
        """Go to the next match, or the one before; says which of how many it is, "" where there is none."""
        columns = [view for view in (self._left, self._right) if view.lines]  # painted by now
        begins = [(view, line) for view in columns for line in self._begins.get(view, [])]
        if not begins:
            return ""
        at = (-1 if by > 0 else 0) if self._here is None else self._here
        self._here = (at + by) % len(begins)
        self._paint(from_top=False)
        view, line = begins[self._here]
        height = max(1, view.size.height)
        if not view.top <= line < view.top + height:
            view.scroll_to_line(line - height // 3)
        return f"{self._here + 1} of {len(begins)}"

    def _said_and_done(self, width: int) -> list[Line]:
        assert self._shown is not None
        sheet, _, _, now = self._shown
        return sheet_paint.stacked(
            [
                review_paint.review(sheet, width, now),
                thread_paint.thread(sheet, width, now, self._zone),
                thread_paint.timeline(sheet, width, now, self._zone),
                thread_paint.versions(sheet, width, now, self._zone),
            ]
        )

    def _judged(self, width: int) -> list[Line]:
        assert self._shown is not None
        sheet, _, _, now = self._shown
        lines = sheet_paint.stacked(
            [
                sheet_paint.promises(sheet, width, now, self._zone),
                sheet_paint.why(sheet, width),
                sheet_paint.doors(sheet, width, now, self._zone),
                sheet_paint.removal(sheet, width, now, self._zone),
                sheet_paint.deadlines(sheet, width, now, self._zone),
                thread_paint.writing(sheet, width, now, self._zone),
                sheet_paint.product(sheet, width),
                sheet_paint.notes(sheet, width, now, self._zone),
            ]
        )
        return [tuple(map(self._signed, line)) for line in lines]

    def _signed(self, piece: TonedText) -> TonedText:
        """A key under the name that the seller has given it."""
        row = sheet_paint.KEYS.get(piece.text, "") if piece.tone == "key" else ""
        return piece._replace(text=self._keys.sign(row)) if row else piece

    def _all(self, width: int) -> list[Line]:
        assert self._shown is not None
        sheet, _, _, now = self._shown
        return sheet_paint.stacked(
            [
                review_paint.review(sheet, width, now),
                thread_paint.thread(sheet, width, now, self._zone),
                self._judged(width),
                sheet_paint.tags(sheet, width),
                thread_paint.timeline(sheet, width, now, self._zone),
                thread_paint.versions(sheet, width, now, self._zone),
            ]
        )

    def move(self, action: str) -> None:
        """The actions of moving, by their names in the action table; both columns together, one that ends stays."""
        for view in (self._left, self._right):
            if view.display:
                view.move(action)


class CasePreview(Widget):
    """A case at a glance, beside the list."""

    def __init__(self, zone: tzinfo = UTC, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._zone = zone
        self._shown: tuple[CaseSheet, int] | None = None
        self._sought: tuple[Words, ...] = ()
        self._view = LinesView()

    def compose(self) -> ComposeResult:
        """One view of lines, as high and wide as there is room."""
        yield self._view

    @property
    def case(self) -> int | None:
        """The case that is shown."""
        return self._shown[0].row.case if self._shown is not None else None

    def show(self, sheet: CaseSheet, now: int, sought: tuple[Words, ...] = ()) -> None:
        """Show a case as it is known now, `now` in seconds since 1970, with what is `sought` marked."""
        self._shown, self._sought = (sheet, now), sought
        self._view.show(self._paint)

    def clear(self) -> None:
        """Forget the case that is shown and leave the place blank."""
        self._shown = None
        self._view.clear()

    def _paint(self, width: int) -> list[Line]:
        if self._shown is None:
            return []
        sheet, now = self._shown
        lines = preview(sheet, width, self._view.rows, now, self._zone)
        if self._sought:
            from reviewtui.tui.drawing.marks import marked

            lines, _ = marked(lines, self._sought)
        return lines
