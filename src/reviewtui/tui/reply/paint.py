"""What stands around the fields of a reply: what each step needs, the letter as it will be read, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reviewtui.domain.calendar import time_of_day
from reviewtui.domain.channel import CARRIES, LIMITS, Carries, Channel
from reviewtui.domain.clock import local
from reviewtui.domain.finding import BY_COMMAND, CheckResult, Finding, Mark, Point, Severity, StepMark
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.located import HOLE, Located
from reviewtui.domain.reply import Reply, Step
from reviewtui.rules.hearing.signals import read_signals
from reviewtui.tui.case import review_paint, sheet_paint
from reviewtui.tui.case.sheet_paint import CHANNEL_NAMES
from reviewtui.tui.drawing.lines import (
    Line,
    Tone,
    TonedText,
    at_most,
    fit_line,
    heading,
    hung,
    line_width,
    paragraph,
    wrap,
)
from reviewtui.tui.keys.keymap import Keys
from reviewtui.tui.reply import finding_paint
from reviewtui.tui.reply.save_state import Written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from reviewtui.desk.views import CaseSheet

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


def text_channels(sheet: CaseSheet) -> list[Channel]:
    """The doors of a case that carry words of our own, open ones first."""
    doors = sorted(sheet.doors, key=lambda door: not door.open_)
    return [door.channel for door in doors if CARRIES[door.channel] is not Carries.FIXED_TEXT]


def for_the_other_door(sheet: CaseSheet, channel: Channel) -> dict[bool, Written]:
    """My text for the other kind of door than this one, private or public, if there is one."""
    if sheet.draft is None:
        return {}
    mine = [each for each in (sheet.draft, *sheet.other_drafts) if each.author == sheet.draft.author]
    other = next((each for each in mine if each.channel.public != channel.public), None)
    return {} if other is None else {other.channel.public: Written(other.channel, other.reply)}


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
    head = sheet_paint.message(last, width, how.now, how.zone) if last is not None else []
    if how.brief:
        body = [*review_paint.title(sheet, width), *review_paint.body(sheet, width, how.points)]
    else:
        body = review_paint.review(sheet, width, how.now, how.points)
    legend = [TonedText("underlined", "open"), TonedText(" points still wait for an answer", "dim")]
    waiting = any(not point.answered for point in how.points)
    earlier = sheet._replace(messages=tuple(each for each in sheet.messages if each is not last))
    before = sheet_paint.thread(earlier, width, how.now, how.zone)
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


class FrameAround(NamedTuple):
    """What a painter of the state has to know beside the text: the room, the zone, what the checks told."""

    width: int
    zone: tzinfo
    told: ToldFindings = ToldFindings()


def state(sheet: CaseSheet, reply: Reply, standing: LetterState, around: FrameAround) -> list[Line]:
    """Heading, door, length, rules and when it was saved; then the finding at hand and the next."""
    width, told = around.width, around.told
    lines = [
        heading("Letter", width),
        *_door(sheet, standing.channel, width, told.keys),
        status(reply, standing, width, around.zone, frame=sheet.frame(standing.channel)),
        *_trouble(standing, width),
        *finding_paint.findings(told.found, told.at, width, told.keys),
    ]
    if standing.check is not None:
        for note in standing.check.notes:
            lines += paragraph(note, width, "dim")
    return lines


def brief_state(
    sheet: CaseSheet, reply: Reply, standing: LetterState, around: FrameAround, *, under: bool
) -> list[Line]:
    """Where rows are few: the status, with the door where there are several, and the finding that the cursor is on."""
    width, told = around.width, around.told
    door = CHANNEL_NAMES[standing.channel] if len(text_channels(sheet)) > 1 else ""
    frame = sheet.frame(standing.channel)
    lines = [status(reply, standing, width, around.zone, door, frame), *_trouble(standing, width)]
    missing = next((each for each in told.found if each.adds), None)
    machine = next((each for each in told.found if each.finding.rule == BY_COMMAND), None)
    if under and told.at is not None:
        lines += finding_paint.brief(told.found[told.at], len(told.found), width, told.keys)
    elif machine is not None:
        lines += at_most(paragraph(machine.finding.why, width, "warm"), 1, width)
    elif missing is not None:
        lines += finding_paint.brief(missing, len(told.found), width, told.keys)
    return lines


def _trouble(standing: LetterState, width: int) -> list[Line]:
    return at_most(paragraph(standing.trouble, width, "warm"), 2, width) if standing.trouble else []


def status(reply: Reply, standing: LetterState, width: int, zone: tzinfo, door: str = "", frame: Frame = BARE) -> Line:
    """``218 of 4,000 characters · saved 08:13:22``, shorter where there is no room."""
    line: Line = ()
    for form in range(4):
        parts = [TonedText(door, "dim")] if door and form < 3 else []
        parts.append(_length(reply.letter(frame), standing.channel, form))
        if standing.unchecked:
            parts.append(TonedText(standing.unchecked, "warm"))
        elif standing.check is not None and not reply.empty:
            parts.append(_rules(live(standing.check, reply), brief=form > 1))
        if standing.behind:
            parts.append(TonedText("not saved yet", "warm"))
        elif standing.saved_at is not None:
            parts.append(TonedText(f"saved {time_of_day(local(standing.saved_at, zone), seconds=True)}", "dim"))
        line = tuple(piece for part in parts for piece in (TonedText(" · ", "dim"), part))[1:]
        if line_width(line) <= width:
            break
    return fit_line(line, width)


def _length(letter: str, channel: Channel, form: int) -> TonedText:
    count, limit = len(letter), LIMITS.get(channel)
    unit = "" if form else " characters"
    if limit is None:
        return TonedText(f"{count:,}{unit}")
    if count > limit:
        more = f", {count - limit:,} too many" if form < 2 else ""
        return TonedText(f"{count:,} of {limit:,}{unit}{more}", "hot")
    return TonedText(f"{count:,} of {limit:,}{unit}")


def _rules(findings: Sequence[Finding], *, brief: bool) -> TonedText:
    holes = sum(finding.rule == HOLE for finding in findings)
    blocks = sum(finding.severity is Severity.BLOCK for finding in findings) - holes
    if blocks:
        return TonedText(f"✗ {blocks}" if brief else f"✗ {blocks} against the rules", "hot")
    if holes:
        return TonedText(f"✗ {holes}" if brief else f"✗ {holes} to fill in", "hot")
    if brief and findings:
        return TonedText(f"! {len(findings)}", "warm")
    return TonedText(f"! {len(findings)} to think about", "warm") if findings else TonedText("✓ rules", "good")


def _door(sheet: CaseSheet, channel: Channel, width: int, keys: Keys) -> list[Line]:
    door = next((door for door in sheet.doors if door.channel is channel), None)
    words = f", {door.words.removeprefix('your own words, ')}" if door else ""
    pieces = [TonedText(CHANNEL_NAMES[channel] + words, "dim")]
    if sheet.doors and not any(each.open_ for each in sheet.doors):
        first = sheet.doors[0]
        pieces = [TonedText("Every door is closed now. ", "warm"),
                  TonedText(f"{CHANNEL_NAMES[first.channel]}: {first.words}", "dim")]  # fmt: skip
    if len(text_channels(sheet)) > 1:
        pieces += [TonedText(f"  {keys.sign('other-door')}", "key"), TonedText(" other door", "dim")]
    return wrap(pieces, width)
