"""A letter with what the courtesy patterns of its language find in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.rules.coverage import faults
from reviewtui.rules.tokens import Kind, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.domain.finding import Finding
    from reviewtui.rules.packs import Pack
    from reviewtui.rules.pattern import Text

Span = tuple[int, int]


class Tellings(NamedTuple):
    """The parts of sentences that tell of something past: of the buyer, and of anybody."""

    theirs: list[Span]
    anybodys: list[Span]


class Reading:
    """A letter with what the courtesy patterns find in it, asked for by name; each is looked for once."""

    def __init__(self, text: Text, pack: Pack, findings: Sequence[Finding]) -> None:
        self.text = text
        self.pack = pack
        self.findings = findings
        self.ranges = sentences(text.tokens)
        self._found: dict[str, list[Span]] = {}
        self._wrong: set[int] | None = None
        self.tellings: Tellings | None = None
        """What `telling` found; None before."""

    def spans(self, name: str) -> list[Span]:
        """Where the patterns of this name stand, as tokens."""
        if name not in self._found:
            patterns = self.pack.courtesy.get(name, ())
            self._found[name] = sorted(span for pattern in patterns for span in pattern.search(self.text))
        return self._found[name]

    def ruled(self, *rules: str) -> list[Span]:
        """The findings of some rules as characters."""
        return [(each.start, each.end) for each in self.findings if each.rule in rules]

    def chars(self, spans: Iterable[Span]) -> list[Span]:
        """Spans of tokens as spans of characters."""
        return [self.text.span(*span) for span in spans]

    def sentence(self, number: int) -> Span:
        """The sentence in which a token stands."""
        return next((span for span in self.ranges if span[0] <= number < span[1]), (0, len(self.text.tokens)))

    def words_of(self, *names: str) -> frozenset[str]:
        """The words of some lists of the pack."""
        return _words(tuple(self.pack.lists.get(name, ()) for name in names))

    @property
    def wrong(self) -> set[int]:
        """The tokens that tell of something wrong."""
        if self._wrong is None:
            self._wrong = faults(self.text, self.pack)
        return self._wrong

    def meant(self) -> list[Span]:
        """The apologies that are ones, as characters: not half, not denied, not excused in the same sentence."""
        excused = self.ruled("excuse", "blame")
        weak = [*self.chars([*self.spans("half"), *self.spans("denied")]), *self.ruled("hollow-apology")]
        for begin, end in self.ranges:
            sentence = self.text.span(begin, end)
            if overlaps(sentence, excused):
                weak.append(sentence)
        return [span for span in self.chars(self.spans("apology")) if not overlaps(span, weak)]

    def firm(self) -> list[Span]:
        """The offers and the steps to take that are ones whatever stands beside them."""
        return [*self.spans("offer"), *self.spans("fix")]

    def offers(self) -> list[Span]:
        """The offers and the steps to take; what happens on a day is one where the sentence speaks of nothing else."""
        if "offers" not in self._found:
            offers = self.firm()
            other = [*self.spans("apology"), *self.spans("told")]
            for span in self.spans("dated"):
                begin, end = self.sentence(span[0])
                if not within(other, begin, end) and self.wrong.isdisjoint(range(begin, end)):
                    offers.append(span)
            self._found["offers"] = offers
        return self._found["offers"]

    def asked(self) -> list[Span]:
        """The questions and requests that are real ones: a request, or a sentence that ends in a question mark."""
        if "asked" not in self._found:
            self._found["asked"] = [span for span in self.spans("ask") if self._asks(span)]
        return self._found["asked"]

    def _asks(self, span: Span) -> bool:
        begin, end = self.sentence(span[0])
        if overlaps(span, self.spans("empty_question")):
            return False
        return self.questions(end) or any(start >= begin and stop <= end for start, stop in self.spans("request"))

    def questions(self, end: int) -> bool:
        """Whether a sentence that ends before the token `end` ends in a question mark."""
        last = self.text.tokens[end - 1]
        return last.kind is Kind.END and any(mark in self.text.source[last.start : last.end] for mark in "?\uff1f")


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares something with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def within(spans: Iterable[Span], begin: int, end: int) -> bool:
    """Whether one of some spans begins here."""
    return any(begin <= start < end for start, _ in spans)


@lru_cache(maxsize=64)
def _words(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(word for lines in lists for line in lines for word in line.split())
