"""A review as it is listened to: folded to small letters, sentence by sentence, word by word.

A million reviews pass through here, so plain ASCII, as most are, goes a way of its own: whole texts at a time, without
looking at single letters. `FOUND` and `BETWEEN` say what both ways must find.
"""

from __future__ import annotations

import re
from typing import Final

FOUND: Final = re.compile(r"[^\W_]+|[,;:()]")
"""Words, and the marks that end a narrow gap (`phrase_steps.MARKS`)."""
BETWEEN: Final = re.compile("[.!?\n\u2026]")
_MARKS: Final = ",;:()"
_ASCII: Final = bytes(
    ord(chr(code).lower())
    if chr(code).isalnum() or chr(code) in f"{_MARKS}'"
    else ord("\n" if chr(code) in ".!?\n" else " ")
    for code in range(128)
).ljust(256)
"""What becomes of each letter on the way of its own: small, or a blank, or the end of a sentence."""


class Sentence:
    """The words and marks of one sentence in their order."""

    __slots__ = ("_joined", "_places", "tokens", "words")

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.words = set(tokens)
        self._joined = ""
        self._places: dict[str, list[int]] = {}

    @property
    def joined(self) -> str:
        """All of it with single blanks around each word, to look for words in a row."""
        if not self._joined:
            self._joined = f" {' '.join(self.tokens)} "
        return self._joined

    def places(self, word: str) -> list[int]:
        """Where a word of it stands."""
        found = self._places.get(word)
        if found is None:
            tokens, place = self.tokens, -1
            found = self._places[word] = []
            for _ in range(tokens.count(word)):
                place = tokens.index(word, place + 1)
                found.append(place)
        return found


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text that have words."""
    if not text.isascii():
        text = _straight(text)
        if not text.isascii():
            return [Sentence(tokens) for part in BETWEEN.split(fold(text)) if (tokens := FOUND.findall(part))]
    flat = text.encode().translate(_ASCII).decode()
    if "'" in flat:
        flat = flat.replace("n't", "n\u02bct").replace("'", " ")
    for mark in _MARKS:
        if mark in flat:
            flat = flat.replace(mark, f" {mark} ")
    return [Sentence(tokens) for part in flat.split("\n") if (tokens := part.split())]


def fold(text: str) -> str:
    """Small letters and words without apostrophes inside English contractions; the same length as before.

    "Won't" and "won’t" become one word, "l'eau" stays two.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a capital that is longer when small would move every place
        lower = text
    return _straight(lower).replace("n't", "n\u02bct")


def _straight(text: str) -> str:
    return text.replace("\u2019", "'").replace("\u02bc", "'")
