"""Imports that are under way elsewhere, and those that died: who is alive, and what is swept away.

So it is with acts on many cases that died: they are taken back.
"""

from __future__ import annotations

import os
import socket
import time

from reviewtui.desk.ports import Busy, Judgement
from reviewtui.store import sqlite
from reviewtui.store.connection import LOOK_SECONDS, Connection, write
from reviewtui.store.settling import settle_seen
from reviewtui.store.turn import Turn
from reviewtui.store.veil import finish_dead

STALE_SECONDS = 30
"""An import on another machine that was silent for so long is dead."""


def begin_writing(connection: sqlite.Connection) -> None:
    """Open a write transaction. Raises Busy while the first, large import into an empty store holds the lock."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite.OperationalError as error:
        if sqlite.reason(error) == sqlite.BUSY:
            raise Busy("another file") from error
        raise


def this_process() -> str:
    """The name of this process among those of all machines."""
    return f"{socket.gethostname()}:{os.getpid()}"


def alive_elsewhere(process: str, heartbeat: float) -> bool:
    """Whether an import runs on another machine. On this one it has the turn, or is dead."""
    host = process.rpartition(":")[0]
    return host != socket.gethostname() and abs(time.time() - heartbeat) < STALE_SECONDS


def unfinished(connection: sqlite.Connection) -> str:
    """The name of the import that is under way, as far as it can be seen yet."""
    row = connection.execute("SELECT name FROM imports WHERE state <> 'done' ORDER BY id DESC").fetchone()
    return str(row[0]) if row else "another file"


def sweep(connection: Connection, judgement: Judgement, now: int) -> None:
    """Take away what dead imports left, and finish those that had decided to be seen; only for who has the turn.

    Raises Busy for one that lives on another machine.
    """
    finish_dead(connection)
    settle_seen(connection, judgement, now)
    pending = connection.execute("SELECT id, name, process, heartbeat FROM imports WHERE state = 'pending'")
    for number, name, process, heartbeat in pending.fetchall():
        if alive_elsewhere(process, heartbeat):
            raise Busy(name)
        remove(connection, number)


def sweep_left(connection: Connection, judgement: Judgement, now: int, seconds: float) -> bool:
    """What `sweep` does, for a while, by one who came by for something else; whether more can be done now."""
    until, turn = time.monotonic() + seconds, Turn(connection.path)
    if not finish_dead(connection, until):
        return True
    if connection.execute("SELECT 1 FROM imports WHERE state <> 'done'").fetchone() is None or not turn.take():
        return False
    try:
        if not settle_seen(connection, judgement, now, until):
            return True
        pending = connection.execute("SELECT id, process, heartbeat FROM imports WHERE state = 'pending'").fetchall()
        return not all(
            remove(connection, number, until)
            for number, process, heartbeat in pending
            if not alive_elsewhere(process, heartbeat)
        )
    finally:
        turn.end()


def remove(connection: Connection, number: int, until: float | None = None) -> bool:
    """Take away all that an import brought which nobody has seen yet; whether all is. Stops at `until`."""
    first = connection.execute("SELECT first_id FROM imports WHERE id = ?", (number,)).fetchone()
    if first is None:
        return True
    while until is None or time.monotonic() < until:
        time.sleep(3 * LOOK_SECONDS)
        with write(connection):
            ids = connection.execute(
                "SELECT id FROM reviews WHERE id >= ? AND import = ? ORDER BY id LIMIT 2000", (first[0], number)
            ).fetchall()
            connection.executemany("DELETE FROM cases WHERE id = ?", ids)
            connection.executemany("DELETE FROM reviews WHERE id = ?", ids)
            if not ids and not _unstage(connection, number):
                connection.execute("DELETE FROM imports WHERE id = ?", (number,))
                return True
    return False


def _unstage(connection: sqlite.Connection, number: int) -> int:
    """Take away some of what an import staged; how much that was."""
    gone = 0
    for table, by, key in (
        ("staged_changes", "import", "review"),
        ("staged_details", "import", "review"),
        ("staged_cases", "by", "id"),
    ):
        some = f"SELECT {key} FROM {table} WHERE {by} = {number} LIMIT 2000"
        gone += connection.execute(f"DELETE FROM {table} WHERE {by} = {number} AND {key} IN ({some})").rowcount
    return gone


def imported_before(connection: sqlite.Connection, digest: bytes) -> list[tuple[str, str, int, int, str]]:
    """The finished imports of the very same file, as (name, dialect, read, rejected, problems as JSON)."""
    last = connection.execute(
        'SELECT name, dialect, "read", rejected, problems, max(id) FROM imports '
        "WHERE file_digest = ? AND state = 'done' GROUP BY name, dialect ORDER BY 6",
        (digest,),
    )
    return [row[:5] for row in last]
