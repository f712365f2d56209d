"""Which cases were told of at once, by which way: a command or webhook, the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.store.connection import Connection, write
from reviewtui.store.visible import ONE

if TYPE_CHECKING:
    from collections.abc import Sequence


class SqliteTold:
    """What was told, and what came in that was not."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def untold(self, way: str, after: int, since: int, limit: int) -> list[int]:
        """First contacts that came in, or read otherwise, with the imports after one and since a moment, and were not
        told of this way: the most urgent first.
        """
        imports = self._connection.execute(
            "SELECT id, first_id FROM imports WHERE id > ? AND state <> 'pending' AND finished_at >= ?", (after, since)
        ).fetchall()
        if not imports:
            return []
        numbers = ",".join(str(int(number)) for number, _ in imports)
        first = min((first for _, first in imports if first is not None), default=0)
        rows = self._connection.execute(
            f"SELECT id FROM (SELECT id, rank FROM cases WHERE id >= ? AND +import IN ({numbers}) "
            "AND +lane = 'first-contact' "
            "UNION SELECT c.id, c.rank FROM review_versions v JOIN cases c ON c.id = v.review "
            f"WHERE v.import IN ({numbers}) AND c.lane = 'first-contact') "
            'WHERE id NOT IN (SELECT "case" FROM told WHERE way = ?) ORDER BY rank DESC, id LIMIT ?',
            (first, way, limit),
        )
        return [row[0] for row in rows]

    def standing(self, marketplace: str, asin: str) -> list[tuple[int, str]]:
        """The product reviews of a product that are not known to be removed: case and number of the review."""
        return self._connection.execute(
            "SELECT r.id, r.review_id FROM products p JOIN reviews r ON r.product = p.id JOIN cases c ON c.id = r.id "
            "WHERE p.marketplace = ? AND p.asin = ? AND r.kind = 'product-review' "
            f"AND coalesce(c.outcome, '') <> 'removed' AND r.{ONE}",
            (marketplace, asin),
        ).fetchall()

    def last(self, way: str) -> int | None:
        """When something was told this way last."""
        row = self._connection.execute(
            "SELECT max(at) FROM (SELECT at, way FROM told UNION ALL SELECT at, way FROM told_bursts) WHERE way = ?",
            (way,),
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def note(self, way: str, cases: Sequence[int], now: int) -> list[int]:
        """Note before telling that these are told; answers those that nobody had noted. Two processes tell no case
        twice, and neither does one after a crash.
        """
        with write(self._connection, durable=True):
            return [
                case
                for case in cases
                if self._connection.execute(
                    'INSERT OR IGNORE INTO told ("case", way, at) VALUES (?, ?, ?)', (case, way, now)
                ).rowcount
            ]
