"""The products of an import: known ones in memory, new ones written down as their first review comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain.review import Product, Stars
from reviewtui.store import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.counted_products import Counted
    from reviewtui.store import sqlite

_FEW: Final = 200
"""So many products are looked up one by one; for more of them it pays to read all that are there."""

_NAMED = "name:"
ASIN = f"iif(p.asin GLOB '{_NAMED}*', '', coalesce(p.asin, ''))"
"""The ASIN of a product `p`, "" where only its name is known."""

Known = tuple[int, "float | None", "int | None", str]
"""Id, weight, number of ratings, title."""


def key_of(asin: str, title: str) -> str:
    """By what a product is known in its marketplace: its ASIN, else its name; "" for no product at all."""
    return asin or (_NAMED + title if title else "")


class Products:
    """What is known of the products while reviews come in."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], Known] = {}
        self._looked_up = 0

    def _look_up(self, marketplace: str, asin: str) -> Known | None:
        """A product that stands there: a small file must not pay for a large shop."""
        self._looked_up += 1
        if self._looked_up == _FEW:
            self._load()
        if self._looked_up >= _FEW:
            return self._known.get((marketplace, asin))
        row: Known | None = self._connection.execute(
            "SELECT id, weight, ratings, title FROM products WHERE marketplace = ? AND asin = ?", (marketplace, asin)
        ).fetchone()
        if row is not None:
            self._known[marketplace, asin] = row
        return row

    def _load(self) -> None:
        for number, marketplace, asin, weight, ratings, title in self._connection.execute(
            "SELECT id, marketplace, asin, weight, ratings, title FROM products"
        ):
            self._known[marketplace, asin] = (number, weight, ratings, title)

    def of(self, marketplace: str, asin: str, title: str) -> tuple[int | None, float | None, int | None, str]:
        """The product of a review, made where there is none; an empty title is filled. Without ASIN and name: none."""
        asin = key_of(asin, title)
        if not asin:
            return (None, None, None, "")
        found = self._known.get((marketplace, asin)) or self._look_up(marketplace, asin)
        if found is None:
            row: Known = self._connection.execute(
                "INSERT INTO products (marketplace, asin, title) VALUES (?, ?, ?) "
                "ON CONFLICT (marketplace, asin) DO UPDATE SET title = iif(title = '', excluded.title, title) "
                "RETURNING id, weight, ratings, title",
                (marketplace, asin, title),
            ).fetchone()
            found = self._known[marketplace, asin] = row
        elif title and not found[3]:
            self._connection.execute("UPDATE products SET title = ? WHERE id = ?", (title, found[0]))
            found = self._known[marketplace, asin] = (*found[:3], title)
        return found


_COUNTS = ", ".join(f"total(r.stars = {stars})" for stars in range(1, 6))


def stars_of(connection: sqlite.Connection, marketplace: str, asin: str) -> Stars:
    """How many reviews of a product came in, by their stars."""
    row = connection.execute(
        f"SELECT {_COUNTS} FROM products p JOIN reviews r ON r.product = p.id "
        f"WHERE p.marketplace = ? AND p.asin = ? AND r.{visible.ONE}",
        (marketplace, asin),
    ).fetchone()
    return _stars(row)


def assortment(connection: sqlite.Connection) -> tuple[Counted, ...]:
    """Every product with what came in of it, those with the most reviews first."""
    from reviewtui.desk.counted_products import Counted

    rows = connection.execute(
        f"SELECT p.marketplace, {ASIN}, p.title, p.weight, p.average_stars, p.ratings, p.parent, p.price, p.margin, "
        f"p.note, p.owner, {_COUNTS} FROM products p LEFT JOIN reviews r ON r.product = p.id AND r.{visible.ONE} "
        "GROUP BY p.id ORDER BY count(r.id) DESC, p.id"
    )
    return tuple(Counted(Product._make(row[:11]), _stars(row[11:])) for row in rows)


def _stars(row: Sequence[float]) -> Stars:
    one, two, three, four, five = (int(each) for each in row)
    return Stars((one, two, three, four, five))
