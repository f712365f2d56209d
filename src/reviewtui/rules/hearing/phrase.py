"""A phrase of a listening pack, looked for among the words of one sentence.

The way of writing is that of the rule packs (`grammar`): words, ``word*``, ``a_b`` for two words in a row, ``a|<b>``,
gaps ``~n`` (no comma inside) and ``~~n`` (commas too), ``x?``. A phrase is only tried where the sentence has one of the
words of its rarest step, and grown from there to both sides, so that a million reviews can be listened to as they come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from sys import intern
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from reviewtui.rules.hearing.sentences import Sentence

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
        return self.words | {_rarest(row, common) for row in self.rows} if self.rows else self.words


class _Way(NamedTuple):
    """A step and how to get over it. `words` are those of a step that is just one word; `near` are those one of which
    must stand within reach of a gap, where the step after it is certain.
    """

    step: PhraseStep
    words: frozenset[str] | None
    near: frozenset[str] | None


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


class Phrase:
    """One line of a pack. Raises ValueError where it can't be right.

    The screens listen to a few reviews and try few phrases of many, so only the line is kept until one is tried.
    """

    __slots__ = ("_after", "_before", "_given", "_rows", "_single", "line", "needs", "triggers")

    triggers: frozenset[str]
    """A sentence without any of them can't hold it."""
    needs: tuple[frozenset[str], ...]
    """A sentence without a word of each can't hold it."""
    _single: frozenset[str]
    _rows: dict[str, list[tuple[int, tuple[str, ...]]]]
    _before: tuple[_Way, ...]
    _after: tuple[_Way, ...]

    def __init__(self, line: str, given: Given) -> None:
        self.line = line
        self._given = given
        self.triggers = self._steps()[1].rarest(given.common)

    def __getattr__(self, name: str) -> Any:
        """What a phrase is tried with, made when it is first asked for; from then on this is not asked again."""
        if name not in Phrase.__annotations__:
            raise AttributeError(name)
        common = self._given.common
        before, anchor, after = self._steps()
        if name == "triggers":
            self.triggers = anchor.rarest(common)
            return self.triggers
        self._before, self._after = _ways(before[::-1], -1), _ways(after, 0)
        self._single, self._rows = anchor.words, {}
        for row in anchor.rows:
            word = _rarest(row, common)
            self._rows.setdefault(word, []).append((row.index(word), row))
        self.needs = tuple(step.rarest(common) for step in (*before, *after) if _certain(step))
        return getattr(self, name)

    def let_go_of_triggers(self) -> None:
        """Somebody else keeps them; who asks all the same has them made again."""
        del self.triggers

    def _steps(self) -> tuple[list[PhraseStep], PhraseStep, list[PhraseStep]]:
        """The steps before the one to begin at, that one, and those after it."""
        given = self._given
        steps = [_step(piece, given) for piece in given.folded(self.line).split()]
        certain = [number for number, step in enumerate(steps) if _certain(step)]
        if not certain:
            raise ValueError(f"“{self.line}” needs a step of whole words that must be there")
        at = min(certain, key=lambda number: _commonness(steps[number], given.common)) if certain[1:] else certain[0]
        return steps[:at], steps[at], steps[at + 1 :]

    def rows(self, trigger: str) -> tuple[str, ...]:
        """The rows of words of which a sentence needs one where it has this trigger, with blanks around each word; none
        where the trigger is enough by itself.
        """
        return () if trigger in self._single else tuple(f" {' '.join(row)} " for _, row in self._rows[trigger])

    def may_stand(self, words: Set[str]) -> bool:
        """Whether the words of a sentence are enough for it."""
        for need in self.needs:  # noqa: SIM110 - asked a hundred times a review
            if need.isdisjoint(words):
                return False
        return True

    def spans(self, tokens: Tokens, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Begin and end of it, in words, around places where one of `triggers` stands."""
        for place in places:
            for begin, end in self._anchored(tokens, place):
                last = _forward(self._after, tokens, end) if self._after else end
                if last is not None:
                    first = _backward(self._before, tokens, begin) if self._before else begin
                    if first is not None:
                        yield first, last

    def _anchored(self, tokens: Tokens, place: int) -> list[tuple[int, int]]:
        word = tokens[place]
        found = [(place, place + 1)] if word in self._single else []
        if word in self._rows:
            for offset, row in self._rows[word]:
                begin = place - offset
                if begin >= 0 and tuple(tokens[begin : begin + len(row)]) == row:
                    found.append((begin, begin + len(row)))
        return found


class Phrases:
    """Some phrases of which most sentences have none: asked for all at once."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_word: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for word in phrase.triggers:
                self._by_word.setdefault(word, []).append(phrase)
        self._triggers = frozenset(self._by_word)

    def spans(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Begin and end of each that stands in a sentence, in words, in no order."""
        if not self._triggers.isdisjoint(sentence.words):
            for word in self._triggers & sentence.words:
                for phrase in self._by_word[word]:
                    if phrase.may_stand(sentence.words):
                        yield from phrase.spans(sentence.tokens, sentence.places(word))


def _ways(steps: Sequence[PhraseStep], side: int) -> tuple[_Way, ...]:
    """Steps in the order in which they are taken; `side` is where the nearest word of a row stands in it."""
    ways = []
    for number, step in enumerate(steps):
        after = steps[number + 1] if number + 1 < len(steps) else None
        near = (
            after.words.union(row[side] for row in after.rows) if after and step.most >= 0 and _certain(after) else None
        )
        ways.append(_Way(step, step.words if _certain(step) and not step.rows else None, near))
    return tuple(ways)


def _forward(ways: tuple[_Way, ...], tokens: Tokens, at: int) -> int | None:
    """Where the ways lead from a place, None where they can't be taken. Few and short, so this ends soon."""
    for number, (step, words, near) in enumerate(ways):
        if words is not None:
            if at >= len(tokens) or tokens[at] not in words:
                return None
            at += 1
            continue
        if near is not None and near.isdisjoint(tokens[at : at + step.most + 1]):
            return None
        rest = ways[number + 1 :]
        for place in step.ends(tokens, at):
            led = _forward(rest, tokens, place) if rest else place
            if led is not None:
                return led
        return None
    return at


def _backward(ways: tuple[_Way, ...], tokens: Tokens, at: int) -> int | None:
    """The same to the left: where what the ways lead to begins, when it ends before a place."""
    for number, (step, words, near) in enumerate(ways):
        if words is not None:
            if at <= 0 or tokens[at - 1] not in words:
                return None
            at -= 1
            continue
        if near is not None and near.isdisjoint(tokens[max(0, at - step.most - 1) : at]):
            return None
        rest = ways[number + 1 :]
        for place in step.begins(tokens, at):
            led = _backward(rest, tokens, place) if rest else place
            if led is not None:
                return led
        return None
    return at


def _certain(step: PhraseStep) -> bool:
    return step.most < 0 and not step.optional and not step.beginnings


def _rarest(row: tuple[str, ...], common: frozenset[str]) -> str:
    return max(row, key=lambda word: (word not in common, len(word)))


def _commonness(step: PhraseStep, common: frozenset[str]) -> float:
    """How often a step would have to be looked at: common words count for many."""
    return sum(40.0 if word in common else 1.0 + 12.0 / len(word) ** 2 for word in step.rarest(common))


def _step(piece: str, given: Given) -> PhraseStep:
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
