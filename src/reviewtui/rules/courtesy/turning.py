"""Where a sentence turns from what happened to what comes next: the mark before its first offer or question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.tokens import TokenKind

if TYPE_CHECKING:
    from reviewtui.rules.courtesy.reading import LetterReading
    from reviewtui.rules.match.spans import Span, Spans


_TURN_MARKS: Final = frozenset(";:\u2013\u2014")
"""Marks behind which a sentence turns to something else: "it smells of glue; we collect it on Monday"."""


def before_turn(reading: LetterReading, begin: int, end: int) -> Span | None:
    """The part of a sentence before the mark at which it turns to its first offer or question; None without one."""
    ahead = sorted(start for start, _ in [*reading.offers(), *reading.asked()] if begin <= start < end)
    for at in range(ahead[0] - 1 if ahead else begin, begin, -1):
        if _turns(reading, at):
            return begin, at
    return None


def beside_turn(reading: LetterReading, begin: int, end: int, offers: Spans) -> list[Span]:
    """A sentence without an offer; of one with an offer what a mark parts from it: the part before, and one behind it
    that tells of something wrong ("here is a new label; the old one had a broken link").
    """
    if not offers.begin_in(begin, end):
        return [(begin, end)]
    before = before_turn(reading, begin, end)
    marks = [at for at in range(begin, end) if _turns(reading, at)]
    last = marks[-1] + 1 if marks else end
    behind = last < end and not offers.begin_in(last, end) and reading.tells_wrong(last, end)
    return [*([before] if before else []), *([(last, end)] if behind else [])]


def _turns(reading: LetterReading, at: int) -> bool:
    token = reading.text.tokens[at]
    return token.kind is TokenKind.MARK and reading.text.source[token.start] in _TURN_MARKS
