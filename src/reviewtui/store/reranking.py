"""Ranking every case anew, when the user's weights or what is known of a product changed; in short pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.store.connection import Connection, write
from reviewtui.store.ranked import CLOSES_AT, RANKED_BY, TOLD_AT, rank_of
from reviewtui.store.settling import settle

if TYPE_CHECKING:
    from reviewtui.desk.ports import Ranker

_PIECE = 2000


def rerank(connection: Connection, rank: Ranker, product: tuple[str, str] | None = None) -> int:
    """Store every case's rank anew, or only those of one product (marketplace, ASIN); answers how many changed.

    Safe to stop anywhere and to begin again: ranks are derived, and each piece is whole.
    """
    last = changed = 0
    while ranked := rerank_some(connection, rank, last, _PIECE, product):
        last, changed = ranked[-1], changed + len(ranked)
    return changed


def rerank_some(
    connection: Connection, rank: Ranker, after: int, count: int, product: tuple[str, str] | None = None
) -> list[int]:
    """One piece of it, from the case after a number on; answers which they were. The lock is held for writing alone."""
    which = "" if product is None else "AND p.marketplace = ? AND p.asin = ?"
    rows = connection.execute(
        f"{RANKED_BY} WHERE c.id > ? {which} ORDER BY c.id LIMIT ?", (after, *(product or ()), count)
    ).fetchall()
    ranks = [(rank_of(rank, row, None if row[CLOSES_AT] is None else row[TOLD_AT]), *row[:3]) for row in rows]
    if ranks:
        with write(connection):
            settle(connection, [row[0] for row in rows])
            connection.executemany("UPDATE cases SET rank = ? WHERE id = ? AND resume = ? AND replied_at IS ?", ranks)
    return [row[0] for row in rows]
