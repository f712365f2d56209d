"""Where the database lies: the file, what SQLite keeps beside it (-wal, -shm), whose they are, and that they are ours
and the same.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BESIDE = ("", "-wal", "-shm")
"""The database and what belongs to it while it is open, by the end of the name."""

_ROOM = 65_536
"""Bytes that an open database needs beside it at the least."""

Identity = tuple[int, int] | None
"""Device and number of a file; None for one that isn't there."""


def private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner alone. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def private_file(path: Path) -> None:
    """Make a file where there is none, and take from others whatever rights they have. Raises OSError."""
    private_folder(path.parent)
    path.touch(mode=0o600)
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)


def prepare(path: Path) -> None:
    """Make the file where there is none, for its owner alone, and mend the rights of one that is there.

    Raises OSError.
    """
    private_folder(path.parent)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    elif os.name == "posix":
        _mend(path)


def _mend(path: Path) -> None:
    """Others lose what they were given by accident; what SQLite made beside a database that could only be read can be
    written again when the database can.

    A file for a group that may write (and nobody else) was shared on purpose and stays so.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    wanted = mode if mode & 0o077 in {0, 0o060} else mode & 0o700
    for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        with suppress(OSError):
            known = each.stat()
            if known.st_uid == os.geteuid() and stat.S_IMODE(known.st_mode) != wanted:
                each.chmod(wanted)


def not_writable(path: Path) -> str:
    """Which file keeps a database that could be written from being written, and what to do; "" for none."""
    if not os.access(path, os.W_OK):
        return ""
    for each in _beside(path):
        if each.exists() and not (os.access(each, os.W_OK) and each.stat().st_mode & 0o200):
            return f"{each} can't be written, and so nothing can be kept in the database; {_remedy(path)}"
    return ""


def no_room(path: Path) -> str:
    """Why there is no room for what SQLite keeps beside a database that could be read, and what to do; "" for none."""
    folder = path.parent
    if not path.is_file():
        return ""
    if not os.access(folder, os.W_OK | os.X_OK):
        return (
            f"{folder} can't be written, and the database in it needs files beside it while it is open; make it "
            f"writable (chmod u+wx {folder}), or name a copy elsewhere with --db"
        )
    if shutil.disk_usage(folder).free < _ROOM:
        return f"The disk with {path} is full, and it can't be opened; make room and try again"
    return ""


def _remedy(path: Path) -> str:
    owner = path.stat().st_uid
    if owner != os.geteuid() or any(each.exists() and each.stat().st_uid != owner for each in _beside(path)):
        return f"make them all yours: sudo chown {owner} {path}*"
    return f"make them writable: chmod u+rw {path}*"


def _beside(path: Path) -> Iterator[Path]:
    return (Path(f"{path}{end}") for end in BESIDE[1:])


def identity(path: Path) -> tuple[Identity, ...]:
    """What is called by the names of the database and of the files beside it now."""
    found: list[Identity] = []
    for end in BESIDE:
        try:
            known = os.stat(f"{path}{end}")
        except OSError:
            found.append(None)
        else:
            found.append((known.st_dev, known.st_ino))
    return tuple(found)
