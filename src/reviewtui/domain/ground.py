"""Why Amazon may remove a review, in words for the seller (docs/amazon.md sections 1 and 2), and what it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.review import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

WHY: Final[Mapping[str, str]] = {
    "product": "all of it is about the product, not about you as a seller",
    "delivery": "all of it is about delivery",
    "service": "it is about the seller's service, not about the product",
    "price": "it is about price or availability, not about the product",
    "elsewhere": "by its own words it is about another product",
    "profanity": "it contains obscene words",
    "private": "it contains somebody's address or telephone number",
    "link": "it contains a link to another site",
}
"""Each ground as a clause."""
GROUNDS: Final = {
    Kind.SELLER_FEEDBACK: ("profanity", "private", "product", "delivery"),
    Kind.PRODUCT_REVIEW: ("profanity", "private", "elsewhere", "service", "delivery", "price", "link"),
}
"""What Amazon removes, by the kind of review, the surest first."""


class Ground(NamedTuple):
    """One reason for which a review may be removed, and the buyer's words that speak for it."""

    id: str
    quotes: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reason as a clause: ``all of it is about delivery``."""
        return WHY.get(self.id, self.id)


class Removal(NamedTuple):
    """A request to Amazon to remove a review: the ground, the text that was sent, when an answer is expected. `state`
    is ``open``, ``removed``, ``struck-through``, ``refused``, or ``withdrawn`` for one that was not made after all.
    """

    id: int
    at: int
    who: str
    ground: str
    text: str
    expected_at: int
    state: str
    answered_at: int | None = None
