"""Sets of words and phrases: what a place in a pattern may be filled with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewtui.rules.tokens import Kind, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet


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
        return word in self.words or self._starred(word)

    def _starred(self, word: str) -> bool:
        if self.heads and word.startswith(self.heads):
            return True
        if self.tails and word.endswith(self.tails):
            return True
        return bool(self.inner) and any(part in word for part in self.inner)

    def ends(self, found: list[Token], at: int) -> Iterator[int]:
        """Where an entry that begins with the token `at` may end, longest phrases first."""
        if at >= len(found) or found[at].kind:
            return
        word = found[at].word
        if word in self.phrases:
            last = len(found)
            for rest in self.phrases[word]:
                end = at + 1
                for part in rest:
                    if end >= last or found[end].kind:
                        break
                    meets = found[end].word
                    if meets != part and (isinstance(part, str) or not part.has(meets)):
                        break
                    end += 1
                else:
                    yield end
        if self.has(word):
            yield at + 1

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

    def longest(self) -> int:
        """The number of words in the longest entry."""
        return max((len(rest) + 1 for rests in self.phrases.values() for rest in rests), default=1)

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

    def beginnings(self, words: AbstractSet[str]) -> set[str]:
        """Those of the words with which an entry may begin."""
        found = {*(words & self.words), *(words & self.phrases.keys())}
        if self.heads or self.tails or self.inner:
            found.update(word for word in words if self._starred(word))
        return found


def _starred(word: str) -> Atom:
    atom = Atom()
    atom.add_word(word)
    return atom


def _pieces(word: str) -> list[str]:
    """A word of a pack as the tokens of a text would be: letters of Japanese one by one, ``it's`` as two."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    head, tail = ("*" if word.startswith("*") else ""), ("*" if word.endswith("*") else "")
    folded = [token.word for token in tokens(word.strip("*")) if token.kind is Kind.WORD]
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
