"""The steps of a phrase of a listening pack: what one line says, word by word and gap by gap.

The way of writing is that of the rule packs (`grammar`): words, ``word*``, ``a_b`` for two words in a row, ``a|<b>``,
gaps ``~n`` (no comma inside) and ``~~n`` (commas too), ``x?``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from sys import intern
from typing import Final, NamedTuple

_GAP: Final = re.compile(r"~(~?)(\d{1,2})$")
_OPTION: Final = re.compile(r"[^\s|]+")
MARKS: Final = frozenset(",;:()")
"""What stands between words and ends a narrow gap."""

Tokens = Sequence[str]
Fold = Callable[[str], str]


class PhraseStep(NamedTuple):
    """One step: any of some words, of some beginnings, or of some rows of words; or a gap (`most` words)."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    optional: bool = False
    most: int = -1
    wide: bool = False

    def ends(self, tokens: Tokens, at: int) -> Iterator[int]:
        """Where it can end when it begins at a place."""
        if self.most >= 0:
            yield at
            for end in range(at, min(at + self.most, len(tokens))):
                if tokens[end] in MARKS and not self.wide:
                    return
                yield end + 1
            return
        if at < len(tokens):
            word = tokens[at]
            if word in self.words or (self.beginnings and word.startswith(self.beginnings)):
                yield at + 1
            for row in self.rows:
                if row[0] == word and tuple(tokens[at : at + len(row)]) == row:
                    yield at + len(row)
        if self.optional:
            yield at

    def begins(self, tokens: Tokens, end: int) -> Iterator[int]:
        """Where it can begin when it ends before a place."""
        if self.most >= 0:
            yield end
            for begin in range(end - 1, max(-1, end - self.most - 1), -1):
                if tokens[begin] in MARKS and not self.wide:
                    return
                yield begin
            return
        if end > 0:
            word = tokens[end - 1]
            if word in self.words or (self.beginnings and word.startswith(self.beginnings)):
                yield end - 1
            for row in self.rows:
                if row[-1] == word and end >= len(row) and tuple(tokens[end - len(row) : end]) == row:
                    yield end - len(row)
        if self.optional:
            yield end

    def rarest(self, common: frozenset[str]) -> frozenset[str]:
        """A word for each option, the rarest of a row. A sentence without any of them can't hold the step."""
        return self.words | {rarest(row, common) for row in self.rows} if self.rows else self.words

    @property
    def certain(self) -> bool:
        """Whether it must stand there, as one of words known whole."""
        return self.most < 0 and not self.optional and not self.beginnings


class Given:
    """What all phrases of a pack are read with: its classes of words by name, how words are folded, and words that
    nearly every sentence has, a poor place to begin at.
    """

    __slots__ = ("_classes", "_fold", "_known", "common")

    def __init__(self, classes: Mapping[str, str], fold: Fold, common: frozenset[str] = frozenset()) -> None:
        self._fold, self.common = fold, common
        self._classes = {self.folded(name): body for name, body in classes.items()}
        self._known: dict[str, tuple[str, ...]] = {}

    def folded(self, line: str) -> str:
        """A line with all its words folded."""
        if len(line.lower()) == len(line):
            return self._fold(line)
        return _OPTION.sub(lambda option: self._fold(option[0]), line)  # one odd capital must not spare the other words

    def options(self, piece: str) -> Iterator[str]:
        """What one piece of a folded line leaves open, with a blank between words in a row. Raises ValueError."""
        for option in piece.split("|"):
            if option.startswith("<"):
                yield from self._class(option)
            elif option:
                yield intern(option.replace("_", " "))  # the same few words in hundreds of phrases

    def _class(self, option: str) -> tuple[str, ...]:
        name = option.strip("<>")
        known = self._known.get(name)
        if known is None:
            if name not in self._classes:
                raise ValueError(f"“{option}” is no class of words of this pack")
            body = self.folded(self._classes[name]).replace("\n", "|").strip("|")
            known = self._known[name] = tuple(self.options(body))
        return known


def rarest(row: tuple[str, ...], common: frozenset[str]) -> str:
    """The word of a row that the fewest sentences have."""
    return max(row, key=lambda word: (word not in common, len(word)))


def step_of(piece: str, given: Given) -> PhraseStep:
    """The step that one piece of a folded line says. Raises ValueError."""
    gap = _GAP.match(piece) if piece.startswith("~") else None
    if gap:
        return PhraseStep(most=int(gap[2]), wide=bool(gap[1]))
    options = list(given.options(piece.rstrip("?")))
    if not options:
        raise ValueError(f"“{piece}” names no word")
    words, beginnings, rows = [], [], []
    for option in options:
        if option.endswith("*"):
            beginnings.append(option[:-1])
        elif " " not in option:
            words.append(option)
        elif row := tuple(map(intern, option.split())):
            if row[1:]:
                rows.append(row)
            else:
                words.append(row[0])
    return PhraseStep(frozenset(words), tuple(beginnings), tuple(rows), piece.endswith("?"))
