"""The products of an import: known ones in memory, new ones written down as their first review comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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
