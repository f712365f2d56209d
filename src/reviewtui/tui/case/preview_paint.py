"""A case at a glance: the review, why it stands here, the door, as much as fits; nothing is cut in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.case import Lane
from reviewtui.tui.case import review_paint, sheet_paint, thread_paint
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.desk.views import CaseSheet

_LEAST = 8
"""So many lines of a text are worth reading before it is cut to make room for the rest."""


def preview(sheet: CaseSheet, width: int, height: int, now: int, zone: tzinfo) -> list[Line]:
    """At most `height` lines. A review that is too long is cut, and then leaves room for why it stands here."""
    if height <= 0:
        return []
    head = _opening(sheet, width, now, zone)
    body = review_paint.body(sheet, width)
    extras = [sheet_paint.why(sheet, width), sheet_paint.doors(sheet, width, now, zone, first_only=True)]
    extras.append(sheet_paint.removal(sheet, width, now, zone))
    room = height - len(head) - 1
    if len(body) > room:
        why = len(extras[0]) + 1
        body = _cut(body, room - why if room - why >= _LEAST else room)
    lines = [*head, BLANK, *body][:height]
    for extra in extras:
        if extra and len(lines) + 1 + len(extra) <= height:
            lines += [BLANK, *extra]
    return lines


def _opening(sheet: CaseSheet, width: int, now: int, zone: tzinfo) -> list[Line]:
    """The head of the review, and above it what is due: the buyer's last words, or our promise."""
    head = review_paint.head(sheet, width, now)
    if sheet.row.lane is Lane.BUYER_REPLIED:
        last = next((message for message in reversed(sheet.messages) if message.direction == "in"), None)
        return [*_cut(thread_paint.message(last, width, now, zone), 8), BLANK, *head] if last else head
    if sheet.row.lane is Lane.PROMISED:
        owed = [promise for promise in sheet.promises if promise.state == "open"]
        first = min(owed, key=lambda promise: promise.due_at, default=None)
        return [*sheet_paint.promise_lines(first, width, now, zone), BLANK, *head] if first else head
    return head


def _cut(lines: list[Line], room: int) -> list[Line]:
    """The first lines, and a last one that says how many more there are."""
    if len(lines) <= room:
        return lines
    kept = lines[: max(0, room - 1)]
    while kept and not kept[-1]:
        kept.pop()
    more = len([line for line in lines[len(kept) :] if line])
    return [*kept, (TonedText(f"… {more:,} more {'line' if more == 1 else 'lines'}, ⏎ opens", "dim"),)]
