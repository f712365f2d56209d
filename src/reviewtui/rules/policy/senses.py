"""What the words of a review mean where they stand: a fuse has a rating, a microphone feedback, a parcel is posted.

A finding is dropped when every such word in it means a thing. A word means a thing when it stands in a fixed expression
(``haptic feedback``, ``bed post``), or when its topic (a measure, a fuse, a parcel) is named in its sentence, or
clearly enough in the one before, while nothing in its sentence ties it to what the buyer wrote: "your", "on Amazon", a
wish, money. The words, expressions, topics and ties are told by the packs (packs/senses_en.toml).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.rules.match.matcher import Document, Pattern
    from reviewtui.rules.packs.model import RuleTraits, Sense, Senses

    Range = tuple[int, int]

_MEASURE: Final = re.compile(
    r"(?<![\w.,])[0-9][0-9.,]{0,8}\s?(?:[mkMG]?[AVWJNm]|[mk]?VA|Ah|mAh|Wh|kWh|[km]?Hz|[cmk]?m[\u00b2\u00b3]?|[mk]?g|[mcd]?l|lbs?|oz|kN|Nm"
    r"|bar|psi|dB|BTU|inch(?:es)?|feet|ft|lm|lux|lumens?|[Ww]atts?|[Vv]olts?|[Aa]mps?|amperes?|ohms?|rpm|kph|mph|degrees"
    r"|dpi|fps|px|tog|denier|\u00b0\s?[CF]?|\u2103|\u03a9)(?![\w])|\bIP(?:X[0-9]|[0-9]{1,2}[0-9X]?)\b|[0-9]\s?\u00b0"
)
"""A number with a unit."""


class SenseReading:
    """A text read for one language: which of its words mean what a buyer wrote. Each is found out when first asked."""

    def __init__(self, text: Document, senses: Senses, ranges: Sequence[Range]) -> None:
        self._text = text
        self._senses = senses
        self._ranges = ranges

    @cached_property
    def _words(self) -> list[tuple[int, Sense | None]]:
        """The words that have senses and where they stand; without their sense those that mean a thing in any case."""
        found: list[tuple[int, Sense | None]] = []
        for sense in self._senses.words:
            stands = {start for start, _ in _all(self._text, sense.words)}
            fixed = Spans(_all(self._text, sense.fixed) if stands else [])
            found += [(at, None if fixed.meet(at, at + 1) else sense) for at in stands]
        found.sort(key=lambda each: each[0])
        return found

    @cached_property
    def _measures(self) -> Spans:
        """The numbers with a unit, as characters."""
        end = self._text.tokens[-1].end if self._text.tokens else 0
        return Spans(match.span() for match in _MEASURE.finditer(self._text.source, 0, end))

    def is_a_thing(self, about: RuleTraits, hit: Range) -> bool:
        """Whether what a rule found speaks of a thing, and not of what a buyer wrote."""
        first, last = (bisect_left(self._words, at, key=lambda each: each[0]) for at in hit)
        loose = self._words[first:last]
        if not loose and about.senses == "any":
            loose = [(hit[0], sense) for sense in self._senses.words if not sense.words]
        if not loose:
            return False
        if not all(sense is None or self._is_told(sense, at) for at, sense in loose):
            return False
        begin, end = sentence_of(self._ranges, hit[0])[0], sentence_of(self._ranges, hit[1] - 1)[1]
        tied = self._text.stands_in(self._senses.tied, begin, end)
        return all(sense is None or not (tied or self._is_tied(sense, at)) for at, sense in loose)

    def _is_told(self, sense: Sense, at: int) -> bool:
        """Whether the sentence of a word, or the one before, is about the thing."""
        begin, end = sentence_of(self._ranges, at)
        if self._stands((*sense.topic, *sense.before), begin, end) or (sense.measured and self._measure(begin, end)):
            return True
        earlier, end = sentence_of(self._ranges, max(begin - 1, 0))
        return end <= begin and (
            self._stands(sense.before, earlier, end) or (sense.measured and self._measure(earlier, end))
        )

    def _is_tied(self, sense: Sense, at: int) -> bool:
        return self._stands(sense.tied, *sentence_of(self._ranges, at))

    def _stands(self, patterns: tuple[Pattern, ...], begin: int, end: int) -> bool:
        return self._text.stands_in(patterns, begin, end)

    def _measure(self, begin: int, end: int) -> bool:
        tokens = self._text.tokens
        return self._measures.stand(tokens[begin].start, tokens[end - 1].end)


def _all(text: Document, patterns: Sequence[Pattern]) -> list[Range]:
    return [hit for each in patterns for hit in each.search(text)]
