"""What every question has in common: a sheet, keys that can be clicked, and Escape that leads out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

from rich.cells import cell_len
from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, TextArea

from reviewtui.tui.case.lines import Line, Piece
from reviewtui.tui.case.lines_view import LinesView
from reviewtui.tui.once import Once

if TYPE_CHECKING:
    from reviewtui.desk.handing import HandOver

Answer = TypeVar("Answer")

ENTER = "⏎"


class Entry(NamedTuple):
    """A line of a menu: the key, what it does, and what stands beside it."""

    key: str
    words: str
    aside: str = ""


class Keys(LinesView):
    """Lines in which every key can be clicked: it, or the words behind it."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def on_click(self, event: events.Click) -> None:
        """Find the key that was meant."""
        at = event.y - self.gutter.top + self.scroll_offset.y
        column = event.x - self.gutter.left
        if not 0 <= at < len(self.lines):
            return
        found, begun = "", 0
        for piece in self.lines[at]:
            if piece.tone == "key" and (begun <= column or not found):
                found = piece.text.strip()
            begun += cell_len(piece.text)
        if found:
            event.stop()
            self.post_message(self.Pressed(found))


class Dialog(Once[Answer]):
    """A typed question. Keys and clicks both end in `press`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def press(self, key: str) -> None:
        """A key that nobody else took; ``⏎`` is Enter."""

    def action_back(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Hand on what the fields did not take."""
        if event.key in {"escape", "tab", "shift+tab"}:
            return
        if isinstance(self.focused, Input | TextArea) and event.key not in {"up", "down"}:
            return
        event.stop()
        if not self._answered:
            self.press(ENTER if event.key == "enter" else event.character or event.key)

    @on(Keys.Pressed)
    def _clicked(self, event: Keys.Pressed) -> None:
        event.stop()
        if event.key == "esc":
            self.action_back()
        else:
            self.press(event.key)

    def on_click(self, event: events.Click) -> None:
        """A click above the sheet leads out."""
        if event.widget is self:
            self.action_back()


def menu(entries: Sequence[Entry], cursor: int | None = None) -> list[Line]:
    """Lines of a menu; the cursor is a bar before its line."""
    widest = max((cell_len(entry.words) for entry in entries), default=0)
    lines: list[Line] = []
    for index, entry in enumerate(entries):
        bar = Piece("▌ " if index == cursor else "  ", "bar")
        gap = " " * (widest - cell_len(entry.words) + 3)
        words = Piece(f"  {entry.words}", "title" if index == cursor else "plain")
        lines.append((bar, Piece(entry.key, "key"), words, Piece(gap + entry.aside if entry.aside else "", "dim")))
    return lines


def keys(*pairs: tuple[str, str]) -> Line:
    """``⏎ yes   n no`` on one line."""
    line: list[Piece] = []
    for key, words in pairs:
        line += [Piece("   ")] if line else []
        line += [Piece(key, "key"), Piece(f" {words}", "dim")]
    return tuple(line)


def lend_terminal(app: App[object], hand_over: HandOver) -> None:
    """Let escape sequences go out between two pictures of the screen, never inside one."""
    driver = app._driver  # noqa: SLF001 - Textual has no public door to it
    if driver is not None:
        hand_over.write = driver.write
