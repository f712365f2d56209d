"""How messages speak of a case: by its title, short enough for one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.review import stars_words
from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from reviewtui.domain.review import Review

_NAMES = frozenset({"Contact", "Amazon", "Amazon's"})
"""Words that stay as they are wherever they stand: *Contact Customer* is a button."""


def short(text: str, length: int = 40) -> str:
    """A text on one line, cut to a length in characters."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def inside(words: str) -> str:
    """A sentence about an act as a part of another: ``Closed “X”`` → ``closed “X”``. Names stay as they are."""
    first = words.split(" ", 1)[0].rstrip(":")
    if first in _NAMES or not first[1:].islower():
        return words
    return words[:1].lower() + words[1:]


def undone(words: str) -> str:
    """What is said of an act that was taken back: ``Undone: closed “X”``."""
    return f"Undone: {inside(words)}"


def done_again(words: str) -> str:
    """What is said of an act that was done again: ``Done again: closed “X”``."""
    return f"Done again: {inside(words)}"


def name_of(review: Review) -> str:
    """A review in quotation marks: its title, else its first words, else its stars."""
    return f"“{short(review.title or review.text or f'{stars_words(review.stars)}, no words')}”"
