"""Ranking cases anew: the user's weights changed, or what is known of a product, or the belief in a date; in pieces.

`closes_at` says for a stored case whether its date was believed: without one it counts as undated.
"""

from __future__ import annotations

from typing import Any

from reviewtui.desk.ports import Judgement, Ranker
from reviewtui.domain.case import Lane
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE, Review, believed
from reviewtui.domain.urgency import NEEDS_DOOR
from reviewtui.store import sqlite
from reviewtui.store.connection import Connection, write

_PIECE = 2000
_LOOKED_AT = 20
_READ = (
    "SELECT c.id, c.resume, c.replied_at, p.weight, p.ratings, r.review_id, r.marketplace, coalesce(p.asin, ''), "
    "r.stars, r.title, r.text, nullif(r.posted_at, 0), r.kind, '', '', r.helpful_votes, r.total_votes, c.closes_at, "
    "c.due_at, r.verified, r.vine FROM cases c JOIN reviews r ON r.id = c.id LEFT JOIN products p ON p.id = r.product "
)


def rerank(connection: Connection, rank: Ranker, product: tuple[str, str] | None = None) -> int:
    """Store every case's rank anew, or only those of one product (marketplace, ASIN); answers how many changed.

    Safe to stop anywhere and to begin again: ranks are derived, and each piece is whole.
    """
    which = "" if product is None else "AND p.marketplace = ? AND p.asin = ?"
    statement = f"{_READ} WHERE c.id > ? {which} ORDER BY c.id LIMIT ?"
    last = changed = 0
    while True:
        rows = connection.execute(statement, (last, *(product or ()), _PIECE)).fetchall()
        if not rows:
            return changed
        ranks = [(_rank(rank, row, None if row[17] is None else row[11]), row[0]) for row in rows]
        with write(connection):
            connection.executemany("UPDATE cases SET rank = ? WHERE id = ?", ranks)
        last, changed = rows[-1][0], changed + len(rows)


def redate(connection: Connection, judgement: Judgement, now: int) -> int:
    """Give a clock to cases whose date lay in the future and has come, and take it from those whose date can't be.

    Answers how many. Looks at few rows: an index holds the first, and the others have the highest ranks of all. A clock
    that is slower than the last import is not believed.
    """
    changed = 0
    for found in (_come(connection, now), _impossible(connection, now)):
        for start in range(0, len(found), _PIECE):
            piece = found[start : start + _PIECE]
            with write(connection):
                judge_dates(connection, piece, judgement, now)
            changed += len(piece)
    return changed


def judge_dates(connection: sqlite.Connection, cases: list[int], judgement: Judgement, now: int) -> None:
    """Clock, door and rank of some cases by what is told of their dates. Inside the caller's transaction.

    A first contact's clock that began with something else than the posting, such as an edit, goes on.
    """
    statement = f"{_READ} WHERE c.id IN ({','.join(map(str, cases))})"
    values = []
    for row in connection.execute(statement).fetchall():
        posted_at, due_at = believed(row[11], now), row[18]
        closes_at = None if posted_at is None else judgement.closes_at(row[12], posted_at, row[6])
        if row[1] == Lane.FIRST_CONTACT:
            if posted_at is None:
                due_at = None if due_at is None or due_at > now + judgement.first_contact + CLOCKS_APART else due_at
            elif due_at is None:
                due_at = posted_at + judgement.first_contact
        rank = _rank(judgement.rank, row, posted_at)
        values.append((row[11] or 0, closes_at, due_at, rank, row[0]))
    connection.executemany("UPDATE cases SET posted_at = ?, closes_at = ?, due_at = ?, rank = ? WHERE id = ?", values)


def _rank(rank: Ranker, row: tuple[Any, ...], posted_at: int | None) -> float:
    verified = None if row[19] is None else bool(row[19])
    review = Review._make((*row[5:11], posted_at, *row[12:17], verified, "", "", "", "", bool(row[20])))
    return rank(review, row[3], row[4], Lane(row[1]), row[2])


def _come(connection: sqlite.Connection, now: int) -> list[int]:
    rows = connection.execute(
        "SELECT id FROM cases INDEXED BY cases_unbelieved "
        "WHERE closes_at IS NULL AND posted_at > 0 AND posted_at BETWEEN ? AND ?",
        (OLDEST_DATE, now + CLOCKS_APART),
    )
    return [row[0] for row in rows]


def _impossible(connection: sqlite.Connection, now: int) -> list[int]:
    """Cases that were given a date from the future; whoever has one leads its lane."""
    latest = connection.execute("SELECT max(started_at) FROM imports WHERE state <> 'pending'").fetchone()[0] or now
    bound = max(now, latest) + CLOCKS_APART
    found = []
    for law in sorted(NEEDS_DOOR):
        for lane in (law, Lane.SNOOZED):
            first = connection.execute(
                "SELECT id, posted_at, closes_at FROM cases INDEXED BY cases_queue "
                "WHERE lane = ? AND resume = ? AND lane <> 'done' ORDER BY rank DESC",
                (lane, law),
            )
            while page := first.fetchmany(_LOOKED_AT):
                wrong = [row[0] for row in page if row[2] is not None and row[1] > bound]
                if not wrong:
                    break
                found += wrong
    return found
