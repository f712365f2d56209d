"""A review as a buyer wrote it, and the product it is about."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reviewtui.domain.clock import DAY


class Kind(StrEnum):
    """Two kinds of review with two rule books (docs/amazon.md sections 1 and 2)."""

    PRODUCT_REVIEW = "product-review"
    SELLER_FEEDBACK = "seller-feedback"


class Review(NamedTuple):
    """What a buyer wrote, already cleaned (`text.clean`). Never edited by us.

    `posted_at` is in seconds since 1970 UTC, None where the source doesn't say; a source that knows only the day gives
    that day's midnight. It is the date as it was told: ask `believed` before anything is counted from it.
    `marketplace` is a two-letter country code in capitals, or "" when the source doesn't say; `language` an ISO 639-1
    code or "". `total_votes` and `verified` are None when the source doesn't say. `vine`: the buyer got the product for
    nothing through Amazon's Vine programme, so that there is no order of ours.

    A tuple, because a million of them pass through an import.
    """

    review_id: str
    marketplace: str
    asin: str
    stars: int
    title: str
    text: str
    posted_at: int | None
    kind: str = Kind.PRODUCT_REVIEW
    product: str = ""
    author: str = ""
    helpful_votes: int = 0
    total_votes: int | None = None
    verified: bool | None = None
    variant: str = ""
    language: str = ""
    url: str = ""
    order_id: str = ""
    vine: bool = False


def details(review: Review) -> list[str]:
    """What a source says of it beside who and when, a few words each: told wherever a review is told in full."""
    words = []
    if review.verified is not None:
        words.append("verified purchase" if review.verified else "purchase not verified")
    if review.vine:
        words.append("a free product (Vine)")
    return words


OLDEST_DATE = 631_152_000
"""Before 1990 nobody wrote a review; such a date is none."""
CLOCKS_APART = DAY
"""A date may lie so far ahead and still be now: elsewhere it is tomorrow already, and clocks differ."""


def believed(posted_at: int | None, now: int) -> int | None:
    """The date from which a review's clocks run; None when none was told, or one that can't be: the review is undated.

    Such are dates of before all shops and dates in the future, a typo or the work of a wrong clock.
    """
    return posted_at if posted_at is not None and OLDEST_DATE <= posted_at <= now + CLOCKS_APART else None


class Product(NamedTuple):
    """An ASIN in a marketplace. `weight` is its share of sales from 0 to 1, None when unknown; likewise the rest."""

    marketplace: str
    asin: str
    title: str
    weight: float | None = None
    average_stars: float | None = None
    ratings: int | None = None
    parent: str = ""
    price: str = ""
    margin: str = ""
    note: str = ""
    owner: str = ""
    """As the seller told them, for people to read."""


class Stars(NamedTuple):
    """How many reviews of one star, two stars … came in."""

    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def came_in(self) -> int:
        """How many reviews came in, of any number of stars."""
        return sum(self.counts)

    @property
    def average(self) -> float | None:
        """Their mean; None without any."""
        return sum(stars * count for stars, count in enumerate(self.counts, 1)) / self.came_in if self.came_in else None


QUEUE_STARS = 3
"""Reviews with more stars than this never enter the queue by themselves (docs/ARCHITECTURE.md)."""


def stars_words(stars: int) -> str:
    """How many stars, as people say it: ``1 star``, ``3 stars``."""
    return "1 star" if stars == 1 else f"{stars} stars"


def enters_queue(stars: int) -> bool:
    """Whether a review with so many stars becomes an open case by itself."""
    return stars <= QUEUE_STARS
