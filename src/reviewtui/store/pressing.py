"""How many clocks press: first contacts and answers that are over, or soon will be, and can still be won.

One place for the header, the list and the morning, so that they can't disagree: what the list shows dim is not counted.
"""

from __future__ import annotations

from typing import NamedTuple

from reviewtui.domain.case import Lane
from reviewtui.domain.urgency import UNDATED_BELOW
from reviewtui.store import sqlite, visible

_DOOR = "(closes_at IS NULL OR closes_at > :now)"
WINNABLE = f"{_DOOR} AND (posted_at >= :saved OR rank < {UNDATED_BELOW!r})"
"""A first contact whose door is open and whose buyer may still be reached; `:saved` is the oldest posting of such."""


class Pressing(NamedTuple):
    """Clocks that have run out: of first contacts, of answers to buyers."""

    first_contact: int
    replied: int


def over(connection: sqlite.Connection, now: int, saved: int) -> Pressing:
    """The clocks that are over now, those of cases that came back from a snooze too."""
    return Pressing(_count(connection, Lane.FIRST_CONTACT, 0, now, now, saved),
                    _count(connection, Lane.BUYER_REPLIED, 0, now, now, saved))  # fmt: skip


def ahead(connection: sqlite.Connection, base_lane: Lane, until: int, now: int, saved: int) -> int:
    """The clocks of a lane that run out after now and before a time."""
    return _count(connection, base_lane, now, until, now, saved)


def _count(connection: sqlite.Connection, base_lane: Lane, low: int, high: int, now: int, saved: int) -> int:
    hidden = visible.hidden(visible.pending(connection))
    due = f"due_at > :low AND due_at <= :high{hidden}"
    queue = "cases INDEXED BY cases_queue WHERE lane <> 'done' AND lane = :base_lane AND resume = :base_lane"
    clocks = "cases INDEXED BY cases_due WHERE lane <> 'done' AND due_at IS NOT NULL AND lane = :base_lane"
    woken = "cases WHERE lane = 'snoozed' AND wakes_at <= :now AND resume = :base_lane"
    if base_lane is Lane.FIRST_CONTACT:
        # a clock never ends before its review was posted: that keeps the walk along the index short
        dated = f"{clocks} AND due_at > :saved AND posted_at >= :saved AND {_DOOR} AND rank >= {UNDATED_BELOW!r}"
        sources = [dated, f"{queue} AND rank < {UNDATED_BELOW!r} AND {_DOOR}", f"{woken} AND {WINNABLE}"]
    else:
        sources = [clocks, woken]
    given = {"base_lane": str(base_lane), "low": low, "high": high, "now": now, "saved": saved}
    return sum(
        int(connection.execute(f"SELECT count(*) FROM {source} AND {due}", given).fetchone()[0]) for source in sources
    )
