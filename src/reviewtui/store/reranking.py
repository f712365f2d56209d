"""Ranking every case anew, when the user's weights or what is known of a product changed; in short pieces."""

from __future__ import annotations

import sqlite3

from reviewtui.desk.ports import Ranker
from reviewtui.domain.case import Lane
from reviewtui.domain.review import Review
from reviewtui.store.connection import write

_PIECE = 2000
_READ = (
    "SELECT c.id, c.resume, c.replied_at, p.weight, p.ratings, r.review_id, r.marketplace, coalesce(p.asin, ''), "
    "r.stars, r.title, r.text, r.posted_at, r.kind, '', '', r.helpful_votes, r.total_votes "
    "FROM cases c JOIN reviews r ON r.id = c.id LEFT JOIN products p ON p.id = r.product "
    "WHERE c.id > ? {which} ORDER BY c.id LIMIT ?"
)


def rerank(connection: sqlite3.Connection, rank: Ranker, product: tuple[str, str] | None = None) -> int:
    """Store every case's rank anew, or only those of one product (marketplace, ASIN); answers how many changed.

    Safe to stop anywhere and to begin again: ranks are derived, and each piece is whole.
    """
    which = "" if product is None else "AND p.marketplace = ? AND p.asin = ?"
    last = changed = 0
    while True:
        rows = connection.execute(_READ.format(which=which), (last, *(product or ()), _PIECE)).fetchall()
        if not rows:
            return changed
        ranks = [
            (rank(Review._make((*row[5:17], None, "", "", "", "")), row[3], row[4], Lane(row[1]), row[2]), row[0])
            for row in rows
        ]
        with write(connection):
            connection.executemany("UPDATE cases SET rank = ? WHERE id = ?", ranks)
        last, changed = rows[-1][0], changed + len(rows)
