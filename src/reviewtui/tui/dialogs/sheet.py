"""A sheet that rises from the bottom over the lower rows of what stands there; nothing above it moves or pales."""

from __future__ import annotations

from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from reviewtui.tui.drawing.line import width_of
from reviewtui.tui.drawing.lines import Line, TonedText, fit
from reviewtui.tui.stage import LiesBelow

WIDEST = 88
"""As wide as the style sheet lets a text be."""


def text_width(columns: int) -> int:
    """How wide a text is on a sheet, on a screen of so many columns."""
    return min(WIDEST, columns - 4)


class CaseLine(Widget):
    """The upper edge of a sheet: empty, or the line of the case that it is about where the sheet lies over it."""

    def render_line(self, y: int) -> Strip:
        """The line as it stood in the list."""
        below = self.app.screen_stack[0]
        line = below.line_below(self.region.y) if y == 0 and isinstance(below, LiesBelow) else None
        width, ground = self.size.width, self.rich_style
        return Strip.blank(width, ground) if line is None else line.adjust_cell_length(width, ground)


def titled(title: str, about: str, more: str = "", *, width: int) -> Line:
    """The first line of a question: what it is, and the cases it is about, where they are named; the name gives way."""
    after = f"  ·  {more}" if more else ""
    room = width - width_of(title) - width_of(after) - 5
    name = f"  ·  {fit(about, room).rstrip()}" if about and room > 8 else ""
    return (TonedText(title, "title"), TonedText(name, "plain"), TonedText(after, "dim"))


def on_sheet(*children: Widget, narrow: bool = False, about_case: bool = True) -> Vertical:
    """What a question stands on: as high as its children need, as wide as the screen."""
    return Vertical(
        CaseLine(classes="sheet--case") if about_case else Static(classes="sheet--case"),
        Vertical(*children, classes="dialog -narrow" if narrow else "dialog"),
        classes="sheet",
    )
