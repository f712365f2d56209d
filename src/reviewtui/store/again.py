"""A review that comes in again: what stands of it, what may change in it, and what another file knows besides.

Stars, words and votes are the buyer's; when they differ there is a new version (`changes`). Order, author, variant,
page, language and purchase are known or not known: an empty one is filled from a file that knows it, a known one stays.
So it is with the date: one that is missing, or can't be, is filled, and with it the case gets its clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.domain.review import Review, believed
from reviewtui.store import fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.store import sqlite

_DETAILS = 4 + len(fields.EDITED)
_PIECE = 300


class Stored(NamedTuple):
    """A review as it stands. One whose buyer was forgotten stays as it is."""

    id: int
    content: tuple[Any, ...]
    details: tuple[Any, ...]
    posted_at: int | None
    forgotten: bool = False

    def lacks(self, review: Review, now: int) -> bool:
        """Whether a review knows something that is empty here."""
        return fields.knows_more(fields.details(review), self.details) or self.lacks_date(review, now)

    def lacks_date(self, review: Review, now: int) -> bool:
        """Whether a review knows the date better: there is none here, or none that can be."""
        if believed(self.posted_at, now) is not None:
            return False
        return believed(review.posted_at, now) is not None or (self.posted_at is None and review.posted_at is not None)


def stored(connection: sqlite.Connection, review_ids: Sequence[str]) -> dict[tuple[str, str], Stored]:
    """Those reviews that are there, by (review id, kind)."""
    found = {}
    forgotten = {row[0] for row in connection.execute('SELECT "case" FROM forgotten')}
    for start in range(0, len(review_ids), 900):
        batch = review_ids[start : start + 900]
        marks = ",".join("?" * len(batch))
        for row in connection.execute(
            f"SELECT review_id, kind, id, nullif(posted_at, 0), {', '.join((*fields.EDITED, *fields.FILLED))} "
            f"FROM reviews WHERE review_id IN ({marks})",
            batch,
        ):
            found[row[0], row[1]] = Stored(row[2], row[4:_DETAILS], row[_DETAILS:], row[3], row[2] in forgotten)
    return found


def stage(connection: sqlite.Connection, number: int, known: Mapping[int, Review]) -> None:
    """Keep what an import knows of reviews, by their ids, until it becomes visible. Inside the caller's transaction.

    A date stands in those reviews only that are to get one.
    """
    connection.executemany(
        f"INSERT OR REPLACE INTO staged_details (import, review, posted_at, {', '.join(fields.FILLED)}) "
        f"VALUES (?, ?, ?, {', '.join('?' * len(fields.FILLED))})",
        [(number, each, review.posted_at or 0, *fields.details(review)) for each, review in known.items()],
    )
