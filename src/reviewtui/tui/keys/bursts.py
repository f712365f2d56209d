"""Keys that the terminal gave in one read: a paste without its marks, or what was typed ahead on a slow line.

Nobody types several keys within one read, and only there it can be seen: once the keys are single messages, the first
has acted before the second is there. So this room stands on the parser of Textual's drivers, whose `feed` gets
what was read, and which is private; elsewhere keys simply come one by one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual import events

from reviewtui.tui.textual_compat import XTermParser, read_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.driver import Driver
    from textual.message import Message

_LEAST, _KINDS = 4, 3
"""So many letters, and so many different ones, are words; a held key and a few keys on a slow line are not."""
_TYPED_AHEAD: Final = 60
"""More than so many keys nobody has typed ahead."""
_ESC_AND_KEY: Final = re.compile(r"\x1b(?=[0-9!-/:-@{-~`A-MQ-WYZac-eg-z])")
"""Esc and right behind it a figure, a sign or a letter that begins no sequence of a terminal. Textual would hear the
sign alone or another one, and of two such pairs in a row a "^" for the first Esc.
"""
_WORD_JUMPS: Final = {"ctrl+right": "f", "ctrl+left": "b"}
"""Esc with this letter right behind it is for Textual a jump over a word, as Mac keyboards send one."""
STILL: Final = 0.1
"""Seconds after which what comes belongs to a paste no more."""


class KeyBurst(events.Event, bubble=False):
    """Two keys or more of one read."""

    def __init__(self, keys: Sequence[events.Key]) -> None:
        super().__init__()
        self.keys = [part for key in keys for part in parted(key)]


class WordJump(events.Key):
    """A jump over a word where words are written; where none are, the two keys that it was sent as."""

    def whole(self) -> list[events.Key]:
        """The jump over a word."""
        jump = events.Key(self.key, self.character)
        jump.time = self.time
        return [jump]

    def apart(self) -> list[events.Key]:
        """Esc, and the letter behind it."""
        letter = _WORD_JUMPS[self.key]
        pressed = [events.Key("escape", None), events.Key(letter, letter)]
        for key in pressed:
            key.time = self.time
        return pressed


def parted(key: events.Key) -> list[events.Key]:
    """Esc with another key right behind it comes from the terminal as Alt with that key, and would be a letter in a
    letter: here it is both keys again.
    """
    if not (key.key.startswith("alt+") and key.is_printable):
        return [key]
    name = key.key.removeprefix("alt+")
    pressed = events.Key(name if len(name) == 1 else name.removeprefix("shift+").upper(), key.character)
    left = events.Key("escape", None)
    left.time = pressed.time = key.time
    return [left, pressed]


def letters(keys: Iterable[events.Key]) -> str:
    """What the keys would write."""
    return "".join(key.character for key in keys if key.is_printable and key.character)


def are_words(keys: Sequence[events.Key], least: int = _LEAST) -> bool:
    """Whether keys of one read are words rather than commands."""
    typed = letters(keys)
    return len(typed) >= least and len(set(typed)) >= min(_KINDS, least - 1)


def typed_ahead(keys: Sequence[events.Key]) -> bool:
    """Whether the keys behind the first may be words that were typed ahead for the place which that one opens."""
    return len(keys) <= _TYPED_AHEAD and all(key.is_printable for key in keys)


class _Reader(XTermParser):
    """Hands on the keys of one read together."""

    _pasting = False
    _last = ""

    def feed(self, data: str) -> Iterator[Message]:
        keys: list[events.Key] = []
        begun, over = data.rfind("\x1b[200~"), data.rfind("\x1b[201~")
        if begun != over:
            self._pasting = begun > over
        read, self._last = self._last + data, data[-1:]
        pieces = [data] if self._pasting or begun != over else _ESC_AND_KEY.split(data)
        for number, piece in enumerate(pieces):
            if number:
                keys.append(events.Key("escape", None))
            for token in super().feed(piece) if piece or not data else ():
                if isinstance(token, events.Key):
                    jump = f"\x1b{_WORD_JUMPS.get(token.key, chr(0))}" in read
                    keys.append(WordJump(token.key, token.character) if jump else token)
                else:
                    yield from _together(keys)
                    keys = []
                    yield token
        yield from _together(keys)


def _together(keys: list[events.Key]) -> Iterable[Message]:
    return keys if len(keys) < 2 else [KeyBurst(keys)]


def read_together(driver: type[Driver]) -> None:
    """Let a driver read so from now on."""
    read_with(driver, _Reader)
