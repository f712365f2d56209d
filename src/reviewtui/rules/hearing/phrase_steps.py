"""The steps of a phrase of a listening pack: what one line says, word by word and gap by gap.

The way of writing is that of the rule packs (`grammar`): words, ``word*``, ``a_b`` for two words in a row, ``a|<b>``,
gaps ``~n`` (no comma inside) and ``~~n`` (commas too), ``x?``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum
from sys import intern
from typing import Final, NamedTuple

_GAP: Final = re.compile(r"~(~?)(\d{1,2})$")
_OPTION: Final = re.compile(r"[^\s|]+")
MARKS: Final = frozenset(",;:()")
"""What stands between words and ends a narrow gap."""

_NONE: Final = frozenset([""])
"""What nothing between two bars is."""

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
        """A word for each option, the rarest of a row. A sentence needs one of them (`Triggers`)."""
        return self.words | {rarest(row, common) for row in self.rows} if self.rows else self.words

    @property
    def certain(self) -> bool:
        """Whether it must stand there, as one of words known whole."""
        return self.most < 0 and not self.optional and not self.beginnings


class Given:
    """What all phrases of a pack are read with: its classes of words by name, how words are folded, and words that
    nearly every sentence has, a poor place to begin at.
    """

    __slots__ = ("_classes", "_fold", "_known", "_triggers", "common")

    def __init__(self, classes: Mapping[str, str], fold: Fold, common: frozenset[str] = frozenset()) -> None:
        self._fold, self.common = fold, common
        self._classes = {self.folded(name): body for name, body in classes.items()}
        self._known: dict[str, tuple[str, ...]] = {}
        self._triggers: Triggers | None = None

    @property
    def triggers(self) -> Triggers:
        """What tells where to begin with a line. Kept while many lines are read, see `let_go`."""
        if self._triggers is None:
            self._triggers = Triggers(self)
        return self._triggers

    def let_go(self) -> None:
        """All lines of a pack are read: what only helped to read them fast goes."""
        self._triggers = None

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


class Triggers:
    """Where to begin with a line: at its rarest step that must stand there.

    A pack has hundreds of lines of which a text needs few. So no step is made for this, only the set of words without
    one of which it can't stand, and what one line has found out of a piece or a class of words holds for all others.
    """

    def __init__(self, given: Given) -> None:
        self._given = given
        self._pieces: dict[str, frozenset[str] | None] = {}
        self._classes: dict[str, tuple[frozenset[str] | None, bool]] = {}
        self._weights = _Weights(given.common)

    def of(self, pieces: Sequence[str]) -> tuple[int, frozenset[str]]:
        """The number of the step to begin at and `PhraseStep.rarest` of it. Raises ValueError where there is none."""
        certain = [(at, words) for at, words in enumerate(map(self._of_piece, pieces)) if words is not None]
        if len(certain) > 1:
            return min(certain, key=lambda each: self._commonness(each[1]))
        if not certain:
            raise ValueError("there is no step of whole words that must be there")
        return certain[0]

    def _commonness(self, words: frozenset[str]) -> float:
        """How often a step would have to be looked at, however its words are ordered."""
        return fsum(map(self._weights.__getitem__, words))

    def _of_piece(self, piece: str) -> frozenset[str] | None:
        """The words of a step that must stand there, None of another one. Raises ValueError as `step_of` does."""
        if piece in self._pieces:
            return self._pieces[piece]
        found = None
        if not (piece.startswith("~") and _GAP.match(piece)):
            words, starred = self._of_options(piece.rstrip("?"))
            if words is None:
                raise ValueError(f"“{piece}” names no word")
            if not starred and not piece.endswith("?"):
                found = words
        self._pieces[piece] = found
        return found

    def _of_options(self, options: str) -> tuple[frozenset[str] | None, bool]:
        """The rarest word of each of some options, None where there is no option, and whether one is a beginning."""
        if "<" not in options and "_" not in options and "*" not in options:
            return frozenset(map(intern, options.split("|"))) - _NONE or None, False
        words: set[str] = set()
        some = starred = False
        for option in options.split("|"):
            if option.startswith("<"):
                held, beginnings = self._of_class(option)
                words |= held or _NONE
                some |= held is not None
                starred |= beginnings
            elif option:
                some = True
                if option.endswith("*"):
                    starred = True
                elif "_" not in option:
                    words.add(intern(option))
                elif row := tuple(option.replace("_", " ").split()):
                    words.add(intern(rarest(row, self._given.common)))
        return frozenset(words) - _NONE if some else None, starred

    def _of_class(self, option: str) -> tuple[frozenset[str] | None, bool]:
        if option not in self._classes:
            self._classes[option] = self._of_options("|".join(self._given.options(option)).replace(" ", "_"))
        return self._classes[option]


class _Weights(dict[str, float]):
    """How common words are: those that nearly every sentence has count for many, short ones for more than long ones."""

    def __init__(self, common: frozenset[str]) -> None:
        super().__init__()
        self._common = common

    def __missing__(self, word: str) -> float:
        weight = self[word] = 40.0 if word in self._common else 1.0 + 12.0 / len(word) ** 2
        return weight


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
