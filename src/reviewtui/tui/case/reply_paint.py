"""What stands around the fields of a reply: what each step needs, the letter as it will be read, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import NamedTuple

from rich.cells import cell_len

from reviewtui.desk.views import CaseSheet
from reviewtui.domain.channel import CARRIES, LIMITS, Carries, Channel
from reviewtui.domain.clock import local
from reviewtui.domain.finding import CheckResult, Finding, Mark, Point, Severity, StepMark
from reviewtui.domain.reply import Reply, Step
from reviewtui.tui.case import review_paint, sheet_paint
from reviewtui.tui.case.lines import Line, Piece, Tone, fit_line, heading, hung, paragraph, wrap
from reviewtui.tui.case.sheet_paint import CHANNEL_NAMES

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
_COLUMN = 13
_MARKS: dict[Mark, tuple[str, Tone]] = {
    Mark.THERE: ("✓", "good"),
    Mark.HALF: ("◐", "warm"),
    Mark.MISSING: ("○", "dim"),
}
_FINDINGS = 3


class Standing(NamedTuple):
    """How the reply stands: where it goes, what was saved when, what the checks say, what went wrong."""

    channel: Channel
    saved_at: int | None = None
    behind: bool = False
    check: CheckResult | None = None
    trouble: str = ""


def text_channels(sheet: CaseSheet) -> list[Channel]:
    """The doors of a case that carry words of our own, open ones first."""
    doors = sorted(sheet.doors, key=lambda door: not door.open_)
    return [door.channel for door in doors if CARRIES[door.channel] is not Carries.FIXED_TEXT]


def label(step: Step, written: bool, check: CheckResult | None, width: int) -> Line:
    """The name of a step, and what is there or would help."""
    name = Piece(f"{NAMES[step]:<{_COLUMN}}", "title")
    if check is not None:
        mark = step_mark(check, step)
        sign, tone = _MARKS[mark.mark]
        return fit_line((name, Piece(f"{sign} {mark.words}", tone)), width)
    sign = "  " if written else "○ "
    words = _GUIDANCE[step]
    if _COLUMN + len(sign) + cell_len(words) > width:
        words = _SHORT_GUIDANCE[step]
    return fit_line((name, Piece(sign + words, "dim")), width)


def step_mark(check: CheckResult, step: Step) -> StepMark:
    """What a check says about one step."""
    return {Step.APOLOGIZE: check.apologize, Step.ACKNOWLEDGE: check.acknowledge, Step.SOLVE: check.solve}[step]


class Beside(NamedTuple):
    """What a review is read by: the moment, the zone, the points found in it; `brief` is title and text only."""

    now: int
    zone: tzinfo
    points: Sequence[Point] = ()
    brief: bool = False


def review(sheet: CaseSheet, width: int, how: Beside) -> list[Line]:
    """What is answered: the buyer's last words, the review, and what was said before; waiting points underlined."""
    last = next((each for each in reversed(sheet.messages) if each.direction == "in"), None)
    head = sheet_paint.message(last, width, how.now, how.zone) if last is not None else []
    if how.brief:
        body = [*review_paint.title(sheet, width), *review_paint.body(sheet, width, how.points)]
    else:
        body = review_paint.review(sheet, width, how.now, how.points)
    legend = [Piece("underlined", "open"), Piece(" points still wait for an answer", "dim")]
    waiting = any(not point.answered for point in how.points)
    earlier = sheet._replace(messages=tuple(each for each in sheet.messages if each is not last))
    before = sheet_paint.thread(earlier, width, how.now, how.zone)
    return sheet_paint.stacked([head, body, wrap(legend, width) if waiting else [], before])


def letter(reply: Reply, width: int) -> list[Line]:
    """The letter as the buyer will read it."""
    if reply.empty:
        return [(Piece("your words, as the buyer will read them", "dim"),)]
    return paragraph(reply.letter(), width)


def state(sheet: CaseSheet, reply: Reply, standing: Standing, width: int, zone: tzinfo) -> list[Line]:
    """Heading, door, length, rules and when it was saved; then the first findings."""
    lines = [heading("Letter", width), *_door(sheet, standing.channel, width), status(reply, standing, width, zone)]
    if standing.check is not None:
        for finding in standing.check.findings[:_FINDINGS]:
            lines += _finding(finding, width)
        for note in standing.check.notes:
            lines += paragraph(note, width, "dim")
    return lines


def status(reply: Reply, standing: Standing, width: int, zone: tzinfo) -> Line:
    """``218 of 4,000 characters · saved 08:13:22``, or what went wrong."""
    if standing.trouble:
        return fit_line((Piece(standing.trouble, "warm"),), width)
    parts = [_length(reply, standing.channel)]
    if standing.check is not None:
        parts.append(_rules(standing.check))
    if standing.behind:
        parts.append(Piece("not saved yet", "warm"))
    elif standing.saved_at is not None:
        parts.append(Piece(f"saved {local(standing.saved_at, zone):%H:%M:%S}", "dim"))
    line: list[Piece] = []
    for part in parts:
        line += [Piece(" · ", "dim"), part] if line else [part]
    return fit_line(tuple(line), width)


def _length(reply: Reply, channel: Channel) -> Piece:
    count, limit = len(reply.letter()), LIMITS.get(channel)
    if limit is None:
        return Piece(f"{count:,} characters")
    if count > limit:
        return Piece(f"{count:,} of {limit:,} characters, {count - limit:,} too many", "hot")
    return Piece(f"{count:,} of {limit:,} characters")


def _rules(check: CheckResult) -> Piece:
    blocks = sum(finding.severity is Severity.BLOCK for finding in check.findings)
    if blocks:
        return Piece(f"✗ {blocks} against the rules", "hot")
    warnings = len(check.findings)
    return Piece(f"! {warnings} to think about", "warm") if warnings else Piece("✓ rules", "good")


def _finding(finding: Finding, width: int) -> list[Line]:
    lead = Piece("✗ ", "hot") if finding.severity is Severity.BLOCK else Piece("! ", "warm")
    words = [Piece(f"“{finding.quote}” "), Piece(finding.why, "dim")]
    if finding.rewrite:
        words += [Piece(" → ", "dim"), Piece(finding.rewrite, "good")]
    return hung(lead, words, width)


def _door(sheet: CaseSheet, channel: Channel, width: int) -> list[Line]:
    door = next((door for door in sheet.doors if door.channel is channel), None)
    words = f", {door.words.removeprefix('your own words, ')}" if door else ""
    pieces = [Piece(CHANNEL_NAMES[channel] + words, "dim")]
    if len(text_channels(sheet)) > 1:
        pieces += [Piece("  F4", "key"), Piece(" other door", "dim")]
    return wrap(pieces, width)
