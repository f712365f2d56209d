"""The shelf of backups of one database: a folder in which each has its time in its name, and old ones are thinned."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from reviewtui.desk.backups import Backup, Contents, Made, Restored
from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.generations import kept, within
from reviewtui.store.connection import StoreError
from reviewtui.store.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reviewtui.desk.backups import Step
    from reviewtui.desk.settings import BackupSettings

_TIME: Final = "%Y%m%d-%H%M%S"
_ENOUGH: Final = 20 * HOUR
"""A backup that is younger is the one of today."""
WORK: Final = "backup"


class Shelf:
    """The backups of one database; see `desk.backups.Backups`."""

    def __init__(self, database: Path, folder: Path, keeping: BackupSettings, clock: Callable[[], int]) -> None:
        self._database = database.absolute()
        self.folder = (keeping.folder or folder).absolute()
        self._keeping = keeping
        self._clock = clock

    def listed(self) -> list[Backup]:
        """Those that are there, newest first."""
        return self._named_in(self.folder, f"{self._database.stem}-")

    def replaced(self) -> list[Backup]:
        """The databases that were put aside by restoring, newest first."""
        return self._named_in(self._database.parent, f"{self._database.stem}-replaced-")

    def _named_in(self, folder: Path, start: str) -> list[Backup]:
        pattern = re.compile(re.escape(start) + r"(\d{8}-\d{6})" + re.escape(self._database.suffix))
        found = []
        with suppress(OSError):
            for each in folder.iterdir():
                name = pattern.fullmatch(each.name)
                with suppress(OSError, ValueError):
                    if name:
                        at = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
                        found.append(Backup(each, int(at.timestamp()), each.stat().st_size))
        return sorted(found, key=lambda each: each.at, reverse=True)

    def due(self) -> bool:
        """Whether the one of today is still to be made."""
        if not self._keeping.daily or not self._database.exists():
            return False
        newest, now = next(iter(self.listed()), None), self._clock()
        return newest is None or not now - _ENOUGH < newest.at <= now + DAY

    def make_daily(self, step: Step) -> Made | None:
        """Make the one of today, where it is due and nobody else is at it."""
        if not self.due():
            return None
        turn = self._turn()
        if turn is None:
            return None
        try:
            return self._make(step) if self.due() else None
        finally:
            turn.end()

    def make(self, target: Path | None, step: Step, *, overwrite: bool = False) -> Made:
        """Make one and verify it, on the shelf or as a file elsewhere."""
        if not self._database.exists():
            raise StoreError(f"there is no database at {self._database}, so there is nothing to back up")
        turn = self._turn()
        if turn is None:
            raise StoreError("another process makes a backup of this database just now; try again in a moment")
        try:
            return self._make(step) if target is None else self._make_at(target, step, overwrite=overwrite)
        finally:
            turn.end()

    def renew(self, step: Step) -> Made:
        """Make one, verify it, and take all older ones away."""
        made = self.make(None, step)
        gone = []
        for each in (*self.listed(), *self.replaced()):
            if each.path != made.backup.path:
                with suppress(OSError):
                    each.path.unlink()
                    gone.append(each)
        return made._replace(gone=(*made.gone, *gone))

    def _turn(self) -> Turn | None:
        """The right to make a backup or to restore one: for one process at a time."""
        turn = Turn(self._database, WORK)
        return turn if turn.take() else None

    def _make(self, step: Step) -> Made:
        from reviewtui.store.copying import copy, put_in_place

        self._sweep()
        at = self._clock()
        path = self._path(at)
        contents = copy(self._database, self._part(path), step)
        put_in_place(self._part(path), path)
        return Made(Backup(path, at, path.stat().st_size), contents, self._thin())

    def _make_at(self, target: Path, step: Step, *, overwrite: bool) -> Made:
        from reviewtui.store.copying import copy, put_in_place

        at = self._clock()
        path = target.absolute()
        if path.is_dir():
            path /= self._path(at).name
        if path.exists():
            if path.samefile(self._database):
                raise StoreError(f"{path} is the database itself; name another file")
            if not overwrite:
                raise StoreError(f"{path} is there already; --overwrite puts the new backup in its place")
        contents = copy(self._database, self._part(path), step)
        put_in_place(self._part(path), path)
        return Made(Backup(path, at, path.stat().st_size), contents)

    def _path(self, at: int) -> Path:
        time = datetime.fromtimestamp(at, UTC).strftime(_TIME)
        return self.folder / f"{self._database.stem}-{time}{self._database.suffix}"

    @staticmethod
    def _part(path: Path) -> Path:
        """Where a copy lies until it is whole."""
        return path.with_name(f".{path.name}.part")

    def _sweep(self) -> None:
        """Take away what a process left that was killed; only for who has the turn."""
        with suppress(OSError):
            for each in self.folder.glob(f".{self._database.stem}-*{self._database.suffix}.part*"):
                each.unlink(missing_ok=True)

    def _thin(self) -> list[Backup]:
        """Take away the old ones that are too many; answers which."""
        there, keep = self.listed(), self._keeping
        stay = kept([each.at for each in there], keep.days, keep.weeks, keep.months)
        stay = within([(each.at, each.size) for each in there if each.at in stay], keep.most_bytes)
        gone = []
        for each in there:
            if each.at not in stay:
                with suppress(OSError):
                    each.path.unlink()
                    gone.append(each)
        return gone

    def _free_aside(self) -> Path:
        """A name for the database that is replaced, which nothing has yet."""
        at = self._clock()
        while True:
            time = datetime.fromtimestamp(at, UTC).strftime(_TIME)
            path = self._database.with_name(f"{self._database.stem}-replaced-{time}{self._database.suffix}")
            if not path.exists():
                return path
            at += 1

    def look_into(self, path: Path, step: Step) -> Contents:
        """Verify a copy and tell what is in it."""
        from reviewtui.store.copying import look_into

        return look_into(path, step)

    def restore(self, path: Path, step: Step) -> Restored:
        """Put a copy into the place of the database, and that aside."""
        from reviewtui.store.restoring import restore

        turn = self._turn()
        if turn is None:
            raise StoreError("another process makes a backup of this database just now; try again in a moment")
        try:
            return restore(path.absolute(), self._database, self._free_aside(), step)
        finally:
            turn.end()
