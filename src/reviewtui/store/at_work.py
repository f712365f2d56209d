"""The products that have open cases, with what their reviews say: one pass over the reviews, one over the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.counted_products import AtWork
from reviewtui.domain.review import Product
from reviewtui.store import visible
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from reviewtui.store import sqlite


def products_at_work(connection: sqlite.Connection, now: int, since: int, limit: int) -> tuple[AtWork, ...]:
    """Those with the most open cases first; `since` parts what is recent from what was before."""
    hidden = visible.hidden(visible.pending(connection))
    open_ = dict(connection.execute(
        "SELECT r.product, count(*) FROM reviews r INDEXED BY reviews_product WHERE r.product IS NOT NULL "
        f"AND r.id IN (SELECT id FROM cases WHERE lane <> 'done'{hidden}) "
        "GROUP BY r.product ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    ).fetchall())  # fmt: skip
    marks = ",".join(map(str, open_))
    recent = "r.posted_at BETWEEN :since AND :now"
    counted = connection.execute(
        f"SELECT r.product, count(*), total(r.stars), total({recent}), total(iif({recent}, r.stars, 0)) "
        f"FROM reviews r NOT INDEXED WHERE r.product IN ({marks}) AND r.{visible.ONE} GROUP BY r.product",
        {"since": since, "now": now},
    ).fetchall()
    products = {row[0]: Product._make(row[1:]) for row in connection.execute(
        f"SELECT p.id, p.marketplace, {ASIN}, p.title, p.weight, p.average_stars, p.ratings, p.parent, p.price, "
        f"p.margin, p.note, p.owner FROM products p WHERE p.id IN ({marks})"
    )}  # fmt: skip
    found = [AtWork(products[row[0]], open_[row[0]], *map(int, row[1:])) for row in counted]
    return tuple(sorted(found, key=lambda each: (-each.open_cases, each.product.title, each.product.asin)))
