"""The keys of a place, told by the action table: to be scrolled, to be searched, and what leads out of where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on
from textual.widgets import Input

from reviewtui.tui.dialogs.dialog import ESC, Dialog
from reviewtui.tui.dialogs.dialog import ClickableKeys as KeyLines
from reviewtui.tui.dialogs.fields import Field
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, hung
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.actions import CASE, LIST, QUESTION, REPLY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from reviewtui.tui.keys.keymap import Keys

_TITLES: Final = {LIST: "the list", CASE: "a case", REPLY: "the letter", QUESTION: "a question"}
_MARKS: Final = (
    ("now", "begin here: danger, or a buyer about to be lost"),
    ("today", "can wait until this evening"),
    ("week", "some days are left; a line without a word waits for others, or is lost"),
    ("⚠", "the review tells of danger: somebody was or could be hurt"),
    ("↩", "the buyer wrote back; their last words"),
    ("⚑", "we promised something"),
    ("✎", "a letter of yours waits to be finished"),
    ("sent?", "a letter was copied or a page opened; say whether it went out"),
    ("asked 3d", "Amazon was asked to remove it, so long ago"),
    ("fb", "feedback about us as a seller, not a review of a product"),
    ("▲8/9", "8 of 9 shoppers found the review helpful"),
    ("@ann", "ann has taken the case on"),
)
_KEYS: Final = 10
"""Cells for the keys of a row."""


class _Told(NamedTuple):
    """A line of the table: its group, the keys, what they do, and what that is called elsewhere."""

    group: str
    keys: str
    tip: str
    words: str = ""

    def has(self, words: list[str]) -> bool:
        """Whether each of some words is in it, a single sign as a key."""
        said, alone = " ".join(self).casefold(), [*self.keys.split(), *self.tip.split()]
        return all(word in (said if len(word) > 1 else alone) for word in words)


class Help(Dialog[None]):
    """All keys of one place. ``/``, or any letter that moves nothing here, begins a search."""

    takes_words = True

    def __init__(self, keys: Keys, place: str) -> None:
        super().__init__()
        self._rows = [*_rows(keys, place)]
        self._heading = LinesView(classes="dialog--lines")
        self._place = place
        self._table = LinesView(id="help", can_focus=True)
        self._field = Field("find")
        self._foot = KeyLines(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The table, a heading for each group; below it the way out and the search."""
        yield on_sheet(self._heading, self._table, self._field, self._foot, about_case=False)

    def on_mount(self) -> None:
        """Show all rows of the table until something is searched for."""
        self._heading.show(
            lambda _: [(TonedText("Keys", "title"), TonedText(f"  ·  in {_TITLES[self._place]}", "dim")), BLANK]
        )
        self._field.display = False
        self.set_focus(self._table)
        self._show()

    def on_resize(self) -> None:
        """What stands around the table stays in sight."""
        self._table.styles.max_height = max(3, self.size.height - 7)

    def _show(self) -> None:
        words = self._field.value.casefold().split()
        found = [row for row in self._rows if row.has(words)]
        self._table.show(lambda width: _painted(found, width) or [(TonedText("No key is called so.", "warm"),)])
        find = self.table.sign("find")
        ways = [(ESC, "all keys again")] if self._field.display else [(find, "find"), (ESC, "close")]
        count = TonedText(f"   {len(found)} of {len(self._rows)}", "dim")
        self._foot.show(lambda _: [BLANK, (*self.keys(*ways), count) if words else self.keys(*ways)])

    def press(self, key: str) -> bool:
        """A click on the foot, and the key that opened this."""
        table = self.table
        if key == table.sign("find"):
            self.take_words("")
        elif key in {*table.of("help"), table.sign("help")}:
            self.dismiss(None)
        else:
            return False
        return True

    def move(self, name: str) -> bool:
        """Scroll, or go to the field where a word is searched for."""
        if name == "find":
            self.take_words("")
            return True
        return self._table.move(name)

    def take_words(self, words: str) -> None:
        """Search the table for what was typed or pasted; the key that begins a search may stand before it."""
        if not self._field.display:
            words = words.removeprefix(self.table.sign("find"))
        self._field.display = True
        self._field.value += words
        self._field.cursor_position = len(self._field.value)
        self.set_focus(self._field)
        self._show()

    def show_help(self) -> None:
        """Nothing to do: this is the help."""
        self.dismiss(None)

    def action_back(self) -> None:
        """From a search to all keys, from there out."""
        if not self._field.display:
            self.dismiss(None)
            return
        self._field.value = ""
        self._field.display = False
        self.set_focus(self._table)
        self._show()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()


def _rows(keys: Keys, place: str) -> Iterator[_Told]:
    """The keys of the place, what leads out of every place, and the signs of the list."""
    for group, signs, words, tip in keys.table(place):
        yield _Told(group, signs, tip, words)
    out = (
        ("clear", "in the list: lets go of what is selected"),
        ("back", "in a case: back to the list"),
        ("leave", "in the letter: keeps it as a draft and goes back"),
        ("back", "in a question: back, and nothing is done"),
        ("leave", "before a letter leaves: back to the letter; what was copied stays copied"),
        ("leave", "in a search like this one: all keys again"),
    )
    yield from (_Told(f"What {keys.sign('leave')} does", keys.sign(row), tip) for row, tip in out)
    if place == LIST:
        yield from (_Told("Signs in the list", mark, words) for mark, words in _MARKS)


def _painted(rows: list[_Told], width: int) -> list[Line]:
    lines: list[Line] = []
    group = ""
    for each, keys, tip, _ in rows:
        if each != group:
            group = each
            lines += [*([BLANK] if lines else []), (TonedText(each, "head"),)]
        lines += hung(TonedText(f"{keys:<{_KEYS}}  ", "key"), [TonedText(tip)], width)
    return lines
