"""First contacts that nobody has begun to work on, by age: what a shop starts with after its first import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE
from reviewtui.domain.urgency import UNDATED_BELOW
from reviewtui.store.visible import hidden, pending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.store import sqlite

_BEGUN = " AND ".join(
    f'NOT EXISTS (SELECT 1 FROM {table} w WHERE w."case" = c.id)'
    for table in ("messages", "drafts", "promises", "notes", "tags", "leavings", "removals")
)


def untouched(connection: sqlite.Connection, before: int, quiet_since: int, now: int) -> list[tuple[int, int]]:
    """First contacts as (posted, case), the oldest first: posted before a time, and not edited since another."""
    which, given = _untouched(connection, before, quiet_since, now)
    return connection.execute(f"SELECT c.posted_at, c.id {which} ORDER BY 1, 2", given).fetchall()


def untouched_before(
    connection: sqlite.Connection, times: Sequence[int], quiet_since: int, now: int
) -> tuple[int, ...]:
    """How many of them were posted before each of some times; they may be a hundred thousand, so none is fetched."""
    which, given = _untouched(connection, max(times), quiet_since, now)
    sums = ", ".join(f"coalesce(sum(c.posted_at < {int(time)}), 0)" for time in times)
    return tuple(map(int, connection.execute(f"SELECT {sums} {which}", given).fetchone()))


def _untouched(connection: sqlite.Connection, before: int, quiet_since: int, now: int) -> tuple[str, dict[str, int]]:
    edited = "EXISTS (SELECT 1 FROM review_versions v WHERE v.review = c.id AND v.until >= :quiet_since)"
    claimed = "(c.claimed_by <> '' AND coalesce(c.claimed_until, 0) > :now)"
    which = (
        "FROM cases c WHERE c.lane = 'first-contact' AND c.resume = 'first-contact' "
        f"AND c.posted_at >= {OLDEST_DATE} AND c.posted_at < :before AND c.outcome IS NULL AND NOT {claimed} "
        f"AND {_BEGUN} AND NOT {edited}{_visible(connection)}"
    )
    return which, {"before": min(before, now + CLOCKS_APART), "quiet_since": quiet_since, "now": now}


def unhappy(connection: sqlite.Connection) -> tuple[int, int, int]:
    """The reviews that came in, the first contacts among them that are open, and those of them without a date."""
    visible = _visible(connection)
    came_in = connection.execute(f"SELECT count(*) FROM reviews c WHERE 1{visible}").fetchone()[0]
    open_, undated = connection.execute(
        f"SELECT count(*), coalesce(sum(c.rank < {UNDATED_BELOW!r}), 0) FROM cases c INDEXED BY cases_queue "
        f"WHERE c.lane = 'first-contact' AND c.lane <> 'done'{visible}"
    ).fetchone()
    return int(came_in), int(open_), int(undated)


def _visible(connection: sqlite.Connection) -> str:
    return hidden(pending(connection), "c.")
