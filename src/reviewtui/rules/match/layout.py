"""A text laid out for the patterns: its words and marks, where each stands, and which of them are in one sentence."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reviewtui.rules.match.term_index import TermPlaces
from reviewtui.rules.match.tokens import TokenKind, sentences, tokens

if TYPE_CHECKING:
    from reviewtui.rules.match.tokens import Token


class LaidOut:
    """A tokenised text that knows where its words stand. Sets of token numbers are integers: a bit for each number.

    `read` are its tokens where they are known already, as those of a piece of another text.
    """

    def __init__(self, text: str, read: list[Token] | None = None) -> None:
        self.source = text
        self.tokens = tokens(text) if read is None else read
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

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters from the token `start` up to before the token `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Its sentences as ranges of tokens, their end mark included."""
        return sentences(self.tokens)
