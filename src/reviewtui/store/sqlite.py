"""The one room that names the SQLite library; everybody else takes it from here, so that a process never has two.

Two libraries on one file in one process would undo each other's locks. `sqlite-utils` makes the same choice by itself:
`pysqlite3` where it is installed, else the one that comes with Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as library
else:
    try:
        import pysqlite3 as library
    except ImportError:
        import sqlite3 as library

Connection = library.Connection
Cursor = library.Cursor
Error = library.Error
DatabaseError = library.DatabaseError
OperationalError = library.OperationalError
connect = library.connect

BUSY = library.SQLITE_BUSY
CORRUPT = library.SQLITE_CORRUPT
FULL = library.SQLITE_FULL
NOTADB = library.SQLITE_NOTADB
READONLY = library.SQLITE_READONLY

name = library.__name__
"""Which library this is: `pysqlite3` or `sqlite3`."""
version = library.sqlite_version


def reason(error: Error) -> int:
    """Why the library failed, as one of the codes above or another of SQLite's; 0 where it did not say."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def take_back(connection: Connection) -> None:
    """End a transaction as if nothing of it had been. On a full disk the library does that by itself, and to ask for it
    once more would be an error that hides why.
    """
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def mended(version_info: tuple[int, ...] = library.sqlite_version_info) -> bool:
    """Whether this SQLite is free of the WAL-reset fault: in 3.7.0 to 3.51.2 a commit beside a checkpoint could lose
    committed pages (mended in 3.44.6 and 3.50.7, too).
    """
    return (
        version_info >= (3, 51, 3)
        or (3, 50, 7) <= version_info < (3, 51)
        or (3, 44, 6) <= version_info < (3, 45)
    )  # fmt: skip
