"""Ranking every case anew, when the user's weights or what is known of a product changed; in short pieces.

`closes_at` says for a stored case whether its date was believed: without one it counts as undated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.domain.case import Lane
from reviewtui.domain.review import Review
from reviewtui.store.connection import Connection, write
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from reviewtui.desk.ports import Ranker

_PIECE = 2000
RANKED_OF = (
    f"r.id, c.resume, c.replied_at, p.weight, p.ratings, r.review_id, r.marketplace, {ASIN}, "
    "r.stars, r.title, r.text, nullif(r.posted_at, 0), r.kind, '', '', r.helpful_votes, r.total_votes, c.closes_at, "
    "c.due_at, r.verified, r.vine, r.order_id"
)
"""What the rank of a case `c` is made of, for `rank_of`; also of its review `r` and the product `p`."""
RANKED_BY = f"SELECT {RANKED_OF} FROM cases c JOIN reviews r ON r.id = c.id LEFT JOIN products p ON p.id = r.product "


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
    ranks = [(rank_of(rank, row, None if row[17] is None else row[11]), *row[:3]) for row in rows]
    if ranks:
        from reviewtui.store.settling import settle  # which judges by this module

        with write(connection):
            settle(connection, [row[0] for row in rows])
            connection.executemany("UPDATE cases SET rank = ? WHERE id = ? AND resume = ? AND replied_at IS ?", ranks)
    return [row[0] for row in rows]


def rank_of(rank: Ranker, row: tuple[Any, ...], posted_at: int | None) -> float:
    """The rank of a row of `RANKED_OF`, with the date that is believed."""
    verified = None if row[19] is None else bool(row[19])
    review = Review._make((*row[5:11], posted_at, *row[12:17], verified, "", "", "", row[21], bool(row[20])))
    return rank(review, row[3], row[4], Lane(row[1]), row[2])
