"""The keys of a place, told by the action table."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.actions import Keys
from reviewtui.tui.once import Once
from reviewtui.tui.sheet import on_sheet


class Help(Once[None]):
    """All keys of one place. Any way out closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter,h", "close", "Close"),
        Binding("j,down", "by(1)", show=False),
        Binding("k,up", "by(-1)", show=False),
    ]

    def __init__(self, keys: Keys, place: str) -> None:
        super().__init__()
        self._keys = keys
        self._place = place

    def compose(self) -> ComposeResult:
        """The table, a heading for each group."""
        table = VerticalScroll(Static(self._table(), markup=False), id="help", can_focus=False)
        yield on_sheet(table, about_case=False)

    def action_close(self) -> None:
        """Any way out."""
        self.dismiss()

    def on_click(self) -> None:
        """A click closes it too."""
        self.dismiss()

    def action_by(self, lines: int) -> None:
        """Scroll."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def _table(self) -> Content:
        rows = list(self._keys.table(self._place))
        lines: list[Content] = []
        group = ""
        for each, keys, _, tip in rows:
            if each != group:
                group = each
                lines += [Content("")] * bool(lines) + [Content.styled(each, "bold $dim")]
            lines.append(Content.assemble((f"{keys:<10}  ", "bold $primary"), tip))
        return Content("\n").join(lines)
