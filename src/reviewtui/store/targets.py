"""What an act on many cases has to know of them, asked in batches: a statement takes only so many ids at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from reviewtui.desk.views import TagUse
from reviewtui.domain.case import CLAIM_ENDS_WITHIN, Lane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.store import sqlite

_AT_ONCE = 5000
_HELD = "claimed_until > ? AND claimed_until <= ?"
"""A claim that a wrong clock left behind holds nobody back."""


def by_base_lane(connection: sqlite.Connection, wanted: Sequence[int]) -> dict[Lane, list[int]]:
    """Some cases by the lane whose clock rules them, in the order given; unknown ones are left out."""
    lanes = dict(_of(connection, wanted, "SELECT id, resume FROM cases WHERE id IN ({ids})"))
    groups: dict[Lane, list[int]] = {}
    for each in wanted:
        if each in lanes:
            groups.setdefault(Lane(lanes[each]), []).append(each)
    return groups


def claimed(connection: sqlite.Connection, wanted: Sequence[int], who: str, now: int) -> int:
    """How many of some cases a person has claimed and still has."""
    statement = f"SELECT count(*) FROM cases WHERE id IN ({{ids}}) AND claimed_by = ? AND {_HELD}"
    return sum(count for (count,) in _of(connection, wanted, statement, who, now, now + CLAIM_ENDS_WITHIN))


def claimants(connection: sqlite.Connection, wanted: Sequence[int], now: int) -> set[str]:
    """Who has claimed any of some cases and still has them."""
    statement = f"SELECT DISTINCT claimed_by FROM cases WHERE id IN ({{ids}}) AND {_HELD}"
    return {who for (who,) in _of(connection, wanted, statement, now, now + CLAIM_ENDS_WITHIN)}


def tagged(connection: sqlite.Connection, wanted: Sequence[int], tag: str) -> set[int]:
    """Those of some cases that carry a tag: never at the price of all that carry it."""
    return {
        case for (case,) in _of(connection, wanted, 'SELECT "case" FROM tags WHERE "case" IN ({ids}) AND tag = ?', tag)
    }


def taken_off(connection: sqlite.Connection, wanted: Sequence[int], tag: str) -> set[int]:
    """Those of some cases that had a tag taken off by hand."""
    statement = 'SELECT "case" FROM untagged WHERE "case" IN ({ids}) AND tag = ?'
    return {case for (case,) in _of(connection, wanted, statement, tag)}


def tag_uses(connection: sqlite.Connection, wanted: Sequence[int]) -> tuple[TagUse, ...]:
    """The tags that exist, the most used first, and how many of some cases carry each: one pass over the cases."""
    counted = connection.execute("SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY count(*) DESC, tag").fetchall()
    among = Counter[str]()
    for tag, count in _of(connection, wanted, 'SELECT tag, count(*) FROM tags WHERE "case" IN ({ids}) GROUP BY tag'):
        among[tag] += count
    return tuple(TagUse(tag, count, among[tag]) for tag, count in counted)


def _of(connection: sqlite.Connection, wanted: Sequence[int], statement: str, *values: object) -> Iterator[Any]:
    """The rows that a statement finds about some cases; ``{ids}`` in it stands before its other values."""
    for start in range(0, len(wanted), _AT_ONCE):
        batch = wanted[start : start + _AT_ONCE]
        yield from connection.execute(statement.format(ids=",".join("?" * len(batch))), (*batch, *values))
