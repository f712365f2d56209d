"""Which sentences of a letter tell what happened to its buyer, and which only sound like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.rules.coverage import meant
from reviewtui.rules.reading import overlaps, within
from reviewtui.rules.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.rules.reading import Reading, Span
    from reviewtui.rules.tokens import Token

_AGAINST: Final = ("blame", "scorn", "marketing", "excuse")
_NOT_THEIRS: Final = ("hollow-apology", *_AGAINST)
"""Rules whose findings show that a sentence is not about what happened to the buyer."""

_ASKING: Final = ("contact", "asks-for-change", "asks-for-review")
"""Rules whose findings show it too, unless the sentence apologizes or tells: "our hotline kept you waiting"."""


def specific(reading: Reading) -> bool:
    """Whether some sentence tells what happened, with a thing or a time in it that is the buyer's own."""
    return _with_faults(reading) or bool(tellings(reading))


def without_offers(reading: Reading) -> list[Token]:
    """The words of the sentences of a letter that offer and ask nothing, and are not hollow or against the buyer."""
    offers = [*reading.offers(), *reading.asked()]
    hollow = [*reading.ruled(*_NOT_THEIRS), *reading.chars(reading.spans("undone")), *_general(reading)]
    kept = [
        span for span in reading.ranges if not within(offers, *span) and not overlaps(reading.text.span(*span), hollow)
    ]
    kept += [span for span in tellings(reading) if not any(begin <= span[0] < end for begin, end in kept)]
    return meant(reading.text, reading.pack, sorted(kept)) if kept else []


def _general(reading: Reading) -> list[Span]:
    """What speaks of the product or of other customers at large, as characters."""
    told = reading.spans("told")
    return reading.chars(span for span in reading.spans("general") if not within(told, *reading.sentence(span[0])))


def _with_faults(reading: Reading) -> bool:
    """Whether some sentence tells what happened by the words for complaints."""
    text, lists = reading.text, reading.words_of
    vague, alone = lists("vague"), lists("alone")
    unsaid = lists("stop", "generic", "empty", "vague", "unsaid")
    wrong = sorted(reading.wrong)
    offered = reading.offers()
    story = [span for span in reading.spans("told") if not overlaps(span, offered)]
    undone = reading.chars(reading.spans("undone"))
    apologies = [span for span in reading.meant() if not overlaps(span, undone)]
    asked = reading.asked()
    forward = reading.chars([*offered, *asked])
    hollow, asking = [*reading.ruled(*_NOT_THEIRS), *_general(reading)], reading.ruled(*_ASKING)
    phrases = reading.ruled("boilerplate")
    said = [*reading.spans("responsibility"), *reading.spans("apology")]
    owned = {at for first, last in said for at in range(first, last)}
    signs = reading.pack.language == "ja"  # its words are single signs, two of which say nothing yet
    ours, theirs = reading.spans("ours"), reading.spans("theirs")
    for first, end in reading.ranges:
        begin = _after_greeting(reading, first, end)
        span = text.span(begin, end)
        told = within(story, begin, end)
        sorry = overlaps(span, apologies)
        offers = any(span[0] <= start < span[1] for start, _ in forward)
        question = within(asked, begin, end)
        if overlaps(span, hollow) or (overlaps(span, undone) and not told):
            continue
        if not sorry and (question or (offers and not told)):
            until = _before_offer(reading, [*offered, *asked], begin, end)
        else:
            until = end
        if not sorry and not told and overlaps(span, asking):
            continue
        words = {
            at: token.word
            for at, token in enumerate(text.tokens[begin:until], begin)
            if not token.kind and not overlaps((token.start, token.end), phrases)
        }
        named = [at for at in wrong if at in words]
        hits = [at for at in named if words[at] not in vague]
        own = [at for at, word in words.items() if word not in unsaid and at not in hits]
        if (own and (hits or told)) or (hits and words[hits[0]] in alone):
            return True
        offer = min((start for start, _ in offered if begin <= start < end), default=end)
        if sorry and not signs and sum(at not in owned and at < offer for at in own) >= 2:
            return True
        if named and len(own) >= 3 and within(theirs, begin, end) and not within(ours, begin, end):
            return True
    return False


def accounts(reading: Reading) -> list[list[Token]]:
    """The words of what tells of something past, be it the buyer or not: for comparing with the review."""
    return [meant(reading.text, reading.pack, [span]) for span in tellings(reading, theirs=False)]


def tellings(reading: Reading, *, theirs: bool = True) -> list[Span]:
    """The parts of sentences that tell the buyer of something past with a word of their own in it, whatever it was.

    Someone's past doing is a verb of the past with what stands nearest before it as its subject: "you", "your cake
    stand", or a thing in a sentence that also says "you" (any, if not `theirs`). What we did is one only when the pack says so ("misdone").
    """
    past, lists = reading.words_of("past"), reading.words_of
    if not past:
        return []
    tokens = reading.text.tokens
    bounds = _Bounds(reading)
    nobodys = lists("stop", "generic", "empty", "vague", "unsaid", "past", "idle_past", "greeting")
    hollow = [*reading.ruled(*_AGAINST, *_ASKING), *_general(reading), *reading.chars(reading.spans("undone"))]
    boilerplate = reading.ruled("boilerplate")
    phrases = [*reading.ruled("hollow-apology"), *boilerplate]
    misdone = {start for start, _ in reading.spans("misdone")}
    found = []
    for first, end in reading.ranges:
        begin = _after_greeting(reading, first, end)
        words = [token.word for token in tokens[begin:end]]
        if reading.questions(end) or (theirs and not _THEIRS.intersection(words)):
            continue
        if overlaps(reading.text.span(begin, end), hollow):
            continue
        for at in range(begin, end):
            if at in misdone:
                span = (at, end)
            elif _is_past(tokens, at, past, lists("not_past")) and tokens[at].word not in lists("idle_past"):
                if overlaps(tokens[at][1:3], boilerplate):
                    continue
                start = bounds.subject(at, begin)
                if start is None:
                    continue
                span = (start, bounds.stop(at, end))
            else:
                continue
            told = [each for each in tokens[slice(*span)] if not each.kind and not overlaps(each[1:3], phrases)]
            if any(_own(each.word, nobodys, lists("not_past")) for each in told):
                found.append(span)
                break
    return found


_THEIRS: Final = frozenset(["you", "your", "yours"])
_OURS: Final = frozenset(["i", "we", "our", "my", "us", "he", "she", "they"])
_THINGS: Final = frozenset(["the", "a", "an", "this", "that", "these", "those", "it", "its", "one", "two", "both"])
_TURNS: Final = frozenset(["but", "when", "while", "although", "though", "instead", "because", "where", "whereas"])
_MIGHT: Final = frozenset(["if", "unless", "whether", "should", "may", "might", "can", "will", "please", "to", "once"])


class _Bounds:
    """Where what is told with a verb begins and ends."""

    def __init__(self, reading: Reading) -> None:
        self._tokens = reading.text.tokens
        self._forward = sorted(start for start, _ in [*reading.offers(), *reading.asked()])
        self._remedies = reading.words_of("remedies")
        self._untold = reading.words_of("untold")

    def subject(self, at: int, begin: int) -> int | None:
        """Where the part of a sentence begins whose subject did what the verb `at` says, where it is not ours."""
        thing = theirs = False
        start = at
        while start > begin:
            word, kind = self._tokens[start - 1].word, self._tokens[start - 1].kind
            if not (thing or theirs):
                if word in _OURS:
                    return None
                theirs = word in _THEIRS
                thing = word in _THINGS or word.isdigit()
            if word in _MIGHT:
                return None
            if (kind and (thing or theirs)) or word in _TURNS:
                break
            start -= 1
        if not (thing or theirs):
            return None
        part = {token.word for token in self._tokens[start : at + 1]}
        if part & self._untold or part & self._remedies or any(start <= each <= at for each in self._forward):
            return None
        return start

    def stop(self, at: int, end: int) -> int:
        """Where it ends: before an offer or a question."""
        return next((each for each in self._forward if at < each < end), end)


def _is_past(tokens: Sequence[Token], at: int, past: frozenset[str], never: frozenset[str]) -> bool:
    word = tokens[at].word
    if tokens[at].kind:
        return False
    if word in {"would", "could", "did", "was", "were", "had"}:
        return at + 1 < len(tokens) and tokens[at + 1].word in {"not", "never"}
    return word in past or (word.endswith("ed") and len(word) > 4 and word not in never)


def _own(word: str, nobodys: frozenset[str], never: frozenset[str]) -> bool:
    """Whether a word is somebody's own: no verb of the past, nothing that every letter says."""
    return word not in nobodys and not word.endswith("ly") and not (word.endswith("ed") and word not in never)


def _before_offer(reading: Reading, offers: Sequence[Span], begin: int, end: int) -> int:
    """Where the part of a sentence ends that a mark parts from its offer: "one cracked: a new one left"."""
    first = min((start for start, _ in offers if begin <= start < end), default=begin)
    marks = (at for at in range(first - 1, begin, -1) if reading.text.tokens[at].kind is Kind.MARK)
    return next(marks, begin)


def _after_greeting(reading: Reading, begin: int, end: int) -> int:
    """Where a sentence begins that may open with "Hi Anna,"."""
    tokens = reading.text.tokens
    if tokens[begin].word not in reading.words_of("greeting"):
        return begin
    marks = (at for at in range(begin + 1, min(begin + 5, end - 1)) if tokens[at].kind is Kind.MARK)
    return next(marks, begin - 1) + 1
