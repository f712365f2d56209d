"""How a letter stands, in lines: its door, its length, the rules, when it was saved, what the checks found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.calendar import time_of_day
from reviewtui.domain.channel import LIMITS, Channel
from reviewtui.domain.clock import local
from reviewtui.domain.finding import BY_COMMAND, Finding, Severity
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.located import HOLE
from reviewtui.tui.case.sheet_paint import CHANNEL_NAMES
from reviewtui.tui.drawing.lines import (
    Line,
    TonedText,
    at_most,
    fit_line,
    heading,
    line_width,
    paragraph,
    wrap,
)
from reviewtui.tui.reply import finding_paint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.keys.keymap import Keys
from reviewtui.tui.reply.doors import text_channels
from reviewtui.tui.reply.paint import LetterState, ToldFindings, live


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
