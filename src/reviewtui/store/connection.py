"""The one SQLite file: opened with its rights, pragmas and schema, and written to one transaction at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewtui.desk.views import Refused
from reviewtui.store import sqlite
from reviewtui.store.checkpoints import Checkpoints

SCHEMA_VERSION = 4
"""The number in `PRAGMA user_version` once every migration has run; raise it with each new migration."""

BUSY_MS = 5000


class StoreError(Refused):
    """The database can't be used, in one sentence: which file, why, what to do."""


class Connection(sqlite.Connection):
    """A connection that knows its file and when to bring home its log. `connect` makes it."""

    path: Path
    checkpoints: Checkpoints

    def close(self) -> None:
        """Let go of the file."""
        self.checkpoints.close()
        super().close()


def connect(path: Path) -> Connection:
    """Open (or make, mode 0600 in a folder of 0700) the database and bring its schema up to date.

    The connection is in autocommit mode: every transaction is opened by hand, ``BEGIN IMMEDIATE`` for writers.
    Raises StoreError.
    """
    connection = None
    try:
        _prepare(path)
        connection = sqlite.connect(
            path, isolation_level=None, timeout=BUSY_MS / 1000, cached_statements=256, factory=Connection
        )
        connection.path, connection.checkpoints = path, Checkpoints(connection, path)
        connection.checkpoints.begin()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").fetchone()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < SCHEMA_VERSION:
            from reviewtui.store.migrations import migrate

            migrate(connection, SCHEMA_VERSION)
    except (sqlite.Error, OSError) as error:
        if connection is not None:
            connection.close()
        raise StoreError(f"{path} can't be opened as a database ({error}); name another with --db") from error
    if version > SCHEMA_VERSION:
        connection.close()
        raise StoreError(f"{path} was made by a newer reviewtui (schema {version}); update reviewtui to open it")
    return connection


def _prepare(path: Path) -> None:
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, mode=0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


@contextmanager
def write(connection: Connection, *, durable: bool = False) -> Iterator[None]:
    """One write transaction; anything raised inside takes all of it back. A `durable` one outlives a power cut.

    Raises StoreError where nothing can be written now: somebody else writes for too long, or the disk is full.
    """
    try:
        if durable:
            _sync(connection, "FULL", sys.platform == "darwin")
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite.OperationalError):
            raise StoreError(f"Nothing can be written to the database now ({error}); try again in a moment") from error
        raise
    finally:
        if durable:
            _sync(connection, "NORMAL", False)
    connection.checkpoints.committed()


def _sync(connection: Connection, level: str, whole_way: bool) -> None:
    """How far a commit has to come before it is acknowledged; macOS stops at the disk's own memory unless told."""
    connection.execute(f"PRAGMA synchronous={level}").fetchall()
    if sys.platform == "darwin":
        connection.execute(f"PRAGMA fullfsync={whole_way:d}").fetchall()
