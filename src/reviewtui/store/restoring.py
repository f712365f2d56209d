"""A copy put into the place of the database: checked before, nothing lost of what stood there, whole at any moment.

Nobody else may have the database open: who has would go on with a file that has no name any more. So the old file is
closed off first (SQLite gives the whole of it to one connection only where there is no other), then gets a second name,
and the copy takes its first one in one step.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.desk.backups import Restored
from reviewtui.store import sqlite
from reviewtui.store.connection import StoreError
from reviewtui.store.copying import contents_of, copy, folder_to_disk, open_still
from reviewtui.store.locks import holder_of
from reviewtui.store.place import BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.desk.backups import Contents, Step


def restore(source: Path, database: Path, aside: Path, step: Step) -> Restored:
    """Put `source` into the place of `database`, which is called `aside` then: the copy that takes its place is
    verified before. Raises StoreError; nothing has changed then.
    """
    if database.exists() and source.exists() and source.samefile(database):
        raise StoreError(f"{source} is the database itself; name a backup of it")
    if not source.is_file():
        raise StoreError(f"there is no file {source}")
    _refuse_while_open(database)
    made = database.with_name(f".{database.name}.restoring")
    contents = copy(source, made, step, live=False)
    try:
        with _closed_off(database):
            before = _contents(database)
            there = database.exists()
            if there:
                _put_aside(database, aside)
            os.replace(made, database)
        folder_to_disk(database.parent)
    except OSError as error:
        raise StoreError(f"{database} can't be replaced ({error.strerror or error}); nothing was changed") from error
    finally:
        made.unlink(missing_ok=True)
    missing = before.beyond(contents) if before else None
    return Restored(source, contents, aside if there else None, missing)


def _refuse_while_open(database: Path) -> None:
    process = holder_of(database) if database.exists() else 0
    if process:
        raise _open_elsewhere(f"process {process} has")


def _open_elsewhere(who: str) -> StoreError:
    return StoreError(f"{who} the database open; leave it there (q in the inbox) and try again, nothing was changed")


@contextmanager
def _closed_off(database: Path) -> Iterator[None]:
    """Have the database to oneself, its log brought home; one that is damaged is only asked whether others have it."""
    if not database.exists():
        yield
        return
    connection = sqlite.connect(database, isolation_level=None, timeout=1)
    try:
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            if mode == "wal":
                raise _open_elsewhere("another program has")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite.DatabaseError as error:
            if sqlite.reason(error) == sqlite.BUSY:
                raise _open_elsewhere("another program has") from error
            connection.close()
            _refuse_while_open(database)
        if sys.platform == "win32":
            connection.close()  # there a file that is open can't be given another name
        yield
    finally:
        connection.close()


def _contents(database: Path) -> Contents | None:
    """What is in the database that is replaced, as far as it can be read."""
    if not database.exists():
        return None
    try:
        with closing(open_still(database)) as connection:
            return contents_of(connection)
    except sqlite.Error:
        return None


def _put_aside(database: Path, aside: Path) -> None:
    """Give the database and what belongs to it second names; then what belonged to it goes, so that nothing of it gets
    into the copy. Raises OSError; no second names are left then.
    """
    try:
        for end in BESIDE:
            old, new = Path(f"{database}{end}"), Path(f"{aside}{end}")
            if old.exists():
                _second_name(old, new)
    except BaseException:
        for end in BESIDE:
            Path(f"{aside}{end}").unlink(missing_ok=True)
        raise
    folder_to_disk(aside.parent)
    for end in BESIDE[1:]:
        with suppress(FileNotFoundError):
            Path(f"{database}{end}").unlink()


def _second_name(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # no second names on this disk
        shutil.copy2(old, new)
