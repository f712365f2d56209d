"""How many cells of a terminal a text takes, for the commands; the screens ask the library that draws them."""

from __future__ import annotations

import unicodedata
from typing import Final

_NO_CELL: Final = frozenset(("Mn", "Me", "Cf"))


def width_of(text: str) -> int:
    """The cells of a text without control characters: two for a wide letter, none for a mark on another one."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def fitted(text: str, width: int) -> str:
    """A text of exactly so many cells: filled up with blanks, or cut with an ellipsis."""
    size = width_of(text)
    if size <= width:
        return text + " " * (width - size)
    kept, room = [], width - 1
    for letter in text:
        room -= _width(letter)
        if room < 0:
            break
        kept.append(letter)
    cut = "".join(kept).rstrip() + "…"
    return cut + " " * (width - width_of(cut))


def _width(letter: str) -> int:
    if unicodedata.category(letter) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


def wrapped(text: str, width: int) -> list[str]:
    """A paragraph as lines of at most so many cells, torn between words; a word that is longer is torn itself."""
    lines: list[str] = []
    line, size = "", 0
    for word in text.split():
        wide = width_of(word)
        if line and size + 1 + wide <= width:
            line, size = f"{line} {word}", size + 1 + wide
            continue
        if line:
            lines.append(line)
        while wide > width:
            piece = _beginning(word, width)
            lines.append(piece)
            word = word[len(piece) :]  # noqa: PLW2901 - what is left of it
            wide = width_of(word)
        line, size = word, wide
    return [*lines, line] if line or not lines else lines


def _beginning(word: str, width: int) -> str:
    """As many letters of a word as fit, one at least."""
    room = width
    for at, letter in enumerate(word):
        room -= _width(letter)
        if room < 0:
            return word[: max(1, at)]
    return word
