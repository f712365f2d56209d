"""A letter or a review with what the courtesy and coverage patterns of its language find in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.rules.match.spans import Span, Spans
from reviewtui.rules.match.tokens import TokenKind, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.domain.finding import Finding
    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.match.tokens import Token
    from reviewtui.rules.packs.model import Pack


class Tellings(NamedTuple):
    """The parts of sentences that tell of something past: of the buyer, and of anybody."""

    theirs: list[Span]
    anybodys: list[Span]


class LetterReading:
    """A letter with what the courtesy patterns find in it, asked for by name; each is looked for once."""

    def __init__(self, text: Document, pack: Pack, findings: Sequence[Finding]) -> None:
        self.text = text
        self.pack = pack
        self.findings = findings
        self.ranges = text.sentences
        self._found: dict[str, list[Span]] = {}
        self._wrong: set[int] | None = None
        self._faults: Spans | None = None
        self._stances: Spans | None = None
        self.tellings: Tellings | None = None
        """What `telling` found; None before."""
        self.kept: list[Span] | None = None
        """The sentences that `answering` keeps; None before."""

    def spans(self, name: str) -> list[Span]:
        """Where the patterns of this name stand, as tokens."""
        if name not in self._found:
            patterns = self.pack.courtesy.get(name, ())
            self._found[name] = sorted(span for pattern in patterns for span in pattern.search(self.text))
        return self._found[name]

    def ruled(self, *kinds: str) -> list[Span]:
        """The findings that count as one of some kinds ("against", "request" …; docs/rules.md), as characters."""
        return [(each.start, each.end) for each in self.findings if not each.counts_as.isdisjoint(kinds)]

    def chars(self, spans: Iterable[Span]) -> list[Span]:
        """Spans of tokens as spans of characters."""
        return [self.text.span(*span) for span in spans]

    def sentence(self, number: int) -> Span:
        """The sentence in which a token stands."""
        found = sentence_of(self.ranges, number) if self.ranges else (0, 0)
        return found if found[0] <= number < found[1] else (0, len(self.text.tokens))

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
        excused = Spans(self.ruled("takes-back"))
        weak = [*self.chars([*self.spans("half"), *self.spans("denied")]), *self.ruled("empty-apology")]
        for begin, end in self.ranges:
            sentence = self.text.span(begin, end)
            if excused.meet(*sentence):
                weak.append(sentence)
        kept = Spans(weak)
        return [span for span in self.chars(self.spans("apology")) if not kept.meet(*span)]

    def tells_wrong(self, begin: int, end: int) -> bool:
        """Whether some words tell of something wrong."""
        if self._faults is None:
            self._faults = Spans((at, at + 1) for at in self.wrong)
        return self._faults.begin_in(begin, end)

    def firm(self) -> list[Span]:
        """The offers and the steps to take that are ones whatever stands beside them."""
        return [*self.spans("offer"), *self.spans("fix")]

    def offers(self) -> list[Span]:
        """The offers and the steps to take; what happens on a day is one where the sentence speaks of nothing else."""
        if "offers" not in self._found:
            offers = self.firm()
            other = Spans([*self.spans("apology"), *self.spans("told")])
            for span in self.spans("dated"):
                begin, end = self.sentence(span[0])
                if not other.begin_in(begin, end) and not self.tells_wrong(begin, end):
                    offers.append(span)
            self._found["offers"] = offers
        return self._found["offers"]

    def asked(self) -> list[Span]:
        """The questions and requests that are real ones: a request, or a sentence that ends in a question mark."""
        if "asked" not in self._found:
            empty, requests = Spans(self.spans("empty_question")), Spans(self.spans("request"))
            self._found["asked"] = [
                span for span in self.spans("ask") if not empty.meet(*span) and self._asks(span, requests)
            ]
        return self._found["asked"]

    def _asks(self, span: Span, requests: Spans) -> bool:
        begin, end = self.sentence(span[0])
        return self.questions(end) or requests.stand(begin, end)

    def general(self) -> list[Span]:
        """What speaks of the product or of other customers at large, as characters."""
        told = Spans(self.spans("told"))
        remarks = [span for span in self.spans("general") if not told.begin_in(*self.sentence(span[0]))]
        return self.chars([*remarks, *self.spans("boast")])

    def has_stance(self, begin: int, end: int) -> bool:
        """Whether a sentence speaks to the buyer, tells of a fault, is sorry for it, or says how it should not be.

        Where a language has no words for whom one speaks to, every sentence is taken to.
        """
        if "stance" not in self.pack.courtesy:
            return True
        if self._stances is None:
            names = ("stance", "regretted", "apology", "responsibility", "told", "empathy")
            self._stances = Spans(span for name in names for span in self.spans(name))
        return self._stances.begin_in(begin, end) or self.tells_wrong(begin, end)

    def questions(self, end: int) -> bool:
        """Whether a sentence that ends before the token `end` ends in a question mark, or in what asks in Japanese."""
        last = self.text.tokens[end - 1]
        if last.kind is not TokenKind.END:
            return last.word == "\u304b"
        marked = any(mark in self.text.source[last.start : last.end] for mark in "?\uff1f")
        return marked or (end > 1 and self.text.tokens[end - 2].word == "\u304b")


@lru_cache(maxsize=64)
def _words(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(word for lines in lists for line in lines for word in line.split())


def meant(text: Document, pack: Pack, within: Iterable[tuple[int, int]] = ()) -> list[Token]:
    """The words of a letter, or of some sentences of it, without phrases like "contact our support team": these
    answer no complaint, although a complaint may be about support.
    """
    empty = _hollow(text, pack)
    ranges = within or [(0, len(text.tokens))]
    return [text.tokens[number] for span in ranges for number in range(*span) if number not in empty]


@lru_cache(maxsize=4)
def _hollow(text: Document, pack: Pack) -> frozenset[int]:
    return frozenset(
        number
        for pattern in pack.coverage.get("hollow", ())
        for start, end in pattern.search(text)
        for number in range(start, end)
    )


@lru_cache(maxsize=4)
def innocent(text: Document, pack: Pack) -> frozenset[int]:
    """The tokens of praise and of sayings in which nothing went wrong."""
    return frozenset(
        number
        for name in ("praise", "idle")
        for pattern in pack.coverage.get(name, ())
        for start, end in pattern.search(text)
        for number in range(start, end)
    )


def faults(text: Document, pack: Pack, *, mild: bool = False) -> set[int]:
    """The numbers of the tokens that tell of something wrong, without those that a praise or a saying takes back.

    `mild` takes in what only a reviewer says of a fault, like "should be longer".
    """
    taken_back = innocent(text, pack)
    return {
        start
        for name in (("complaint", "mild") if mild else ("complaint",))
        for pattern in pack.coverage.get(name, ())
        for start, end in pattern.search(text)
        if taken_back.isdisjoint(range(start, min(end, start + 3)))
    }
