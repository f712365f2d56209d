"""Finding patterns in a text: dynamic programming over sets of places, each set an integer with a bit for every token.

For each step from the last to the first the set of all places is computed from which the rest of the pattern comes
right ("backward reachability", with the bits of a whole text in one operation); then every hit is followed forth
through those sets, so nothing is ever tried in vain. The cost is the number of steps times the length of the text,
whatever the pattern says: there is no backtracking, and a user's pattern is as harmless as one of ours. `re` is not:
``x ~30 x ~30 x ~30 x ~30 y`` takes it many seconds on two thousand characters of x (docs/performance.md).

Before that an index (`term_index`) says which sets of terms stand in which sentence, and a pattern is asked only where
all the terms that it requires do; of two thousand patterns a handful is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.rules.match.spans import lying_within
from reviewtui.rules.match.term_index import TermIndex, TermPlaces
from reviewtui.rules.match.tokens import TokenKind, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.rules.match.terms import TermSet

_NOWHERE: Final[list[tuple[int, int]]] = []


class PatternStep(NamedTuple):
    """One step of a pattern. `what`: ``one``, ``gap``, ``not``, ``behind``, ``begin`` or ``end``."""

    what: str
    terms: TermSet | None = None
    least: int = 1
    most: int = 1
    crosses: int = 0


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
        could = text.anywhere
        stands = text.stands
        alone, longer = stands.found, stands.longer
        ways = []
        for terms, step in self.backwards:
            ways.append(could)
            if terms is None:
                could = _before(text, step, could)
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
            start = end = _lowest(could)
            for terms, step, allowed in forth:
                end = _first(text, step, end, allowed) if terms is None or terms in longer else end + 1
            found.append((start, end))
            could = could >> end << end
        return found


class PatternSet:
    """The patterns of one reader, each with the bits of the sets without which it cannot be found."""

    def __init__(self) -> None:
        self.index = TermIndex()
        self._needs: list[tuple[int, Pattern]] = []
        self._wide: set[Pattern] = set()
        """The patterns that can go over the end of a sentence."""
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
            self._wide.add(pattern)
        self._nowhere[pattern] = _NOWHERE

    def find(self, text: Document) -> None:
        """Find out where the sets stand in a text, and note the patterns that therefore cannot be found in it."""
        found = text.found
        found.update(self._nowhere)
        whole = (1 << len(self.index.bits)) - 1
        missing = [there ^ whole for there in self.index.find(text.stands, text.parts, text.part_of)]
        absent = reduce(and_, missing, whole)
        for needs, pattern in [each for each in self._needs if not each[0] & absent]:
            if pattern in self._wide:
                del found[pattern]
                continue
            for each in missing:
                if not needs & each:
                    del found[pattern]
                    break


def _lowest(numbers: int) -> int:
    """The lowest number in a set."""
    return (numbers & -numbers).bit_length() - 1


def _before(text: Document, step: PatternStep, ends: int) -> int:
    """Where a step may begin so that it can end at one of the tokens `ends`."""
    what, terms = step.what, step.terms
    if what == "one" and terms:
        places = text.stands.before(terms, ends)
        if step.most == 1:
            return places if step.least else places | ends
        return _repeated_before(text, step, ends)
    if what == "gap":
        return _gap_before(text, step, ends)
    if what == "not" and terms:
        return ends & ~text.stands.begins(terms)
    if what == "behind" and terms:
        return ends & ~(text.stands.alone(terms) << 1)
    return ends & (text.begins if what == "begin" else text.closes)


def _repeated_before(text: Document, step: PatternStep, ends: int) -> int:
    found = 0 if step.least else ends
    if step.terms:
        for times in range(1, step.most + 1):
            ends = text.stands.before(step.terms, ends)
            if times >= step.least:
                found |= ends
    return found


def _gap_before(text: Document, step: PatternStep, ends: int) -> int:
    passed = text.passed[step.crosses]
    if step.terms:
        passed &= ~text.stands.begins(step.terms)
    for _ in range(step.most):
        wider = ends | passed & ends >> 1
        if wider == ends:
            break
        ends = wider
    return ends


def _first(text: Document, step: PatternStep, at: int, allowed: int) -> int:
    """Where a step that begins at a token ends: the first way that the steps after it allow; there is one."""
    if step.what == "gap":
        return at + _lowest(allowed >> at)
    if step.what != "one" or not step.terms:
        return at
    if step.most == 1:
        for end in text.stands.after(step.terms, at):
            if allowed >> end & 1:
                return end
        return at
    return next(end for end in _repeated(text, step, at, 0) if allowed >> end & 1)


def _repeated(text: Document, step: PatternStep, at: int, times: int) -> Iterator[int]:
    if step.terms and times < step.most:
        for end in text.stands.after(step.terms, at):
            yield from _repeated(text, step, end, times + 1)
    if times >= step.least:
        yield at


class Document:
    """A tokenised text that knows where its words stand. Sets of token numbers are integers: a bit for each number."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.tokens = tokens(text)
        self.words: dict[str, int] = {}
        words = self.words
        self.parts: list[set[str]] = [set()]
        """The words of every sentence."""
        self.part_of: list[int] = []
        """The number of the sentence in which a token is."""
        marks = ends = 0
        here, get = 1, words.get
        part, numbers = self.parts[0], self.part_of
        number = 0
        for word, _, _, kind in self.tokens:
            numbers.append(number)
            if not kind:
                words[word] = get(word, 0) | here
                part.add(word)
            else:
                marks |= here
                if kind is TokenKind.END:
                    ends |= here
                    if part:
                        part = set()
                        self.parts.append(part)
                        number += 1
            here <<= 1
        beyond = 1 << len(self.tokens)
        self.anywhere = beyond | beyond - 1
        self.begins, self.closes = ends << 1 | 1, ends | beyond
        self.passed = (~marks, ~ends, -1)
        """The tokens that a gap may pass, by the marks that it crosses."""
        self.stands = TermPlaces(words)
        self.asked: set[PatternSet] = set()
        """The patterns of which is known where their sets stand."""
        self.found: dict[Pattern, list[tuple[int, int]]] = {}
        self._blocks: dict[tuple[Pattern, ...], list[list[tuple[int, int]]]] = {}
        self.language: str | None = None
        """What was guessed; None before."""

    def ask(self, together: PatternSet) -> None:
        """Find out where the sets of some patterns stand."""
        self.asked.add(together)
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

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters from the token `start` up to before the token `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end


@lru_cache(maxsize=6)
def read(text: str) -> Document:
    """A tokenised text, kept for a while: the review beside a letter stays the same while the letter is typed."""
    return Document(text)
