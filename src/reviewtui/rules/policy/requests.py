"""Requests to change a review, told by their parts and not by the order of their words.

A pattern knows one order of words. Here a sentence is read for the parts of a request, which may stand in any order.
The `[concepts]` of a pack list the words of each part:

- the **object**, what the buyer made public (`about`: a review, stars, that score);
- the **predicate**, what may happen to it: a verb with an object (`do`, `do_text`: "rewrite", "take down"), a verb
  with a subject (`become`: "comes down", "still says"), or a better state of it (`better`: "four stars");
- the **mood** that makes it a request (`wish`: "please", a question, an imperative; `trade`: "by way of thanks").

A predicate counts only when the object is its own. The words next to it decide: "change the filter" has another
object, "the film comes down" another subject. With a pronoun or nothing ("kindly remove", "take it off") the
antecedent is meant: what was named before, in the previous sentence as well when this one names nothing. Not counted
is what the seller does ("we have updated"), what is over (`past`), what is denied (`denied`). What a word is to a
request is guessed by `speech_parts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import TokenKind
from reviewtui.rules.policy.speech_parts import SpeechParts, mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.rules.match.matcher import Document, Pattern
    from reviewtui.rules.packs.model import Concepts

    Range = tuple[int, int]
    Block = tuple[Pattern, ...]

FAR: Final = 10
"""Words that are looked at on one side of a predicate."""

VERY_FAR: Final = 8 * FAR
"""Words that are looked at for what a pronoun stands for."""

_INSIDE: Final = frozenset(["in", "from", "by", "with", "after", "since", "per", "to"])
"""What stands before a name that is no subject: "the noise you describe in your review goes away"."""


class ChangeRequests:
    """A text read for requests to change what its buyer said, of the language that the concepts are of."""

    def __init__(self, text: Document, concepts: Concepts, ranges: Sequence[Range], known: Spans) -> None:
        self._text = text
        self._words = concepts
        self._ranges = ranges
        self._known = known
        self._within = text.within
        self._speech = SpeechParts(text, concepts)
        self._do = (*concepts.do, *concepts.do_text)
        self._wish = (*concepts.wish, *concepts.trade)

    def found(self) -> Iterator[tuple[str, Range, Range]]:
        """Rule, tokens, and the same together with what is named in the sentence before."""
        named = Spans(self._text.every(self._words.about))
        if not named:
            return
        before: list[Range] = []
        for begin, end in self._ranges:
            here = named.within(begin, end)
            if (here or before) and not self._known.meet(begin, end):
                hit = self._in_sentence(begin, end, here) if here else self._in_next_sentence(begin, end)
                if hit:
                    yield self._rule(begin, end), hit, hit if here else (before[-1][0], hit[1])
            before = here

    def _in_sentence(self, begin: int, end: int, here: list[Range]) -> Range | None:
        """The tokens of a request in a sentence that names its object."""
        about = mask(here)
        names = Spans(here)
        wished = self._is_request(begin, end)
        for start, stop in self._within(self._do, begin, end):
            if (wished or self._is_imperative(start, begin)) and not self._is_sellers(start, stop, begin):
                linked = self._has_object(start, stop, end, about) or self._object_left_out(start, stop, end, names)
                if linked:
                    return self._span(start, stop, here)
        if wished:
            for start, stop in self._within(self._words.become, begin, end):
                if self._has_subject(start, begin, about) and not self._is_sellers(start, stop, begin):
                    return self._span(start, stop, here)
            for start, stop in self._within(self._words.better, begin, end):
                after = self._speech.skip(stop, end)
                if after < end and self._text.tokens[after].word == "in":
                    after = self._speech.skip(after + 1, end)
                named = (about >> after | about >> start) & 1 or self._is_part_of(after, end, about)
                if named and not self._is_excused(start, stop, begin):
                    return self._span(start, stop, here)
        return None

    def _in_next_sentence(self, begin: int, end: int) -> Range | None:
        """The tokens of a request in a sentence that names nothing, after one that names the object."""
        strange = self._speech.nouns >> begin & (1 << end - begin) - 1
        if strange or end - begin > FAR * 2 or not self._is_request(begin, end, self._words.wish):
            return None
        words = self._words
        happens = [hit for hit in self._within(words.become, begin, end) if self._speech.pronouns << 1 >> hit[0] & 1]
        for start, stop in (*self._within(self._do, begin, end), *happens):
            if not self._is_sellers(start, stop, begin):
                return start, stop
        return None

    def _rule(self, begin: int, end: int) -> str:
        words = self._words
        tied = self._text.stands_in(words.remedy, begin, end) and self._text.stands_in(words.trade, begin, end)
        return words.bargains if tied else words.asks

    def _is_request(self, begin: int, end: int, block: Block | None = None) -> bool:
        last = self._text.tokens[end - 1]
        if last.kind is TokenKind.END and "?" in self._text.source[last.start : last.end]:
            return True
        return self._text.stands_in(block or self._wish, begin, end)

    def _is_imperative(self, start: int, begin: int) -> bool:
        """Whether a verb begins its sentence or a part of it."""
        return start == begin or self._text.tokens[start - 1].kind is not TokenKind.WORD

    def _has_object(self, start: int, stop: int, end: int, about: int) -> bool:
        """Whether a predicate has what the buyer said as its object."""
        if about >> start & (1 << stop - start) - 1:
            return True
        at = self._speech.skip(stop, end)
        if about >> at & 1:
            return True
        if self._speech.parts >> at & 1:
            return self._is_part_of(at, end, about)
        if self._speech.into >> at & 1:
            return bool(about >> self._speech.skip(at + 1, end) & 1)
        return bool(self._speech.nouns >> at & self._speech.whose >> at - 1 & about >> at + 1 & 1)

    def _is_part_of(self, at: int, end: int, about: int) -> bool:
        """Whether a token is a part of what the buyer said: "the headline of your review"."""
        rest = about >> at & (1 << FAR) - 1
        if not rest or not self._speech.parts >> at & 1:
            return False
        reach = at + (rest & -rest).bit_length() - 1
        return reach < end and all(token.kind is TokenKind.WORD for token in self._text.tokens[at:reach])

    def _object_left_out(self, start: int, stop: int, end: int, here: Spans) -> bool:
        """Whether a predicate has no object but a pronoun, and what the buyer said was named before."""
        earlier = here.last_before(start)
        if earlier is None:
            return False
        inside = range(start + 1, stop)
        if not any(self._speech.pronouns >> at & 1 for at in inside):
            at = self._speech.skip(stop, end)
            if (
                at < end
                and not (self._speech.pronouns | self._speech.stops) >> at & 1
                and self._text.tokens[at].kind is TokenKind.WORD
            ):
                return False
        if (start, stop) in self._speech.of_texts:
            return True
        between = self._speech.nouns >> earlier[1] & (1 << start - earlier[1]) - 1
        return not between

    def _has_subject(self, start: int, begin: int, about: int) -> bool:
        """Whether a predicate has what the buyer said as its subject."""
        at = start - 1
        while at >= begin and start - at <= FAR:
            if about >> at & 1:
                while at > begin and (about | self._speech.function_words) >> at - 1 & 1:
                    at -= 1
                return at == begin or self._text.tokens[at - 1].word not in _INSIDE
            if self._speech.pronouns >> at & 1:
                return self._is_antecedent(begin, at, about)
            if self._speech.nouns >> at & 1:
                at = self._speech.before_of(at, begin)
                if at < begin:
                    return False
            elif self._text.tokens[at].kind is not TokenKind.WORD:
                return False
            else:
                at -= 1
        return False

    def _is_antecedent(self, begin: int, at: int, about: int) -> bool:
        """Whether what the buyer said is what a pronoun stands for: no other thing is named since."""
        for number in range(at - 1, max(begin - 1, at - VERY_FAR), -1):
            if about >> number & 1:
                return True
            if self._speech.nouns >> number & 1 and self._speech.before_of(number, begin) < begin:
                return False
        return False

    def _is_sellers(self, start: int, stop: int, begin: int) -> bool:
        """Whether the seller does it, or it is over, or denied."""
        if self._is_excused(start, stop, begin):
            return True
        least = max(begin, start - FAR)
        ours = max((hit[1] for hit in self._within(self._words.seller, least, start)), default=-1)
        yours = max((hit[1] for hit in self._within(self._words.buyer, least, start)), default=-1)
        hoped = max((hit[1] for hit in self._within(self._words.hoping, least, start)), default=-1)
        return ours > yours and ours > hoped

    def _is_excused(self, start: int, stop: int, begin: int) -> bool:
        if self._speech.unless.meet(start, stop) or self._speech.denied.meet(start - 1, start):
            return True
        return self._speech.past.meet(start - 1, start) and not self._text.stands_in(self._words.trade, begin, start)

    def _span(self, start: int, stop: int, here: list[Range]) -> Range:
        """The predicate and the nearest name of its object."""
        near = min(here, key=lambda hit: min(abs(hit[0] - stop), abs(start - hit[1])))
        return min(start, near[0]), max(stop, near[1])
