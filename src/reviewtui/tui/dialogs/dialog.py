"""What every question has in common: a sheet, keys that can be clicked, and Escape that leads out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rich.cells import cell_len
from textual import events, on
from textual.message import Message

from reviewtui.tui.dialogs.modal import ENTER, ESC, NEW_LINE, TAB, Modal
from reviewtui.tui.drawing.lines import Line, TonedText
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from collections.abc import Sequence


Answer = TypeVar("Answer")

__all__ = ["ENTER", "ESC", "NEW_LINE", "TAB", "ClickableKeys", "Dialog", "MenuEntry", "keys", "menu"]


class MenuEntry(NamedTuple):
    """A line of a menu: the key, what it does, and what stands beside it."""

    key: str
    words: str
    aside: str = ""


class ClickableKeys(LinesView):
    """Lines in which every key can be clicked: it, or the words behind it."""

    class Pressed(Message):
        """A key of the question was clicked with the mouse, named as in the question."""

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


class Dialog(Modal[Answer]):
    """A typed question. Keys and clicks both end in `press`."""

    def keys(self, *pairs: tuple[str, str]) -> Line:
        """``⏎ yes   n no`` on one line, with the keys that the seller has given them."""
        return keys(*((self.sign(key), words) for key, words in pairs))

    def entry(self, key: str, words: str) -> MenuEntry:
        """A line of a menu for a key of the table."""
        return MenuEntry(self.sign(key), words)

    @on(ClickableKeys.Pressed)
    def _clicked(self, event: ClickableKeys.Pressed) -> None:
        event.stop()
        if event.key == self.sign(ESC):
            self.action_back()
        elif event.key == self.sign(TAB):
            self.turn(1)
        else:
            self.press(next((key for key in (ENTER, NEW_LINE) if event.key == self.sign(key)), event.key))

    def on_click(self, event: events.Click) -> None:
        """A click above the sheet leads out."""
        if event.widget is self:
            self.action_back()


def menu(entries: Sequence[MenuEntry], cursor: int | None = None) -> list[Line]:
    """Lines of a menu; the cursor is a bar before its line."""
    widest = max((cell_len(entry.words) for entry in entries), default=0)
    lines: list[Line] = []
    for index, entry in enumerate(entries):
        bar = TonedText("▌ " if index == cursor else "  ", "bar")
        gap = " " * (widest - cell_len(entry.words) + 3)
        words = TonedText(f"  {entry.words}", "title" if index == cursor else "plain")
        lines.append(
            (bar, TonedText(entry.key, "key"), words, TonedText(gap + entry.aside if entry.aside else "", "dim"))
        )
    return lines


def keys(*pairs: tuple[str, str]) -> Line:
    """``⏎ yes   n no`` on one line."""
    line: list[TonedText] = []
    for key, words in pairs:
        line += [TonedText("   ")] if line else []
        line += [TonedText(key, "key"), TonedText(f" {words}", "dim")]
    return tuple(line)
