"""What Amazon counts in all reviews of a product, as it was asked last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reviewtui.domain.topics import Topic, Topics
from reviewtui.store import visible
from reviewtui.store.connection import write

if TYPE_CHECKING:
    from reviewtui.store.connection import Connection


def topics(connection: Connection, marketplace: str, asin: str) -> Topics:
    """What was kept of a product."""
    found = connection.execute(
        "SELECT at, told FROM topics WHERE marketplace = ? AND asin = ?", (marketplace, asin)
    ).fetchone()
    return Topics(found[0], tuple(Topic(*each) for each in json.loads(found[1]))) if found else Topics()


def keep(connection: Connection, marketplace: str, asin: str, told: Topics) -> None:
    """Keep it, in place of what was."""
    with write(connection):
        connection.execute(
            "INSERT OR REPLACE INTO topics VALUES (?, ?, ?, ?)",
            (marketplace, asin, told.at or 0, json.dumps(told.told, ensure_ascii=False)),
        )


def to_count(connection: Connection, marketplace: str, before: int, most: int) -> tuple[str, ...]:
    """The ASINs of open cases of which nothing was kept since `before`, those with the most open cases first."""
    hidden = visible.hidden(visible.pending(connection), "c.")
    rows = connection.execute(
        "SELECT p.asin FROM cases c JOIN reviews r ON r.id = c.id JOIN products p ON p.id = r.product "
        "LEFT JOIN topics t ON t.marketplace = p.marketplace AND t.asin = p.asin "
        "WHERE c.lane <> 'done' AND c.marketplace = ? AND p.asin NOT GLOB 'name:*' AND coalesce(t.at, 0) < ?"
        f"{hidden} GROUP BY p.id ORDER BY count(*) DESC, p.asin LIMIT ?",
        (marketplace, before, most),
    )
    return tuple(row[0] for row in rows)
