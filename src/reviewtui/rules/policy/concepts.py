"""Wishes told by what they are made of and not by the order of their words: what the buyer said, its turn, a wish.

A pattern knows one order of words. Here a sentence is read for three things that may stand in any order: `about` names
what the buyer made public (a review, stars, that score), `do` and `become` are what may happen to it (rewrite, come
down, still says), `wish` is what makes a request of it (please, once, by way of thanks, a question, an imperative).

A turn counts only when it is the turn of such a thing. What stands next to it decides: "change the filter" has an
object of its own, "the film comes down" a subject of its own. With a pronoun or nothing ("kindly remove", "take it
off") the thing named before is meant, in the sentence before as well when this one names nothing. What the seller does
("we have updated"), what is over and what is denied does not count, and the sense test (`senses`) is asked at last.

A `Beside` is simpler: several blocks that must all stand in one sentence, in any order. The words are in the packs
(packs/concepts_en.toml); languages other than English have besides only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.spans import Spans
from reviewtui.rules.policy.turns import Turns, every

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.rules.match.pattern import Pattern, Text

    Range = tuple[int, int]
    Block = tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks that must all stand in a sentence; not when one of `unless` does."""

    rule: str
    blocks: tuple[Block, ...]
    unless: Block = ()


@dataclass(frozen=True, slots=True)
class Concepts:
    """The word classes of a language, each a block of patterns; the comments in packs/concepts_en.toml tell them."""

    about: Block = ()
    do: Block = ()
    do_text: Block = ()
    become: Block = ()
    better: Block = ()
    wish: Block = ()
    trade: Block = ()
    remedy: Block = ()
    parts: Block = ()
    whose: Block = ()
    into: Block = ()
    fill: Block = ()
    stop: Block = ()
    pronoun: Block = ()
    seller: Block = ()
    buyer: Block = ()
    hoping: Block = ()
    denied: Block = ()
    past: Block = ()
    unless: Block = ()
    besides: tuple[Beside, ...] = ()


NONE: Final = Concepts()


def wishes(text: Text, concepts: Concepts, ranges: Sequence[Range], known: Spans) -> Iterator[tuple[str, Range, Range]]:
    """The wishes in the sentences that hold none of what is `known`.

    Each with its rule, its tokens, and the same together with what is named in the sentence before.
    """
    for beside in concepts.besides:
        for begin, end in _shared(text, beside, ranges):
            if not known.meet(begin, end):
                yield beside.rule, (begin, end), (begin, end)
    if concepts.about:
        yield from Turns(text, concepts, ranges, known).found()


def _shared(text: Text, beside: Beside, ranges: Sequence[Range]) -> Iterator[Range]:
    """Where all blocks stand in one sentence: from the first to the last word of them."""
    hits: list[Spans] = []
    for block in beside.blocks:
        stands = every(text, block)
        if not stands:
            return
        hits.append(Spans(stands))
    for begin, end in ranges:
        inside = [stands.within(begin, end) for stands in hits]
        if all(inside) and not text.stands_in(beside.unless, begin, end):
            firsts = [stands[0] for stands in inside]
            yield min(first for first, _ in firsts), max(last for _, last in firsts)
