"""Dates and clocks that can't be: a review from the future, a clock that runs longer than it may.

They come from typos in files, and from acts that were done while the clock of the machine was wrong or `--now` said
so. What is stored by such a time is judged anew when the right time is known, so that nobody waits until 2031. Looks at
few rows: an index holds some, and the others have the highest ranks or the latest clocks of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.domain.case import Lane
from reviewtui.domain.clock import DAY
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE, believed
from reviewtui.domain.urgency import NEEDS_DOOR
from reviewtui.store.connection import Connection, write
from reviewtui.store.ranked import DUE_AT, RANKED_BY, TOLD_AT, rank_of, review_in
from reviewtui.store.veil import unveil

if TYPE_CHECKING:
    from reviewtui.desk.ports import Judgement

_PIECE = 200
"""Reviews are read while the lock is held, so few at a time."""
_LOOKED_AT = 20
_ASKED = 50
_TOO_LONG = 60 * DAY
"""By so much more than its length a clock may run: settings differ between people, and none may rewrite the other's."""


def redate(connection: Connection, judgement: Judgement, now: int) -> int:
    """Give a clock to cases whose date lay in the future and has come, take it from those whose date can't be, and
    shorten clocks that run too long; answers how many cases that were.

    Where most of the newest reviews lie in the future it is our own clock that is wrong; then nothing is taken away.
    """
    changed = _in_pieces(connection, _come(connection, now), judgement, now)
    if not _behind(connection, now):
        changed += _in_pieces(connection, _impossible(connection, now), judgement, now)
        changed += _shorten(connection, judgement, now)
    return changed


def judge_dates(connection: Connection, cases: list[int], judgement: Judgement, now: int) -> None:
    """Clock, door and rank of some cases by what is told of their dates. Inside the caller's transaction.

    A first contact's clock that began with something else than the posting, such as an edit, goes on.
    """
    statement = f"{RANKED_BY} WHERE c.id IN ({','.join(map(str, cases))})"
    values = []
    for row in connection.execute(statement).fetchall():
        rank = rank_of(judgement.rank, row, believed(row[TOLD_AT], now))
        values.append((*dated(row, judgement, now), rank, row[0]))
    connection.executemany("UPDATE cases SET posted_at = ?, closes_at = ?, due_at = ?, rank = ? WHERE id = ?", values)


def dated(row: tuple[Any, ...], judgement: Judgement, now: int) -> tuple[int, int | None, int | None]:
    """When a review of `RANKED_OF` was posted, when its door closes, and when its case is due."""
    review = review_in(row)
    posted_at, due_at = believed(review.posted_at, now), row[DUE_AT]
    closes_at = None if posted_at is None else judgement.closes_at(review.kind, posted_at, review.marketplace)
    if row[1] == Lane.FIRST_CONTACT:
        if posted_at is None:
            due_at = None if due_at is None or due_at > now + judgement.first_contact + CLOCKS_APART else due_at
        elif due_at is None:
            due_at = judgement.due_at(posted_at, now)
    return review.posted_at or 0, closes_at, due_at


def _in_pieces(connection: Connection, cases: list[int], judgement: Judgement, now: int) -> int:
    for start in range(0, len(cases), _PIECE):
        with write(connection):
            unveil(connection, cases[start : start + _PIECE])
            judge_dates(connection, cases[start : start + _PIECE], judgement, now)
    return len(cases)


def _come(connection: Connection, now: int) -> list[int]:
    rows = connection.execute(
        "SELECT id FROM cases INDEXED BY cases_unbelieved "
        "WHERE closes_at IS NULL AND posted_at > 0 AND posted_at BETWEEN ? AND ?",
        (OLDEST_DATE, now + CLOCKS_APART),
    )
    return [row[0] for row in rows]


def _behind(connection: Connection, now: int) -> bool:
    newest = connection.execute("SELECT posted_at FROM cases ORDER BY id DESC LIMIT ?", (_ASKED,)).fetchall()
    dated = [row[0] for row in newest if row[0] >= OLDEST_DATE]
    ahead = [at for at in dated if at > now + CLOCKS_APART]
    return 2 * len(ahead) > len(dated)


def _impossible(connection: Connection, now: int) -> list[int]:
    """Cases that were given a date from the future; whoever has one leads its lane."""
    found = []
    for base_lane in sorted(NEEDS_DOOR):
        for lane in (base_lane, Lane.SNOOZED):
            first = connection.execute(
                "SELECT id, posted_at, closes_at FROM cases INDEXED BY cases_queue "
                "WHERE lane = ? AND resume = ? AND lane <> 'done' ORDER BY rank DESC",
                (lane, base_lane),
            )
            while page := first.fetchmany(_LOOKED_AT):
                wrong = [row[0] for row in page if row[2] is not None and row[1] > now + CLOCKS_APART]
                if not wrong:
                    break
                found += wrong
    return found


def _shorten(connection: Connection, judgement: Judgement, now: int) -> int:
    """Let clocks that can't be begin now: those of a first contact, of our answer and of following up."""
    lengths = {
        Lane.FIRST_CONTACT: judgement.first_contact,
        Lane.BUYER_REPLIED: judgement.answer,
        Lane.WAITING: judgement.follow_up,
    }
    changed = 0
    for base_lane, length in lengths.items():
        found = [
            row[0]
            for lane in (base_lane, Lane.SNOOZED)
            for row in connection.execute(
                "SELECT id FROM cases INDEXED BY cases_due "
                "WHERE lane = ? AND lane <> 'done' AND due_at IS NOT NULL AND due_at > ? AND resume = ?",
                (lane, now + length + _TOO_LONG, base_lane),
            )
        ]
        for start in range(0, len(found), _PIECE):
            piece = found[start : start + _PIECE]
            marks = ",".join(map(str, piece))
            with write(connection):
                unveil(connection, piece)
                connection.execute(f"UPDATE cases SET due_at = ? WHERE id IN ({marks})", (now + length,))
                connection.execute(
                    f"UPDATE cases SET replied_at = ? WHERE id IN ({marks}) AND replied_at > ?",
                    (now, now + CLOCKS_APART),
                )
                judge_dates(connection, piece, judgement, now)
        changed += len(found)
    return changed
