"""The floors: the least that a Textual program does.

python tests/benchmarks/floors.py static     one Static
python tests/benchmarks/floors.py list N     a line-API list of N empty-ish rows, two lines repainted a step
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult


def static() -> App[None]:
    from textual.widgets import Static

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("READY-MARK")

    return Bare()


def listing(count: int) -> App[None]:
    from rich.segment import Segment
    from rich.style import Style
    from textual.binding import Binding
    from textual.geometry import Region, Size
    from textual.scroll_view import ScrollView
    from textual.strip import Strip

    class Rows(ScrollView, can_focus=True):
        BINDINGS: ClassVar = [Binding("j", "move(1)"), Binding("k", "move(-1)")]
        cursor = 0

        def on_mount(self) -> None:
            self.virtual_size = Size(self.size.width, count)
            self.focus()

        def render_line(self, y: int) -> Strip:
            row = y + self.scroll_offset.y
            style = Style(color="#ffffff", bgcolor="#24304a") if row == self.cursor else Style(color="#c8d0e0")
            return Strip([Segment(f"READY-MARK {row}".ljust(self.size.width), style)])

        def action_move(self, step: int) -> None:
            old, self.cursor = self.cursor, self.cursor + step
            for row in (old, self.cursor):
                self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Rows()

    return Bare()


if __name__ == "__main__":
    (static() if sys.argv[1] == "static" else listing(int(sys.argv[2]))).run()
