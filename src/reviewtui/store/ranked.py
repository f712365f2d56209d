"""What the rank of a case is made of: the columns that are read for it, and the rank of such a row.

`closes_at` says for a stored case whether its date was believed: without one it counts as undated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.domain.case import Lane
from reviewtui.store import fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.ports import Ranker
    from reviewtui.domain.review import Review

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


def rank_of(rank: Ranker, row: tuple[Any, ...], posted_at: int | None) -> float:
    """The rank of a row of `RANKED_OF`, with the date that is believed."""
    return rank(review_in(row)._replace(posted_at=posted_at), row[3], row[4], Lane(row[1]), row[2])


def review_in(row: Sequence[Any]) -> Review:
    """The review in a row of `RANKED_OF`, as it was told."""
    return fields.review_of(row[_REVIEW:])
