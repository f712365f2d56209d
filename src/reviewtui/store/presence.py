"""Who has which case open: rows that every running session refreshes and that go stale by themselves.

Not part of the journal: being there is no act.
"""

from __future__ import annotations

from collections.abc import Callable

from reviewtui.desk.views import CutOff
from reviewtui.store import sqlite
from reviewtui.store.connection import Connection, write

STALE_SECONDS = 15
"""A session that has not been heard of for so long has gone; sessions speak up every five seconds."""
FORGOTTEN_SECONDS = 30 * 86400
"""Writing that was cut off is offered again within this time."""


def be_present(connection: Connection, session: str, who: str, case: int | None, doing: str, now: int) -> None:
    """Say which case a session has open and whether it reads or writes; None when it has left."""
    with write(connection):
        connection.execute(
            "DELETE FROM presence WHERE session = ? OR at < iif(doing = 'writing', ?, ?)",
            (session, now - FORGOTTEN_SECONDS, now - STALE_SECONDS),
        )
        if case is not None:
            connection.execute("INSERT INTO presence VALUES (?, ?, ?, ?, ?)", (session, who, case, doing, now))


def others(connection: sqlite.Connection, session: str, now: int) -> dict[int, str]:
    """What other sessions do, by case: ``mia writes``, ``mia reads``."""
    rows = connection.execute(
        'SELECT "case", who, doing FROM presence WHERE session <> ? AND at >= ? ORDER BY doing, at',
        (session, now - STALE_SECONDS),
    )
    return {case: f"{who} {'writes' if doing == 'writing' else 'reads'}" for case, who, doing in rows}


def cut_off(
    connection: Connection, session: str, who: str, now: int, running: Callable[[str], bool]
) -> tuple[CutOff, ...]:
    """Where a person's other sessions were writing when they ended without leaving, newest first; told only once.

    Left out is what has nothing to go on with: a draft that is empty, handed off, or was written on since.
    """
    rows = connection.execute(
        'SELECT p.session, p."case", p.at, d.apologize || d.acknowledge || d.solve, d.session FROM presence p '
        'LEFT JOIN drafts d ON d."case" = p."case" AND d.author = p.who AND d.handed_off_at IS NULL '
        "WHERE p.session <> ? AND p.who = ? AND p.doing = 'writing' ORDER BY p.at DESC",
        (session, who),
    ).fetchall()
    gone = [row for row in rows if row[2] < now - STALE_SECONDS or not running(row[0])]
    if gone:
        with write(connection):
            connection.executemany("DELETE FROM presence WHERE session = ?", [(row[0],) for row in gone])
    return tuple(CutOff(row[1], row[2]) for row in gone if row[3] and row[3].strip() and row[4] == row[0])
