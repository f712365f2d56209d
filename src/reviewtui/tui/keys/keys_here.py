"""What a key means where the seller is: an act, a word for the field at hand, or nothing, which it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.keys.actions import CASE, LIST, REPLY
from reviewtui.tui.keys.key_reader import NOTHING, KeyReader
from reviewtui.tui.keys.signs import pressed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual import events

    from reviewtui.tui.inbox.offers import TellsSeller
    from reviewtui.tui.keys.keymap import Keys
    from reviewtui.tui.questions import Questions
    from reviewtui.tui.stage import ShowsPlaces

FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))


class KeysHere:
    """Hears the keys of the list, a case and the reply; what they do is somebody else's."""

    def __init__(
        self,
        keys: Keys,
        places: ShowsPlaces,
        questions: Questions,
        status: TellsSeller,
        act: Callable[[str], Awaitable[None]],
    ) -> None:
        self._keys, self._places, self._questions, self._status, self._act = keys, places, questions, status, act
        self._hearing = KeyReader(keys)
        self._no_meaning = ""

    async def hears(self, event: events.Key) -> bool:
        """Do what a key means here, before the next one is looked at. False for what the field at hand has to take."""
        writing = self._places.place == REPLY
        if writing and self._places.reply is not None and self._places.reply.pane.loan.lent:
            return True
        if event.is_printable and self._questions.were_meant(event.time):
            return True  # typed while a question went away: it was not meant for what stands here now
        heard = self._hearing.hear(self._places.place, event.key)
        if heard.action:
            if self._no_meaning and self._status.words == self._no_meaning:
                self._status.tell("")
            await self._act(heard.action)
        elif writing and not heard.retired and event.key not in FUNCTION_KEYS:
            return False
        elif not heard.begun:
            self._say_no_meaning(event)
        return True

    def opens_a_field(self, key: str) -> bool:
        """Whether a key leads to where words are written, so that those behind it may be meant for that place."""
        row = self._keys.row(KeyReader(self._keys).hear(self._places.place, key).action)
        return row is not None and row.to_field

    def are_no_commands(self, keys: Sequence[events.Key]) -> bool:
        """Whether keys that came at once can't all be meant for this place: one of them has no meaning here, nor where
        Enter or the way back lead, which stand before it.
        """
        hearing, places = KeyReader(self._keys), {self._places.place}
        for key in keys:
            if not key.is_printable:
                places |= {LIST, CASE}
            elif all(hearing.hear(place, key.key) == NOTHING for place in places):
                return True
        return False

    def _say_no_meaning(self, event: events.Key) -> None:
        """A key that does nothing says so, and where the keys are told."""
        of = "writing-keys" if self._places.place == REPLY else "help"
        shown = pressed(event.key, event.character if event.is_printable else None)
        self._no_meaning = f"{shown} does nothing here; {self._keys.sign(of)} shows the keys"
        self._status.tell(self._no_meaning, "refused")
