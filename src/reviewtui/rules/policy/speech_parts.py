"""What each word of a text is to a request about a review: the name of a thing, a small word, a pronoun.

This is no grammar: parts of speech are guessed from lists of small words (`fill`, `stop`, `pronoun`, `whose`); every
other word is taken for the name of a thing. Sets of tokens are integers with a bit for each.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.packs.model import Concepts

    Range = tuple[int, int]

_OF: Final = frozenset(["of", "about", "on", "for", "to", "at"])
"""What stands before a thing that a subject is said to be of: "the review of the mixer"."""


class SpeechParts:
    """A text read by the lists of words of one language; each list is looked for when first asked."""

    def __init__(self, text: Document, concepts: Concepts) -> None:
        self._text = text
        self._words = concepts

    def before_of(self, at: int, begin: int) -> int:
        """The token before "of the mixer" or "about our shop" when one ends with a token; -1 otherwise."""
        for number in range(at - 1, max(at - 4, begin - 1), -1):
            if self._text.tokens[number].word in _OF:
                return number - 1
            if not self.function_words >> number & 1:
                break
        return -1

    def skip(self, at: int, end: int) -> int:
        """The first token from one on that is no function word."""
        while at < end and self.function_words >> at & 1:
            at += 1
        return at

    @cached_property
    def of_texts(self) -> frozenset[Range]:
        """Where what can only be done to a text stands."""
        return frozenset(self._text.every(self._words.do_text))

    @cached_property
    def unless(self) -> Spans:
        """Where what looks like a predicate is none."""
        return Spans(self._text.every(self._words.unless))

    @cached_property
    def denied(self) -> Spans:
        """Where something is denied, as by "not"."""
        return Spans(self._text.every(self._words.denied))

    @cached_property
    def past(self) -> Spans:
        """Where what is over is told."""
        return Spans(self._text.every(self._words.past))

    @cached_property
    def function_words(self) -> int:
        """The small words, without those of the object itself."""
        return mask(self._text.every(self._words.fill)) & ~mask(self._text.every(self._words.about))

    @cached_property
    def stops(self) -> int:
        """The small words after which no object comes."""
        return mask(self._text.every(self._words.stop))

    @cached_property
    def pronouns(self) -> int:
        """The words that stand for a thing named before."""
        return mask(self._text.every(self._words.pronoun))

    @cached_property
    def parts(self) -> int:
        """The names of a part of what the buyer said."""
        return mask(self._text.every(self._words.parts))

    @cached_property
    def whose(self) -> int:
        """The words that say whose something is."""
        return mask(self._text.every(self._words.whose))

    @cached_property
    def into(self) -> int:
        """The words by which something becomes another thing."""
        return mask(self._text.every(self._words.into))

    @cached_property
    def nouns(self) -> int:
        """The words that are no function words, and none of a request or a predicate: most are names of things."""
        words = self._words
        blocks = (
            words.about,
            words.do,
            words.do_text,
            words.become,
            words.better,
            words.wish,
            words.trade,
            words.parts,
        )
        small = mask(self._text.every(words.fill)) | self.stops | self.pronouns
        small |= mask([hit for block in blocks for hit in self._text.every(block)])
        found = 0
        for number, token in enumerate(self._text.tokens):
            if token.kind is TokenKind.WORD and not small >> number & 1:
                found |= 1 << number
        return found


def mask(hits: Sequence[Range]) -> int:
    """The tokens of some places, as a set with a bit for each."""
    found = 0
    for start, stop in hits:
        found |= (1 << stop) - (1 << start)
    return found
