"""One field of the reply: a text area that takes only harmless text and paints little."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self, cast

from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from reviewtui.domain.text import clean
from reviewtui.tui.drawing.long_lines import be_light, one_row
from reviewtui.tui.textual_compat import forget_drawn_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual import events
    from textual.document._wrapped_document import WrappedDocument

    from reviewtui.domain.reply import Step


class Marked(NamedTuple):
    """Words that a check found: where they began, the words themselves, whether they may not be sent at all."""

    start: int
    words: str
    forbidden: bool


class StepTextArea(TextArea):
    """The text of one step; the cursor walks on from field to field. Keys of the action table don't come here."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"step--forbidden", "step--doubtful"}
    _OWN_KEYS: ClassVar[dict[str, str]] = {
        binding.key: binding.action for binding in Binding.make_bindings(TextArea.BINDINGS)
    }

    class Walk(Message):
        """The cursor left the field: `by` is 1 downwards, -1 upwards."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, step: Step) -> None:
        self._drawn: dict[int, Strip] = {}
        be_light()
        super().__init__(compact=True, highlight_cursor_line=False, id=f"step-{step}", classes="reply--field")
        self.step = step
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.lent = False
        """The text is in an editor: what is typed meanwhile is meant for that, not for the field."""
        self._known_rows = 0
        self._marks: tuple[Marked, ...] = ()
        self._marks_in = ""
        self._spans: dict[int, list[tuple[int, int, bool]]] = {}

    @property
    def cursor(self) -> int:
        """How many characters stand before the cursor."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(each)) + 1 for each in range(row)) + column

    def choose(self, start: int, end: int) -> None:
        """Select some characters and bring them into sight."""
        self.move_cursor(_location(self.text, start))
        self.move_cursor(_location(self.text, end), select=True)

    def put(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of some characters, as one step that ``^z`` takes back."""
        begin, stop = _location(self.text, start), _location(self.text, end)
        self.history.checkpoint()
        self.move_cursor(self.replace(text, begin, stop, maintain_selection_offset=False).end_location)
        self.history.checkpoint()

    def mark(self, marks: Sequence[Marked]) -> None:
        """Underline the words that a check found; they keep their line while the text around them changes."""
        if tuple(marks) != self._marks:
            self._marks, self._marks_in = tuple(marks), "\0"
            forget_drawn_lines(self)
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line of the text with its marks."""
        line = super().get_line(line_index)
        if self._marks:
            self._anchor()
            for start, end, forbidden in self._spans.get(line_index, ()):
                name = "step--forbidden" if forbidden else "step--doubtful"
                line.stylize(self.get_component_rich_style(name, partial=True), start, end)
        return line

    def _anchor(self) -> None:
        """Find the marked words in the text as it is now."""
        text = self.text
        if text == self._marks_in:
            return
        self._marks_in, self._spans = text, {}
        for start, words, forbidden in self._marks:
            near = [at for at in (text.rfind(words, 0, start + len(words)), text.find(words, start)) if at >= 0]
            at = min(near, key=lambda each: abs(each - start), default=-1)
            row, column = _location(text, max(0, at))
            for part in words.split("\n") if at >= 0 else ():
                self._spans.setdefault(row, []).append((column, column + len(part), forbidden))
                row, column = row + 1, 0

    @property
    def rows(self) -> int:
        """How many rows the text takes in the width at hand."""
        return int(self.wrapped_document.height)

    def has_grown(self) -> bool:
        """Whether the text takes another number of rows than when this was asked last."""
        before, self._known_rows = self._known_rows, self.rows
        return before != self._known_rows

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again; when nobody says what, only the rows that look different now: a letter is one row.

        While it is hidden no row can be compared, and all are drawn anew when it comes back.
        """
        width, height = self.size
        if not height:
            self._drawn, regions = {}, ()
        if regions or layout or recompose or not repaint or not self._drawn or not self.is_mounted:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        changed = [row for row in range(height) if self._row(row) != self._drawn.get(row)]
        return super().refresh(*(Region(0, row, width, 1) for row in changed)) if changed else self

    def _render_line(self, y: int) -> Strip:
        whole = self.wrapped_document
        row = one_row(whole, y + self.scroll_offset.y)
        if row is None:
            return super()._render_line(y)
        self.wrapped_document = cast("WrappedDocument", row)
        try:
            return super()._render_line(y)
        finally:
            self.wrapped_document = whole

    def render_line(self, y: int) -> Strip:
        """One row, remembered as it is drawn."""
        strip = self._drawn[y] = self._row(y)
        return strip

    def _row(self, y: int) -> Strip:
        """One row; in a window so narrow that no letter has room nothing can be wrapped."""
        return super().render_line(y) if self.content_size.width > 1 else Strip.blank(max(0, self.content_size.width))

    def notify_style_update(self) -> None:
        """All rows may look different."""
        self._drawn = {}
        super().notify_style_update()

    def on_resize(self) -> None:
        """All rows have another width."""
        self._drawn = {}

    async def _on_paste(self, event: events.Paste) -> None:
        if self.lent:
            event.prevent_default()
        event.text = clean(event.text)

    async def _on_key(self, event: events.Key) -> None:
        """Keys that move or delete are obeyed here, between the letters before and after them: left to bubble, they
        would come late when keys arrive faster than they are worked off.
        """
        if self.lent:
            event.stop()
            event.prevent_default()
        elif event.key in self._OWN_KEYS:
            event.stop()
            event.prevent_default()
            await self.run_action(self._OWN_KEYS[event.key])

    def action_cut(self) -> None:
        """Cut what is selected; without a selection it is only the first half of ``^x ^e``."""
        if not self.selection.is_empty:
            super().action_cut()

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Down, at the last row into the next field."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Walk(1))
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Up, at the first row into the field before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Walk(-1))
        else:
            super().action_cursor_up(select)


def _location(text: str, at: int) -> tuple[int, int]:
    """Row and column of a character."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1
