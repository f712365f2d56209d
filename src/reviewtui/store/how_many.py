"""How many cases a view lists: one pass that puts nothing in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.case import Lane
from reviewtui.store import owing
from reviewtui.store.asked import asked
from reviewtui.store.condition import LANE
from reviewtui.store.streams import filters
from reviewtui.store.visible import pending

if TYPE_CHECKING:
    from reviewtui.desk.views import View
    from reviewtui.domain.urgency import Weights
    from reviewtui.store import sqlite


def how_many(connection: sqlite.Connection, view: View, now: int, weights: Weights) -> int:
    """As many as `streams.order` and `owing.order` would list."""
    wanted = asked(connection, view.query, now, weights)
    if view.lane is Lane.PROMISED:
        return owing.count(connection, view, now, wanted)
    parameters: dict[str, str | int | float] = {"now": now}
    lane = "lane = 'done'" if view.lane is Lane.DONE else "1" if wanted.closed_too else "lane <> 'done'"
    where = filters(view, pending(connection), parameters, wanted).replace("lane <> 'done'", lane, 1)
    if view.lane is not None:
        parameters["lane"] = view.lane
        where += f" AND {LANE} = :lane"
    return int(connection.execute(f"SELECT count(*) FROM cases WHERE {where}", parameters).fetchone()[0])
