"""From a key to a row of the action table: nothing else knows which key means what."""

from __future__ import annotations

from typing import Final, NamedTuple

from reviewtui.tui.keys.actions import ACTIONS, HEARD_IN, Keys


class KeyMeaning(NamedTuple):
    """What a key was: an `action`; or the beginning of several keys that mean one (`begun`); or one that meant
    something before the user gave that another key (`retired`); else nothing.
    """

    action: str = ""
    begun: bool = False
    retired: bool = False


NOTHING: Final = KeyMeaning()


class KeyReader:
    """Remembers the keys that wait for the next one, nothing else."""

    def __init__(self, keys: Keys) -> None:
        self._means = {
            place: {
                tuple(key.split()): action.id
                for action in ACTIONS
                if place in action.where
                for key in keys.of(action.id)
            }
            for place in HEARD_IN
        }
        self._meant = {
            place: {key for action in ACTIONS if place in action.where for key in action.keys} for place in HEARD_IN
        }
        self._begun: tuple[str, ...] = ()

    @property
    def begun(self) -> tuple[str, ...]:
        """The keys that wait for the next one."""
        return self._begun

    def hear(self, place: str, key: str) -> KeyMeaning:
        """What a key means in a place, after those before it."""
        means, pressed, self._begun = self._means[place], (*self._begun, key), ()
        for keys in (pressed, (key,)):
            if keys in means:
                return KeyMeaning(means[keys])
            if any(each[: len(keys)] == keys for each in means):
                self._begun = keys
                return KeyMeaning(begun=True)
        return KeyMeaning(retired=True) if key in self._meant[place] else NOTHING
