"""Wishes that no order of words gives away: several groups of words that occur together in one sentence.

A pattern knows one order of words, a `Beside` none: when a word of each of its groups stands in a sentence, anywhere,
and nothing that makes it innocent does, the sentence breaks its rule. They stand in the packs as `[[beside]]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.rules.match.spans import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.packs.model import Beside


def together(
    text: Document, besides: Sequence[Beside], ranges: Sequence[Span], known: Spans
) -> Iterator[tuple[str, Span]]:
    """The rule and the tokens of every such sentence that holds none of what is `known`."""
    for beside in besides:
        for begin, end in _all_in_one(text, beside, ranges):
            if not known.meet(begin, end):
                yield beside.rule, (begin, end)


def _all_in_one(text: Document, beside: Beside, ranges: Sequence[Span]) -> Iterator[Span]:
    """Where all groups stand in one sentence: from the first to the last word of them."""
    hits: list[Spans] = []
    for block in beside.blocks:
        stands = text.every(block)
        if not stands:
            return
        hits.append(Spans(stands))
    for begin, end in ranges:
        inside = [stands.within(begin, end) for stands in hits]
        if all(inside) and not text.stands_in(beside.unless, begin, end):
            firsts = [stands[0] for stands in inside]
            yield min(first for first, _ in firsts), max(last for _, last in firsts)
