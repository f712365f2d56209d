"""Ranking every case anew, when the user's weights or what is known of a product changed; in short pieces.

`closes_at` says for a stored case whether its date was believed: without one it counts as undated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.domain.case import Lane
from reviewtui.store import fields
from reviewtui.store.connection import Connection, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.ports import Ranker
    from reviewtui.domain.review import Review

_PIECE = 2000
_NOT_ASKED = ("product", "author", "variant", "language", "url")
"""The fields of a review that its rank doesn't depend on."""
RANKED_OF = (
    f"r.id, c.resume, c.replied_at, p.weight, p.ratings, {fields.read(without=_NOT_ASKED)}, c.closes_at, c.due_at"
)
"""What the rank of a case `c` is made of, for `rank_of`; also of its review `r` and the product `p`."""
_REVIEW = 5
"""Where in it the review begins."""
TOLD_AT = _REVIEW + fields.POSTED_AT
CLOSES_AT, DUE_AT, RANKED = (_REVIEW + fields.COUNT + each for each in range(3))
"""Where in it these stand, and how many columns it has."""
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
    ranks = [(rank_of(rank, row, None if row[CLOSES_AT] is None else row[TOLD_AT]), *row[:3]) for row in rows]
    if ranks:
        from reviewtui.store.settling import settle  # which judges by this module

        with write(connection):
            settle(connection, [row[0] for row in rows])
            connection.executemany("UPDATE cases SET rank = ? WHERE id = ? AND resume = ? AND replied_at IS ?", ranks)
    return [row[0] for row in rows]


def rank_of(rank: Ranker, row: tuple[Any, ...], posted_at: int | None) -> float:
    """The rank of a row of `RANKED_OF`, with the date that is believed."""
    return rank(review_in(row)._replace(posted_at=posted_at), row[3], row[4], Lane(row[1]), row[2])


def review_in(row: Sequence[Any]) -> Review:
    """The review in a row of `RANKED_OF`, as it was told."""
    return fields.review_of(row[_REVIEW:])
