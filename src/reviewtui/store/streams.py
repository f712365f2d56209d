"""The order of the inbox as SQL: a few ordered streams, one for each way in which urgency runs with time, merged.

`domain/urgency.py` says how a rank becomes the number of the moment. Inside one stream that is the same shift for every
case, so the partial covering index `cases_queue` holds the order, and the first page of a million costs as much as the
first page of a hundred. `log_urgency` here and there must agree; a property test holds them together.
"""

from __future__ import annotations

from array import array
from heapq import merge
from math import inf, log2
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.case import Lane
from reviewtui.domain.clock import DAY
from reviewtui.domain.urgency import NEEDS_DOOR, UNDATED_BELOW, Weights, undated_offset
from reviewtui.store import sqlite, visible
from reviewtui.store.asked import asked
from reviewtui.store.condition import LANE, AskedCondition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.desk.views import View

LAWS = (Lane.FIRST_CONTACT, Lane.BUYER_REPLIED, Lane.PROMISED, Lane.WAITING)


class Sql(NamedTuple):
    """A statement and its parameters."""

    text: str
    parameters: dict[str, str | int | float]


def _shift(base_lane: Lane, weights: Weights) -> str:
    """The expression that turns `rank` into the log-urgency of this moment, before what depends on the case.

    The moment is a parameter: its number in the text would make other statements of these each time, and all be kept.
    """
    if base_lane is Lane.PROMISED:
        over, rise = log2(weights.promise_over), weights.promise_rise_days * DAY
        ahead = f"(:now - due_at) / {rise!r}"
        return f"rank + CASE WHEN due_at IS NULL THEN 0.0 WHEN due_at <= :now THEN {over!r} ELSE {ahead} END"
    return f"rank - {_gone(base_lane, weights)}"


def _gone(base_lane: Lane, weights: Weights) -> str:
    """By how much the log-urgency of a lane that decays has sunk until now."""
    return f":now / {float(weights.half_life(base_lane))!r}"


class _Branch(NamedTuple):
    where: str
    offset: str
    undated: bool = False


def levels(base_lane: Lane, weights: Weights) -> Iterator[tuple[str, str]]:
    """Every way in which a case of a base lane stands in time: a condition, and its log-urgency at `:now`."""
    shift = _shift(base_lane, weights)
    for branch in _branches(base_lane, weights):
        yield branch.where, f"{shift} + {branch.offset}"


def _branches(base_lane: Lane, weights: Weights) -> Iterator[_Branch]:
    """The ways in which cases of one base lane differ by a constant: asleep, closed, waiting long enough, undated.

    Those without a date lie below a rank in the same index, and time does not move them.
    """
    here = f"lane = '{base_lane}' AND resume = '{base_lane}'"
    woken = f"lane = 'snoozed' AND resume = '{base_lane}' AND wakes_at <= :now"
    asleep = f"lane = 'snoozed' AND resume = '{base_lane}' AND (wakes_at IS NULL OR wakes_at > :now)"
    for where, base in ((here, 0.0), (woken, 0.0), (asleep, log2(weights.snoozed))):
        times = [("1", 0.0)]
        if base_lane is Lane.WAITING:
            times = [
                ("due_at <= :now", log2(weights.follow_up)),
                ("(due_at IS NULL OR due_at > :now)", log2(weights.waiting)),
            ]
        doors = [("1", 0.0)]
        if base_lane in NEEDS_DOOR:
            doors = [
                ("(closes_at IS NULL OR closes_at > :now)", 0.0),
                ("closes_at <= :now", log2(weights.door_closed)),
            ]
        for time, time_offset in times:
            for door, door_offset in doors:
                offset = base + time_offset + door_offset
                if base_lane not in NEEDS_DOOR:
                    yield _Branch(f"{where} AND {time} AND {door}", repr(offset))
                    continue
                both = f"{where} AND {time} AND {door}"
                still = f"({offset!r} + ({undated_offset()!r} + {_gone(base_lane, weights)}))"
                yield _Branch(f"{both} AND rank >= {UNDATED_BELOW!r}", repr(offset))
                yield _Branch(f"{both} AND rank < {UNDATED_BELOW!r}", still, undated=True)


def _wanted(view: View, branch: str) -> bool:
    if view.lane is None:
        return True
    if view.lane is Lane.SNOOZED:
        return "wakes_at > :now" in branch
    return f"resume = '{view.lane}'" in branch and "wakes_at > :now" not in branch


def filters(
    view: View, pending: tuple[int, ...], parameters: dict[str, str | int | float], wanted: AskedCondition | None = None
) -> str:
    """What narrows a view, as a condition that begins with ``lane <> 'done'``; its values go into `parameters`.
    `wanted` is what the view's query asks.
    """
    parts = ["lane <> 'done'"]
    if wanted is not None and wanted.text != "1":
        parameters |= wanted.values
        parts.append(wanted.text)
    if view.stars:
        parts.append(f"stars IN ({', '.join(str(int(stars)) for stars in view.stars)})")
    if view.marketplace:
        parameters["marketplace"] = view.marketplace
        parts.append("marketplace = :marketplace")
    return " AND ".join(parts) + visible.hidden(pending)


class Stream(NamedTuple):
    """One ordered stream: its rows ``(id, log_urgency)``, and the level that none of them exceeds."""

    rows: Sql
    most: Sql


def streams(
    view: View,
    now: int,
    weights: Weights,
    pending: tuple[int, ...],
    limit: int | None = None,
    wanted: AskedCondition | None = None,
) -> list[Stream]:
    """The ordered streams of a view of open cases, the most urgent first in each; at most `limit` rows of each."""
    parameters: dict[str, str | int | float] = {"now": now}
    cut = ""
    if limit is not None:
        parameters["limit"] = limit
        cut = " LIMIT :limit"
    narrowed = filters(view, pending, parameters, wanted)
    found = []
    for base_lane in LAWS:
        shift, order_by = _shift(base_lane, weights), "2" if base_lane is Lane.PROMISED else "rank"
        for branch in _branches(base_lane, weights):
            if not _wanted(view, branch.where):
                continue
            level = f"{shift} + {branch.offset}"
            source = (
                f"FROM cases INDEXED BY cases_queue WHERE {branch.where.split(' AND ')[0]} AND resume = '{base_lane}'"
            )
            rows = f"SELECT id, {level} FROM cases INDEXED BY cases_queue WHERE {branch.where} AND {narrowed}"
            low = f" AND rank < {UNDATED_BELOW!r}" if branch.undated else ""
            most = f"SELECT {level} {source}{low} AND lane <> 'done' ORDER BY rank DESC LIMIT 1"
            found.append(Stream(Sql(f"{rows} ORDER BY {order_by} DESC, id{cut}", parameters),
                                Sql(most, parameters)))  # fmt: skip
    return found


def order(connection: sqlite.Connection, view: View, now: int, weights: Weights, limit: int | None) -> array[int]:
    """The cases of a view, the most urgent first; the first `limit`, or all. Eight bytes a case."""
    pending, wanted = visible.pending(connection), asked(connection, view.query, now, weights)
    if view.query is not None and view.query.sort != "urgency":
        return array("q", (row[0] for row in connection.execute(*_sorted(view, now, pending, wanted, limit))))
    if view.lane is Lane.DONE:
        return array("q", (row[0] for row in connection.execute(*closed(view, now, pending, limit, wanted))))
    first = _open(connection, streams(view, now, weights, pending, limit, wanted), limit)
    if wanted.closed_too and view.lane is None and (limit is None or len(first) < limit):
        rest = None if limit is None else limit - len(first)
        first.extend(row[0] for row in connection.execute(*closed(view, now, pending, rest, wanted)))
    return first


def _open(connection: sqlite.Connection, found: list[Stream], limit: int | None) -> array[int]:
    """The open cases among them, in one order."""
    hopes = _hopes(connection, found)
    if limit is None:
        # each comes in its order from the index: a sort of a hundred thousand would take five megabytes and more time
        walked = [((-level, case) for case, level in connection.execute(*rows)) for _, rows in hopes]
        return array("q", (case for _, case in merge(*walked)))
    return _first(connection, hopes, limit)


def _hopes(connection: sqlite.Connection, found: list[Stream]) -> list[tuple[float, Sql]]:
    """The streams that have any case, with the level that none of them exceeds, the highest first."""
    hopes = []
    for stream in found:
        best = connection.execute(*stream.most).fetchone()
        if best is not None:
            promised = "CASE" in stream.rows.text
            hopes.append((inf if promised else best[0], stream.rows))
    return sorted(hopes, key=lambda hope: -hope[0])


def _first(connection: sqlite.Connection, hopes: list[tuple[float, Sql]], limit: int) -> array[int]:
    """The first cases of all streams together; a stream whose best can't be among them is never walked."""
    first: list[tuple[float, int]] = []
    for most, rows in hopes:
        if len(first) >= limit and most < -first[limit - 1][0]:
            break
        first = sorted(first + [(-level, case) for case, level in connection.execute(*rows)])[:limit]
    return array("q", (case for _, case in first))


def closed(
    view: View, now: int, pending: tuple[int, ...], limit: int | None, wanted: AskedCondition | None = None
) -> Sql:
    """The cases of the lane `done`, the last closed first."""
    parameters: dict[str, str | int | float] = {"now": now}
    where = filters(view, pending, parameters, wanted).replace("lane <> 'done'", "lane = 'done'", 1)
    cut = ""
    if limit is not None:
        parameters["limit"] = limit
        cut = " LIMIT :limit"
    return Sql(f"SELECT id FROM cases WHERE {where} ORDER BY changed_at DESC, id{cut}", parameters)


_SORTED: Final = {
    "newest": "posted_at DESC",
    "oldest": "posted_at = 0, posted_at",
    "votes": "(SELECT r.helpful_votes FROM reviews r WHERE r.id = cases.id) DESC",
    "due": "due_at IS NULL, due_at",
    "product": (
        "(SELECT coalesce(nullif(p.title, ''), p.asin) FROM reviews r JOIN products p ON p.id = r.product "
        "WHERE r.id = cases.id) COLLATE NOCASE"
    ),
}


def _sorted(view: View, now: int, pending: tuple[int, ...], wanted: AskedCondition, limit: int | None) -> Sql:
    """The cases of a query that wants another order than that of urgency."""
    assert view.query is not None
    parameters: dict[str, str | int | float] = {"now": now, "limit": -1 if limit is None else limit}
    lane = "lane = 'done'" if view.lane is Lane.DONE else "1" if wanted.closed_too else "lane <> 'done'"
    where = filters(view, pending, parameters, wanted).replace("lane <> 'done'", lane, 1)
    if view.lane is not None:
        parameters["lane"] = view.lane
        where += f" AND {LANE} = :lane"
    return Sql(f"SELECT id FROM cases WHERE {where} ORDER BY {_SORTED[view.query.sort]}, id LIMIT :limit", parameters)
