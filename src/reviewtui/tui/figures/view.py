"""The body of the figures: lines, and a cursor that goes from figure to figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.figures.paint import Painted, Spot, painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reviewtui.desk.figures.told import Section
    from reviewtui.tui.drawing.lines import Line


class FiguresView(LinesView):
    """Shows tables; the cursor stands on one figure at a time."""

    class Opened(Message):
        """A figure was clicked; the cursor stands on it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, can_focus=True)
        self._sections: Sequence[Section] = ()
        self._at = 0
        self._painted = Painted([], [])

    @property
    def spot(self) -> Spot | None:
        """The figure under the cursor; None where there is none."""
        spots = self._painted.spots
        return spots[self._at] if self._at < len(spots) else None

    def show_sections(self, sections: Sequence[Section], *, from_top: bool = True) -> None:
        """Show tables, with the cursor on their first figure."""
        self._sections = sections
        if from_top:
            self._at = 0
        self.show(self._lines_for, from_top=from_top)

    def _lines_for(self, width: int) -> list[Line]:
        self._painted = painted(self._sections, width, self._at)
        return self._painted.lines

    def step(self, by: int) -> bool:
        """To the next figure as it is read, or the one before, round and round; whether there is one."""
        count = len(self._painted.spots)
        if count:
            self._go((self._at + by) % count)
        return count > 1

    def walk(self, name: str) -> bool:
        """Move by a name of the action table: up and down by lines, in the same column where there is one."""
        here, spots = self.spot, self._painted.spots
        if here is None:
            return self.move(name)
        page = max(1, self.size.height - 1)
        steps = {"down": 1, "up": -1, "half-down": page // 2 or 1, "half-up": -(page // 2 or 1), "page-down": page,
                 "page-up": -page}  # fmt: skip
        if name in {"first", "last"}:
            self._go(0 if name == "first" else len(spots) - 1)
            self.move(name)
            return True
        if name not in steps:
            return False
        by = steps[name]
        self._go(self._nearest(here, here.line + by, below=by > 0))
        if by > 0 and self._at == spots.index(here):
            self.move("last" if name == "down" else name)
        elif by < 0 and self._at == spots.index(here):
            self.move("first")
        return True

    def _nearest(self, here: Spot, line: int, *, below: bool) -> int:
        """The figure that lies nearest in that direction, at least so far away if there is one."""
        beyond = [
            (abs(each.line - line), abs(each.start - here.start), number)
            for number, each in enumerate(self._painted.spots)
            if (each.line > here.line if below else each.line < here.line)
            and abs(each.start - here.start) < max(24, self.size.width // 2)
        ]
        return min(beyond)[2] if beyond else self._at

    def _go(self, to: int) -> None:
        self._at = to
        self.show(self._lines_for, from_top=False)
        spot = self.spot
        if spot is None:
            return
        top, rows = self.top, max(1, self.size.height)
        if not top <= spot.line < top + rows:
            self.scroll_to_line(spot.line - 1 if spot.line < top else spot.line - rows + 2)

    def on_click(self, event: events.Click) -> None:
        """The figure that was meant."""
        line = event.y - self.gutter.top + self.scroll_offset.y
        column = event.x - self.gutter.left
        for number, each in enumerate(self._painted.spots):
            if each.line == line and each.start <= column < each.end:
                event.stop()
                self._go(number)
                self.post_message(self.Opened())
