"""One field of the reply: a text area that takes only harmless text and paints little."""

from __future__ import annotations

from typing import Self

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from reviewtui.domain.reply import Step
from reviewtui.domain.text import clean


class StepArea(TextArea):
    """The text of one step. ``^x ^e`` asks for the editor; the cursor walks on from field to field."""

    class Editor(Message):
        """The seller wants this step in their own editor."""

    class Walk(Message):
        """The cursor left the field: `by` is 1 downwards, -1 upwards."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Page(Message):
        """PageUp or PageDown: what stands beside the fields is meant, they are small."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def __init__(self, step: Step) -> None:
        self._drawn: dict[int, Strip] = {}
        super().__init__(compact=True, highlight_cursor_line=False, id=f"step-{step}", classes="reply--field")
        self.step = step
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._chord = False
        self._known_rows = 0

    @property
    def rows(self) -> int:
        """How many rows the text takes in the width at hand."""
        return int(self.wrapped_document.height)

    def has_grown(self) -> bool:
        """Whether the text takes another number of rows than when this was asked last."""
        before, self._known_rows = self._known_rows, self.rows
        return before != self._known_rows

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again; when nobody says what, only the rows that look different now: a letter is one row."""
        if regions or layout or recompose or not repaint or not self._drawn or not self.is_mounted:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        width, height = self.size
        changed = [row for row in range(height) if super(StepArea, self).render_line(row) != self._drawn.get(row)]
        return super().refresh(*(Region(0, row, width, 1) for row in changed)) if changed else self

    def render_line(self, y: int) -> Strip:
        """One row, remembered as it is drawn."""
        strip = self._drawn[y] = super().render_line(y)
        return strip

    def notify_style_update(self) -> None:
        """All rows may look different."""
        self._drawn = {}
        super().notify_style_update()

    def on_resize(self) -> None:
        """All rows have another width."""
        self._drawn = {}

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)

    async def _on_key(self, event: events.Key) -> None:
        if event.key not in {"ctrl+x", "ctrl+e"}:
            self._chord = False

    def action_cut(self) -> None:
        """Cut what is selected; without a selection it is only the first half of ``^x ^e``."""
        self._chord = True
        if not self.selection.is_empty:
            super().action_cut()

    def action_cursor_line_end(self, select: bool = False) -> None:
        """To the end of the line, or the second half of ``^x ^e``."""
        if self._chord:
            self._chord = False
            self.post_message(self.Editor())
        else:
            super().action_cursor_line_end(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down, at the last row into the next field."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Walk(1))
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up, at the first row into the field before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Walk(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_page_down(self) -> None:
        """A page further in what stands beside the fields."""
        self.post_message(self.Page(1))

    def action_cursor_page_up(self) -> None:
        """A page back in what stands beside the fields."""
        self.post_message(self.Page(-1))
