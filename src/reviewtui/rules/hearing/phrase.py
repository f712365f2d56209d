"""A phrase of a listening pack, looked for among the words of one sentence.

A line is read by `phrase_steps`. It is only tried where the sentence has one of the words of its rarest step, and grown
from there to both sides (`phrase_ways`), so that a million reviews can be listened to as they come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.rules.hearing.phrase_steps import rarest, step_of
from reviewtui.rules.hearing.phrase_ways import backward, forward, ways_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from reviewtui.rules.hearing.phrase_steps import Given, Tokens
    from reviewtui.rules.hearing.phrase_ways import Way
    from reviewtui.rules.hearing.sentences import Sentence


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
    _before: tuple[Way, ...]
    _after: tuple[Way, ...]

    def __init__(self, line: str, given: Given) -> None:
        self.line = line
        self._given = given
        self.triggers = self._begun()[2]

    def __getattr__(self, name: str) -> Any:
        """What a phrase is tried with, made when it is first asked for; from then on this is not asked again."""
        if name not in Phrase.__annotations__:
            raise AttributeError(name)
        common = self._given.common
        pieces, at, triggers = self._begun()
        if name == "triggers":
            self.triggers = triggers
            return triggers
        steps = [step_of(piece, self._given) for piece in pieces]
        before, anchor, after = steps[:at], steps[at], steps[at + 1 :]
        self._before, self._after = ways_over(before[::-1], -1), ways_over(after, 0)
        self._single, self._rows = anchor.words, {}
        for row in anchor.rows:
            word = rarest(row, common)
            self._rows.setdefault(word, []).append((row.index(word), row))
        self.needs = tuple(step.rarest(common) for step in (*before, *after) if step.certain)
        return getattr(self, name)

    def let_go_of_triggers(self) -> None:
        """Somebody else keeps them; who asks all the same has them made again."""
        del self.triggers

    def _begun(self) -> tuple[list[str], int, frozenset[str]]:
        """The pieces of the line, the number of the one to begin at, and the words of that one."""
        pieces = self._given.folded(self.line).split()
        try:
            return pieces, *self._given.triggers.of(pieces)
        except ValueError as error:
            raise ValueError(f"“{self.line}”: {error}") from error

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
                last = forward(self._after, tokens, end) if self._after else end
                if last is not None:
                    first = backward(self._before, tokens, begin) if self._before else begin
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
