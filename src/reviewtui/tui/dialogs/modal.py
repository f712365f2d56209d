"""Screens that answer once: whatever is pressed while they go away is dropped.

Which key means what they know from the action table, like everything else. Only the keys of their answers are their
own: those stand in the question.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, runtime_checkable

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reviewtui.tui.keys.actions import QUESTION, REPLY
from reviewtui.tui.keys.fields import kind_of_field
from reviewtui.tui.keys.key_reader import KeyReader
from reviewtui.tui.keys.keymap import Keys
from reviewtui.tui.keys.signs import pressed, sign

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

Answer = TypeVar("Answer")

ENTER, ESC, TAB, NEW_LINE = "⏎", "esc", "⇥", "^n"
"""How a question names the keys of the table; shown is the key that the seller has given them."""
_ROWS: Final = {ENTER: "take", TAB: "next-field", NEW_LINE: "new-line"}


_OF_THE_FIELD: Final = frozenset({"keep", "new-line", "copy"})
"""Rows of the table that a field does itself."""


@lru_cache
def _moves_in(kind: type[Widget]) -> frozenset[str]:
    """The keys that move and rub out in a kind of field."""
    return frozenset(binding.key for binding in Binding.make_bindings(kind.BINDINGS)) - {"enter", "escape"}


MOVES_IN_A_FIELD: Final = _moves_in(Input)
"""The keys that move and rub out in a field of one line."""


@runtime_checkable
class HasTable(Protocol):
    """An app with an action table, which it can show."""

    keys: Keys

    def show_help(self, place: str) -> object:
        """Lay the keys of a place over what stands there."""
        ...


class Modal(ModalScreen[Answer]):
    """A question whose first answer counts; at a second one Textual would pop the screen below as well."""

    takes_words = False
    """Whether words that are pasted, or typed at once, have a place here though no field has the focus."""
    at_once = True
    """Whether keys are heard as soon as they come, not in the turn of the widgets."""
    _answered = False
    _by_letter = False

    def __init__(self) -> None:
        super().__init__()
        self._heard: dict[str, KeyReader] = {}

    # what a question says of its keys --------------------------------------------------------------------------------

    def press(self, key: str) -> bool:  # noqa: ARG002 - for who overrides it
        """Do what a key of the question's own means, ``⏎`` for what is under the bar; whether it means anything."""
        return False

    def move(self, name: str) -> bool:  # noqa: ARG002 - for who overrides it
        """Move, by a name of the action table; whether there is anything to move."""
        return False

    def turn(self, by: int) -> bool:
        """To the next field, or the one before."""
        before = self.focused
        return (self.focus_next() if by > 0 else self.focus_previous()) is not before

    def action_back(self) -> None:
        """Go away unanswered: whoever asked gets None."""
        self.dismiss(None)

    def take_words(self, words: str) -> None:
        """Put words where they belong."""

    # keys ------------------------------------------------------------------------------------------------------------

    @property
    def table(self) -> Keys:
        """The action table with the keys that the seller has given it."""
        return self.app.keys if isinstance(self.app, HasTable) else Keys()

    def sign(self, key: str) -> str:
        """How a key of a question is shown: the way out, Enter and their like under the keys that they have now."""
        if key == ESC:
            return sign(self.way_out)
        return self.table.sign(_ROWS[key]) if key in _ROWS else key

    @property
    def way_out(self) -> str:
        """The key that leads out from everywhere in the question, from a field too."""
        return self.in_a_field("back") or self.in_a_field("leave") or self.table.of("back")[0]

    def in_a_field(self, row: str) -> str:
        """The key of a row that does not write or move in a field, "" for none."""
        keys = self.table.of(row)
        return next((key for key in keys if len(key) > 1 and key != "space" and key not in MOVES_IN_A_FIELD), "")

    def leads_out(self, key: str) -> bool:
        """Whether a key is the way out here."""
        in_field = kind_of_field(self.focused) is not None
        return key in self.table.of("back") or (in_field and key in self.table.of("leave"))

    def means(self, key: str) -> str:
        """The row of the action table that a key stands for in a question, "" for none."""
        return KeyReader(self.table).hear(QUESTION, key).action

    def hears(self, key: events.Key) -> bool:
        """Hear a key before the next one is looked at: that belongs to where this one leads, below after Enter and the
        way out, or into a field. False leaves it to the widgets in their turn.
        """
        if self.at_once and key.key not in self.table.of("copy"):
            self._hear(key)
            return True
        return False

    def is_past_the_field(self, key: events.Key) -> bool:
        """Whether a key in a field is about the question, as Enter and the way out: what follows belongs elsewhere."""
        return self.at_once and not self._is_for_the_field(key) and self.means(key.key) not in _OF_THE_FIELD

    @property
    def is_over(self) -> bool:
        """Whether a key that is no letter has answered it: what is pressed after that is meant for what lies below."""
        return self._answered and not self._by_letter

    def on_key(self, event: events.Key) -> None:
        """Whatever the field at hand did not take; Textual's own keys have no say."""
        if event.key in self.table.of("copy") or self._is_for_the_field(event):
            return
        event.stop()
        self._hear(event)

    def _is_for_the_field(self, event: events.Key) -> bool:
        kind = kind_of_field(self.focused)
        if kind is None or self._may_lead_out(event.key):
            return False
        return event.is_printable or event.key in _moves_in(kind)

    def _may_lead_out(self, key: str) -> bool:
        """Whether a key is on the way to one of several that lead out of a field: it has a meaning before the field."""
        ways = [each.split() for each in (*self.table.of("back"), *self.table.of("leave"))]
        return any(len(each) > 1 and each[0] == key for each in ways) or any(
            len(hearing.begun) > 0 for hearing in self._heard.values()
        )

    def _hear(self, event: events.Key) -> None:
        if self._answered:
            return
        self._by_letter = event.is_printable
        in_field = kind_of_field(self.focused) is not None
        key = event.character if event.is_printable and event.character else event.key
        if not in_field and key != "enter" and self._pressed(key):
            return
        heard = [
            self._hearing(place).hear(place, event.key) for place in ([QUESTION, REPLY] if in_field else [QUESTION])
        ]
        actions = [each.action for each in heard]
        if "back" in actions or "leave" in actions:
            self.action_back()
        elif "writing-keys" in actions:
            self.show_help()
        elif any(each.begun for each in heard) or (actions[0] and self._act(actions[0])):
            return
        elif self.takes_words and event.is_printable and not key.isspace():
            self.take_words(key)
        else:
            self._say_no_meaning(event)

    def _pressed(self, key: str) -> bool:
        """Whether a key was an answer; one of another layout is the Latin one at its place."""
        return self.press(key) or (bool(at_place := self.table.keyboard.latin(key)) and self.press(at_place))

    def _hearing(self, place: str) -> KeyReader:
        return self._heard.setdefault(place, KeyReader(self.table))

    def _act(self, name: str) -> bool:
        if name == "take":
            return self.press(ENTER)
        if name in {"next-field", "field-before"}:
            return self.turn(1 if name == "next-field" else -1)
        if name == "help":
            self.show_help()
            return True
        return self.move(name)

    def show_help(self) -> None:
        """The keys of a question, which are a question themselves: the app knows it."""
        if isinstance(self.app, HasTable):
            self.app.show_help(QUESTION)

    def _say_no_meaning(self, event: events.Key) -> None:
        in_field = kind_of_field(self.focused) is not None
        shown = pressed(event.key, event.character if event.is_printable else None)
        of = self.table.sign("writing-keys" if in_field else "help")
        self.tell(f"{shown} does nothing here; {of} shows the keys")

    # the end ---------------------------------------------------------------------------------------------------------

    def tell(self, words: str) -> None:
        """Say something in the last line; it stays until the answer."""
        if self._answered:
            return
        for told in self.query(ModalNotice):
            told.update(Content(words))
            return
        self.mount(ModalNotice(Content(words), markup=False))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer and go; a second answer says nothing."""
        if self._answered:
            return AwaitComplete()
        self._answered = True
        return super().dismiss(result)


class ModalNotice(Static):
    """What a question has to say beside its answers."""

    DEFAULT_CSS = """
    ModalNotice { dock: bottom; width: 100%; height: auto; padding: 0 1; color: $warning; background: $panel; }
    """
