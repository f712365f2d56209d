"""What a query asks of the cases, as a condition on a row of `cases`; read only where somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.store.condition import AskedCondition

if TYPE_CHECKING:
    from reviewtui.domain.query.tree import Query
    from reviewtui.domain.urgency import Weights
    from reviewtui.store import sqlite


def asked(connection: sqlite.Connection, query: Query | None, now: int, weights: Weights) -> AskedCondition:
    """What a query asks of the cases; every case where there is none. Looks its words up, in an index that
    `words.put_in` has brought up to date before.
    """
    if query is None or query.condition is None:
        return AskedCondition()
    from reviewtui.store.finding import Compiler

    return Compiler(connection, now, weights).asked(query)
