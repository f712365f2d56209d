"""How many clocks press: first contacts and answers that are over, or soon will be, and can still be won.

One place for the header, the list and the morning, so that they can't disagree: what the list shows dim is not counted.
"""

from __future__ import annotations

from typing import NamedTuple

from reviewtui.domain.case import Lane
from reviewtui.domain.urgency import UNDATED_BELOW
from reviewtui.store import sqlite
from reviewtui.store.streams import pending_imports

WINNABLE = f"(closes_at IS NULL OR closes_at > :now) AND (posted_at >= :saved OR rank < {UNDATED_BELOW!r})"
"""A first contact whose door is open and whose buyer may still be reached; `:saved` is the oldest posting of such."""


class Pressing(NamedTuple):
    """Clocks that have run out: of first contacts, of answers to buyers."""

    first_contact: int
    replied: int


def over(connection: sqlite.Connection, now: int, saved: int) -> Pressing:
    """The clocks that are over now, those of cases that came back from a snooze too."""
    return Pressing(_count(connection, Lane.FIRST_CONTACT, 0, now, now, saved),
                    _count(connection, Lane.BUYER_REPLIED, 0, now, now, saved))  # fmt: skip


def ahead(connection: sqlite.Connection, law: Lane, until: int, now: int, saved: int) -> int:
    """The clocks of a law that run out after now and before a time."""
    return _count(connection, law, now, until, now, saved)


def _count(connection: sqlite.Connection, law: Lane, low: int, high: int, now: int, saved: int) -> int:
    pending = pending_imports(connection)
    hidden = f" AND import NOT IN ({', '.join(map(str, pending))})" if pending else ""
    winnable = f" AND {WINNABLE}" if law is Lane.FIRST_CONTACT else ""
    due = f"due_at > :low AND due_at <= :high{winnable}{hidden}"
    awake = "cases INDEXED BY cases_due WHERE lane <> 'done' AND due_at IS NOT NULL AND lane = :law"
    woken = "cases WHERE lane = 'snoozed' AND wakes_at <= :now AND resume = :law"
    statements = [f"SELECT count(*) FROM {source} AND {due}" for source in (awake, woken)]
    given = {"law": str(law), "low": low, "high": high, "now": now, "saved": saved}
    return sum(int(connection.execute(statement, given).fetchone()[0]) for statement in statements)
