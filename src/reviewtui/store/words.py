"""The index of words over the reviews (FTS5). It follows what comes in: who looks for words brings it up to date.

An import does not wait for it. New reviews have larger numbers than all before; one that was changed has a version that
the index has not seen. So two numbers say how far it is, and what is missing is put in by short pieces.

The index keeps no text. What has to leave it is told to it as it went in: the words of the oldest version that it has
not seen yet.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from reviewtui.domain.query.words import folded
from reviewtui.store.connection import Connection, write
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from reviewtui.store import sqlite

PIECE_SECONDS: Final = 0.05
"""So long the lock is held for one piece."""
_BATCH: Final = 200
_MERGED_PAGES: Final = 200
_BETWEEN_SECONDS: Final = 0.005
_TRIES: Final = 3
_LEVELS, _EMPTY_LEVEL = 10, b"\0\0"
"""Where FTS5 keeps what its levels hold, and how one that holds nothing looks there."""


def put_in(connection: Connection) -> int:
    """Put a piece of what is missing into the index; answers about how many reviews are missing still."""
    if missing(connection) == 0:
        return 0
    _functions(connection)
    with write(connection):
        end = time.perf_counter() + PIECE_SECONDS
        while time.perf_counter() < end and (_take_changes(connection) or _take_new(connection)):
            pass
    return missing(connection)


def merge_all(connection: Connection) -> None:
    """Merge the index into one piece, bit by bit while others write: what left it is in the file until then.

    FTS5 lets what left the index go only where the piece becomes its last level, and does nothing where there is one
    piece already; another small piece makes it begin, a second time where the first ended below the last level.
    """
    for _ in range(_TRIES):
        with write(connection):
            connection.execute("INSERT INTO words (rowid, title, text) VALUES (0, '', 'merging')")
            connection.execute("INSERT INTO words (words, rowid, title, text) VALUES ('delete', 0, '', 'merging')")
        while _merged(
            connection, -_MERGED_PAGES
        ):  # a negative one begins with all of it, but first ends what was begun
            while _merged(connection, _MERGED_PAGES):
                pass
        levels = connection.execute(f"SELECT block FROM words_data WHERE id = {_LEVELS}").fetchone()[0]
        if not levels.endswith(_EMPTY_LEVEL):
            return


def _merged(connection: Connection, pages: int) -> bool:
    """Whether a piece of the index was merged."""
    with write(connection):
        before = connection.total_changes
        connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
        some = connection.total_changes - before >= 2
    if some:
        time.sleep(_BETWEEN_SECONDS)
    return some


def missing(connection: sqlite.Connection) -> int:
    """About how many reviews the index has not seen, or not as they are now; 0 where it is up to date."""
    reviews, versions = _known(connection)
    new = max(0, seen_below(connection) - 1 - reviews)
    last = connection.execute("SELECT coalesce(max(id), 0) FROM main.review_versions").fetchone()[0]
    return int(new + max(0, last - versions))


def _known(connection: sqlite.Connection) -> tuple[int, int]:
    row = connection.execute("SELECT reviews, versions FROM words_known").fetchone()
    return int(row[0]), int(row[1])


def seen_below(connection: sqlite.Connection) -> int:
    """The first number that is not taken in: behind the last review, or of an import that may still be taken back."""
    row = connection.execute(
        "SELECT min((SELECT coalesce(max(id), 0) + 1 FROM main.reviews), "
        "coalesce((SELECT min(coalesce(first_id, 1)) FROM main.imports WHERE state = 'pending'), 1 << 62))"
    ).fetchone()
    return int(row[0])


def _functions(connection: sqlite.Connection) -> None:
    connection.create_function("folded", 1, folded, deterministic=True)


def _take_new(connection: sqlite.Connection) -> bool:
    known, versions = _known(connection)
    below = seen_below(connection)
    last = connection.execute(
        "SELECT max(id) FROM (SELECT id FROM main.reviews WHERE id > ? AND id < ? ORDER BY id LIMIT ?)",
        (known, below, _BATCH),
    ).fetchone()[0]
    if last is None:
        connection.execute("UPDATE words_known SET reviews = max(reviews, ?)", (below - 1,))
        return False
    _put(connection, "r.id > ? AND r.id <= ?", (known, last), versions)
    connection.execute("UPDATE words_known SET reviews = ?", (last,))
    return True


def _take_changes(connection: sqlite.Connection) -> bool:
    known, versions = _known(connection)
    last = connection.execute(
        "SELECT max(id) FROM (SELECT id FROM main.review_versions WHERE id > ? ORDER BY id LIMIT ?)",
        (versions, _BATCH),
    ).fetchone()[0]
    if last is None:
        return False
    first = "SELECT min(id) FROM main.review_versions WHERE id > ? AND id <= ? AND review <= ? GROUP BY review"
    those = (versions, last, known)
    connection.execute(
        "INSERT INTO words (words, rowid, title, text) SELECT 'delete', review, folded(title), folded(text) "
        f"FROM main.review_versions WHERE id IN ({first})",
        those,
    )
    _put(connection, f"r.id IN (SELECT review FROM main.review_versions WHERE id IN ({first}))", those, last)
    connection.execute("UPDATE words_known SET versions = ?", (last,))
    return True


def _put(connection: sqlite.Connection, which: str, values: tuple[int, ...], versions: int) -> None:
    """Put reviews in as they were when just so many versions were known: the next ones will take that out again."""
    later = connection.execute("SELECT 1 FROM main.review_versions WHERE id > ? LIMIT 1", (versions,)).fetchone()
    title, text = (_as_of(each, versions) if later is not None else f"r.{each}" for each in ("title", "text"))
    connection.execute(
        f"INSERT INTO words (rowid, title, text) SELECT r.id, folded({title}), folded({text}) FROM main.reviews r "
        f"WHERE {which}",
        values,
    )


def _as_of(column: str, versions: int) -> str:
    """A column of the review `r` as it was when only the first `versions` versions were known."""
    older = f"SELECT v.{column} FROM main.review_versions v WHERE v.review = r.id AND v.id > {versions} ORDER BY v.id"
    return f"coalesce(({older} LIMIT 1), r.{column})"


_MOST_VALUES: Final = 200
_IN_USE: Final = {
    "tag": "SELECT tag FROM tags GROUP BY tag ORDER BY count(*) DESC, tag",
    "marketplace": "SELECT marketplace FROM products WHERE marketplace <> '' GROUP BY marketplace ORDER BY marketplace",
    "product": "SELECT title FROM products WHERE title <> '' GROUP BY title ORDER BY max(weight) DESC, title",
    "asin": f"SELECT {ASIN} FROM products p WHERE {ASIN} <> '' GROUP BY 1 ORDER BY max(weight) DESC, 1",
    "claimed": "SELECT DISTINCT claimed_by FROM cases WHERE claimed_until IS NOT NULL AND claimed_by <> '' ORDER BY 1",
    "source": "SELECT name FROM imports ORDER BY id DESC",
}


def known_values(connection: sqlite.Connection) -> dict[str, tuple[str, ...]]:
    """The values of fields of the query language that are in use."""
    return {
        name: tuple(row[0] for row in connection.execute(f"{text} LIMIT {_MOST_VALUES}"))
        for name, text in _IN_USE.items()
    }
