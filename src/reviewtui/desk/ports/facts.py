"""What the desk needs to keep small facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewtui.desk.counted_products import AtWork, Counted
    from reviewtui.domain.review import Product, Stars
    from reviewtui.domain.topics import Topics


class DatabaseFacts(Protocol):
    """Small facts that belong to the database, as its weights; each written at once, in a transaction of its own: never
    inside an act.
    """

    def setting(self, name: str) -> str:
        """A fact by its name; "" when it was never set."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a fact, in place of what was kept under its name."""

    def stars_of(self, marketplace: str, asin: str) -> Stars:
        """How many reviews of a product came in, by their stars."""

    def assortment(self) -> tuple[Counted, ...]:
        """Every product, and how many reviews of it came in; those with the most first."""

    def products_at_work(self, now: int, since: int, limit: int) -> tuple[AtWork, ...]:
        """The products with open cases, those with the most first; `since` parts what is recent from what was."""

    def topics(self, marketplace: str, asin: str) -> Topics:
        """What Amazon counts in the reviews of a product, as it was kept last."""

    def set_topics(self, marketplace: str, asin: str, topics: Topics) -> None:
        """Keep it, in place of what was."""

    def products_to_count(self, marketplace: str, before: int, most: int) -> tuple[str, ...]:
        """The ASINs in a marketplace with open cases of which nothing was kept since `before`, those with the most open
        cases first.
        """

    def set_product(self, product: Product) -> None:
        """Tell what is known of a product, in place of all that was. Its cases are not ranked anew by this."""
