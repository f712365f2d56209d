"""Whose turn it is to import, or to act on many cases: one process at a time, by a lock that ends with the process.

The lock lies on a small file beside the database. Neither a crash nor a reboot leaves it behind, and a process number
that was given anew means nothing to it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from reviewtui.store.connection import StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_taken: set[Path] = set()
"""What this process has; the system's locks are between processes only."""


class Turn:
    """The right to import into one database, or to another long work on it."""

    def __init__(self, database: Path, work: str = "import") -> None:
        self._path = lock_file(database, work)
        self._file: int | None = None

    def take(self) -> bool:
        """Take it, if nobody has it. Raises StoreError where no file can be made."""
        if self._file is not None:
            return True
        if self._path in _taken:
            return False
        try:
            file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise StoreError(f"{self._path} can't be written ({error.strerror or error})") from error
        if not _lock(file):
            os.close(file)
            return False
        _taken.add(self._path)
        self._file = file
        return True

    def end(self) -> None:
        """Let go of the turn, so that others can have it."""
        if self._file is not None:
            os.close(self._file)
            _taken.discard(self._path)
            self._file = None


def lock_file(database: Path, work: str = "import") -> Path:
    """The file that the lock lies on."""
    return Path(f"{database.absolute()}-{work}")


def taken(database: Path, work: str = "import") -> bool:
    """Whether a process has the turn now. Changes nothing."""
    path = lock_file(database, work)
    if path in _taken:
        return True
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(file)
    finally:
        os.close(file)


def _lock(file: int) -> bool:
    with suppress(OSError):
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
