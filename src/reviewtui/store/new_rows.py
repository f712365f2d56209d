"""The rows of reviews that come in for the first time, and of the cases that they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.domain.case import Lane
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE, enters_queue
from reviewtui.store import fields
from reviewtui.store.products import Products

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.ports import Judgement
    from reviewtui.domain.review import Review
    from reviewtui.store.connection import Connection

Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]
"""Of reviews and of cases, ready to be written."""

_INSERT_CASE = (
    "INSERT INTO cases (id, lane, resume, rank, stars, marketplace, posted_at, due_at, closes_at, import) "
    "VALUES (?, 'first-contact', 'first-contact', ?, ?, ?, ?, ?, ?, ?)"
)


class NewRows:
    """Numbers, judges and writes what is new in one import."""

    def __init__(self, connection: Connection, judgement: Judgement, now: int) -> None:
        self._connection = connection
        self._judgement = judgement
        self._now = now
        self._products = Products(connection)
        self.number = 0
        """The import's."""
        self.next_id = 1

    def judged(self, fresh: Sequence[tuple[int, Review]]) -> Rows:
        """The rows of new reviews, and of the cases that they become."""
        reviews, cases = [], []
        rank, closes_at, due = self._judgement.rank, self._judgement.closes_at, self._judgement.due_at
        now, latest = self._now, self._now + CLOCKS_APART
        number, each, product_of, kept = self.number, self.next_id, self._products.of, fields.kept
        for digest, review in fresh:
            stars, marketplace, posted_at = review.stars, review.marketplace, review.posted_at
            product = product_of(marketplace, review.asin, review.product)
            reviews.append((each, digest, number, product[0], *kept(review)))
            if enters_queue(stars):
                if posted_at is not None and OLDEST_DATE <= posted_at <= latest:
                    judged, due_at, door = review, due(posted_at, now), closes_at(review.kind, posted_at, marketplace)
                else:
                    judged, due_at, door = review._replace(posted_at=None), None, None
                level = rank(judged, product[1], product[2], Lane.FIRST_CONTACT, None)
                cases.append((each, level, stars, marketplace, posted_at or 0, due_at, door, number))
            each += 1
        self.next_id = each
        return reviews, cases

    def write(self, rows: Rows) -> None:
        """Write them down, inside a transaction."""
        self._connection.executemany(fields.INSERT, rows[0])
        self._connection.executemany(_INSERT_CASE, rows[1])
