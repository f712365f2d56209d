"""Bytes that nothing uses any more are overwritten: a page that was deleted or merged away keeps what stood in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from reviewtui.store.connection import write
from reviewtui.store.words import merge_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.store.connection import Connection

_UNWIPED: Final = "unwiped"
"""Set, with the act that forgets somebody, until what it left in the file is overwritten."""
_WORDS: Final = "words"
_FILLING: Final = "wiping-"
_PAGES: Final = 1000
"""So many are filled at once: others want to write meanwhile."""


@contextmanager
def overwriting(connection: Connection) -> Iterator[None]:
    """What is deleted meanwhile is overwritten in the file."""
    connection.execute("PRAGMA secure_delete=ON").fetchall()
    try:
        yield
    finally:
        connection.execute("PRAGMA secure_delete=FAST").fetchall()


def to_wipe(connection: Connection, *, words: bool) -> None:
    """Note, inside a transaction, that something is to be overwritten, in the index of `words` too."""
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (_UNWIPED, _WORDS if words else "pages"))


def wipe(connection: Connection) -> None:
    """Overwrite what was noted; one that was cut off is done by the next."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (_UNWIPED,)).fetchone()
    if row is None:
        return
    with overwriting(connection):
        if row[0] == _WORDS:
            merge_all(connection)
        _fill(connection)
        with write(connection):
            connection.execute("DELETE FROM settings WHERE name = ?", (_UNWIPED,))
    connection.checkpoints.now()


def _fill(connection: Connection) -> None:
    """Fill all free pages with noughts, some at a time, and free them again."""
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    free = connection.execute("PRAGMA freelist_count").fetchone()[0]
    for number, begun in enumerate(range(0, free, _PAGES)):
        with write(connection):
            connection.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, CAST(zeroblob(?) AS TEXT))",
                (f"{_FILLING}{number}", min(_PAGES, free - begun) * size),
            )
    for (name,) in connection.execute("SELECT name FROM settings WHERE name GLOB ?", (f"{_FILLING}*",)).fetchall():
        with write(connection):
            connection.execute("DELETE FROM settings WHERE name = ?", (name,))
