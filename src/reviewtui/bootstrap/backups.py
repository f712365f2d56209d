"""The backups of the seller's database: the shelf with the settings, and what leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.config import paths
from reviewtui.domain.clock import DAY, ago
from reviewtui.store.connection import StoreError
from reviewtui.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewtui.desk.backups import Backup
    from reviewtui.desk.health import Check
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.settings import BackupSettings

OLD: Final = 3 * DAY


def shelf_of(database: Path, keeping: BackupSettings, ticking: Clock) -> Shelf:
    """The shelf of one database, beside it unless the settings name a folder."""
    return Shelf(database, paths.backups(database), keeping, ticking)


def restoring(database: Path) -> str:
    """The command that brings the last backup back."""
    import shlex

    usual = database.absolute() == paths.database().absolute()
    return "reviewtui restore" if usual else f"reviewtui --db {shlex.quote(str(database))} restore"


def last_words(shelf: Shelf, database: Path, now: int) -> str:
    """What is said of the last backup where the database can't be used."""
    newest = next(iter(shelf.listed()), None)
    if newest is None:
        return f"there is no backup of it in {shelf.folder}"
    return f"your last backup is {_when(newest, now)}: {restoring(database)}"


def led_to_backup(error: StoreError, database: Path, keeping: BackupSettings, ticking: Clock) -> StoreError:
    """The error about a database, with the backup that would help against it."""
    if not error.for_backup:
        return error
    return StoreError(f"{error}; {last_words(shelf_of(database, keeping, ticking), database, ticking())}")


def gone(database: Path, keeping: BackupSettings, ticking: Clock) -> str:
    """What is said where there is no database (any more), or an empty file, but a backup of one; "" without any.

    Raises StoreError for the empty file: what is in it was lost, and nothing shall be made in its place.
    """
    shelf = shelf_of(database, keeping, ticking)
    if not shelf.listed():
        return ""
    words = last_words(shelf, database, ticking())
    if database.exists():
        raise StoreError(f"{database} is empty; {words}; to begin anew instead, remove the file")
    return f"There is no database at {database}; {words}"


def _when(backup: Backup, now: int) -> str:
    size = f"{backup.size / 1e6:,.1f} MB"
    then = "of another time than now" if backup.at > now + DAY else f"from {ago(backup.at, now)}"
    return f"{then} ({backup.path.name}, {size})"


def checks(shelf: Shelf, database: Path, keeping: BackupSettings, now: int) -> Iterator[Check]:
    """What `doctor` says of the backups."""
    from reviewtui.desk.health import Check, State

    newest = next(iter(shelf.listed()), None)
    if newest is not None:
        words = f"the last of {len(shelf.listed())} is {_when(newest, now)} in {shelf.folder}"
        old = keeping.daily and not now - OLD < newest.at < now + DAY
        fix = "reviewtui backup makes one now, and says what is in the way" if old else ""
        yield Check("backup", State.WARN if old else State.OK, words, fix)
    elif database.exists():
        yield Check("backup", State.WARN, f"there is none yet in {shelf.folder}", "reviewtui backup makes one")
