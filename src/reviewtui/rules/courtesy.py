"""Courtesy: how far the three steps of a letter have come, and the tone around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewtui.domain.finding import CheckResult, Finding, Mark, Severity, StepMark
from reviewtui.rules.policy import finding
from reviewtui.rules.tokens import READ_AT_MOST, Kind, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewtui.domain.channel import Channel
    from reviewtui.domain.finding import Point
    from reviewtui.rules.packs import Pack, RuleSet
    from reviewtui.rules.pattern import Text

    Told = Callable[[str], tuple[Point, ...]]

TERSE: Final = 20
LONG: Final = 300
TONE: Final = frozenset(["blame", "hollow-apology", "excuse", "shouting", "threat"])
PAUSE_AT: Final = 3

_QUESTION: Final = re.compile("[?\uff1f]")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Steps:
    """The marks of the three steps."""

    apologize: StepMark
    acknowledge: StepMark
    solve: StepMark


def needs_pause(result: CheckResult) -> bool:
    """Whether a letter has so many findings of tone that ten minutes of distance would do it good."""
    return sum(each.rule in TONE for each in result.findings) >= PAUSE_AT


def steps(text: Text, pack: Pack, findings: Sequence[Finding], told: Told) -> Steps:
    """How far apology, acknowledgement and solution have come in a letter.

    `told` says which complaints a text answers; it is asked once for the letter and once for the letter without its
    offers, for "a new mug left today" answers a complaint about a mug without saying a word about it.
    """
    reading = _Reading(text, pack, findings)
    return Steps(_apologize(reading), _acknowledge(reading, told), _solve(reading))


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


def _apologize(reading: _Reading) -> StepMark:
    apologies = reading.chars(reading.spans("apology"))
    weak = reading.chars(reading.spans("half")) + reading.ruled("hollow-apology")
    denied = reading.chars(reading.spans("denied"))
    meant = [span for span in apologies if not _overlaps(span, weak) and not _overlaps(span, denied)]
    owned = bool(reading.spans("responsibility"))
    if meant and reading.spans("undone"):
        return StepMark(Mark.HALF, "The apology is taken back in the same breath; end the sentence after what you are sorry for.")
    if meant and all(_bare(reading, span) for span in meant) and not owned:
        return StepMark(Mark.HALF, "Say what you are sorry for, in the first person: “I am sorry that …”.")
    if meant:
        return StepMark(Mark.THERE, "You apologize in your own name.")
    if weak and owned and not reading.ruled("hollow-apology"):
        return StepMark(Mark.THERE, "You apologize and take responsibility.")
    if weak:
        return StepMark(Mark.HALF, "This regrets a feeling or an inconvenience; say “I am sorry that” and name what went wrong.")
    if owned:
        return StepMark(Mark.HALF, "You take responsibility; add the words “I am sorry”.")
    return StepMark(Mark.MISSING, "Begin with “I am sorry that …” and name what went wrong on your side.")


def _bare(reading: _Reading, span: _Span) -> bool:
    """Whether the sentence of an apology holds hardly a word beside it: "Sorry."."""
    for begin, end in reading.ranges:
        start, stop = reading.text.span(begin, end)
        if start <= span[0] < stop:
            words = [token.word for token in reading.text.tokens[begin:end] if not token.kind]
            return len(words) <= 2 and reading.pack.language == "en" and not {"i", "we", "my", "our"} & set(words)
    return False


def _acknowledge(reading: _Reading, told: Told) -> StepMark:
    points = told(reading.text.source)
    specific = _specific(reading)
    answered = sum(point.answered for point in points)
    if answered and (specific or any(point.answered for point in told(_without_offers(reading)))):
        rest = len(points) - answered
        words = f"You answer {answered} of {len(points)} points; the others are still lit in the review."
        return StepMark(Mark.THERE, words if rest else "You answer what the buyer wrote.")
    if points:
        first = points[0].quote[:60]
        if specific or reading.spans("empathy"):
            return StepMark(Mark.HALF, f"Use the buyer's own words, for example “{first}”.")
        return StepMark(Mark.MISSING, f"Say back what the buyer wrote, for example “{first}”.")
    if specific:
        return StepMark(Mark.THERE, "You say back what happened to the buyer.")
    if reading.spans("empathy"):
        return StepMark(Mark.HALF, "Understanding is general so far; name what happened to this buyer.")
    return StepMark(Mark.MISSING, "Say back in the buyer's own words what happened to them.")


def _without_offers(reading: _Reading) -> str:
    """The sentences of a letter that do not offer or ask for anything."""
    offers = [start for name in ("offer", "fix") for start, _ in reading.spans(name)]
    kept = [span for span in reading.ranges if not any(span[0] <= at < span[1] for at in offers)]
    return "\n".join(reading.text.source[slice(*reading.text.span(*span))] for span in kept)


def _specific(reading: _Reading) -> bool:
    """Whether some sentence tells what happened, with a thing or a time in it that is the buyer's own."""
    text, pack = reading.text, reading.pack
    stop = {word for line in (*pack.lists.get("stop", ()), *pack.lists.get("generic", ())) for word in line.split()}
    wrong = {start for pattern in pack.coverage.get("complaint", ()) for start, _ in pattern.search(text)}
    story = {start for start, _ in reading.spans("told")}
    forward = [*reading.spans("offer"), *reading.spans("fix"), *(span for span in reading.spans("ask") if _asks(reading, span))]
    offers = [text.tokens[start].start for start, _ in forward]
    boiler = reading.ruled("boilerplate", "hollow-apology", "blame", "marketing", "excuse")
    for begin, end in reading.ranges:
        span = text.span(begin, end)
        if any(span[0] <= offer < span[1] for offer in offers) and not any(begin <= at < end for at in story):
            apologies = reading.chars(reading.spans("apology"))
            if not _overlaps(span, apologies):
                continue
        if _overlaps(span, boiler):
            continue
        hits = {at for at in wrong if begin <= at < end and text.tokens[at].word not in _VAGUE}
        own = [
            at
            for at in range(begin, end)
            if text.tokens[at].kind is Kind.WORD
            and text.tokens[at].word not in stop
            and text.tokens[at].word not in _EMPTY
            and at not in hits
        ]
        if (hits and (own or text.tokens[min(hits)].word in _ALONE)) or (any(begin <= at < end for at in story) and own):
            return True
    return False


_VAGUE: Final = frozenset(
    "problem problems issue issues trouble complaint not no never nothing none mistake error errors return returned returning refund"
    " refunded disappointing disappointed disappointment frustrating frustrated frustration annoying annoyed poor bad cannot without"
    " regret hard difficult unable send had used late wrong damaged defective faulty broken missing worse had_to nobody neither".split()
) - frozenset(["late", "wrong", "damaged", "defective", "faulty", "broken", "missing"])
_ALONE: Final = frozenset("late delayed delay".split())
_EMPTY: Final = frozenset(
    "apologize apologise apologies apology sincere sincerely sincerest truly deeply very hear learn read understand understandable"
    " imagine right mistake fault error responsibility full take received receive arrived arrive arriving left came state condition"
    " brand whole message writing wrote written words honest let down short standards standard normal high accept own hello hi regards"
    " best kind faulty defective damaged wrong broken goods article device unit shipped sent deserve deserved better".split()
)


def _solve(reading: _Reading) -> StepMark:
    tied = reading.ruled("remedy-tied", "incentive", "asks-for-change", "asks-for-review", "divert", "marketing")
    denied = reading.chars(reading.spans("refused"))
    offers = reading.chars([*reading.spans("offer"), *reading.spans("fix")])
    asked = [span for span in reading.spans("ask") if _asks(reading, span)]
    firm = [span for span in [*offers, *reading.chars(asked)] if not _overlaps(span, tied) and not _overlaps(span, denied)]
    if firm:
        return StepMark(Mark.THERE, "There is a concrete next step.")
    if offers and _overlaps(offers[0], tied):
        return StepMark(Mark.HALF, "The remedy is tied to the review; offer it without any condition.")
    if reading.spans("vague"):
        return StepMark(Mark.HALF, "Say who does what until when: “I have sent …, it arrives by …”, or ask one easy question.")
    return StepMark(Mark.MISSING, "Offer one concrete thing with a day, or ask one easy question.")


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


def tone(text: Text, rules: RuleSet, channel: Channel) -> list[Finding]:
    """Terse and over-long letters, and letters full of questions."""
    source = text.source
    words = [token for token in text.tokens if not token.kind]
    japanese = sum(len(token.word) == 1 and token.word > "\u3000" for token in words) * 2 > len(words)
    size = len(words) // 2 if japanese else len(words)
    found: list[Finding] = []

    def say(rule: str, start: int, end: int) -> None:
        about = rules.about(rule)
        level = about.level(channel)
        if level is not None:
            found.append(finding(source, about, level, start, end))

    if words and size < TERSE:
        say("terse", 0, len(source.rstrip()))
    if size > LONG:
        say("long", words[LONG - 1].end, len(source.rstrip()))
    asked = [match.start() for match in _QUESTION.finditer(source, 0, READ_AT_MOST)]
    if len(asked) > 2:
        say("many-questions", asked[2], asked[2] + 1)
    return found


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the text, the blocking one first where two begin at one place; none twice."""
    kept = {(each.rule, each.start, each.end): each for each in findings}
    return sorted(kept.values(), key=lambda each: (each.start, each.severity is not Severity.BLOCK, each.rule, each.end))
