"""The day that a sentence names, in the languages of Amazon's shops: *Reviewed in Italy on 5 May 2026*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.sources.folding import folded
from reviewtui.sources.months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

Day = tuple[int, int, int]
"""Year, month and day, not yet looked at whether there is such a day."""

_WORD: Final = r"([^\s\d.,،;:/()\[\]–—-]{2,20})"
_EAST_ASIAN: Final = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일號号]?")
_NUMBERED: Final = re.compile(r"(?<!\d)(\d{1,2})\s*(?:thang|thg\.?)\s*(\d{1,2}),?\s*(?:nam\s*)?(\d{4})(?!\d)")
_DAY_MONTH: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|re|[ºª°])?[.\s-]*(?:(?:de|of|den)\s+|d['’])?" + _WORD
    + r"[.׳॰]*,?،?[\s-]*(?:del?\s+|of\s+)?(\d{4}|\d\d)(?!\d)"
)  # fmt: skip
_MONTH_DAY: Final = re.compile(_WORD + r"[.׳॰]?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+del?)?[\s-]+(\d{4})(?!\d)")
_YEAR_MONTH: Final = re.compile(r"(?<!\d)(\d{4})[.,]?\s*" + _WORD + r"[.׳॰]?[\s-]+(\d{1,2})(?![\d:])")
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_DOTTED: Final = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_MONTH_ALONE: Final = re.compile(_WORD + r"[.׳॰]?(?:,?\s+(?:del?\s+)?(?=\d{4})|-)(\d{4}|\d\d)")
_TWO_WORDS: Final = {
    "تشرين الثاني": "نوفمبر", "تشرين الاول": "اكتوبر", "كانون الاول": "ديسمبر", "كانون الثاني": "يناير",
}  # fmt: skip
_IN_HEBREW: Final = "ב"


def day_in(sentence: str) -> Day | None:
    """The last day that a sentence names by its words or without a doubt by its numbers; None when there is none."""
    text = folded(sentence)
    for two, one in _TWO_WORDS.items():
        text = text.replace(two, one)
    found = max(_by_words(text), default=None) or max(_by_numbers(text), default=None)
    return found[1] if found else None


def month_in(text: str) -> Day | None:
    """The first day of a month that stands alone with its year, as spreadsheets show one: *May 2026*, *May-26*."""
    match = _MONTH_ALONE.fullmatch(folded(text).strip())
    month = _month(match[1]) if match else None
    return (century(match[2]), month, 1) if match and month else None


def century(year: str) -> int:
    """A year of two or four digits in full."""
    number = int(year)
    if len(year) == 4:
        return number
    return 2000 + number if number < 70 else 1900 + number


def _by_words(text: str) -> Iterator[tuple[int, Day]]:
    """Each day with the place where its month stands, so that the later of two wins and one day is read in one way."""
    for match in _EAST_ASIAN.finditer(text):
        yield match.start(2), (int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMBERED.finditer(text):
        yield match.start(2), (int(match[3]), int(match[2]), int(match[1]))
    for match in _DAY_MONTH.finditer(text):
        if month := _month(match[2]):
            yield match.start(2), (century(match[3]), month, int(match[1]))
    for match in _MONTH_DAY.finditer(text):
        if month := _month(match[1]):
            yield match.start(1), (int(match[3]), month, int(match[2]))
    for match in _YEAR_MONTH.finditer(text):
        if month := _month(match[2]):
            yield match.start(2), (int(match[1]), month, int(match[3]))


def _by_numbers(text: str) -> Iterator[tuple[int, Day]]:
    for match in _YEAR_FIRST.finditer(text):
        yield match.start(), (int(match[1]), int(match[3]), int(match[4]))
    for match in _DOTTED.finditer(text):
        yield match.start(), (int(match[3]), int(match[2]), int(match[1]))


def _month(word: str) -> int | None:
    word = word.strip(".'’׳॰")
    return MONTHS.get(word) or MONTHS.get(word.removeprefix(_IN_HEBREW))
