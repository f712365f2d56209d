"""What a query asks of the cases, as a condition on a row of `cases`; read only where somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reviewtui.domain.query.tree import Query
    from reviewtui.domain.urgency import Weights
    from reviewtui.store import sqlite

Value = str | int | float

LANE: Final = "iif(lane = 'snoozed' AND wakes_at IS NOT NULL AND wakes_at <= :now, resume, lane)"
"""The lane that counts now."""


class AskedCondition:
    """A condition, always 0 or 1, and its values. `closed_too` where closed cases are asked for."""

    def __init__(self, text: str = "1", values: dict[str, Value] | None = None, *, closed_too: bool = False) -> None:
        self.text = text
        self.values = {} if values is None else values
        self.closed_too = closed_too


def asked(connection: sqlite.Connection, query: Query | None, now: int, weights: Weights) -> AskedCondition:
    """What a query asks of the cases; every case where there is none. Looks its words up, in an index that
    `words.put_in` has brought up to date before.
    """
    if query is None or query.condition is None:
        return AskedCondition()
    from reviewtui.store.finding import Compiler

    return Compiler(connection, now, weights).asked(query)
