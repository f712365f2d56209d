"""The turns of what a buyer said: those that are wished for, in its sentence or the one after it (see `concepts`)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.rules.match.matcher import Document, Pattern
    from reviewtui.rules.packs.model import Concepts

    Range = tuple[int, int]
    Block = tuple[Pattern, ...]

FAR: Final = 10
"""Words that are looked at on one side of a turn."""

VERY_FAR: Final = 8 * FAR
"""Words that are looked at for what a pronoun stands for."""

_INSIDE: Final = frozenset(["in", "from", "by", "with", "after", "since", "per", "to"])
"""What stands before a name that is no subject: "the noise you describe in your review goes away"."""

_OF: Final = frozenset(["of", "about", "on", "for", "to", "at"])
"""What stands before a thing that a subject is said to be of: "the review of the mixer"."""


class Turns:
    """A text read for the turns of what a buyer said."""

    def __init__(self, text: Document, concepts: Concepts, ranges: Sequence[Range], known: Spans) -> None:
        self._text = text
        self._words = concepts
        self._ranges = ranges
        self._known = known
        self._within = text.within
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
                hit = self._turned(begin, end, here) if here else self._goes_on(begin, end)
                if hit:
                    yield self._rule(begin, end), hit, hit if here else (before[-1][0], hit[1])
            before = here

    def _turned(self, begin: int, end: int, here: list[Range]) -> Range | None:
        """The words of a wish about what is named in this sentence."""
        about = mask(here)
        names = Spans(here)
        wished = self._is_wish(begin, end)
        for start, stop in self._within(self._do, begin, end):
            if (wished or self._is_order(start, begin)) and not self._is_ours(start, stop, begin):
                linked = self._object(start, stop, end, about) or self._left_out(start, stop, end, names)
                if linked:
                    return self._span(start, stop, here)
        if wished:
            for start, stop in self._within(self._words.become, begin, end):
                if self._subject(start, begin, about) and not self._is_ours(start, stop, begin):
                    return self._span(start, stop, here)
            for start, stop in self._within(self._words.better, begin, end):
                after = self._skip(stop, end)
                if after < end and self._text.tokens[after].word == "in":
                    after = self._skip(after + 1, end)
                named = (about >> after | about >> start) & 1 or self._part(after, end, about)
                if named and not self._is_excused(start, stop, begin):
                    return self._span(start, stop, here)
        return None

    def _goes_on(self, begin: int, end: int) -> Range | None:
        """The words of a wish in a sentence that names nothing, after one that names what the buyer said."""
        strange = self._contents >> begin & (1 << end - begin) - 1
        if strange or end - begin > FAR * 2 or not self._is_wish(begin, end, self._words.wish):
            return None
        words = self._words
        happens = [hit for hit in self._within(words.become, begin, end) if self._pronouns << 1 >> hit[0] & 1]
        for start, stop in (*self._within(self._do, begin, end), *happens):
            if not self._is_ours(start, stop, begin):
                return start, stop
        return None

    def _rule(self, begin: int, end: int) -> str:
        words = self._words
        tied = self._text.stands_in(words.remedy, begin, end) and self._text.stands_in(words.trade, begin, end)
        return words.bargains if tied else words.asks

    def _is_wish(self, begin: int, end: int, block: Block | None = None) -> bool:
        last = self._text.tokens[end - 1]
        if last.kind is TokenKind.END and "?" in self._text.source[last.start : last.end]:
            return True
        return self._text.stands_in(block or self._wish, begin, end)

    def _is_order(self, start: int, begin: int) -> bool:
        """Whether a verb begins its sentence or a part of it."""
        return start == begin or self._text.tokens[start - 1].kind is not TokenKind.WORD

    def _object(self, start: int, stop: int, end: int, about: int) -> bool:
        """Whether what the buyer said is what a turn is done to."""
        if about >> start & (1 << stop - start) - 1:
            return True
        at = self._skip(stop, end)
        if about >> at & 1:
            return True
        if self._parts >> at & 1:
            return self._part(at, end, about)
        if self._into >> at & 1:
            return bool(about >> self._skip(at + 1, end) & 1)
        return bool(self._contents >> at & self._whose >> at - 1 & about >> at + 1 & 1)

    def _part(self, at: int, end: int, about: int) -> bool:
        """Whether a token is a part of what the buyer said: "the headline of your review"."""
        rest = about >> at & (1 << FAR) - 1
        if not rest or not self._parts >> at & 1:
            return False
        reach = at + self._lowest(rest)
        return reach < end and not self._marks(at, reach)

    def _left_out(self, start: int, stop: int, end: int, here: Spans) -> bool:
        """Whether a turn has no object but a pronoun, and what the buyer said was named before."""
        earlier = here.last_before(start)
        if earlier is None:
            return False
        inside = range(start + 1, stop)
        if not any(self._pronouns >> at & 1 for at in inside):
            at = self._skip(stop, end)
            if (
                at < end
                and not (self._pronouns | self._stops) >> at & 1
                and self._text.tokens[at].kind is TokenKind.WORD
            ):
                return False
        if (start, stop) in self._texts:
            return True
        between = self._contents >> earlier[1] & (1 << start - earlier[1]) - 1
        return not between

    def _subject(self, start: int, begin: int, about: int) -> bool:
        """Whether what the buyer said is what a turn happens to."""
        at = start - 1
        while at >= begin and start - at <= FAR:
            if about >> at & 1:
                while at > begin and (about | self._fills) >> at - 1 & 1:
                    at -= 1
                return at == begin or self._text.tokens[at - 1].word not in _INSIDE
            if self._pronouns >> at & 1:
                return self._is_meant(begin, at, about)
            if self._contents >> at & 1:
                at = self._before_of(at, begin)
                if at < begin:
                    return False
            elif self._text.tokens[at].kind is not TokenKind.WORD:
                return False
            else:
                at -= 1
        return False

    def _is_meant(self, begin: int, at: int, about: int) -> bool:
        """Whether what the buyer said is what a pronoun stands for: no other thing is named since."""
        for number in range(at - 1, max(begin - 1, at - VERY_FAR), -1):
            if about >> number & 1:
                return True
            if self._contents >> number & 1 and self._before_of(number, begin) < begin:
                return False
        return False

    def _before_of(self, at: int, begin: int) -> int:
        """The token before "of the mixer" or "about our shop" when one ends with a token; -1 otherwise."""
        for number in range(at - 1, max(at - 4, begin - 1), -1):
            if self._text.tokens[number].word in _OF:
                return number - 1
            if not self._fills >> number & 1:
                break
        return -1

    def _is_ours(self, start: int, stop: int, begin: int) -> bool:
        """Whether the seller does it, or it is over, or denied."""
        if self._is_excused(start, stop, begin):
            return True
        least = max(begin, start - FAR)
        ours = max((hit[1] for hit in self._within(self._words.seller, least, start)), default=-1)
        yours = max((hit[1] for hit in self._within(self._words.buyer, least, start)), default=-1)
        hoped = max((hit[1] for hit in self._within(self._words.hoping, least, start)), default=-1)
        return ours > yours and ours > hoped

    def _is_excused(self, start: int, stop: int, begin: int) -> bool:
        if self._unless.meet(start, stop) or self._denied.meet(start - 1, start):
            return True
        return self._past.meet(start - 1, start) and not self._text.stands_in(self._words.trade, begin, start)

    def _span(self, start: int, stop: int, here: list[Range]) -> Range:
        """The turn and the nearest name of what is turned."""
        near = min(here, key=lambda hit: min(abs(hit[0] - stop), abs(start - hit[1])))
        return min(start, near[0]), max(stop, near[1])

    def _skip(self, at: int, end: int) -> int:
        while at < end and self._fills >> at & 1:
            at += 1
        return at

    def _marks(self, begin: int, end: int) -> bool:
        return any(token.kind is not TokenKind.WORD for token in self._text.tokens[begin:end])

    @staticmethod
    def _lowest(numbers: int) -> int:
        return (numbers & -numbers).bit_length() - 1

    @cached_property
    def _texts(self) -> frozenset[Range]:
        return frozenset(self._text.every(self._words.do_text))

    @cached_property
    def _unless(self) -> Spans:
        return Spans(self._text.every(self._words.unless))

    @cached_property
    def _denied(self) -> Spans:
        return Spans(self._text.every(self._words.denied))

    @cached_property
    def _past(self) -> Spans:
        return Spans(self._text.every(self._words.past))

    @cached_property
    def _fills(self) -> int:
        return mask(self._text.every(self._words.fill)) & ~mask(self._text.every(self._words.about))

    @cached_property
    def _stops(self) -> int:
        return mask(self._text.every(self._words.stop))

    @cached_property
    def _pronouns(self) -> int:
        return mask(self._text.every(self._words.pronoun))

    @cached_property
    def _parts(self) -> int:
        return mask(self._text.every(self._words.parts))

    @cached_property
    def _whose(self) -> int:
        return mask(self._text.every(self._words.whose))

    @cached_property
    def _into(self) -> int:
        return mask(self._text.every(self._words.into))

    @cached_property
    def _contents(self) -> int:
        """The words that are none of the small ones, of a wish or of a turn: most are names of things."""
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
        small = mask(self._text.every(words.fill)) | self._stops | self._pronouns
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
