"""What we owe: open promises, the cases that they stand on, and the list of those cases.

The tab `promised` shows every case with an open promise, whatever its lane is (the buyer may have written since, it may
sleep, somebody may have closed it in another process): so the header's promises and this list can never disagree.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reviewtui.desk.views import Promise, View
from reviewtui.store.asked import asked
from reviewtui.store.listed import listed
from reviewtui.store.streams import LAWS, filters, levels
from reviewtui.store.visible import pending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.urgency import Weights
    from reviewtui.store import sqlite
    from reviewtui.store.condition import AskedCondition

_OWED = "id IN (SELECT \"case\" FROM promises WHERE state = 'open')"
_FEW = 1000
_CLOSED_LEVEL = -1e9
"""A closed case with an open promise stands below all that are open."""


def owed(connection: sqlite.Connection, wanted: Sequence[int]) -> dict[int, list[Promise]]:
    """The open promises of those of some cases that have any, the nearest date first."""
    chosen, found = set(wanted), dict[int, list[Promise]]()
    ids, given = listed(wanted) if len(wanted) <= _FEW else ("", {})
    few = f'AND "case" IN ({ids})' if len(wanted) <= _FEW else ""
    for row in connection.execute(
        f"SELECT \"case\", id, text, due_at, state, made_at, made_by FROM promises WHERE state = 'open' {few} "
        "ORDER BY due_at, id",
        given,
    ):
        if row[0] in chosen:
            found.setdefault(row[0], []).append(Promise(*row[1:]))
    return found


def order(connection: sqlite.Connection, view: View, now: int, weights: Weights, limit: int | None) -> array[int]:
    """The cases with an open promise, the most urgent first, those that were closed last."""
    parameters: dict[str, str | int | float] = {"now": now, "limit": -1 if limit is None else limit}
    wanted = asked(connection, view.query, now, weights)
    narrowed = f"{_OWED} AND {filters(view, pending(connection), parameters, wanted)}"
    parts = [
        f"SELECT id, {level} FROM cases NOT INDEXED WHERE {where} AND {narrowed}"
        for base_lane in LAWS
        for where, level in levels(base_lane, weights)
    ]
    parts.append(f"SELECT id, {_CLOSED_LEVEL!r} FROM cases NOT INDEXED WHERE {narrowed.replace(_NOT_DONE, _DONE, 1)}")
    text = " UNION ALL ".join(parts) + " ORDER BY 2 DESC, 1 LIMIT :limit"
    return array("q", (row[0] for row in connection.execute(text, parameters)))


_NOT_DONE, _DONE = "lane <> 'done'", "lane = 'done'"


def count(connection: sqlite.Connection, view: View, now: int = 0, wanted: AskedCondition | None = None) -> int:
    """How many cases `order` lists; `wanted` is what the view's query asks."""
    parameters: dict[str, str | int | float] = {"now": now}
    narrowed = filters(view, pending(connection), parameters, wanted).replace(_NOT_DONE, "1", 1)
    row = connection.execute(f"SELECT count(*) FROM cases NOT INDEXED WHERE {_OWED} AND {narrowed}", parameters)
    return int(row.fetchone()[0])
