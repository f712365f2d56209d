"""Imports that are under way elsewhere, and those that died: who is alive, and what is swept away."""

from __future__ import annotations

import os
import socket
import time

from reviewtui.desk.ports import Busy, Judgement
from reviewtui.store import sqlite
from reviewtui.store.changes import apply_staged
from reviewtui.store.connection import Connection, write

STALE_SECONDS = 30
"""An import on another machine that was silent for so long is dead."""

LONG_SILENCE_SECONDS = 3600
"""One on this machine is dead after so long even if its process number is in use: it may have been given anew."""


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


def alive(process: str, heartbeat: float) -> bool:
    """Whether the process of an import still runs."""
    host, _, pid = process.rpartition(":")
    silent = abs(time.time() - heartbeat)  # a heartbeat from the future is a clock that was wrong, and no life
    if silent > LONG_SILENCE_SECONDS:
        return False
    if host == socket.gethostname() and pid.isdigit():
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return int(pid) != os.getpid()
    return silent < STALE_SECONDS


def sweep(connection: Connection, judgement: Judgement, now: int) -> None:
    """Take away what dead imports left, and finish those that had decided to be seen. Raises Busy for a living one."""
    unfinished = connection.execute("SELECT id, name, state, process, heartbeat FROM imports WHERE state <> 'done'")
    for number, name, state, process, heartbeat in unfinished.fetchall():
        if alive(process, heartbeat):
            raise Busy(name)
        if state == "pending":
            remove(connection, number)
        else:
            apply_staged(connection, number, judgement, now)


def remove(connection: Connection, number: int) -> None:
    """Take away all that an import brought which nobody has seen yet."""
    first = connection.execute("SELECT first_id FROM imports WHERE id = ?", (number,)).fetchone()
    if first is None:
        return
    while True:
        with write(connection):
            ids = connection.execute(
                "SELECT id FROM reviews WHERE id >= ? AND import = ? ORDER BY id LIMIT 2000", (first[0], number)
            ).fetchall()
            connection.executemany("DELETE FROM cases WHERE id = ?", ids)
            connection.executemany("DELETE FROM reviews WHERE id = ?", ids)
            if not ids:
                for table in ("staged_changes", "staged_details"):
                    connection.execute(f"DELETE FROM {table} WHERE import = ?", (number,))
                connection.execute("DELETE FROM imports WHERE id = ?", (number,))
                return


def imported_before(connection: sqlite.Connection, digest: bytes) -> list[tuple[str, str, int, int, str]]:
    """The finished imports of the very same file, as (name, dialect, read, rejected, problems as JSON)."""
    last = connection.execute(
        'SELECT name, dialect, "read", rejected, problems, max(id) FROM imports '
        "WHERE file_digest = ? AND state = 'done' GROUP BY name, dialect ORDER BY 6",
        (digest,),
    )
    return [row[:5] for row in last]
