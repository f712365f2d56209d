"""A review that comes in again: what stands of it, what may change in it, and what another file knows besides.

Stars, words and votes are the buyer's; when they differ there is a new version (`changes`). Order, author, variant,
page, language and purchase are known or not known: an empty one is filled from a file that knows it, a known one stays.
So it is with the date: one that is missing, or can't be, is filled, and with it the case gets its clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.review import Review, believed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.store import sqlite

Content = tuple[int, str, str, int, int | None]
Details = tuple[str, str, str, str, str, bool]
_DETAILS = ("order_id", "author", "variant", "url", "language")
_PIECE = 300


class Stored(NamedTuple):
    """A review as it stands."""

    id: int
    content: Content
    details: Details
    posted_at: int | None
    verified: int | None

    def lacks(self, review: Review, now: int) -> bool:
        """Whether a review knows something that is empty here."""
        known = any(new and not old for new, old in zip(details(review), self.details, strict=True))
        purchase = self.verified is None and review.verified is not None
        return known or purchase or self.lacks_date(review, now)

    def lacks_date(self, review: Review, now: int) -> bool:
        """Whether a review knows the date better: there is none here, or none that can be."""
        if believed(self.posted_at, now) is not None:
            return False
        return believed(review.posted_at, now) is not None or (self.posted_at is None and review.posted_at is not None)


def content(review: Review) -> Content:
    """What a buyer can edit and shoppers can vote on."""
    return (review.stars, review.title, review.text, review.helpful_votes, review.total_votes)


def details(review: Review) -> Details:
    """What a source knows or doesn't."""
    return (review.order_id, review.author, review.variant, review.url, review.language, review.vine)


def stored(connection: sqlite.Connection, review_ids: Sequence[str]) -> dict[tuple[str, str], Stored]:
    """Those reviews that are there, by (review id, kind)."""
    found = {}
    for start in range(0, len(review_ids), 900):
        batch = review_ids[start : start + 900]
        marks = ",".join("?" * len(batch))
        for row in connection.execute(
            "SELECT review_id, kind, id, stars, title, text, helpful_votes, total_votes, order_id, author, variant, "
            f"url, language, vine, nullif(posted_at, 0), verified FROM reviews WHERE review_id IN ({marks})",
            batch,
        ):
            found[row[0], row[1]] = Stored(row[2], row[3:8], row[8:14], row[14], row[15])
    return found


def stage(connection: sqlite.Connection, number: int, known: Mapping[int, Review]) -> None:
    """Keep what an import knows of reviews, by their ids, until it becomes visible. Inside the caller's transaction.

    A date stands in those reviews only that are to get one.
    """
    connection.executemany(
        "INSERT OR REPLACE INTO staged_details (import, review, order_id, author, variant, url, language, vine, "
        "posted_at, verified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, each, *details(review), review.posted_at or 0, review.verified) for each, review in known.items()],
    )
