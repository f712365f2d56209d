"""Finding patterns in a text: dynamic programming over sets of places, each set an integer with a bit for every token.

For each step from the last to the first the set of all places is computed from which the rest of the pattern comes
right ("backward reachability", with the bits of a whole text in one operation); then every hit is followed forth
through those sets, so nothing is ever tried in vain. The cost is the number of steps times the length of the text,
whatever the pattern says: there is no backtracking, and a user's pattern is as harmless as one of ours. `re` is not:
``x ~30 x ~30 x ~30 x ~30 y`` takes it many seconds on two thousand characters of x (docs/performance.md).

Before that an index (`term_index`) says which sets of terms stand in which sentence, and a pattern is asked only where
all the terms that it requires do; of two thousand patterns a handful is left. A text that is nearly one read before is
only searched where it is another (`rereading`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.layout import LaidOut
from reviewtui.rules.match.spans import Span, lying_within
from reviewtui.rules.match.stepping import PatternStep, lowest, step_before, step_first
from reviewtui.rules.match.term_index import TermIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.rules.match.term_index import TermPlaces
    from reviewtui.rules.match.terms import TermSet
    from reviewtui.rules.match.tokens import Token

_NOWHERE: Final[list[tuple[int, int]]] = []


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A line of a pack, ready to look for."""

    line: str
    steps: tuple[PatternStep, ...]
    together: PatternSet
    backwards: tuple[tuple[TermSet | None, PatternStep], ...]
    """The steps from the last to the first, with the set of those that just take one entry of it."""

    def search(self, text: Document) -> list[tuple[int, int]]:
        """Every place where the pattern stands, as ranges of token numbers, none inside another."""
        found = text.found.get(self)
        if found is None and self.together not in text.asked:
            text.ask(self.together)
            found = text.found.get(self)
        if found is None:
            found = text.found[self] = self._search(text)
        return found

    def _search(self, text: Document) -> list[tuple[int, int]]:
        """From the last step to the first: where could it begin so that the rest comes right? Then forth from there."""
        if text.shared is not None and self not in self.together.wide:
            return text.shared.hits(self)
        could = text.anywhere
        stands = text.stands
        alone, longer = stands.found, stands.longer
        ways = []
        for terms, step in self.backwards:
            ways.append(could)
            if terms is None:
                could = step_before(text, step, could)
            elif terms in longer:
                could = stands.before(terms, could)
            else:
                places = alone.get(terms)
                could = could >> 1 & (stands.alone(terms) if places is None else places)
            if not could:
                return _NOWHERE
        forth = [(*each, allowed) for each, allowed in zip(self.backwards, ways, strict=True)]
        forth.reverse()
        found = []
        while could:
            start = end = lowest(could)
            for terms, step, allowed in forth:
                end = step_first(text, step, end, allowed) if terms is None or terms in longer else end + 1
            found.append((start, end))
            could = could >> end << end
        return found


class PatternSet:
    """The patterns of one reader, each with the bits of the sets without which it cannot be found."""

    def __init__(self) -> None:
        self.index = TermIndex()
        self._needs: list[tuple[int, Pattern]] = []
        self.wide: set[Pattern] = set()
        """The patterns that can go over the end of a sentence."""
        self._over_ends: set[TermSet] = set()
        """Their sets."""
        self._nowhere: dict[Pattern, list[tuple[int, int]]] = {}

    def add(self, pattern: Pattern) -> None:
        """Take in a pattern with its sets."""
        needs = 0
        for step in pattern.steps:
            if step.terms:
                self.index.add(step.terms)
                if step.what == "one" and step.least:
                    needs |= self.index.bits[step.terms]
        self._needs.append((needs, pattern))
        if any(step.crosses == 2 for step in pattern.steps):
            self.wide.add(pattern)
            self._over_ends.update(step.terms for step in pattern.steps if step.terms)
        self._nowhere[pattern] = _NOWHERE

    def find(self, text: Document) -> None:
        """Find out where the sets stand in a text, and note the patterns that therefore cannot be found in it."""
        found = text.found
        found.update(self._nowhere)
        if text.shared is not None:
            self._take_over(text.shared, text)
            return
        whole = (1 << len(self.index.bits)) - 1
        missing = [there ^ whole for there in self.index.find(text.stands, text.parts, text.part_of)]
        absent = reduce(and_, missing, whole)
        there: list[Pattern] = []
        for needs, pattern in [each for each in self._needs if not each[0] & absent]:
            if pattern in self.wide:
                there.append(pattern)
                continue
            for each in missing:
                if not needs & each:
                    there.append(pattern)
                    break
        text.asked[self] = there
        for pattern in there:
            del found[pattern]

    def _take_over(self, shared: Shared, text: Document) -> None:
        """The same for a text that shares much with another: it can hold what that one holds, and what is new in it."""
        found = text.found
        for part in (shared.earlier, shared.changed):
            if self not in part.asked:
                part.ask(self)
            for pattern in part.asked[self]:
                if part.found.get(pattern) != _NOWHERE:
                    found.pop(pattern, None)
        for terms in self._over_ends:
            shared.place(text.stands, terms)
        for pattern in self.wide:
            found.pop(pattern, None)
        text.asked[self] = []


class Document(LaidOut):
    """A text that is searched for patterns, and what was already looked for in it."""

    def __init__(self, text: str, read: list[Token] | None = None) -> None:
        super().__init__(text, read)
        self.asked: dict[PatternSet, list[Pattern]] = {}
        """The patterns of which is known where their sets stand, with those of them that may be found."""
        self.found: dict[Pattern, list[tuple[int, int]]] = {}
        self._blocks: dict[tuple[Pattern, ...], list[list[tuple[int, int]]]] = {}
        self.language: str | None = None
        """What was guessed; None before."""
        self.shared: Shared | None = None
        """What it has in common with a text that was read before."""

    def ask(self, together: PatternSet) -> None:
        """Find out where the sets of some patterns stand."""
        together.find(self)

    def hits(self, block: tuple[Pattern, ...]) -> list[list[tuple[int, int]]]:
        """Where those patterns of a block stand that stand anywhere, pattern by pattern; found once."""
        found = self._blocks.get(block)
        if found is None:
            get = self.found.get
            found = []
            for pattern in block:
                hits = get(pattern)
                if hits is None:
                    hits = pattern.search(self)
                if hits:
                    found.append(hits)
            self._blocks[block] = found
        return found

    def every(self, block: tuple[Pattern, ...]) -> list[tuple[int, int]]:
        """Where any pattern of a block stands, in the order of the text."""
        return sorted(hit for hits in self.hits(block) for hit in hits)

    def within(self, block: tuple[Pattern, ...], begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the patterns of a block stand inside some tokens, pattern by pattern."""
        for hits in self.hits(block):
            yield from lying_within(hits, begin, end)

    def stands_in(self, block: tuple[Pattern, ...], begin: int, end: int) -> bool:
        """Whether a pattern of a block stands inside some tokens."""
        return any(True for _ in self.within(block, begin, end))


class Shared:
    """What a text has in common with one that was read whole: all `before` a token, and all from another one on."""

    __slots__ = ("after", "before", "changed", "earlier", "shift")

    def __init__(self, earlier: Document, text: Document, before: int, rest: int) -> None:
        self.earlier = earlier
        self.before = before
        self.after = len(earlier.tokens) - rest
        self.shift = len(text.tokens) - len(earlier.tokens)
        self.changed = Document("", text.tokens[before : len(text.tokens) - rest])

    def hits(self, pattern: Pattern) -> list[Span]:
        """Where a pattern stands that does not go over the end of a sentence, in the order of the text."""
        old, new = pattern.search(self.earlier), pattern.search(self.changed)
        before, after, shift = self.before, self.after, self.shift
        if not new and (not old or old[-1][1] <= before):
            return old
        return [
            *(hit for hit in old if hit[1] <= before),
            *((start + before, end + before) for start, end in new),
            *((start + shift, end + shift) for start, end in old if start >= after),
        ]

    def place(self, stands: TermPlaces, terms: TermSet) -> None:
        """Note where the entries of a set stand that are more than a plain word; none goes over a sentence's end."""
        old, new = self.earlier.stands, self.changed.stands
        if terms in old.starred or terms in new.starred:
            stands.starred[terms] = self._joined(old.starred.get(terms, 0), new.starred.get(terms, 0))
        longer, newer = old.longer.get(terms, {}), new.longer.get(terms, {})
        found = {length: self._joined(longer.get(length, 0), newer.get(length, 0)) for length in {*longer, *newer}}
        found = {length: begins for length, begins in found.items() if begins}
        if found:
            stands.longer[terms] = found

    def _joined(self, old: int, new: int) -> int:
        """Tokens of the earlier text and of what is new, as tokens of this text."""
        return old & (1 << self.before) - 1 | new << self.before | old >> self.after << self.after + self.shift


@lru_cache(maxsize=6)
def read(text: str) -> Document:
    """A tokenised text, kept for a while: the review beside a letter stays the same while the letter is typed."""
    return Document(text)
