"""Looking for patterns in a text: from the last step to the first, at all places at once; no text takes long."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.rules.match.spans import lying_within
from reviewtui.rules.match.term_index import Lexicon, Places
from reviewtui.rules.match.terms import Atom
from reviewtui.rules.match.tokens import TokenKind, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOWHERE: Final[list[tuple[int, int]]] = []


class PatternStep(NamedTuple):
    """One step of a pattern. `what`: ``one``, ``gap``, ``not``, ``behind``, ``begin`` or ``end``."""

    what: str
    atom: Atom | None = None
    least: int = 1
    most: int = 1
    crosses: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A line of a pack, ready to look for."""

    line: str
    steps: tuple[PatternStep, ...]
    pool: Pool
    backwards: tuple[tuple[Atom | None, PatternStep], ...]
    """The steps from the last to the first, with the set of those that just take one entry of it."""

    def search(self, text: Text) -> list[tuple[int, int]]:
        """Every place where the pattern stands, as ranges of token numbers, none inside another."""
        found = text.found.get(self)
        if found is None and self.pool not in text.asked:
            text.ask(self.pool)
            found = text.found.get(self)
        if found is None:
            found = text.found[self] = self._search(text)
        return found

    def _search(self, text: Text) -> list[tuple[int, int]]:
        """From the last step to the first: where could it begin so that the rest comes right? Then forth from there."""
        could = text.anywhere
        stands = text.stands
        alone, longer = stands.found, stands.longer
        ways = []
        for atom, step in self.backwards:
            ways.append(could)
            if atom is None:
                could = _before(text, step, could)
            elif atom in longer:
                could = stands.before(atom, could)
            else:
                places = alone.get(atom)
                could = could >> 1 & (stands.alone(atom) if places is None else places)
            if not could:
                return _NOWHERE
        forth = [(*each, allowed) for each, allowed in zip(self.backwards, ways, strict=True)]
        forth.reverse()
        found = []
        while could:
            start = end = _lowest(could)
            for atom, step, allowed in forth:
                end = _first(text, step, end, allowed) if atom is None or atom in longer else end + 1
            found.append((start, end))
            could = could >> end << end
        return found


class Pool:
    """The patterns of one reader, each with the bits of the sets without which it cannot be found."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self._needs: list[tuple[int, Pattern]] = []
        self._wide: set[Pattern] = set()
        """The patterns that can go over the end of a sentence."""
        self._nowhere: dict[Pattern, list[tuple[int, int]]] = {}

    def add(self, pattern: Pattern) -> None:
        """Take in a pattern with its sets."""
        needs = 0
        for step in pattern.steps:
            if step.atom:
                self.lexicon.add(step.atom)
                if step.what == "one" and step.least:
                    needs |= self.lexicon.bits[step.atom]
        self._needs.append((needs, pattern))
        if any(step.crosses == 2 for step in pattern.steps):
            self._wide.add(pattern)
        self._nowhere[pattern] = _NOWHERE

    def find(self, text: Text) -> None:
        """Find out where the sets stand in a text, and note the patterns that therefore cannot be found in it."""
        found = text.found
        found.update(self._nowhere)
        whole = (1 << len(self.lexicon.bits)) - 1
        missing = [there ^ whole for there in self.lexicon.find(text.stands, text.parts, text.part_of)]
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


def _before(text: Text, step: PatternStep, ends: int) -> int:
    """Where a step may begin so that it can end at one of the tokens `ends`."""
    what, atom = step.what, step.atom
    if what == "one" and atom:
        places = text.stands.before(atom, ends)
        if step.most == 1:
            return places if step.least else places | ends
        return _repeated_before(text, step, ends)
    if what == "gap":
        return _gap_before(text, step, ends)
    if what == "not" and atom:
        return ends & ~text.stands.begins(atom)
    if what == "behind" and atom:
        return ends & ~(text.stands.alone(atom) << 1)
    return ends & (text.begins if what == "begin" else text.closes)


def _repeated_before(text: Text, step: PatternStep, ends: int) -> int:
    found = 0 if step.least else ends
    if step.atom:
        for times in range(1, step.most + 1):
            ends = text.stands.before(step.atom, ends)
            if times >= step.least:
                found |= ends
    return found


def _gap_before(text: Text, step: PatternStep, ends: int) -> int:
    passed = text.passed[step.crosses]
    if step.atom:
        passed &= ~text.stands.begins(step.atom)
    for _ in range(step.most):
        wider = ends | passed & ends >> 1
        if wider == ends:
            break
        ends = wider
    return ends


def _first(text: Text, step: PatternStep, at: int, allowed: int) -> int:
    """Where a step that begins at a token ends: the first way that the steps after it allow; there is one."""
    if step.what == "gap":
        return at + _lowest(allowed >> at)
    if step.what != "one" or not step.atom:
        return at
    if step.most == 1:
        for end in text.stands.after(step.atom, at):
            if allowed >> end & 1:
                return end
        return at
    return next(end for end in _repeated(text, step, at, 0) if allowed >> end & 1)


def _repeated(text: Text, step: PatternStep, at: int, times: int) -> Iterator[int]:
    if step.atom and times < step.most:
        for end in text.stands.after(step.atom, at):
            yield from _repeated(text, step, end, times + 1)
    if times >= step.least:
        yield at


class Text:
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
        self.stands = Places(words)
        self.asked: set[Pool] = set()
        """The patterns of which is known where their sets stand."""
        self.found: dict[Pattern, list[tuple[int, int]]] = {}
        self._blocks: dict[tuple[Pattern, ...], list[list[tuple[int, int]]]] = {}
        self.language: str | None = None
        """What was guessed; None before."""

    def ask(self, pool: Pool) -> None:
        """Find out where the sets of some patterns stand."""
        self.asked.add(pool)
        pool.find(self)

    def hits(self, block: tuple[Pattern, ...]) -> list[list[tuple[int, int]]]:
        """Where those patterns of a block stand that stand anywhere, pattern by pattern; found once."""
        found = self._blocks.get(block)
        if found is None:
            found = self._blocks[block] = [hits for pattern in block if (hits := pattern.search(self))]
        return found

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
def read(text: str) -> Text:
    """A tokenised text, kept for a while: the review beside a letter stays the same while the letter is typed."""
    return Text(text)
