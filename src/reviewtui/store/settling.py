"""Putting the changes of imports that are seen in their place: in short pieces, by whoever comes by, in any order.

Each piece is one transaction, before and after which readers see the same (`seen`); so it may be cut off anywhere, and
several may do it at once.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reviewtui.store import seen, sqlite, veil
from reviewtui.store.changes import judge, put_in_place, staged_of
from reviewtui.store.connection import LOOK_SECONDS, Connection, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.ports import Judgement

PIECE_SECONDS = 0.05
"""How long one piece may hold the write lock."""


def apply_staged(connection: Connection, number: int, until: float | None = None) -> bool:
    """Put the changes of an import in their place; whether all are. Stops at `until` (by the monotonic clock)."""
    size = 100
    while until is None or time.monotonic() < until:
        with write(connection):
            begun = time.perf_counter()
            ids = _left(connection, number, size)
            if ids:
                veil.unveil(connection, ids)
                put_in_place(connection, number, ids)
            else:
                connection.execute("UPDATE imports SET state = 'done' WHERE id = ? AND state = 'applying'", (number,))
                return True
        held = time.perf_counter() - begun
        size = max(20, min(5000, int(size * PIECE_SECONDS / max(held, PIECE_SECONDS / 4))))
        time.sleep(max(3 * LOOK_SECONDS, held / 8))
    return False


def _left(connection: sqlite.Connection, number: int, size: int) -> list[int]:
    rows = connection.execute(
        "SELECT review FROM (SELECT review FROM staged_changes WHERE import = :number ORDER BY 1 LIMIT :size) UNION "
        "SELECT review FROM (SELECT review FROM staged_details WHERE import = :number ORDER BY 1 LIMIT :size) UNION "
        "SELECT id FROM (SELECT id FROM staged_cases WHERE by = :number ORDER BY 1 LIMIT :size) ORDER BY 1 LIMIT :size",
        {"number": number, "size": size},
    )
    return [row[0] for row in rows]


def settle(connection: Connection, cases: Sequence[int], act: int = 0) -> None:
    """Let some cases be what everybody sees, inside a write transaction that is going to change them: they leave the
    veil of an act other than `act`, and what is staged for them is put in its place.
    """
    veil.unveil(connection, cases, act)
    row = connection.execute(seen.APPLYING).fetchone()
    if row is None:
        return
    staged = staged_of(connection, row[0], cases)
    if staged:
        put_in_place(connection, row[0], staged)


def settle_seen(
    connection: Connection, judgement: Judgement | None = None, now: int = 0, until: float | None = None
) -> bool:
    """Put in place all that is seen already; whether nothing is left.

    An import of an earlier version was seen before it was judged; with a `judgement` that is made good.
    """
    rows = connection.execute("SELECT id, judged FROM imports WHERE state = 'applying' ORDER BY id").fetchall()
    for number, judged in rows:
        if not judged and judgement is None:
            continue
        if not judged and judgement is not None:
            judge(connection, number, judgement, now)
            with write(connection):
                connection.execute("UPDATE imports SET judged = 1 WHERE id = ?", (number,))
        if not apply_staged(connection, number, until):
            return False
    return True
