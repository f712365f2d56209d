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
