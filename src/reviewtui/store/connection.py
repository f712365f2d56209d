"""The one SQLite file: opened with its rights, pragmas and schema, and written to one transaction at a time."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reviewtui.desk.refusals import DatabaseGone, Refused
from reviewtui.store import place, seen, sqlite
from reviewtui.store.checkpoints import Checkpoints
from reviewtui.store.holder import who_writes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SCHEMA_VERSION = 19
"""The number in `PRAGMA user_version` once every migration has run; raise it with each new migration."""

BUSY_MS = 5000
LONG_SECONDS = 1.0
"""Who waits for so long is told for whom."""
LOOK_SECONDS = 0.004
"""So often who wants to write looks whether it can."""
READING_KB, WRITING_KB = 500, 2000
"""So much of the file a connection keeps in memory. Who reads has the system's memory behind; who writes much in one
transaction would otherwise have to write pages twice.
"""


STATEMENTS = 64
"""So many statements are kept; one takes up to 25 kB."""

_NOTHING = (None, None)


class StoreError(Refused):
    """The database can't be used, in one sentence: which file, why, what to do."""

    for_backup = False
    """Whether a backup in its place would help: it is damaged, or of a newer program."""


class Connection(sqlite.Connection):
    """A connection that knows its file and when to bring home its log. `connect` makes it."""

    path: Path
    checkpoints: Checkpoints
    home: tuple[place.Identity, ...] = ()
    wrote = False
    """Whether anything was written by it."""
    waiting: Callable[[str], None] | None = None
    """Told in one sentence who holds us up, once it lasts; and "" when it is over."""
    _seen: tuple[int | None, int | None] = (None, None)
    """The import whose changes, and the act whose old rows, are seen through views now."""

    def execute(self, statement: str, parameters: Any = (), /) -> sqlite.Cursor:
        """Run a statement. What is read outside of a transaction is read as `seen` says."""
        if self.home and not self.in_transaction and statement.lstrip().startswith("SELECT"):
            self._look()
        if self._seen != _NOTHING:
            statement = seen.without_hints(statement)
        return super().execute(statement, parameters)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several things as they are at one moment."""
        if self.in_transaction:
            yield
            return
        super().execute("BEGIN")
        try:
            self._look()
            yield
        finally:
            self._end_reading()

    def _end_reading(self) -> None:
        if self.in_transaction:
            super().execute("COMMIT")

    def _look(self) -> None:
        unsettled = super().execute(seen.UNSETTLED).fetchone()
        if unsettled != self._seen:
            self.plain()
            for name, text in seen.views(*unsettled).items():
                super().execute(f"CREATE TEMP VIEW {name} AS {text}")
            self._seen = unsettled

    def plain(self) -> None:
        """Take the tables as they are."""
        if self._seen != _NOTHING:
            for name in seen.NAMES:
                super().execute(f"DROP VIEW IF EXISTS temp.{name}")
            self._seen = _NOTHING

    def still_there(self) -> None:
        """Raises DatabaseGone where the file (or what belongs to it) was deleted or replaced since it was opened.

        What is written then goes into a file without a name, and nobody will ever read it.
        """
        now = place.identity(self.path)
        if any(ours not in {None, theirs} for ours, theirs in zip(self.home, now, strict=False)):
            raise DatabaseGone(f"Nothing is kept any more: the database was deleted or replaced under us ({self.path})")

    def close(self) -> None:
        """Let go of the file."""
        self.checkpoints.close()
        super().close()


def connect(path: Path) -> Connection:
    """Open (or make, mode 0600 in a folder of 0700) the database and bring its schema up to date.

    The connection is in autocommit mode: every transaction is opened by hand, ``BEGIN IMMEDIATE`` for writers.
    Raises StoreError.
    """
    connection, path = None, path.absolute()
    try:
        place.prepare(path)
        connection = sqlite.connect(
            path, isolation_level=None, timeout=BUSY_MS / 1000, cached_statements=STATEMENTS, factory=Connection
        )
        connection.path, connection.checkpoints = path, Checkpoints(connection, path)
        connection.checkpoints.begin()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "secure_delete=FAST",
            f"cache_size=-{READING_KB}",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchone()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < SCHEMA_VERSION:
            from reviewtui.store.migrations import migrate

            migrate(connection, SCHEMA_VERSION)
    except (sqlite.Error, OSError) as error:
        if connection is not None:
            connection.close()
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        stuck = f"{path} can't be opened as a database ({why}); name another with --db"
        harmed = isinstance(error, sqlite.Error) and sqlite.reason(error) in {sqlite.CORRUPT, sqlite.NOTADB}
        unusable = StoreError(place.not_writable(path) or ("" if harmed else place.no_room(path)) or stuck)
        unusable.for_backup = harmed
        raise unusable from error
    if version > SCHEMA_VERSION:
        connection.close()
        newer = StoreError(f"{path} was made by a newer reviewtui (schema {version}); update reviewtui to open it")
        newer.for_backup = True
        raise newer
    connection.home = place.identity(path)
    return connection


@contextmanager
def told(connection: Connection) -> Iterator[None]:
    """Say in one sentence why the database can't be read or written now. Raises StoreError."""
    try:
        yield
    except sqlite.DatabaseError as error:
        words = _told(connection.path, error)
        if not words:
            raise
        raise StoreError(words) from error


def _told(path: Path, error: sqlite.DatabaseError) -> str:
    """What a person can do about an error of the library; "" where it is a fault of ours."""
    reason = sqlite.reason(error)
    if reason == sqlite.FULL:
        return f"The disk with {path} is full, and nothing was kept of this; make room and try again"
    if reason == sqlite.READONLY:
        where = f"{path} can't be written, and nothing can be kept in it"
        return place.not_writable(path) or f"{where}; make it writable (chmod u+w), or name another with --db"
    if reason in {sqlite.CORRUPT, sqlite.NOTADB}:
        return f"{path} is damaged ({error}); reviewtui doctor says what to do"
    if reason == sqlite.BUSY:
        return f"Nothing can be written to the database now: {who_writes(path)}; try again in a moment"
    if isinstance(error, sqlite.OperationalError):
        return f"Nothing can be written to the database now ({error}); try again in a moment"
    return ""


@contextmanager
def write(connection: Connection, *, durable: bool = False) -> Iterator[None]:
    """One write transaction; anything raised inside takes all of it back. A `durable` one outlives a power cut.

    Raises StoreError where nothing can be written now: somebody else writes for too long, or the disk is full.
    """
    connection.still_there()
    connection.plain()
    try:
        with told(connection):
            if durable:
                _sync(connection, "FULL", whole_way=sys.platform == "darwin")
            _begin(connection)
            if not connection.wrote:
                connection.execute(f"PRAGMA cache_size=-{WRITING_KB}").fetchall()
                connection.wrote = True
            yield
            connection.execute("COMMIT")
    except BaseException:
        sqlite.take_back(connection)
        raise
    finally:
        if durable:
            _sync(connection, "NORMAL", whole_way=False)
    connection.still_there()
    connection.checkpoints.committed()


def _begin(connection: Connection) -> None:
    """Open the transaction as soon as nobody else writes.

    SQLite itself would look only ten times a second, and miss the gaps that a large import leaves for us.
    """
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0").fetchall()
    begun, told_of = time.monotonic(), False
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite.OperationalError as error:
                waited = time.monotonic() - begun
                if sqlite.reason(error) != sqlite.BUSY or waited >= patience / 1000:
                    raise
                if waited > LONG_SECONDS and not told_of and connection.waiting is not None:
                    told_of = True
                    connection.waiting(f"Waiting for the database: {who_writes(connection.path)}")
                time.sleep(LOOK_SECONDS)
            else:
                return
    finally:
        if told_of and connection.waiting is not None:
            connection.waiting("")
        connection.execute(f"PRAGMA busy_timeout = {patience}").fetchall()


def _sync(connection: Connection, level: str, *, whole_way: bool) -> None:
    """How far a commit has to come before it is acknowledged; macOS stops at the disk's own memory unless told."""
    connection.execute(f"PRAGMA synchronous={level}").fetchall()
    if sys.platform == "darwin":
        connection.execute(f"PRAGMA fullfsync={whole_way:d}").fetchall()
