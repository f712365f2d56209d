"""What the words of a review mean where they stand: a fuse has a rating, a microphone gives feedback, a parcel is posted.

A finding is dropped when every such word in it means a thing. A word means a thing when it stands in a fixed expression
(``haptic feedback``, ``bed post``), or when its topic (a measure, a fuse, a parcel) is named in its sentence, or clearly
enough in the one before, while nothing in its sentence ties it to what the buyer wrote: "your", "on Amazon", a wish, money.
The words, expressions, topics and ties are told by the packs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewtui.rules.wording import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.rules.packs import Pack
    from reviewtui.rules.pattern import Pattern, Text

    Range = tuple[int, int]

READ_BY: Final = frozenset(["asks-for-change", "asks-for-review", "divert", "remedy-tied", "incentive"])
"""The rules whose words have such senses."""

WORDLESS: Final = frozenset(["asks-for-change", "divert"])
"""Those of them that find things said without any such word ("take it off")."""

_MEASURE: Final = re.compile(
    r"(?<![\w.,])[0-9][0-9.,]{0,8}\s?(?:[mkMG]?[AVWJNm]|[mk]?VA|Ah|mAh|Wh|kWh|[km]?Hz|[cmk]?m[\u00b2\u00b3]?|[mk]?g|[mcd]?l|lbs?|oz|kN|Nm"
    r"|bar|psi|dB|BTU|inch(?:es)?|feet|ft|lm|lux|lumens?|[Ww]atts?|[Vv]olts?|[Aa]mps?|amperes?|ohms?|rpm|kph|mph|degrees"
    r"|dpi|fps|px|tog|denier|\u00b0\s?[CF]?|\u2103|\u03a9)(?![\w])|\bIP(?:X[0-9]|[0-9]{1,2}[0-9X]?)\b|[0-9]\s?\u00b0"
)
"""A number with a unit."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A word of a review that also means a thing. The sense without `words` is of findings that have no such word."""

    words: tuple[Pattern, ...] = ()
    fixed: tuple[Pattern, ...] = ()
    topic: tuple[Pattern, ...] = ()
    before: tuple[Pattern, ...] = ()
    tied: tuple[Pattern, ...] = ()
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Senses:
    """All such words of a language, and what ties any of them to the buyer."""

    words: tuple[Sense, ...] = ()
    tied: tuple[Pattern, ...] = ()


def means_a_thing(text: Text, pack: Pack, rule: str, hit: Range, ranges: Sequence[Range]) -> bool:
    """Whether what was found speaks of a thing, and not of what a buyer wrote."""
    loose: list[tuple[Sense, int]] = []
    named = False
    for sense in pack.senses.words:
        for start in {start for start, _ in _within(text, sense.words, *hit)}:
            named = True
            if not any(begin <= start < end for begin, end in _within(text, sense.fixed, 0, len(text.tokens))):
                loose.append((sense, start))
    if named and not loose:
        return True
    if not named and rule in WORDLESS:
        loose = [(sense, hit[0]) for sense in pack.senses.words if not sense.words]
    begin, end = sentence_of(ranges, hit[0])[0], sentence_of(ranges, hit[1] - 1)[1]
    if not loose or _within(text, pack.senses.tied, begin, end):
        return False
    return all(_is_told(text, sense, start, ranges) for sense, start in loose)


def _is_told(text: Text, sense: Sense, at: int, ranges: Sequence[Range]) -> bool:
    """Whether the sentence of a word, or the one before, is about the thing."""
    begin, end = sentence_of(ranges, at)
    if _within(text, sense.tied, begin, end):
        return False
    if _within(text, (*sense.topic, *sense.before), begin, end) or (sense.measured and _measure(text, begin, end)):
        return True
    earlier, end = sentence_of(ranges, max(begin - 1, 0))
    return end <= begin and bool(
        _within(text, sense.before, earlier, end) or (sense.measured and _measure(text, earlier, end))
    )


def _within(text: Text, patterns: Sequence[Pattern], begin: int, end: int) -> list[Range]:
    return [(start, stop) for each in patterns for start, stop in each.search(text) if begin <= start and stop <= end]


def _measure(text: Text, begin: int, end: int) -> bool:
    return _MEASURE.search(text.source, text.tokens[begin].start, text.tokens[end - 1].end) is not None
