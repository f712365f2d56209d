"""From a key to a row of the action table: nothing else knows which key means what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.tui.keys.actions import HEARD_IN, REPLY

if TYPE_CHECKING:
    from reviewtui.tui.keys.keymap import Keys


class KeyMeaning(NamedTuple):
    """What a key was: an `action`; or the beginning of several keys that mean one (`begun`); or one that meant
    something before the user gave that another key (`retired`); else nothing.
    """

    action: str = ""
    begun: bool = False
    retired: bool = False


NOTHING: Final = KeyMeaning()
RETIRED: Final = KeyMeaning(retired=True)


class KeyReader:
    """Remembers the keys that wait for the next one, nothing else."""

    def __init__(self, keys: Keys) -> None:
        self._means = {
            place: {
                tuple(key.split()): action.id
                for action in keys.rows
                if place in action.where
                for key in keys.of(action.id)
            }
            for place in HEARD_IN
        }
        self._meant = {
            place: {key for action in keys.rows if place in action.where for key in action.keys} for place in HEARD_IN
        }
        self._begun: tuple[str, ...] = ()
        self._own = {each for action in keys.remapped.values() for key in action for each in key.split()}
        self._keyboard = keys.keyboard

    @property
    def begun(self) -> tuple[str, ...]:
        """The keys that wait for the next one."""
        return self._begun

    def hear(self, place: str, key: str) -> KeyMeaning:
        """What a key means in a place, after those before it; one of another layout, what the Latin one there means."""
        before, self._begun = self._begun, ()
        heard = [NOTHING]
        for each in self._meant_by(place, key):
            heard.append(self._hear(place, before, each))
            if heard[-1] not in {NOTHING, RETIRED}:
                return heard[-1]
        return RETIRED if RETIRED in heard else NOTHING

    def _meant_by(self, place: str, key: str) -> tuple[str, ...]:
        """The keys that one may stand for, the likeliest first; what the seller has given a meaning stands for itself.

        Where a letter is written no layout is learnt: what is typed there are words.
        """
        if place != REPLY:
            self._keyboard.note(key)
        latin = self._keyboard.latin(key)
        return (key,) if key in self._own or not latin else (latin, key)

    def _hear(self, place: str, before: tuple[str, ...], key: str) -> KeyMeaning:
        means = self._means[place]
        for keys in ((*before, key), (key,)):
            if keys in means:
                return KeyMeaning(means[keys])
            if any(each[: len(keys)] == keys for each in means):
                self._begun = keys
                return KeyMeaning(begun=True)
        return RETIRED if key in self._meant[place] else NOTHING
