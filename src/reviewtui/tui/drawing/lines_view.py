"""A scrolling view of painted lines: no widget a line, and only the lines that changed are drawn again.

A view may be handed its painter while it is hidden and has no room. Nothing is painted then, and nothing that was drawn
before is kept: what is drawn always comes from the painter that was handed over last.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reviewtui.domain.text import clean
from reviewtui.tui.drawing.lines import Line, plain
from reviewtui.tui.textual_compat import style_of_class

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Region
    from textual.selection import Selection

_MOVES = frozenset({"down", "up", "half-down", "half-up", "page-down", "page-up", "first", "last"})
"""The moves of a text, as the action table names them."""

Paint = Callable[[int], list[Line]]
"""Lines for a width in cells."""


class LinesView(ScrollView):
    """Shows what a painter makes for the width at hand; `show` hands it the painter."""

    def __init__(self, *, id: str | None = None, classes: str | None = None, can_focus: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.can_focus = can_focus
        self._paint: Paint | None = None
        self._lines: list[Line] = []
        self._stale = False
        self._bound_for: int | None = None
        """The line that goes to the top as soon as the view has been laid out anew."""
        self._waiting: list[str] = []
        """Moves by pages and to the ends, which are known only when there is room."""
        self._painted_for = Size(0, 0)
        self._heights: dict[tuple[int, Size], int] = {}
        """What was painted for how many rows; a question is laid out ten times before it is seen."""
        self._styles: dict[str, Style] = {}

    @property
    def lines(self) -> list[Line]:
        """What is shown now; of a hidden view what it would show if it came back as it was."""
        self._catch_up(self._room() or self._painted_for)
        return self._lines

    @property
    def rows(self) -> int:
        """The height in cells that a painter has."""
        return self._painted_for.height

    def show(self, paint: Paint, *, from_top: bool = True) -> None:
        """Show what `paint` makes; the place in the text is kept when `from_top` is False."""
        self._paint, self._stale, self._heights = paint, True, {}
        if from_top:
            self._bound_for, self._waiting = 0, []
            self._go_there()
        self._settle()
        if from_top:
            self.call_after_refresh(self._arrive)

    def move(self, name: str) -> bool:
        """Scroll by a name of the action table, as soon as there is room; False for a name that moves nothing."""
        if name not in _MOVES:
            return False
        self._waiting.append(name)
        self._arrive()
        return True

    def _move_now(self, name: str) -> None:
        page, end = max(1, self.size.height - 1), self.last_top
        steps = {"down": 1, "up": -1, "half-down": page // 2 or 1, "half-up": -(page // 2 or 1), "page-down": page,
                 "page-up": -page, "first": -end, "last": end}  # fmt: skip
        self.scroll_to_line(self.top + steps[name])

    @property
    def top(self) -> int:
        """The line that stands at the top, or will as soon as the view has been laid out."""
        return self.scroll_offset.y if self._bound_for is None else self._bound_for

    @property
    def last_top(self) -> int:
        """The line at the top when the last one stands at the bottom."""
        self._settle()
        return self.max_scroll_y

    def scroll_to_line(self, top: int) -> None:
        """Bring a line to the top, or as near to it as the text is long.

        Textual drops a scroll that is asked before it has given the view its size and its scrollbar; keys in one burst
        ask then. Such a one is done at once as far as is known, and again when the view has been laid out.
        """
        self._bound_for = max(0, min(top, self.last_top) if self._room().width else top)
        self._go_there()
        self.call_after_refresh(self._arrive)

    def _go_there(self) -> None:
        if self._bound_for is not None and self._bound_for != self.scroll_offset.y:
            self.scroll_to(y=self._bound_for, animate=False, force=True)

    def _arrive(self) -> None:
        if self._room().width:
            self._settle()
            self._go_there()
            self._bound_for = None
            waiting, self._waiting = self._waiting, []
            for name in waiting:
                self._move_now(name)

    def clear(self) -> None:
        """Forget what is shown and leave the place blank."""
        self.show(lambda _: [])

    def _room(self) -> Size:
        return Size(*self.scrollable_content_region.size)

    def _settle(self) -> None:
        """Draw again what looks different now; without room for it, everything as soon as there is some."""
        room = self._room()
        if not room.width:
            self.refresh()
            return
        before = self._lines
        if not self._catch_up(room):
            return
        if len(before) != len(self._lines):
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                self.refresh_line(y)

    def _catch_up(self, room: Size) -> bool:
        """Paint, unless just this has been painted for just this room; whether there was something to paint."""
        if self._paint is None or not room.width or (not self._stale and room == self._painted_for):
            return False
        self._stale, self._painted_for = False, room
        self._lines = self._paint(room.width)
        size = Size(room.width, len(self._lines))
        if size != self.virtual_size:
            self.set_reactive(LinesView.virtual_size, size)
            self.refresh(repaint=False, layout=True)
        return True

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many rows as there are lines, where the style sheet says ``height: auto``."""
        if self._paint is None:
            return 0
        asked = width, self._painted_for
        if asked not in self._heights:
            self._heights[asked] = len(self._paint(width))
        return self._heights[asked]

    def on_resize(self, _: events.Resize) -> None:
        """Lay the lines out for the new room."""
        self._settle()
        if self._bound_for is not None or self._waiting:
            self._arrive()

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:  # noqa: FBT001 - Textual's
        """A bar that comes after the scroll shows where the text stands; Textual tells only one that is there."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def notify_style_update(self) -> None:
        """Forget colours that no longer hold."""
        super().notify_style_update()
        self._styles = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in sight. A view that comes back from hiding, of which Textual tells nothing, goes first where it
        was told to go meanwhile.
        """
        if self._bound_for is not None or self._waiting:
            self._arrive()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the window, drawn. What came while there was no room is painted at the latest now."""
        self._catch_up(self._room())
        at = y + self.scroll_offset.y
        base, width = self.rich_style, self.size.width
        if not 0 <= at < len(self._lines):
            return Strip.blank(width, base)
        segments = [
            Segment(piece.text if piece.text.isprintable() else clean(piece.text), self._style(piece.tone))
            for piece in self._lines[at]
        ]
        strip = Strip(segments)
        if (chosen := self.text_selection) is not None:
            strip = self._selected(strip, chosen, at)
        return strip.adjust_cell_length(width, base).apply_style(base).apply_offsets(0, at)

    def _style(self, tone: str) -> Style:
        if tone not in self._styles:
            self._styles[tone] = style_of_class(self, f"tone--{tone}")
        return self._styles[tone]

    def _selected(self, strip: Strip, chosen: Selection, at: int) -> Strip:
        span = chosen.get_span(at)
        if span is None:
            return strip
        text = strip.text
        start = cell_len(text[: span[0]])
        end = strip.cell_length if span[1] == -1 else cell_len(text[: span[1]])
        if start >= end:
            return strip
        parts = strip.divide([start, end, strip.cell_length])
        style = self.screen.get_component_rich_style("screen--selection")
        painted = Strip([Segment(segment.text, (segment.style or Style()) + style) for segment in parts[1]])
        return Strip.join([parts[0], painted, *parts[2:]])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse has marked."""
        return selection.extract("\n".join(plain(self._lines))), "\n"
