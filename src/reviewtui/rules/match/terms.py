"""Sets of words and phrases: what a place in a pattern may be filled with."""

from __future__ import annotations

from dataclasses import dataclass, field


class BadPattern(ValueError):
    """A line of a pack that the pattern language does not know; its text says what is allowed."""


@dataclass(slots=True, eq=False)
class TermSet:
    """A set of words and phrases. `phrases` maps a first word to the rests that may follow it."""

    words: set[str] = field(default_factory=set)
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    phrases: dict[str, list[tuple[TermSet | str, ...]]] = field(default_factory=dict)

    def has(self, word: str) -> bool:
        """Whether one word alone is in the set."""
        return word in self.words or self.meets_star(word)

    def meets_star(self, word: str) -> bool:
        """Whether an entry with a star takes this word."""
        if self.heads and word.startswith(self.heads):
            return True
        if self.tails and word.endswith(self.tails):
            return True
        return bool(self.inner) and any(part in word for part in self.inner)

    def add_phrase(self, first: str, rest: tuple[TermSet | str, ...]) -> None:
        """Take in several words of which the first has no star; the longer ones are tried first."""
        kept = self.phrases.setdefault(first, [])
        kept.append(rest)
        kept.sort(key=len, reverse=True)

    def add_word(self, word: str) -> None:
        """Take in one word, with or without stars."""
        bare = word.strip("*")
        if not bare or "*" in bare:
            raise BadPattern(f"'{word}': a star may stand only at the begin or end of a word")
        if word.startswith("*") and word.endswith("*"):
            self.inner += (bare,)
        elif word.startswith("*"):
            self.tails += (bare,)
        elif word.endswith("*"):
            self.heads += (bare,)
        else:
            self.words.add(bare)

    def merge(self, other: TermSet) -> None:
        """Take in all entries of another set."""
        self.words |= other.words
        self.heads += other.heads
        self.tails += other.tails
        self.inner += other.inner
        for first, rests in other.phrases.items():
            kept = self.phrases.setdefault(first, [])
            kept.extend(rests)
            kept.sort(key=len, reverse=True)
