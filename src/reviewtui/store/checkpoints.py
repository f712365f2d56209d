"""Checkpoints where the library has the WAL-reset fault: never beside a commit.

The fault needs a writer that begins the log anew while a checkpoint looks at its old header. So automatic checkpoints
are off there, and ours run while a second connection of this process holds the write lock: the one lock that every
writer of every process, whatever its library, respects. Who doesn't get it at once leaves the work to the one who has
it. A mended library makes its checkpoints as it always did.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reviewtui.store import sqlite

DUE_BYTES = 4_000_000
"""The log is brought home when it has grown so long; SQLite's own measure is a thousand pages."""


class Checkpoints:
    """The checkpoints of one connection."""

    def __init__(self, connection: sqlite.Connection, path: Path, *, mended: bool | None = None) -> None:
        self._connection = connection
        self._path = path
        self._guard: sqlite.Connection | None = None
        self._own = not (sqlite.mended() if mended is None else mended)

    def begin(self) -> None:
        """Take the checkpoints out of SQLite's hands where that has to be."""
        # whoever begins the log anew cuts it to this length, so that a longer one tells that more waits in it
        self._connection.execute(f"PRAGMA journal_size_limit = {DUE_BYTES}").fetchall()
        if self._own:
            self._connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()

    def committed(self) -> None:
        """After each commit: bring the log home when it has grown long."""
        if self._own:
            try:
                due = Path(f"{self._path}-wal").stat().st_size > DUE_BYTES
            except OSError:
                return
            if due:
                self.now()

    def now(self) -> None:
        """Bring the log home as far as readers let us, without waiting for anybody.

        Everything in the log is safe already, so a checkpoint that fails (a full disk) is no failure of what was
        written; it is tried again after the next commit.
        """
        with suppress(sqlite.OperationalError):
            if not self._own:
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
                return
            if self._guard is None:
                self._guard = sqlite.connect(self._path, isolation_level=None, timeout=0)
            self._guard.execute("BEGIN IMMEDIATE")
            try:
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            finally:
                self._guard.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the guard. The last one who closes the file brings home the rest, alone by SQLite's own lock."""
        if self._guard is not None:
            self._guard.close()
