"""Wishes that no order of words gives away: several groups of words that occur together in one sentence.

A pattern knows one order of words, a `Beside` none: when a word of each of its groups stands in a sentence, anywhere,
and nothing that makes it innocent does, the sentence breaks its rule; some ask for a word in the sentence before, too,
as where "could you change it?" follows on "we read your review". They stand in the packs as `[[beside]]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.match.spans import Span, Spans
    from reviewtui.rules.packs.model import Beside, Block


def together(
    text: Document, besides: Sequence[Beside], ranges: Sequence[Span], known: Spans
) -> Iterator[tuple[str, Span]]:
    """The rule and the tokens of every such sentence that holds none of what is `known`."""
    where = _Sentences(text, ranges)
    for beside in besides:
        for begin, end in where.all_in_one(beside):
            if not known.meet(begin, end):
                yield beside.rule, (begin, end)


class _Sentences:
    """In which sentences of a text the blocks stand, found once for those that several frames share."""

    def __init__(self, text: Document, ranges: Sequence[Span]) -> None:
        self._text = text
        self._ranges = ranges
        self._number = [-1] * len(text.tokens)
        for number, (begin, end) in enumerate(ranges):
            self._number[begin:end] = [number] * (end - begin)
        self._stand: dict[Block, int] = {}

    def all_in_one(self, beside: Beside) -> Iterator[Span]:
        """Where all groups stand in one sentence: from the first to the last word of them."""
        common = -1
        for block in beside.blocks:
            common &= self._in(block)
            if not common:
                return
        if beside.before:
            common &= self._in(beside.before) << 1
        while common:
            number = (common & -common).bit_length() - 1
            common &= common - 1
            begin, end = self._ranges[number]
            if not self._text.stands_in(beside.unless, begin, end):
                firsts = [min(self._text.within(block, begin, end)) for block in beside.blocks]
                yield min(first for first, _ in firsts), max(last for _, last in firsts)

    def _in(self, block: Block) -> int:
        """The sentences in which a pattern of a block stands, as a set with a bit for each."""
        found = self._stand.get(block)
        if found is None:
            numbers = self._number
            found = 0
            for hits in self._text.hits(block):
                for start, stop in hits:
                    if numbers[start] == numbers[stop - 1]:
                        found |= 1 << numbers[start]
            self._stand[block] = found
        return found
