"""Which process holds a lock on some bytes of a file: asked of the system, without taking one.

Closing a file lets go of all that this process holds on it, so nobody may ask who has the database open itself.
"""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_OPEN_AT, _OPEN_LENGTH = 0x4000_0002, 510
"""The bytes of the database that SQLite holds while it is open."""


def holder_of(database: Path) -> int:
    """The process that has a database open, 0 for none or where that can't be asked."""
    return holder(database, _OPEN_AT, _OPEN_LENGTH)


def holder(path: Path, start: int, length: int) -> int:
    """The process that holds a lock on some bytes of a file, 0 for none or where that can't be asked."""
    if sys.platform not in {"linux", "darwin"}:
        return 0
    import fcntl

    linux = sys.platform == "linux"
    layout = "hhqqi4x" if linux else "qqihh"
    asked = (fcntl.F_WRLCK, 0, start, length, 0) if linux else (start, length, 0, fcntl.F_WRLCK, 0)
    try:
        with path.open("rb") as file:
            told = struct.unpack(layout, fcntl.fcntl(file.fileno(), fcntl.F_GETLK, struct.pack(layout, *asked)))
    except OSError:
        return 0
    kind, process = (told[0], told[4]) if linux else (told[3], told[2])
    return 0 if kind == fcntl.F_UNLCK else int(process)
