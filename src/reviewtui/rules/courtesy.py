"""Courtesy: how far the three steps of a letter have come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewtui.domain.finding import Finding, Mark, StepMark
from reviewtui.rules.coverage import faults, meant
from reviewtui.rules.tokens import Kind, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewtui.domain.finding import Point
    from reviewtui.rules.packs import Pack
    from reviewtui.rules.pattern import Text
    from reviewtui.rules.tokens import Token

    Told = Callable[[Sequence[Token]], tuple[Point, ...]]
    Shared = Callable[[Sequence[Token]], int]

_Span = tuple[int, int]

_NOT_THEIRS: Final = ("hollow-apology", "blame", "scorn", "marketing", "excuse")
"""Rules whose findings show that a sentence is not about what happened to the buyer."""

_ASKING: Final = ("contact", "asks-for-change", "asks-for-review")
"""Rules whose findings show it too, unless the sentence apologizes or tells: "our hotline kept you waiting"."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The marks of the three steps."""

    apologize: StepMark
    acknowledge: StepMark
    solve: StepMark


def steps(text: Text, pack: Pack, findings: Sequence[Finding], told: Told, shared: Shared) -> Steps:
    """How far apology, acknowledgement and solution have come in a letter.

    `told` says which complaints some words answer; it is asked once for the letter and once for the letter without its
    offers, for "a new mug left today" answers a complaint about a mug without saying a word about it. `shared` says how
    many words they have in common with the review.
    """
    reading = _Reading(text, pack, findings)
    return Steps(_apologize(reading), _acknowledge(reading, told, shared), _solve(reading))


class _Reading:
    """A letter with what the courtesy patterns of its language find in it, asked for by name."""

    def __init__(self, text: Text, pack: Pack, findings: Sequence[Finding]) -> None:
        self.text = text
        self.pack = pack
        self.findings = findings
        self.ranges = sentences(text.tokens)
        self._found: dict[str, list[_Span]] = {}

    def spans(self, name: str) -> list[_Span]:
        if name not in self._found:
            patterns = self.pack.courtesy.get(name, ())
            self._found[name] = sorted(span for pattern in patterns for span in pattern.search(self.text))
        return self._found[name]

    def ruled(self, *rules: str) -> list[_Span]:
        """The findings of some rules as characters."""
        return [(each.start, each.end) for each in self.findings if each.rule in rules]

    def chars(self, spans: Iterable[_Span]) -> list[_Span]:
        return [self.text.span(*span) for span in spans]

    def sentence(self, number: int) -> _Span:
        return next((span for span in self.ranges if span[0] <= number < span[1]), (0, len(self.text.tokens)))


def _overlaps(span: _Span, others: Iterable[_Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _meant(reading: _Reading) -> list[_Span]:
    """The apologies that are ones, as characters: not half, not denied, not excused in the same sentence."""
    excused = reading.ruled("excuse", "blame")
    weak = [*reading.chars([*reading.spans("half"), *reading.spans("denied")]), *reading.ruled("hollow-apology")]
    for begin, end in reading.ranges:
        sentence = reading.text.span(begin, end)
        if _overlaps(sentence, excused):
            weak.append(sentence)
    return [span for span in reading.chars(reading.spans("apology")) if not _overlaps(span, weak)]


def _apologize(reading: _Reading) -> StepMark:
    meant = _meant(reading)
    owned = bool(reading.spans("responsibility"))
    hollow = bool(reading.ruled("hollow-apology"))
    half = bool(reading.spans("half"))
    if meant and reading.spans("undone"):
        mark, words = Mark.HALF, "This takes the apology back; stop after what you are sorry for."
    elif meant and not owned and all(_bare(reading, span) for span in meant) and not _specific(reading):
        mark, words = Mark.HALF, "Say what you are sorry for: “I am sorry that …”."
    elif meant:
        mark, words = Mark.THERE, "You apologize in your own name."
    elif half and owned and not hollow:
        mark, words = Mark.THERE, "You apologize and take responsibility."
    elif half or hollow:
        mark, words = (
            Mark.HALF,
            "This regrets a feeling; say “I am sorry that” and what went wrong.",
        )
    elif owned:
        mark, words = Mark.HALF, "You take responsibility; add the words “I am sorry”."
    else:
        mark, words = Mark.MISSING, "Begin with “I am sorry that …” and what went wrong."
    return StepMark(mark, words)


def _bare(reading: _Reading, span: _Span) -> bool:
    """Whether the sentence of an apology holds hardly a word beside it: "Sorry."."""
    for begin, end in reading.ranges:
        start, stop = reading.text.span(begin, end)
        if start <= span[0] < stop:
            words = [token.word for token in reading.text.tokens[begin:end] if not token.kind]
            return len(words) <= 2 and reading.pack.language == "en" and not {"i", "we", "my", "our"} & set(words)
    return False


def _acknowledge(reading: _Reading, told: Told, shared: Shared) -> StepMark:
    points = told(meant(reading.text, reading.pack))
    specific = _specific(reading)
    empathy = bool(reading.spans("empathy"))
    if points:
        return _beside(reading, points, told, shared, specific=specific, empathy=empathy)
    if specific:
        return StepMark(Mark.THERE, "You say back what happened to the buyer.")
    if empathy:
        return StepMark(Mark.HALF, "General so far; name what happened to this buyer.")
    return StepMark(Mark.MISSING, "Say back in their own words what happened to them.")


def _beside(
    reading: _Reading, points: Sequence[Point], told: Told, shared: Shared, *, specific: bool, empathy: bool
) -> StepMark:
    """How far the acknowledgement has come where the complaints of the review are known."""
    kept = _without_offers(reading)
    answered = sum(point.answered for point in points)
    if answered and (specific or any(point.answered for point in told(kept))):
        rest = len(points) - answered
        words = f"You answer {answered} of {len(points)} points; the others are still lit."
        return StepMark(Mark.THERE, words if rest else "You answer what the buyer wrote.")
    if specific and shared(kept):
        return StepMark(Mark.THERE, "You take up what they wrote; the complaints are still lit.")
    first = points[0].quote[:60]
    if specific or empathy:
        return StepMark(Mark.HALF, f"Use the buyer's own words, for example “{first}”.")
    return StepMark(Mark.MISSING, f"Say back what they wrote, for example “{first}”.")


def _without_offers(reading: _Reading) -> list[Token]:
    """The words of the sentences of a letter that offer and ask nothing, and are not hollow or against the buyer."""
    offers = [*_offers(reading), *(span for span in reading.spans("ask") if _asks(reading, span))]
    hollow = [*reading.ruled(*_NOT_THEIRS), *reading.chars(reading.spans("undone"))]
    kept = [
        span
        for span in reading.ranges
        if not _within(offers, *span) and not _overlaps(reading.text.span(*span), hollow)
    ]
    return meant(reading.text, reading.pack, kept) if kept else []


def _offers(reading: _Reading) -> list[_Span]:
    """The offers and the steps to take; what happens on a day is one where the sentence speaks of nothing else."""
    offers = [*reading.spans("offer"), *reading.spans("fix")]
    other = [*reading.spans("apology"), *reading.spans("told")]
    wrong = faults(reading.text, reading.pack)
    for span in reading.spans("dated"):
        begin, end = reading.sentence(span[0])
        if not _within(other, begin, end) and wrong.isdisjoint(range(begin, end)):
            offers.append(span)
    return offers


def _specific(reading: _Reading) -> bool:
    """Whether some sentence tells what happened, with a thing or a time in it that is the buyer's own."""
    text, lists = reading.text, reading.pack.lists
    vague, alone = words_of(lists, "vague"), words_of(lists, "alone")
    nobodys = words_of(lists, "stop", "generic", "empty") | vague
    wrong = sorted(faults(text, reading.pack))
    offered = _offers(reading)
    story = [span for span in reading.spans("told") if not _overlaps(span, offered)]
    undone = reading.chars(reading.spans("undone"))
    apologies = [span for span in _meant(reading) if not _overlaps(span, undone)]
    asked = [span for span in reading.spans("ask") if _asks(reading, span)]
    forward = reading.chars([*offered, *asked])
    hollow, asking = reading.ruled(*_NOT_THEIRS), reading.ruled(*_ASKING)
    phrases = reading.ruled("boilerplate")
    said = [*reading.spans("responsibility"), *reading.spans("apology")]
    owned = {at for first, last in said for at in range(first, last)}
    signs = reading.pack.language == "ja"  # its words are single signs, two of which say nothing yet
    ours, theirs = reading.spans("ours"), reading.spans("theirs")
    for first, end in reading.ranges:
        begin = _after_greeting(reading, first, end)
        span = text.span(begin, end)
        told = _within(story, begin, end)
        sorry = _overlaps(span, apologies)
        offers = any(span[0] <= start < span[1] for start, _ in forward)
        question = _within(asked, begin, end)
        if _overlaps(span, hollow) or (_overlaps(span, undone) and not told):
            continue
        if not sorry and (question or (offers and not told)):
            until = _before_offer(reading, [*offered, *asked], begin, end)
        else:
            until = end
        if not sorry and not told and _overlaps(span, asking):
            continue
        words = {
            at: token.word
            for at, token in enumerate(text.tokens[begin:until], begin)
            if not token.kind and not _overlaps((token.start, token.end), phrases)
        }
        named = [at for at in wrong if at in words]
        hits = [at for at in named if words[at] not in vague]
        own = [at for at, word in words.items() if word not in nobodys and at not in hits]
        if (own and (hits or told)) or (hits and words[hits[0]] in alone):
            return True
        offer = min((start for start, _ in offered if begin <= start < end), default=end)
        if sorry and not signs and sum(at not in owned and at < offer for at in own) >= 2:
            return True
        if named and len(own) >= 3 and _within(theirs, begin, end) and not _within(ours, begin, end):
            return True
    return False


def _before_offer(reading: _Reading, offers: Sequence[_Span], begin: int, end: int) -> int:
    """Where the part of a sentence ends that a mark parts from its offer: "one cracked: a new one left"."""
    first = min((start for start, _ in offers if begin <= start < end), default=begin)
    marks = (at for at in range(first - 1, begin, -1) if reading.text.tokens[at].kind is Kind.MARK)
    return next(marks, begin)


def _after_greeting(reading: _Reading, begin: int, end: int) -> int:
    """Where a sentence begins that may open with "Hi Anna,"."""
    tokens = reading.text.tokens
    if tokens[begin].word not in words_of(reading.pack.lists, "greeting"):
        return begin
    marks = (at for at in range(begin + 1, min(begin + 5, end - 1)) if tokens[at].kind is Kind.MARK)
    return next(marks, begin - 1) + 1


def _within(spans: Iterable[_Span], begin: int, end: int) -> bool:
    return any(begin <= start < end for start, _ in spans)


def words_of(lists: Mapping[str, tuple[str, ...]], *names: str) -> frozenset[str]:
    """The words of some lists of a pack."""
    return frozenset(word for name in names for line in lists.get(name, ()) for word in line.split())


def _solve(reading: _Reading) -> StepMark:
    tied = reading.ruled("remedy-tied", "incentive", "asks-for-change", "asks-for-review", "divert", "marketing")
    denied = [*reading.chars(reading.spans("refused")), *reading.ruled("blame", "scorn")]
    offers = reading.chars(_offers(reading))
    asked = [span for span in reading.spans("ask") if _asks(reading, span)]
    firm = [
        span for span in [*offers, *reading.chars(asked)] if not _overlaps(span, tied) and not _overlaps(span, denied)
    ]
    if firm:
        return StepMark(Mark.THERE, "There is a concrete next step.")
    if offers and _overlaps(offers[0], tied):
        return StepMark(Mark.HALF, "The remedy is tied to the review; offer it freely.")
    if reading.spans("vague"):
        return StepMark(Mark.HALF, "Say who does what until when, or ask one easy question.")
    return StepMark(Mark.MISSING, "Offer one concrete thing with a day, or one easy question.")


def _asks(reading: _Reading, span: _Span) -> bool:
    """Whether a question is a real one: a request, or a sentence that ends in a question mark."""
    tokens = reading.text.tokens
    begin, end = reading.sentence(span[0])
    last = tokens[end - 1]
    asks = last.kind is Kind.END and any(mark in reading.text.source[last.start : last.end] for mark in "?\uff1f")
    if _overlaps(span, reading.spans("empty_question")):
        return False
    if asks:
        return True
    return any(start >= begin and stop <= end for start, stop in reading.spans("request"))
