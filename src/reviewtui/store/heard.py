"""What unhappy reviews were heard to speak of, and how many reviews of what kind a product got in which week.

An import does not wait for it. It follows what comes in as the index of words does (`words`): two numbers say how far
it is, and what is missing is heard by short pieces, of which only the writing holds the lock.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from reviewtui.domain.radar import EVERY, STARS, UNHAPPY
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE, Kind, enters_queue
from reviewtui.store.connection import Connection, write
from reviewtui.store.words import seen_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewtui.store import sqlite

PIECE_SECONDS: Final = 0.02
"""So long is listened for one piece."""
_BATCH: Final = 500
_DAY: Final = 86400

_Review = tuple[int, "int | None", int, "int | None", str, str, int]
"""Number, product, stars, week, title, text, and the stars that were counted before."""

_WEEK: Final = (
    f"iif(r.posted_at BETWEEN {OLDEST_DATE} AND :soon AND r.kind = '{Kind.PRODUCT_REVIEW}', "
    f"(r.posted_at / {_DAY} + 3) / 7, NULL)"
)
_READ: Final = (
    f"SELECT r.id, r.product, r.stars, {_WEEK}, iif(r.stars <= 3, r.title, ''), iif(r.stars <= 3, r.text, ''), {{}} "
    "FROM main.reviews r "
)
_BEFORE: Final = (
    "(SELECT v.stars FROM main.review_versions v WHERE v.review = r.id AND v.id > :versions ORDER BY v.id LIMIT 1)"
)
"""The stars that a review had when the last of the versions that are known was made."""


def listen(connection: Connection, hear: Callable[[str, str], Sequence[str]], ear: str, now: int) -> int:
    """Listen to a piece of what nobody has listened to yet; about how many reviews are left. Another `ear` than the
    last one begins anew.
    """
    known = _known(connection)
    if known[2] != ear:
        with write(connection):
            for table in ("heard", "weekly", "radar_due"):
                connection.execute(f"DELETE FROM main.{table}")
            connection.execute("UPDATE heard_known SET reviews = 0, versions = 0, ear = ?", (ear,))
        known = _known(connection)
    if not missing(connection, ear):
        return 0
    last, rows = _changed(connection, known, now)
    again = last is not None
    if last is None:
        last, rows = _new(connection, known[0], now)
    heard, last = _heard(rows, hear, last, whole=again)
    with write(connection):
        if _known(connection) != known:
            return missing(connection, ear)  # somebody else was faster
        _keep(connection, heard, again=again)
        if again:
            connection.execute("UPDATE heard_known SET versions = ?", (last,))
        else:
            connection.execute("UPDATE heard_known SET reviews = ?", (last,))
    return missing(connection, ear)


def missing(connection: sqlite.Connection, ear: str) -> int:
    """About how many reviews nobody has listened to, or not as they are now."""
    reviews, versions, heard_by = _known(connection)
    if heard_by != ear:
        return max(0, seen_below(connection) - 1)
    last = connection.execute("SELECT coalesce(max(id), 0) FROM main.review_versions").fetchone()[0]
    return int(max(0, seen_below(connection) - 1 - reviews) + max(0, last - versions))


def _known(connection: sqlite.Connection) -> tuple[int, int, str]:
    reviews, versions, ear = connection.execute("SELECT reviews, versions, ear FROM main.heard_known").fetchone()
    return int(reviews), int(versions), str(ear)


def _new(connection: sqlite.Connection, known: int, now: int) -> tuple[int, list[_Review]]:
    """The next reviews that came in, and the number up to which they go."""
    below = seen_below(connection)
    rows: list[_Review] = connection.execute(
        f"{_READ.format(0)} WHERE r.id > :known AND r.id < :below ORDER BY r.id LIMIT {_BATCH}",
        {"known": known, "below": below, "soon": now + CLOCKS_APART},
    ).fetchall()
    return (rows[-1][0] if len(rows) == _BATCH else below - 1), rows


def _changed(connection: sqlite.Connection, known: tuple[int, int, str], now: int) -> tuple[int | None, list[_Review]]:
    """The reviews that changed since, those that were heard before; None where nothing did."""
    last = connection.execute(
        f"SELECT max(id) FROM (SELECT id FROM main.review_versions WHERE id > ? ORDER BY id LIMIT {_BATCH // 10})",
        (known[1],),
    ).fetchone()[0]
    if last is None:
        return None, []
    rows = connection.execute(
        f"{_READ.format(_BEFORE)} WHERE r.id <= :known "
        "AND r.id IN (SELECT review FROM main.review_versions WHERE id > :versions AND id <= :last)",
        {"versions": known[1], "last": last, "known": known[0], "soon": now + CLOCKS_APART},
    ).fetchall()
    return int(last), rows


def _heard(
    rows: Iterable[_Review], hear: Callable[[str, str], Sequence[str]], last: int, *, whole: bool
) -> tuple[list[tuple[_Review, tuple[str, ...]]], int]:
    """What some reviews speak of; unless it has to be the `whole`, as many as a piece has time for."""
    end = time.perf_counter() + PIECE_SECONDS
    heard = list[tuple[_Review, tuple[str, ...]]]()
    for row in rows:
        if heard and not whole and time.perf_counter() > end:
            return heard, heard[-1][0][0]
        heard.append((row, tuple(hear(row[4], row[5])) if enters_queue(row[2]) else ()))
    return heard, last


def _keep(connection: sqlite.Connection, heard: Iterable[tuple[_Review, tuple[str, ...]]], *, again: bool) -> None:
    counts: dict[tuple[int, str, int], int] = {}

    def count(product: int | None, week: int | None, kinds: Iterable[str], step: int) -> None:
        if product is not None and week is not None:
            for kind in kinds:
                counts[product, kind, week] = counts.get((product, kind, week), 0) + step

    for (number, product, stars, week, _, _, stars_before), said in heard:
        if again:
            before = connection.execute("SELECT week, said FROM main.heard WHERE review = ?", (number,)).fetchone()
            if before is not None:
                count(product, before[0], (UNHAPPY, *names_in(before[1])), -1)
                connection.execute("DELETE FROM main.heard WHERE review = ?", (number,))
        else:
            count(product, week, (EVERY,), 1)
        count(product, week, (STARS,), stars - stars_before)
        if enters_queue(stars):
            count(product, week, (UNHAPPY, *said), 1)
            connection.execute(
                "INSERT OR REPLACE INTO main.heard (review, week, said) VALUES (?, ?, ?)",
                (number, week, f"|{'|'.join(said)}|" if said else ""),
            )
    connection.executemany(
        "INSERT INTO main.weekly (product, what, week, reviews) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (product, what, week) DO UPDATE SET reviews = reviews + excluded.reviews",
        [(*key, step) for key, step in sorted(counts.items()) if step],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO main.radar_due (product) VALUES (?)", [(each,) for each in {key[0] for key in counts}]
    )


def names_in(said: str) -> tuple[str, ...]:
    """The names that a row of `heard` holds."""
    return tuple(filter(None, said.split("|")))
