"""How messages speak of a case: by its title, short enough for one line."""

from __future__ import annotations

from reviewtui.domain.review import Review
from reviewtui.domain.text import one_line


def short(text: str, length: int = 40) -> str:
    """A text on one line, cut to a length in characters."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def name_of(review: Review) -> str:
    """A review in quotation marks: its title, else its first words, else its stars."""
    return f"“{short(review.title or review.text or f'{review.stars} stars, no words')}”"
