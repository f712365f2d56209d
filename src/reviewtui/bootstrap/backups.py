"""The backups of the seller's database: the shelf with the settings, what leads to it, and the one of every day."""

from __future__ import annotations

import logging
import shlex
import threading
import time
from typing import TYPE_CHECKING, Final

from reviewtui.config import paths
from reviewtui.desk.backups import Stop
from reviewtui.desk.health import Check, State
from reviewtui.desk.refusals import Refused
from reviewtui.domain.clock import DAY, ago
from reviewtui.store.connection import StoreError
from reviewtui.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reviewtui.config.settings import Config
    from reviewtui.desk.backups import Backup, Step
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.settings import BackupSettings

FIRST_SECONDS: Final = 30.0
"""So long the inbox is open before anybody looks whether the backup of today is there."""
LOOK_SECONDS: Final = 1800.0
GENTLE_SECONDS: Final = 0.004
"""How long the copying rests after each megabyte, so that keys and other programs go first."""
OLD: Final = 3 * DAY

log = logging.getLogger(__name__)


def shelf_of(database: Path, keeping: BackupSettings, ticking: Clock) -> Shelf:
    """The shelf of one database, beside it unless the settings name a folder."""
    return Shelf(database, paths.backups(database), keeping, ticking)


def restoring(database: Path) -> str:
    """The command that brings the last backup back."""
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
    newest = next(iter(shelf.listed()), None)
    if newest is not None:
        words = f"the last of {len(shelf.listed())} is {_when(newest, now)} in {shelf.folder}"
        old = keeping.daily and not now - OLD < newest.at < now + DAY
        fix = "reviewtui backup makes one now, and says what is in the way" if old else ""
        yield Check("backup", State.WARN if old else State.OK, words, fix)
    elif database.exists():
        yield Check("backup", State.WARN, f"there is none yet in {shelf.folder}", "reviewtui backup makes one")


def begin_daily(database: Path, config: Config, ticking: Clock) -> Callable[[], None]:
    """Begin with what is done every day while the inbox is open; answers what ends that."""

    def letting_go(step: Step) -> None:
        from reviewtui.bootstrap.letting_go import let_go

        let_go(database, ticking, config, step)

    daily = Daily(shelf_of(database, config.backups, ticking), letting_go)
    daily.begin()
    return daily.end


class Daily:
    """Makes the backup of the day while the inbox is open, and lets go of buyers whose time is over, on a thread of its
    own; no key waits for it.
    """

    def __init__(self, shelf: Shelf, let_go: Callable[[Step], None] = lambda _: None) -> None:
        self._shelf = shelf
        self._let_go = let_go
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._work, name="backups", daemon=True)

    def begin(self) -> None:
        """From now on, after a while."""
        self._thread.start()

    def end(self) -> None:
        """No more; one that is half made is thrown away."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _work(self) -> None:
        wait = FIRST_SECONDS
        while not self._end.wait(wait):
            wait = LOOK_SECONDS
            for work, words in (
                (self._shelf.make_daily, "the backup of today"),
                (self._let_go, "letting go of buyers"),
            ):
                try:
                    work(self._step)
                except Stop:
                    return
                except Refused as error:
                    log.warning("%s failed: %s", words, error)
                except Exception:
                    log.exception("%s failed", words)

    def _step(self, _what: str, _share: float) -> None:
        if self._end.is_set():
            raise Stop
        time.sleep(GENTLE_SECONDS)
