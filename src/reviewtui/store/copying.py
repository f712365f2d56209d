"""A whole copy of a database file, made while others write to it, and verified before anybody may believe in it.

One reading transaction holds the state of a moment: others write on, nothing has to begin anew, and no step holds
a lock that anybody waits for. The copy lies under another name until it is whole and has reached the disk.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.desk.backups import Contents
from reviewtui.store import sqlite
from reviewtui.store.connection import SCHEMA_VERSION, StoreError
from reviewtui.store.place import private_folder

if TYPE_CHECKING:
    from reviewtui.desk.backups import Step

PAGES = 256
"""So many pages are copied in one step: about a megabyte, two or three milliseconds."""
_LOOKED = 2_000_000
"""After so many instructions of the library whoever waits for a check is asked whether it shall go on."""
ROOM = 50_000_000
"""So much stays free on the disk beside a copy, for the letters that are being written."""
_OURS = {"reviews", "cases", "imports", "journal"}


class NotWhole(StoreError):
    """A file that can't be believed, in one sentence: which, why."""


def copy(source: Path, target: Path, step: Step, *, live: bool = True) -> Contents:
    """Copy a database into a file that nobody else knows yet, and verify it. Raises StoreError, and what `step` raises.

    One that is not `live` is only read, so that not even the files beside it are made. Whatever goes wrong, nothing is
    left of the copy.
    """
    try:
        private_folder(target.parent)
        _refuse_without_room(source, target.parent)
        target.unlink(missing_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        counts = _copied(source, target, step, live=live)
        contents = _verified(target, source, counts, step)
        _to_disk(target)
    except BaseException as error:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{target}{end}").unlink(missing_ok=True)
        if isinstance(error, sqlite.Error):
            words = "can't be copied" if live else "is no whole database"
            raise NotWhole(f"{source} {words} ({error})") from error
        if isinstance(error, OSError):
            raise StoreError(f"{target} can't be written ({error.strerror or error})") from error
        raise
    return contents


def _refuse_without_room(source: Path, folder: Path) -> None:
    needed = sum(Path(f"{source}{end}").stat().st_size for end in ("", "-wal") if Path(f"{source}{end}").exists())
    free = shutil.disk_usage(folder).free
    if free < needed + ROOM:
        needs = f"a copy needs {needed / 1e6:,.1f} MB and leaves {ROOM / 1e6:,.0f} MB free for what you write"
        raise StoreError(f"{folder} has only {free / 1e6:,.1f} MB left, and {needs}; make room, or name another place")


def _copied(source: Path, target: Path, step: Step, *, live: bool) -> dict[str, int]:
    """How many rows each table of the source had in the moment that was copied."""
    with closing(open_live(source) if live else open_still(source)) as reading:
        reading.execute("BEGIN")
        counts = _counts(reading)
        with closing(sqlite.connect(target, isolation_level=None)) as writing:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-500"):
                writing.execute(f"PRAGMA {pragma}").fetchall()

            def went(_status: int, remaining: int, total: int) -> None:
                step("copying", 1 - remaining / total if total else 1.0)

            reading.backup(writing, pages=PAGES, progress=went)
    with closing(sqlite.connect(target, isolation_level=None)) as writing:
        # one file that needs nothing beside it, wherever it is carried
        writing.execute("PRAGMA synchronous=OFF").fetchall()
        writing.execute("PRAGMA journal_mode=DELETE").fetchall()
    return counts


def open_live(path: Path) -> sqlite.Connection:
    """Open a database that others may be writing to; nothing is written by this connection."""
    connection = sqlite.connect(path.resolve().as_uri() + "?mode=rw", uri=True, isolation_level=None, timeout=5)
    connection.execute("PRAGMA query_only=ON").fetchall()
    connection.execute("PRAGMA cache_size=-500").fetchall()
    return connection


def open_still(path: Path) -> sqlite.Connection:
    """Open a copy for reading only; where it has no log beside it, not even the files beside it are made."""
    alone = not Path(f"{path}-wal").exists()
    name = path.resolve().as_uri() + ("?mode=ro&immutable=1" if alone else "?mode=ro")
    return sqlite.connect(name, uri=True, isolation_level=None, timeout=2)


def look_into(path: Path, step: Step) -> Contents:
    """Verify a copy where it lies and tell what is in it. Raises StoreError, and what `step` raises."""
    if not path.is_file():
        raise StoreError(f"there is no file {path}")
    try:
        with closing(open_still(path)) as connection:
            return _whole(connection, path, step)
    except sqlite.Error as error:
        raise NotWhole(f"{path} is no whole database ({error})") from error
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror or error})") from error


def _verified(copied: Path, source: Path, counts: dict[str, int], step: Step) -> Contents:
    """Verify a copy on every page; what is wrong with it is told of what it was copied from."""
    with closing(open_still(copied)) as connection:
        contents = _whole(connection, source, step)
        found = _counts(connection)
    if found != counts:
        lost = ", ".join(sorted(name for name in counts if found.get(name) != counts[name]))
        raise NotWhole(f"the copy of {source} has other numbers of rows than the database ({lost})")
    return contents


def _whole(connection: sqlite.Connection, path: Path, step: Step) -> Contents:
    """Look whether a database is ours, not too new, and in order on every page."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if _OURS - _tables(connection):
        raise NotWhole(f"{path} is no database of reviewtui's")
    if version > SCHEMA_VERSION:
        raise NotWhole(f"{path} was made by a newer reviewtui (schema {version}); update reviewtui to use it")
    step("checking", 0.0)
    stop: list[BaseException] = []

    def asked() -> int:
        try:
            step("checking", 0.5)
        except BaseException as error:  # noqa: BLE001 - the library would swallow it; it is raised below
            stop.append(error)
            return 1
        return 0

    connection.set_progress_handler(asked, _LOOKED)
    try:
        found = [" ".join(str(row[0]).split()) for row in connection.execute("PRAGMA integrity_check(3)")]
    except sqlite.Error:
        if stop:
            raise stop[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    if found != ["ok"]:
        raise NotWhole(f"{path} is damaged: {'; '.join(found)}"[:400])
    return contents_of(connection)


def contents_of(connection: sqlite.Connection) -> Contents:
    """How much is in a database."""
    return Contents(
        *(
            int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in ("reviews", "messages", "journal")
        )
    )


def _tables(connection: sqlite.Connection) -> set[str]:
    statement = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    return {row[0] for row in connection.execute(statement)}


def _counts(connection: sqlite.Connection) -> dict[str, int]:
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in sorted(_tables(connection))
    }


def put_in_place(made: Path, target: Path) -> None:
    """Give a finished copy its name, all at once. Raises StoreError."""
    try:
        os.replace(made, target)
        folder_to_disk(target.parent)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise StoreError(f"{target} can't be written ({error.strerror or error})") from error


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def folder_to_disk(folder: Path) -> None:
    """The names in a folder outlive a power cut, where the system can promise that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
