"""Sets of words and phrases: what a place in a pattern may be filled with."""

from __future__ import annotations

from dataclasses import dataclass, field

from reviewtui.rules.match.tokens import TokenKind, tokens


class BadPattern(ValueError):
    """A line of a pack that the pattern language does not know; its text says what is allowed."""


@dataclass(slots=True, eq=False)
class Atom:
    """A set of words and phrases. `phrases` maps a first word to the rests that may follow it."""

    words: set[str] = field(default_factory=set)
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    phrases: dict[str, list[tuple[Atom | str, ...]]] = field(default_factory=dict)

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

    def add(self, entry: str) -> None:
        """Take in one entry: a word with or without stars, or several words."""
        if entry.isalnum() and entry.isascii():
            self.words.add(entry.lower())
            return
        pieces = entry.split()
        words = [part for piece in pieces for part in _pieces(piece)]
        if len(words) == 1:
            self.add_word(words[0])
            return
        first, *rest = words
        if "*" in first:
            raise BadPattern(f"'{entry}': the first word of several takes no star")
        kept = self.phrases.setdefault(first, [])
        kept.append(tuple(_starred(word) if "*" in word else word for word in rest))
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

    def merge(self, other: Atom) -> None:
        """Take in all entries of another set."""
        self.words |= other.words
        self.heads += other.heads
        self.tails += other.tails
        self.inner += other.inner
        for first, rests in other.phrases.items():
            kept = self.phrases.setdefault(first, [])
            kept.extend(rests)
            kept.sort(key=len, reverse=True)


def _starred(word: str) -> Atom:
    atom = Atom()
    atom.add_word(word)
    return atom


def _pieces(word: str) -> list[str]:
    """A word of a pack as the tokens of a text would be: letters of Japanese one by one, ``it's`` as two."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    head, tail = ("*" if word.startswith("*") else ""), ("*" if word.endswith("*") else "")
    folded = [token.word for token in tokens(word.strip("*")) if token.kind is TokenKind.WORD]
    if not folded:
        raise BadPattern(f"'{word}' holds no letter")
    if len(folded) == 1:
        return [head + folded[0] + tail]
    return folded


def read_class(text: str) -> Atom:
    """A word class: entries parted by ``|`` or line ends."""
    atom = Atom()
    for entry in text.replace("\n", "|").split("|"):
        if stripped := entry.strip():
            atom.add(stripped)
    return atom
