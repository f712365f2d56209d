"""What the words of a review betray, as far as urgency counts it; `rules.signals` listens."""

from __future__ import annotations

from typing import NamedTuple


class ReviewSignals(NamedTuple):
    """What was heard. `safety` and `legal` hold the buyer's words, `causes` the names of mendable troubles."""

    capitals: bool = False
    paragraphs: int = 1
    long: bool = False
    safety: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    unfixable: bool = False


def shouts(title: str) -> bool:
    """Whether a title is written in capitals: at least two words and eight letters, all upper case."""
    return title.isupper() and " " in title.strip() and sum(map(str.isalpha, title)) >= 8
