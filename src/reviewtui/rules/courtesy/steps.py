"""Courtesy: how far the three steps of a letter have come."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reviewtui.domain.finding import Mark, StepMark
from reviewtui.rules.courtesy.answering import (
    apologized,
    asks_of_it,
    exact_questions,
    kept_words,
    names,
    regretted,
    sentences_kept,
    thanked_for,
    troubles,
)
from reviewtui.rules.courtesy.reading import LetterReading
from reviewtui.rules.courtesy.telling import accounts, specific, without_offers
from reviewtui.rules.match.spans import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewtui.domain.finding import Finding, Point
    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.match.tokens import Token
    from reviewtui.rules.packs.model import Pack

    Words = Sequence[Token]


_QUOTED: Final = 30
"""Letters of the review that a mark quotes."""
_NOT_KNOWN: Final = StepMark(Mark.UNKNOWN, "Not known: this language has no rules for this step.")


@dataclass(frozen=True, slots=True)
class ReviewRead:
    """What can be asked of the review that a letter answers.

    `told` says which complaints some words answer, `shared` how many words they have in common with the review, half
    ones where they are only of one scene, and
    `beside` how many of some words for a trouble it knows nothing of: more than none is another buyer's trouble.
    `causes` are the kinds of trouble that are heard in it; `known` says whether it can be compared with the
    letter, `nearest` to which of its complaints some words are nearest.
    """

    told: Callable[[Words], tuple[Point, ...]]
    shared: Callable[[Words], float]
    beside: Callable[[Words], int]
    causes: Callable[[], Sequence[str]]
    known: Callable[[], bool]
    nearest: Callable[[Words], int | None]


@dataclass(frozen=True, slots=True)
class Steps:
    """The marks of the three steps, and which points of the review the letter answers."""

    apologize: StepMark
    acknowledge: StepMark
    solve: StepMark
    points: tuple[Point, ...] = ()


def steps(text: Document, pack: Pack, findings: Sequence[Finding], review: ReviewRead) -> Steps:
    """How far apology, acknowledgement and solution have come in a letter.

    The review is asked once for the letter and once for the letter without its offers, for "a new mug left today"
    answers a complaint about a mug without saying a word about it.
    """
    reading = LetterReading(text, pack, findings)
    points = review.told(kept_words(reading))
    acknowledge = _acknowledge(reading, points, review)
    if points and acknowledge.mark is Mark.THERE:
        points = _with_nearest(points, reading, review)
        acknowledge = _answered(points)
    apologize, solve = _apologize(reading, tells=acknowledge.mark is Mark.THERE), _solve(reading)
    return Steps(
        _known(apologize, pack, "apology"), _known(acknowledge, pack, "told"), _known(solve, pack, "offer"), points
    )


def _known(mark: StepMark, pack: Pack, words: str) -> StepMark:
    """The mark, where the pack has words for its step."""
    return mark if words in pack.courtesy else _NOT_KNOWN


def _apologize(reading: LetterReading, *, tells: bool) -> StepMark:
    meant = reading.meant()
    owned = bool(reading.spans("responsibility"))
    hollow = bool(reading.ruled("empty-apology"))
    half = bool(reading.spans("half"))
    if meant and reading.spans("undone"):
        mark, words = Mark.HALF, "This takes the apology back; stop after what you are sorry for."
    elif meant and not owned and not tells and _bare(reading, meant):
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


def _bare(reading: LetterReading, meant: Sequence[Span]) -> bool:
    """Whether the apologies of a letter say nothing but that they are ones: "Sorry.", "Es tut uns sehr leid.".

    A whole sentence in one's own name may stand so beside others, as "I am sorry. Your refund left today.".
    """
    tokens = reading.text.tokens
    places = {reading.sentence(bisect_left(tokens, start, key=lambda each: each.start)) for start, _ in meant}
    formula = Spans([*reading.spans("apology"), *reading.spans("formula")])
    said_by_all, own = reading.words_of("stop", "empty") - reading.words_of("named"), reading.words_of("self")
    alone = len(places) == sum(end > begin for begin, end in reading.ranges)
    for begin, end in places:
        words = [(at, each.word) for at, each in enumerate(tokens[begin:end], begin) if not each.kind]
        if any(word not in said_by_all and _speaks(word) and not formula.meet(at, at + 1) for at, word in words):
            return False
        if not alone and any(word in own for _, word in words):
            return False
    return True


def _speaks(word: str) -> bool:
    """Japanese is read sign by sign, and a sign of its syllables says nothing alone."""
    return len(word) > 1 or not "\u3040" <= word <= "\u309f"


def _acknowledge(reading: LetterReading, points: Sequence[Point], review: ReviewRead) -> StepMark:
    tells = specific(reading)
    empathy = bool(reading.spans("empathy"))
    if review.beside(troubles(reading)) and review.shared(kept_words(reading)) < 1 and not _takes_up(reading, review):
        words = "The trouble that you name is not the one in the review; say back what this buyer wrote."
        return StepMark(Mark.HALF if empathy else Mark.MISSING, words)
    if points:
        return _beside(reading, points, review, tells=tells, empathy=empathy)
    told = tells and (not review.known() or review.shared(kept_words(reading)) >= 1)
    if told or _takes_up(reading, review):
        return StepMark(Mark.THERE, "You say back what happened to the buyer.")
    if empathy:
        return StepMark(Mark.HALF, "General so far; name what happened to this buyer.")
    return StepMark(Mark.MISSING, "Say back in their own words what happened to them.")


def _takes_up(reading: LetterReading, review: ReviewRead) -> bool:
    """Whether a sentence takes up the review, names the kind of trouble that it tells, or asks exactly about "it"."""
    if any(_taking_up(reading, review)) or any(names(reading, cause) for cause in review.causes()):
        return True
    return review.known() and asks_of_it(reading)


def _taking_up(reading: LetterReading, review: ReviewRead) -> Iterator[Words]:
    """The sentences with two words of the review ("Did the sparks come from the side wall?", "Your electrician is
    right: the fault is in the heater"), or with one where they apologize, thank for telling, ask exactly, or say how it
    should not be; the last three with a word of the same scene, too.
    """
    alike = (*thanked_for(reading), *exact_questions(reading), *regretted(reading))
    yield from (words for words in alike if review.shared(words) > 0)
    yield from (words for words in apologized(reading) if review.shared(words) >= 1)
    yield from (words for words in (*accounts(reading), *sentences_kept(reading)) if review.shared(words) >= 2)


def _with_nearest(points: Sequence[Point], reading: LetterReading, review: ReviewRead) -> tuple[Point, ...]:
    """The complaints, those answered too that a sentence which takes up the review is nearest to, or the only one."""
    if len(points) == 1:
        return (replace(points[0], answered=True, sure=points[0].answered and points[0].sure),)
    if all(each.answered for each in points):
        return tuple(points)
    near = {review.nearest(words) for words in _taking_up(reading, review)}
    return tuple(
        replace(each, answered=True, sure=False) if number in near and not each.answered else each
        for number, each in enumerate(points)
    )


def _beside(
    reading: LetterReading, points: Sequence[Point], review: ReviewRead, *, tells: bool, empathy: bool
) -> StepMark:
    """How far the acknowledgement has come where the complaints of the review are known."""
    kept = without_offers(reading)
    answered = any(point.answered for point in points)
    if answered and (tells or any(point.answered for point in review.told(kept))):
        return _answered(points)
    if (tells and review.shared(kept) >= 1) or _takes_up(reading, review):
        return _answered(points)
    first = _begun(points[0].quote)
    if tells or empathy:
        return StepMark(Mark.HALF, f"Use the buyer's own words: “{first}”.")
    return StepMark(Mark.MISSING, f"Say back what they wrote: “{first}”.")


def _answered(points: Sequence[Point]) -> StepMark:
    """The mark of an acknowledgement that is there, with how many complaints it answers."""
    answered = sum(point.answered for point in points)
    rest = len(points) - answered
    if not answered:
        return StepMark(Mark.THERE, "Taken up; what is underlined still waits.")
    words = f"You answer {answered} of {len(points)} points; {rest} underlined."
    return StepMark(Mark.THERE, words if rest else "You answer what the buyer wrote.")


def _begun(quote: str) -> str:
    """The first words of a quotation, whole ones where it has blanks; a line of eighty cells has room for them."""
    if len(quote) <= _QUOTED:
        return quote
    kept = quote[: _QUOTED - 1]
    return f"{kept.rsplit(' ', 1)[0].rstrip(' ,;:')} …" if " " in kept.strip() else f"{kept}…"


def _solve(reading: LetterReading) -> StepMark:
    tied = Spans(reading.ruled("tie"))
    denied = Spans([*reading.chars(reading.spans("refused")), *reading.ruled("refusal")])
    offers = reading.chars(reading.offers())
    forward = [*offers, *reading.chars(reading.asked())]
    firm = [span for span in forward if not tied.meet(*span) and not denied.meet(*span)]
    if firm:
        return StepMark(Mark.THERE, "There is a concrete next step.")
    if offers and tied.meet(*offers[0]):
        return StepMark(Mark.HALF, "The remedy is tied to the review; offer it freely.")
    if reading.spans("vague"):
        return StepMark(Mark.HALF, "Say who does what until when, or ask one easy question.")
    return StepMark(Mark.MISSING, "Offer one concrete thing with a day, or one easy question.")
