"""What stands around the fields of a reply: what each step needs, the letter as it will be read, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import CheckResult, Finding, Mark, Point, Severity, StepMark
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.reply import Reply, Step
from reviewtui.rules.hearing.signals import read_signals
from reviewtui.tui.case import review_paint, sheet_paint, thread_paint
from reviewtui.tui.drawing.lines import (
    Line,
    Tone,
    TonedText,
    at_most,
    fit_line,
    hung,
    wrap,
)
from reviewtui.tui.keys.keymap import Keys

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.located import Located

NAMES = {Step.APOLOGIZE: "Apologize", Step.ACKNOWLEDGE: "Acknowledge", Step.SOLVE: "Solve"}
_GUIDANCE = {
    Step.APOLOGIZE: "start with “I'm sorry”, in your own name",
    Step.ACKNOWLEDGE: "what went wrong, in their own words",
    Step.SOLVE: "a concrete offer, or one easy question",
}
_SHORT_GUIDANCE = {
    Step.APOLOGIZE: "“I'm sorry”, in your own name",
    Step.ACKNOWLEDGE: "what went wrong for them",
    Step.SOLVE: "an offer, or one question",
}
MOST_SHOWN = 12_000
"""Characters of a letter that are shown: three times what the longest door takes."""
_COLUMN = 13
_MARKS: dict[Mark, tuple[str, Tone]] = {
    Mark.THERE: ("✓", "good"),
    Mark.HALF: ("◐", "warm"),
    Mark.MISSING: ("○", "dim"),
    Mark.UNKNOWN: ("?", "dim"),
}


class LetterState(NamedTuple):
    """How the reply stands: where it goes, what was saved when, what the checks say, what went wrong."""

    channel: Channel
    saved_at: int | None = None
    behind: bool = False
    check: CheckResult | None = None
    trouble: str = ""
    unchecked: str = ""
    """Why the checks don't speak of the text as it stands now."""


class ToldFindings(NamedTuple):
    """What the checks found, which of it is at hand, and the keys that mean it."""

    found: Sequence[Located] = ()
    at: int | None = None
    keys: Keys = Keys()


def live(check: CheckResult, reply: Reply) -> tuple[Finding, ...]:
    """The findings worth a word while the letter is being written: no unfinished letter is too short."""
    unfinished = not all(reply.part(step).strip() for step in Step)
    return tuple(each for each in check.findings if not (unfinished and each.rule == "terse"))


def goes_where(sheet: CaseSheet, channel: Channel, keys: Keys) -> TonedText:
    """What has to be known before a word is written: that everybody reads it, or that it can't go out yet."""
    if channel is Channel.AMAZON_FEEDBACK_REPLY:
        return TonedText("PUBLIC: everybody reads this, and it can never be edited", "alarm")
    if channel.public:
        return TonedText("PUBLIC: everybody reads this", "alarm")
    opened = {door.channel for door in sheet.doors if door.open_}
    if channel in opened or channel is not Channel.AMAZON_BUYER_MESSAGE:
        return TonedText("")
    if Channel.AMAZON_CONTACT_CUSTOMER not in opened:
        return TonedText("Goes out only after they answer", "warm")
    contact = f"{keys.sign('leave')} {keys.sign('contact')} Contact Customer first"
    return TonedText(f"Goes out only after they answer · {contact}", "warm")


def label(
    step: Step, check: CheckResult | None, width: int, most: int = 1, hole: str = "", *, written: bool
) -> list[Line]:
    """The name of a step, and what is there or would help, in `most` lines; a `hole` in it comes first."""
    name = TonedText(f"{NAMES[step]:<{_COLUMN}}", "title")
    if hole:
        return [fit_line((name, TonedText(f"◐ {hole} is still to be filled in", "warm")), width)]
    if check is not None:
        mark = step_mark(check, step)
        sign, tone = _MARKS[mark.mark]
        lines = hung(name, [TonedText(f"{sign} {mark.words}", tone)], width)
        return lines if len(lines) <= most else _whole_words(at_most(lines, most, width))
    sign = "  " if written else "○ "
    words = _GUIDANCE[step]
    if _COLUMN + len(sign) + cell_len(words) > width:
        words = _SHORT_GUIDANCE[step]
    return [fit_line((name, TonedText(sign + words, "dim")), width)]


def _whole_words(lines: list[Line]) -> list[Line]:
    """Cut lines without the half word before their ``…``: half a word of the review is none of the buyer's."""
    *before, last = lines[-1]
    text = last.text
    if text.endswith("…") and (" " in text or (before and before[-1].text.endswith(" "))):
        last = TonedText(f"{text[: text.rfind(' ') + 1]}…", last.tone)
    return [*lines[:-1], (*before, last)]


def step_mark(check: CheckResult, step: Step) -> StepMark:
    """What a check says about one step."""
    return {Step.APOLOGIZE: check.apologize, Step.ACKNOWLEDGE: check.acknowledge, Step.SOLVE: check.solve}[step]


def proposal(sheet: CaseSheet, keys: Keys) -> str:
    """The ladder for trouble that can be mended; where somebody could have been hurt nothing comes before safety."""
    heard = read_signals(sheet.review.title, sheet.review.text)
    key = keys.sign("snippets")
    if heard.safety:
        return f"{key}: stop using it, refund, examine it"
    return f"{key}: ask · fix or explain · replace · refund" if heard.causes else ""


class ReviewBeside(NamedTuple):
    """What a review is read by: the moment, the zone, the points found in it; `brief` is title and text only."""

    now: int
    zone: tzinfo
    points: Sequence[Point] = ()
    brief: bool = False


def review(sheet: CaseSheet, width: int, how: ReviewBeside) -> list[Line]:
    """What is answered: the buyer's last words, the review, and what was said before; waiting points underlined."""
    last = next((each for each in reversed(sheet.messages) if each.direction == "in"), None)
    head = thread_paint.message(last, width, how.now, how.zone) if last is not None else []
    if how.brief:
        body = [*review_paint.title(sheet, width), *review_paint.body(sheet, width, how.points)]
    else:
        body = review_paint.review(sheet, width, how.now, how.points)
    legend = [TonedText("underlined", "open"), TonedText(" points still wait for an answer", "dim")]
    waiting = any(not point.answered for point in how.points)
    earlier = sheet._replace(messages=tuple(each for each in sheet.messages if each is not last))
    before = thread_paint.thread(earlier, width, how.now, how.zone)
    return sheet_paint.stacked([head, body, wrap(legend, width) if waiting else [], before])


def letter(reply: Reply, width: int, found: Sequence[Located] = (), frame: Frame = BARE) -> list[Line]:
    """The whole letter as the buyer will read it; words that the checks found in it are underlined."""
    if reply.empty:
        return [(TonedText("your words, as the buyer will read them", "dim"),)]
    text, pieces, at = reply.letter(frame), [], 0
    rest = max(0, len(text) - MOST_SHOWN)
    text = text[:MOST_SHOWN]
    for each in found:
        start, end, quote = each.finding.start, each.finding.end, each.finding.quote
        if each.place is None or start < at or text[start:end] != quote:
            continue
        tone: Tone = "forbidden" if each.finding.severity is Severity.BLOCK else "open"
        pieces += [TonedText(text[at:start]), TonedText(quote, tone)]
        at = end
    more = [fit_line((TonedText(f"… and {rest:,} more characters", "dim"),), width)] if rest else []
    return [*wrap([*pieces, TonedText(text[at:])], width), *more]
