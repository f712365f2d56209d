"""The line above a case: where it stands, and what its clock says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.case import Lane
from reviewtui.domain.clock import HOUR, long_span, moment
from reviewtui.tui.drawing.lines import Line, Tone, TonedText, fit_line, line_width

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.desk.views import CaseSheet

_SOON = 2 * HOUR


def header(
    sheet: CaseSheet,
    place: str,
    width: int,
    now: int,
    zone: tzinfo,
    *,
    writing: bool = False,
    tone: Tone = "dim",
) -> Line:
    """``1 of 62  [First contact]  answer within 18 hours  tags: leak``; `place` is its beginning, "" for none.

    The `tone` is that of the place. Who is `writing` has to know first that somebody else does too.
    """
    row = sheet.row
    words, urgent = clock(sheet, now, zone)
    pieces = [TonedText(f" {place} ", tone), TonedText(" " if writing else "")] if place else []
    pieces += [TonedText(f" {row.lane.words} ", "chip"), TonedText("  ")]
    pieces += [TonedText(words, urgent), TonedText("   ")] if words else []
    if row.others:
        here = [TonedText(f"{row.others} here{' too' if writing and row.others.endswith('writes') else ''}", "warm")]
        pieces = [TonedText(" "), *here, TonedText("   "), *pieces] if writing else [*pieces, *here, TonedText("   ")]
    if row.claimed_by:
        pieces += [TonedText(f"taken by {row.claimed_by}", "dim"), TonedText("   ")]
    if sheet.tags:
        pieces += [TonedText("tags: ", "dim"), TonedText("  ".join(sheet.tags), "head")]
    if writing and place and line_width(tuple(pieces)) > width:
        pieces = pieces[: next(at for at, each in enumerate(pieces) if each.tone == "chip") + 1]
    return fit_line(tuple(pieces), width)


def clock(sheet: CaseSheet, now: int, zone: tzinfo) -> tuple[str, Tone]:
    """What the clock of a case says, in words that tell what to do."""
    row = sheet.row
    if row.lane is Lane.SNOOZED:
        until = "the buyer writes" if row.wakes_at is None else moment(row.wakes_at, now, zone)
        return f"asleep until {until}", "dim"
    if row.lane is Lane.DONE:
        return (f"the review was {sheet.outcome}" if sheet.outcome else ""), "dim"
    if row.due_at is None:
        return ("undated, no clock" if row.lane is Lane.FIRST_CONTACT and row.posted_at is None else ""), "dim"
    left = row.due_at - now
    if left <= 0:
        return _over(row.lane, long_span(-left)), "dim" if row.hopeless or row.lane is Lane.WAITING else "hot"
    tone: Tone = "dim" if row.hopeless or row.lane is Lane.WAITING else "hot" if left < _SOON else "warm"
    since = ", since it came in" if sheet.since_arrival else ""
    return _left(row.lane, long_span(left)) + since, tone


def _left(lane: Lane, span: str) -> str:
    if lane is Lane.PROMISED:
        return f"promised, {span} left"
    return f"follow up in {span}" if lane is Lane.WAITING else f"answer within {span}"


def _over(lane: Lane, span: str) -> str:
    if lane is Lane.PROMISED:
        return f"the promise is {span} over"
    return f"time to follow up, for {span}" if lane is Lane.WAITING else f"{span} over"
