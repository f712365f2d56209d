"""Which words of a letter can answer a review: what names a trouble, asks exactly, or thanks for telling of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.rules.courtesy.reading import meant
from reviewtui.rules.courtesy.turning import beside_turn
from reviewtui.rules.match.spans import Span, Spans

if TYPE_CHECKING:
    from reviewtui.rules.courtesy.reading import LetterReading
    from reviewtui.rules.match.tokens import Token

_SYLLABLE: Final = re.compile("[\u3040-\u309f]")
"""A sign of Japanese that says nothing alone."""


def kept_words(reading: LetterReading) -> list[Token]:
    """The words of a letter that can answer a complaint: not those that blame, boast or refuse."""
    hollow = Spans([*reading.ruled("against", "empty-apology"), *reading.general()])
    kept = [span for span in reading.ranges if not hollow.meet(*reading.text.span(*span))]
    return meant(reading.text, reading.pack, kept) if kept else []


def troubles(reading: LetterReading) -> list[Token]:
    """The words of a letter that name what went wrong, without those that fit any trouble."""
    lists = reading.words_of("vague", "empty", "generic", "stop", "abstract", "unsaid")
    offered = Spans([*reading.offers(), *reading.spans("responsibility"), *_general_tokens(reading)])
    named = [at for at in sorted(reading.wrong) if not offered.meet(at, at + 1)]
    return [reading.text.tokens[at] for at in named if reading.text.tokens[at].word not in lists]


def sentences_kept(reading: LetterReading) -> list[list[Token]]:
    """The words of each sentence that offers nothing, blames nobody and speaks of no product at large."""
    return [meant(reading.text, reading.pack, [each]) for each in _kept(reading)]


def apologized(reading: LetterReading) -> list[list[Token]]:
    """The words of each such sentence that apologizes."""
    undone = Spans(reading.chars(reading.spans("undone")))
    sorry = Spans(span for span in reading.meant() if not undone.meet(*span))
    return [
        meant(reading.text, reading.pack, [each]) for each in _kept(reading) if sorry.meet(*reading.text.span(*each))
    ]


def regretted(reading: LetterReading) -> list[list[Token]]:
    """The words of each such sentence that takes it upon us, or says how it should not be ("nobody should wait so")."""
    undone = Spans(reading.chars(reading.spans("undone")))
    owned = (span for span in reading.spans("responsibility") if not undone.meet(*reading.text.span(*span)))
    regrets = Spans([*reading.spans("regretted"), *owned])
    return [meant(reading.text, reading.pack, [each]) for each in _kept(reading) if regrets.begin_in(*each)]


def names(reading: LetterReading, cause: str) -> bool:
    """Whether such a sentence names a kind of trouble in its own words: "our silence" for letters without an answer."""
    named = Spans(reading.spans(f"names_{cause.replace(' ', '_')}"))
    return bool(named) and any(named.begin_in(*each) for each in _kept(reading))


def _kept(reading: LetterReading) -> list[Span]:
    if reading.kept is None:
        reading.kept = _find_kept(reading)
    return reading.kept


def _find_kept(reading: LetterReading) -> list[Span]:
    offers = Spans(reading.offers())
    hollow = Spans([*reading.ruled("against", "empty-apology", "request"), *reading.general()])
    parts = [part for each in reading.ranges for part in (beside_turn(reading, *each, offers))]
    return [each for each in parts if not hollow.meet(*reading.text.span(*each)) and reading.has_stance(*each)]


def exact_questions(reading: LetterReading) -> list[list[Token]]:
    """The words of each question that is about what happened, and not about what the buyer would like."""
    inexact = reading.words_of("inexact")
    spans = dict.fromkeys(reading.sentence(at) for at, _ in reading.asked())
    asked = [reading.text.tokens[slice(*each)] for each in spans if reading.questions(each[1])]
    return [words for words in asked if inexact and not any(each.word in inexact for each in words)]


def asks_of_it(reading: LetterReading) -> bool:
    """Whether a question is about the buyer's thing by a pronoun, with two words of its own: "Does it cut out when the
    grass is wet?".
    """
    things = reading.words_of("things")
    unsaid = reading.words_of("stop", "generic", "empty", "vague", "abstract", "unsaid", "inexact", "untold")
    for words in exact_questions(reading) if things else ():
        said = {each.word for each in words if not each.kind}
        own = {word for word in said - unsaid - things if not _SYLLABLE.fullmatch(word)}
        if not said.isdisjoint(things) and len(own) >= 2:
            return True
    return False


def thanked_for(reading: LetterReading) -> list[list[Token]]:
    """The words behind each "thank you for telling us about"."""
    hollow = Spans(reading.general())
    told = [(start, end) for start, end in reading.spans("thanked") if not hollow.meet(*reading.text.span(start, end))]
    found = [(end, reading.sentence(start)[1]) for start, end in told]
    return [meant(reading.text, reading.pack, [span]) for span in found if span[0] < span[1]]


def _general_tokens(reading: LetterReading) -> list[Span]:
    return [reading.sentence(start) for start, _ in [*reading.spans("general"), *reading.spans("boast")]]
