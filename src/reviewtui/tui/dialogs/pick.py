"""One of several texts: a list to walk through, and what stands under the cursor in full below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, at_most, fit_line, line_width, paragraph
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

Value = TypeVar("Value")
_AROUND = 7
"""Rows of the box that are neither list nor text: frame, blanks, title, keys."""


class PickRow(NamedTuple, Generic[Value]):
    """A line of the list: what it says on the left and on the right, what it stands for, and its text in full."""

    words: Line
    aside: str
    value: Value
    text: Callable[[int], list[Line]]


class PickDialog(Dialog[Value | None], Generic[Value]):
    """Answers with what was taken, None when the seller goes back."""

    def __init__(self, title: Line, rows: Sequence[PickRow[Value]], take: str, empty: str) -> None:
        """`take` says what Enter does, `empty` what stands there when there is nothing to pick."""
        super().__init__()
        self._title, self._rows, self._take, self._empty = title, list(rows), take, empty
        self._at = 0
        self.note = ""
        """A sentence that stands above the keys, "" for none."""
        self._heading = LinesView(classes="dialog--lines")
        self._list = ClickableKeys(classes="dialog--menu", can_focus=True)
        self._text = LinesView(classes="dialog--letter dialog--under-list")
        self._keys = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The title, the list, the text of what is under the bar, and the keys."""
        yield on_sheet(self._heading, self._list, self._text, self._keys)

    def on_mount(self) -> None:
        """Paint, and wait for a key."""
        self.set_focus(self._list)
        self.repaint()

    def on_resize(self) -> None:
        """Share the height among list and text anew."""
        self.repaint()

    @property
    def at(self) -> PickRow[Value] | None:
        """The line under the cursor."""
        return self._rows[self._at] if self._rows else None

    def show(self, title: Line, rows: Sequence[PickRow[Value]], empty: str = "") -> None:
        """Show another list, with the bar on its first line."""
        self._title, self._rows, self._at, self._empty = title, list(rows), 0, empty or self._empty
        self.repaint()

    def hints(self) -> list[tuple[str, str]]:
        """The keys, with their words."""
        return [(ENTER, self._take), (ESC, "back")] if self._rows else [(ESC, "back")]

    def repaint(self) -> None:
        """Show everything as it is now."""
        room = max(4, self.size.height - _AROUND)
        rows = len(self._rows) or 3
        listed = min(rows, max(3, room // 2))
        self._list.styles.height = listed
        self._text.styles.max_height = max(1, room - listed)
        self._text.display = bool(self._rows)
        self._heading.show(lambda width: [fit_line(self._title, width), BLANK])
        self._list.show(self._lines, from_top=False)
        top = self._list.top
        if not top <= self._at < top + listed:
            self._list.scroll_to_line(self._at if self._at < top else self._at - listed + 1)
        row = self.at
        if row is not None:
            self._text.show(row.text)
        note = self.note if self._rows else ""
        self._keys.show(
            lambda width: (
                [BLANK, *at_most(paragraph(note, width, "warm"), 2, width), self.keys(*self.hints())]
                if note
                else [BLANK, self.keys(*self.hints())]
            )
        )

    def _lines(self, width: int) -> list[Line]:
        if not self._rows:
            return paragraph(self._empty, width, "dim")
        return [self._line(row, number, width) for number, row in enumerate(self._rows)]

    def _line(self, row: PickRow[Value], number: int, width: int) -> Line:
        bar = TonedText("▌ " if number == self._at else "  ", "bar")
        key = TonedText(f"{number + 1} " if number < 9 else "  ", "key")
        left = fit_line((bar, key, *row.words), max(10, width - len(row.aside) - 2))
        gap = max(1, width - line_width(left) - len(row.aside))
        return (*left, TonedText(" " * gap + row.aside, "dim"))

    def press(self, key: str) -> bool:
        """Take what is under the bar, or what has the number."""
        if key == ENTER and self.at is not None:
            self.dismiss(self.at.value)
        elif key.isdigit() and 0 < int(key) <= len(self._rows):
            self.dismiss(self._rows[int(key) - 1].value)
        else:
            return False
        return True

    def move(self, name: str) -> bool:
        """Walk through the list; by pages through the text below it, as long as there is more of it than is seen."""
        page = name in {"page-down", "page-up"}
        if page and self._text.max_scroll_y > 0:
            return self._text.move(name)
        rows = max(1, self._list.size.height - 1)
        steps = {"down": 1, "up": -1, "half-down": rows // 2 or 1, "half-up": -rows // 2, "page-down": rows,
                 "page-up": -rows, "first": -len(self._rows), "last": len(self._rows)}  # fmt: skip
        if name not in steps or not self._rows:
            return False
        to = self._at + steps[name]
        last = len(self._rows) - 1
        self._at = to % (last + 1) if name in {"down", "up"} else max(0, min(last, to))
        self.repaint()
        return True
