"""A folder that is thrown away: when the program ends, or at a later start where it was killed.

A file in it is locked as long as its process lives; the system lets go of that lock however the process ends. A folder
is swept only if it is ours by name, owner and rights, and nobody holds its lock.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    import fcntl

IN_USE = "in-use"
"""The file whose lock says that somebody still works in the folder."""


@contextmanager
def folder(prefix: str) -> Iterator[Path]:
    """A folder of one's own for a while. Raises OSError where none can be made."""
    sweep(prefix)
    path = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        lock = _hold(path)
        try:
            yield path
        finally:
            if lock is not None:
                os.close(lock)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def sweep(prefix: str) -> int:
    """Remove the folders whose process is gone; answers how many."""
    if sys.platform == "win32":
        return 0
    gone = 0
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and _ours(entry) and _left(Path(entry.path)):
                shutil.rmtree(entry.path, ignore_errors=True)
                gone += 1
    return gone


def _ours(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        known = entry.stat(follow_symlinks=False)
        return stat.S_ISDIR(known.st_mode) and known.st_uid == os.geteuid() and not known.st_mode & 0o077
    return False


def _left(path: Path) -> bool:
    """Whether somebody worked in it who is gone."""
    if sys.platform != "win32":
        with suppress(OSError):
            file = os.open(path / IN_USE, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            finally:
                os.close(file)
    return False


def _hold(path: Path) -> int | None:
    """Lock the folder; the file gets its name only when it is locked, so that nobody can come in between."""
    if sys.platform == "win32":
        return None
    file = os.open(path / "begun", os.O_CREAT | os.O_RDWR, 0o600)
    with suppress(OSError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.rename(path / "begun", path / IN_USE)
    return file
