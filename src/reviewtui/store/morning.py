"""What a morning starts with: how much is due, over, promised, answered, new and rescued. Read from indexes alone."""

from __future__ import annotations

from reviewtui.desk.morning import Morning
from reviewtui.domain.case import Lane
from reviewtui.domain.clock import DAY
from reviewtui.domain.review import CLOCKS_APART
from reviewtui.domain.urgency import UNDATED_BELOW
from reviewtui.store import pressing, sqlite, visible

_EVER = 1 << 60


def morning(connection: sqlite.Connection, now: int, since: int, soon: int, day_end: int, saved: int) -> Morning:
    """Counts for the time `now`; `since` is yesterday's morning, `soon` the end of the next hours that press.

    `saved` is the oldest posting that still counts: the buyers of older ones can hardly be reached.
    """
    hidden = visible.hidden(visible.pending(connection))

    def number(statement: str, *values: int) -> int:
        return int(connection.execute(statement, values).fetchone()[0])

    over = pressing.over(connection, now, saved)
    came_in, entered = _came_in(connection, since, now, hidden)
    pressed = pressing.ahead(connection, Lane.FIRST_CONTACT, soon, now, saved)
    within_a_day = pressing.ahead(connection, Lane.FIRST_CONTACT, now + DAY, now, saved)
    return Morning(
        over=over.first_contact,
        soon=pressed,
        replied_over=over.replied,
        replied=pressing.ahead(connection, Lane.BUYER_REPLIED, _EVER, now, saved),
        promises_over=number("SELECT count(*) FROM promises WHERE state = 'open' AND due_at <= ?", now),
        promises_today=number(
            "SELECT count(*) FROM promises WHERE state = 'open' AND due_at > ? AND due_at < ?", now, day_end
        ),
        follow_ups=number(
            "SELECT count(*) FROM cases INDEXED BY cases_due WHERE lane <> 'done' AND due_at IS NOT NULL "
            f"AND lane = 'waiting' AND due_at <= ?{hidden}",
            now,
        ),
        woken=number(
            "SELECT count(*) FROM cases WHERE lane = 'snoozed' AND wakes_at > ? AND wakes_at <= ?", since, now
        ),
        came_in=came_in,
        entered=entered,
        rescued=_rescued(connection, since, now),
        undated=number(
            "SELECT count(*) FROM cases INDEXED BY cases_queue WHERE lane = 'first-contact' AND "
            f"resume = 'first-contact' AND lane <> 'done' AND rank < {UNDATED_BELOW!r}{hidden}"
        ),
        removals_over=number("SELECT count(*) FROM removals WHERE state = 'open' AND expected_at <= ?", now),
        running=max(0, within_a_day - pressed),
        lost=_out_of_reach(connection, saved, hidden),
    )


def _came_in(connection: sqlite.Connection, since: int, now: int, hidden: str) -> tuple[int, int]:
    """How many reviews came in since a time, and how many cases that made."""
    new, first = connection.execute(
        "SELECT coalesce(sum(new), 0), min(first_id) FROM imports "
        "WHERE state <> 'pending' AND finished_at BETWEEN ? AND ?",
        (since, now + CLOCKS_APART),
    ).fetchone()
    if first is None:
        return int(new), 0
    entered = connection.execute(f"SELECT count(*) FROM cases WHERE id >= ?{hidden}", (first,)).fetchone()[0]
    return int(new), int(entered)


def _rescued(connection: sqlite.Connection, since: int, now: int) -> int:
    """How many reviews were raised or removed since a time, after we had written to their buyers."""
    first = connection.execute(
        "SELECT coalesce(min(id), 0) FROM journal WHERE at BETWEEN ? AND ?", (since, now + CLOCKS_APART)
    ).fetchone()[0]
    if not first:
        return 0
    found = connection.execute(
        'SELECT count(DISTINCT c.id) FROM journal j JOIN cases c ON c.id = j."case" '
        "WHERE j.id >= ? AND j.act IN ('review-changed', 'outcome') AND c.outcome IN ('raised', 'removed') "
        "AND EXISTS (SELECT 1 FROM messages m WHERE m.\"case\" = c.id AND m.direction = 'out' "
        "AND m.retracted_at IS NULL)",
        (first,),
    ).fetchone()
    return int(found[0])


def _out_of_reach(connection: sqlite.Connection, saved: int, hidden: str) -> int:
    """How many first contacts wait whose buyers can hardly be reached any more: posted before `saved`."""
    first_contacts = connection.execute(
        "SELECT count(*) FROM cases INDEXED BY cases_queue WHERE lane = 'first-contact' AND lane <> 'done' "
        f"AND rank >= {UNDATED_BELOW!r}{hidden}"
    ).fetchone()[0]
    # a clock never ends before its review was posted: the walk is as long as the last month
    reachable = connection.execute(
        "SELECT count(*) FROM cases INDEXED BY cases_due WHERE lane <> 'done' AND due_at IS NOT NULL "
        f"AND lane = 'first-contact' AND due_at > ? AND posted_at >= ? AND rank >= {UNDATED_BELOW!r}{hidden}",
        (saved, saved),
    ).fetchone()[0]
    return int(first_contacts) - int(reachable)
