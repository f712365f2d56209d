"""What can be counted of the seller's products from the reviews that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reviewtui.domain.review import Product, Stars

LEAST: Final = 10
"""Of fewer reviews no average is compared."""


class Counted(NamedTuple):
    """A product, and how many reviews of one star, two stars … came in."""

    product: Product
    stars: Stars


class AtWork(NamedTuple):
    """A product with open cases: how many reviews came in of it and their stars together, and the same of the last
    weeks.
    """

    product: Product
    open_cases: int
    reviews: int
    stars: int
    recent: int
    recent_stars: int

    @property
    def average(self) -> float:
        """The stars of all that came in."""
        return self.stars / self.reviews

    @property
    def trend(self) -> float | None:
        """How far the average of the last weeks lies above that of before; None where either is of fewer than ten."""
        before = self.reviews - self.recent
        if min(self.recent, before) < LEAST:
            return None
        return self.recent_stars / self.recent - (self.stars - self.recent_stars) / before

    @property
    def query(self) -> str:
        """The query that finds the cases of this product."""
        about = self.product
        name = f'asin:"{about.asin}"' if about.asin else f'product:"{about.title.replace(chr(34), " ")}"'
        return f"{name} marketplace:{about.marketplace}" if about.marketplace else name
