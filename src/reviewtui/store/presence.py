"""Who has which case open: rows that every running session refreshes and that go stale by themselves.

Not part of the journal: being there is no act.
"""

from __future__ import annotations

import sqlite3

from reviewtui.store.journal import write

STALE_SECONDS = 15
"""A session that has not been heard of for so long has gone; sessions speak up every five seconds."""


def be_present(connection: sqlite3.Connection, session: str, who: str, case: int | None, doing: str, now: int) -> None:
    """Say which case a session has open and whether it reads or writes; None when it has left."""
    with write(connection):
        connection.execute("DELETE FROM presence WHERE session = ? OR at < ?", (session, now - STALE_SECONDS))
        if case is not None:
            connection.execute("INSERT INTO presence VALUES (?, ?, ?, ?, ?)", (session, who, case, doing, now))


def others(connection: sqlite3.Connection, session: str, now: int) -> dict[int, str]:
    """What other sessions do, by case: ``mia writes``, ``mia reads``."""
    rows = connection.execute(
        'SELECT "case", who, doing FROM presence WHERE session <> ? AND at >= ? ORDER BY doing, at',
        (session, now - STALE_SECONDS),
    )
    return {case: f"{who} {'writes' if doing == 'writing' else 'reads'}" for case, who, doing in rows}
