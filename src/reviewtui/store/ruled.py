"""The cases that a rule tags: one statement a rule, over what came in since; reading holds nobody up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.ports.ruled import Upto
from reviewtui.store.asked import asked
from reviewtui.store.targets import taken_off
from reviewtui.store.visible import hidden, pending
from reviewtui.store.words import seen_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.query.tree import Query
    from reviewtui.domain.urgency import Weights
    from reviewtui.store.connection import Connection


class SqliteRuled:
    """What `desk.ports.Ruled` asks, on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def upto(self) -> Upto:
        """The newest case and change of a review that may be seen."""
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM main.review_versions").fetchone()[0]
        return Upto(seen_below(self._connection) - 1, int(last))

    def fitting(self, query: Query, tag: str, after: Upto, now: int, weights: Weights) -> list[int]:
        """The cases that a query finds among those that came in or changed, without a tag and never untagged."""
        told = asked(self._connection, query, now, weights)
        closed = "" if told.closed_too else " AND lane <> 'done'"
        none = 'NOT EXISTS (SELECT 1 FROM {} t WHERE t."case" = cases.id AND t.tag = :tag)'
        rows = self._connection.execute(
            "SELECT id FROM cases "
            "WHERE (id > :after OR id IN (SELECT review FROM review_versions WHERE id > :versions))"
            f"{closed}{hidden(pending(self._connection))} AND {none.format('tags')} AND {none.format('untagged')} "
            f"AND {told.text} ORDER BY id",
            {"after": after.case, "versions": after.version, "tag": tag, "now": now} | told.values,
        )
        return [row[0] for row in rows]

    def taken_off(self, cases: Sequence[int], tag: str) -> set[int]:
        """Those of some cases that had a tag taken off by hand."""
        return taken_off(self._connection, cases, tag)
