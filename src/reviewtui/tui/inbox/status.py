"""The two lines at the bottom: what happened last and how to undo it, and the keys that make sense here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from reviewtui.tui.drawing.line import LineWidget, Piece, cells, fit, width_of
from reviewtui.tui.keys.actions import CASE, LIST, REPLY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.tui.drawing.themes import Inks
    from reviewtui.tui.keys.keymap import Keys

Tone = Literal["done", "refused", "working", "plain"]
SELECTED, FINISHED, EMPTY, FIRST_RUN, DOORS = "selected", "finished", "empty", "first-run", "doors"

KEY_LINES: Final[dict[str, tuple[str, ...]]] = {
    LIST: ("open", "reply", "contact", "done", "snooze", "why", "help"),
    SELECTED: ("contact", "done", "snooze", "tag", "claim", "clear", "help"),
    FINISHED: ("open", "reopen", "outcome", "note", "why", "help"),
    EMPTY: ("undo", "next-view", "help", "quit"),
    FIRST_RUN: ("import", "demo", "help", "quit"),
    CASE: ("back", "reply", "contact", "done", "snooze", "promise", "tag", "note", "why"),
    REPLY: ("leave", "next-step", "hand-off", "snippets", "editor", "swap", "versions"),
    DOORS: ("leave", "next-step", "hand-off", "other-door", "snippets", "editor", "swap"),
}
"""At most nine. The first is the last to go when the room is short."""
_LAST = frozenset({"back", "leave"})
_SIGN = {"done": "✓", "refused": "–", "working": "…", "plain": " "}


class StatusLine(LineWidget):
    """The last act, in the past tense, with the key that takes it back. Nothing here covers text."""

    def __init__(self, keys: Keys, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._keys = keys
        self._words = ""
        self._tone: Tone = "plain"
        self._undoable = False

    @property
    def words(self) -> str:
        """The sentence that stands there now, without its sign; "" for none."""
        return self._words

    def tell(self, words: str, tone: Tone = "plain", *, undoable: bool = False) -> None:
        """Say something; it stays until the next."""
        if (words, tone, undoable) != (self._words, self._tone, self._undoable):
            self._words, self._tone, self._undoable = words, tone, undoable
            self.refresh()

    def pieces(self, width: int) -> Sequence[Piece]:
        """Sign, words, undo; the words are cut before the undo is."""
        if not self._words:
            return ()
        inks = self.look.page
        ink = {"done": inks.success, "refused": inks.warm}.get(self._tone, inks.dim)
        undo = [
            Piece("   " + self._keys.sign("undo"), inks.key, "act('undo')"),
            Piece(" undo ", inks.dim, "act('undo')"),
        ]
        after = undo if self._undoable else []
        room = max(0, width - 3 - cells(after))
        words = self._words if width_of(self._words) <= room else fit(self._words, room)
        return [Piece(f" {_SIGN[self._tone]} ", ink), Piece(words, inks.fg), *after]


class KeyLine(LineWidget):
    """At most nine keys, each clickable, and on the right where the cursor stands."""

    def __init__(self, keys: Keys, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._keys = keys
        self._place = LIST
        self._right = ""

    @property
    def inks(self) -> Inks:
        """The colours of a bar, which is darker or lighter than the page."""
        return self.look.bar

    def show(self, place: str, right: str = "") -> None:
        """Show the keys of a place."""
        if (place, right) != (self._place, self._right):
            self._place, self._right = place, right
            self.refresh()

    def pieces(self, width: int) -> Sequence[Piece]:
        """As many as fit; the way out and the help never go."""
        inks, right = self.inks, f"{self._right} " if self._right else ""
        wanted = list(KEY_LINES[self._place])
        keep = {"help", "quit", "back", "leave", "clear"}
        for gap in (3, 2):
            line = self._line(wanted, gap)
            if cells(line) + width_of(right) + 1 <= width:
                break
        while cells(line) > width - 1 and any(each not in keep for each in wanted):
            wanted.remove([each for each in wanted if each not in keep][-1])
            line = self._line(wanted, 2)
        room = width - cells(line) - width_of(right)
        return [*line, Piece(" " * room + right, inks.dim)] if right and room > 0 else line

    def _line(self, wanted: Sequence[str], gap: int) -> list[Piece]:
        inks = self.inks
        line: list[Piece] = []
        words = self._keys.words
        for each in sorted(wanted, key=lambda action: action in _LAST):
            action = f"act('{each}')"
            line.append(Piece((" " if not line else " " * gap) + self._keys.sign(each), inks.key, action))
            line.append(Piece(" " + words(each), inks.dim, action))
        return line
