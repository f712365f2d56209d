"""Drawing lines: texts fitted to cells, pieces that can be clicked, and the widget that is a few such lines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reviewtui.tui.drawing.themes import Inks, LookOfTheme, look_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events


class Piece(NamedTuple):
    """A text in a style; with an `action`, a click on it runs that action."""

    text: str
    style: Style
    action: str = ""


@lru_cache(maxsize=4096)
def width_of(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int) -> str:
    """A text of exactly so many cells: filled up with blanks, or cut with an ellipsis."""
    if width <= 0:
        return ""
    size = width_of(text)
    if size <= width:
        return text + " " * (width - size)
    if text.isascii() and text[width - 2] != " ":
        return text[: width - 1] + "…"
    kept = set_cell_size(text, width - 1).rstrip(" ") + "…"
    return kept + " " * (width - cell_len(kept))


def cells(pieces: Iterable[Piece]) -> int:
    """How many cells some pieces take."""
    return sum(width_of(piece.text) for piece in pieces)


def strip(pieces: Iterable[Piece], width: int, ground: Style) -> Strip:
    """One line of exactly `width` cells, filled up with `ground`.

    Neighbours in one style are sent as one, blanks go with what precedes them: every change of style costs bytes.
    """
    segments: list[Segment] = []
    text, style, used = "", ground, 0
    for piece in pieces:
        if not piece.text:
            continue
        ground_of_both = piece.style.bgcolor == style.bgcolor and bool(piece.style.reverse) == bool(style.reverse)
        blank = text and piece.text.isspace() and ground_of_both and not style.underline
        if piece.style is style or blank:
            text += piece.text
        else:
            if text:
                segments.append(Segment(text, style))
            text, style = piece.text, piece.style
        used += width_of(piece.text)
    if text:
        segments.append(Segment(text, style))
    line = Strip(segments, used)
    return line if used == width else line.adjust_cell_length(width, ground)


class LineWidget(Widget):
    """A widget of a few lines that it draws itself; what can be clicked is clickable, nothing takes the focus."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Pressed(Message):
        """A piece with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._look: LookOfTheme | None = None

    @property
    def inks(self) -> Inks:
        """The inks on this widget's background."""
        return self.look.page

    @property
    def look(self) -> LookOfTheme:
        """The inks of the theme."""
        if self._look is None:
            self._look = look_of(self.app)
        return self._look

    def notify_style_update(self) -> None:
        """Another theme: mix the inks anew."""
        super().notify_style_update()
        self._look = None

    def pieces(self, width: int) -> Sequence[Piece]:
        """What stands on the first line."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The first line has the pieces, others are empty."""
        width, ground = self.size.width, self.inks.fg
        return strip(self.pieces(width), width, ground) if y == 0 else Strip.blank(width, ground)

    def on_click(self, event: events.Click) -> None:
        """Run the act of the piece that was clicked, if it has one."""
        at = 0
        for piece in self.pieces(self.size.width) if event.y == 0 else ():
            at += width_of(piece.text)
            if event.x < at:
                if piece.action:
                    event.stop()
                    self.post_message(self.Pressed(piece.action))
                return
