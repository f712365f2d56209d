"""The products that have open cases, with what their reviews say: one pass over the reviews, one over the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.assortment import AtWork
from reviewtui.domain.review import Kind, Product
from reviewtui.store import visible
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from reviewtui.store import sqlite


def products_at_work(connection: sqlite.Connection, now: int, since: int, limit: int) -> tuple[AtWork, ...]:
    """Those with the most open cases first; `since` parts what is recent from what was before."""
    hidden = visible.hidden(visible.pending(connection), "c.")
    open_ = dict(connection.execute(
        "SELECT r.product, count(*) FROM cases c JOIN reviews r ON r.id = c.id "
        f"WHERE c.lane <> 'done' AND r.product IS NOT NULL "
        f"AND r.kind = '{Kind.PRODUCT_REVIEW}'{hidden} GROUP BY r.product ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    ).fetchall())  # fmt: skip
    marks = ",".join(map(str, open_))
    rows = connection.execute(
        f"SELECT p.id, p.marketplace, {ASIN}, p.title, p.weight, p.average_stars, p.ratings, p.parent, p.price, "
        "p.margin, p.note, p.owner, count(*), total(r.stars), "
        "total(r.posted_at BETWEEN :since AND :now), total(iif(r.posted_at BETWEEN :since AND :now, r.stars, 0)) "
        "FROM products p JOIN reviews r ON r.product = p.id "
        f"WHERE p.id IN ({marks}) AND r.kind = '{Kind.PRODUCT_REVIEW}' AND r.{visible.ONE} GROUP BY p.id",
        {"since": since, "now": now},
    ).fetchall()
    found = [AtWork(Product._make(row[1:12]), open_[row[0]], *(int(each) for each in row[12:])) for row in rows]
    return tuple(sorted(found, key=lambda each: (-each.open_cases, each.product.title, each.product.asin)))
