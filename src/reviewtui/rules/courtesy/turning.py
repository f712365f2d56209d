"""Where a sentence turns from what happened to what comes next: the mark before its first offer or question."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.tokens import TokenKind

if TYPE_CHECKING:
    from reviewtui.rules.courtesy.reading import LetterReading
    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.match.spans import Span, Spans


_TURN_MARKS: Final = frozenset(";:\u2013\u2014")
"""Marks behind which a sentence turns to something else: "it smells of glue; we collect it on Monday"."""


def before_turn(reading: LetterReading, begin: int, end: int) -> Span | None:
    """The part of a sentence before the mark at which it turns to its first offer or question; None without one."""
    ahead = sorted(start for start, _ in [*reading.offers(), *reading.asked()] if begin <= start < end)
    marks = _turns(reading.text, begin + 1, ahead[0]) if ahead else ()
    return (begin, marks[-1]) if marks else None


def beside_turn(reading: LetterReading, begin: int, end: int, offers: Spans) -> list[Span]:
    """A sentence without an offer; of one with an offer what a mark parts from it: the part before, and one behind it
    that tells of something wrong ("here is a new label; the old one had a broken link").
    """
    if not offers.begin_in(begin, end):
        return [(begin, end)]
    before = before_turn(reading, begin, end)
    marks = _turns(reading.text, begin, end)
    last = marks[-1] + 1 if marks else end
    behind = last < end and not offers.begin_in(last, end) and reading.tells_wrong(last, end)
    return [*([before] if before else []), *([(last, end)] if behind else [])]


def _turns(text: Document, begin: int, end: int) -> tuple[int, ...]:
    """Which tokens from one to before another one are such marks."""
    marks = _marks(text)
    return marks[bisect_left(marks, begin) : bisect_left(marks, end)]


@lru_cache(maxsize=4)
def _marks(text: Document) -> tuple[int, ...]:
    return tuple(
        at
        for at, token in enumerate(text.tokens)
        if token.kind is TokenKind.MARK and text.source[token.start] in _TURN_MARKS
    )
