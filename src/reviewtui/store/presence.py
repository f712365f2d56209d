"""Who has which case open: rows that every running session refreshes and that go stale by themselves.

Not part of the journal: being there is no act. A session's own time may be wrong (its machine's clock, or `--now`), so
who watches for a while goes by whether a session still speaks up, and not by the time that it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.open_drafts import CutOff
from reviewtui.store.connection import Connection, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.store import sqlite

STALE_SECONDS = 15
"""A session that has not been heard of for so long has gone; sessions speak up every five seconds."""
FORGOTTEN_SECONDS = 30 * 86400
"""Writing that was cut off is offered again within this time."""


class Watch:
    """When this process last heard of each session, by its own clock."""

    def __init__(self) -> None:
        self._heard: dict[str, tuple[int, int]] = {}
        self._first: dict[str, int] = {}

    def alive(self, session: str, at: int, now: int) -> bool:
        """Whether a session that gives its last sign of life as `at` is still there.

        Its time counts only when it is heard of for the first time; from then on it counts that it changes.
        """
        known = self._heard.get(session)
        if known is None:
            known = self._heard[session] = (at, min(at, now) if at - now < STALE_SECONDS else now - STALE_SECONDS)
        elif known[0] != at:
            known = self._heard[session] = (at, now)
        self._first.setdefault(session, now)
        return abs(now - known[1]) < STALE_SECONDS

    def gone(self, session: str, at: int, now: int) -> bool:
        """Whether a session was watched for long enough to say that it has left without a word."""
        return not self.alive(session, at, now) and now - self._first[session] >= STALE_SECONDS


def be_present(
    connection: Connection, watch: Watch, session: str, who: str, case: int | None, doing: str, now: int
) -> None:
    """Say which case a session has open and whether it reads or writes; None when it has left."""
    with write(connection):
        rows = connection.execute("SELECT session, doing, at FROM presence").fetchall()
        gone = [
            (other,)
            for other, what, at in rows
            if other == session or (watch.gone(other, at, now) and (what != "writing" or now - at > FORGOTTEN_SECONDS))
        ]
        connection.executemany("DELETE FROM presence WHERE session = ?", gone)
        if case is not None:
            connection.execute("INSERT INTO presence VALUES (?, ?, ?, ?, ?)", (session, who, case, doing, now))


def others(connection: sqlite.Connection, watch: Watch, session: str, now: int) -> dict[int, str]:
    """What other sessions do, by case: ``mia writes``, ``mia reads``."""
    rows = connection.execute(
        'SELECT "case", who, doing, session, at FROM presence WHERE session <> ? ORDER BY doing, at', (session,)
    ).fetchall()
    return {
        case: f"{who} {'writes' if doing == 'writing' else 'reads'}"
        for case, who, doing, other, at in rows
        if watch.alive(other, at, now)
    }


def writers(connection: sqlite.Connection, watch: Watch, session: str, case: int, now: int) -> tuple[str, ...]:
    """Who writes on a case in other sessions now, by name; a person with two windows more than once."""
    rows = connection.execute(
        "SELECT who, session, at FROM presence WHERE session <> ? AND \"case\" = ? AND doing = 'writing' ORDER BY at",
        (session, case),
    ).fetchall()
    return tuple(who for who, other, at in rows if watch.alive(other, at, now))


def cut_off(
    connection: Connection, session: str, who: str, now: int, running: Callable[[str], bool]
) -> tuple[CutOff, ...]:
    """Where a person's other sessions were writing when they ended without leaving, newest first; told only once.

    Left out is what has nothing to go on with: a draft that is empty, handed off, or was written on since; and a letter
    that has left and may have gone out: that is asked about instead.
    """
    rows = connection.execute(
        'SELECT p.session, p."case", p.at, d.apologize || d.acknowledge || d.solve, d.session FROM presence p '
        'LEFT JOIN drafts d ON d."case" = p."case" AND d.author = p.who AND d.handed_off_at IS NULL '
        "WHERE p.session <> ? AND p.who = ? AND p.doing = 'writing' AND NOT EXISTS (SELECT 1 FROM leavings l "
        'WHERE l."case" = p."case" AND l.who = p.who AND l.state = \'open\') ORDER BY p.at DESC',
        (session, who),
    ).fetchall()
    gone = [row for row in rows if row[2] < now - STALE_SECONDS or not running(row[0])]
    if gone:
        with write(connection):
            connection.executemany("DELETE FROM presence WHERE session = ?", [(row[0],) for row in gone])
    return tuple(CutOff(row[1], row[2]) for row in gone if row[3] and row[3].strip() and row[4] == row[0])
