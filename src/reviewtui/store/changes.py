"""A review that came in again and reads differently: a version is kept, the case says so, the outcome is recorded."""

from __future__ import annotations

from typing import Any

from reviewtui.desk.ports import Judgement
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.review import believed, enters_queue
from reviewtui.store import again, cases, sqlite
from reviewtui.store.act import Act, Value
from reviewtui.store.connection import Connection, write
from reviewtui.store.journal import record

_PIECE = 200


def apply_staged(connection: Connection, number: int, judgement: Judgement, now: int) -> None:
    """Apply what an import staged in short pieces; goes on where a crash stopped it."""
    again.fill(connection, number, judgement, now)
    while True:
        with write(connection):
            staged = connection.execute(
                "SELECT review, raw_digest, stars, title, text, helpful_votes, total_votes FROM staged_changes "
                "WHERE import = ? ORDER BY review LIMIT ?",
                (number, _PIECE),
            ).fetchall()
            if not staged:
                connection.execute("UPDATE imports SET state = 'done' WHERE id = ?", (number,))
                return
            for row in staged:
                _apply(connection, number, row, judgement, now)
            connection.execute("DELETE FROM staged_changes WHERE import = ? AND review <= ?", (number, staged[-1][0]))


def _apply(connection: sqlite.Connection, number: int, staged: tuple[Any, ...], judgement: Judgement, now: int) -> None:
    review, digest, stars, title, text, helpful, total = staged
    old = connection.execute(
        "SELECT stars, title, text, helpful_votes, total_votes, kind, posted_at, marketplace FROM reviews WHERE id = ?",
        (review,),
    ).fetchone()
    connection.execute(
        "INSERT INTO review_versions (review, import, until, stars, title, text, helpful_votes, total_votes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (review, number, now, *old[:5]),
    )
    connection.execute(
        "UPDATE reviews SET raw_digest = ?, stars = ?, title = ?, text = ?, helpful_votes = ?, total_votes = ? "
        "WHERE id = ?",
        (digest, stars, title, text, helpful, total, review),
    )
    case = connection.execute("SELECT lane, resume, replied_at, outcome FROM cases WHERE id = ?", (review,)).fetchone()
    if case is None:
        if not enters_queue(stars):
            return
        posted_at = believed(old[6], now)
        connection.execute(
            "INSERT INTO cases (id, lane, resume, rank, stars, marketplace, posted_at, due_at, closes_at, import) "
            "VALUES (?, 'first-contact', 'first-contact', 0, ?, ?, ?, ?, ?, ?)",
            (
                review,
                stars,
                old[7],
                old[6],
                now + judgement.first_contact,
                None if posted_at is None else judgement.closes_at(old[5], posted_at, old[7]),
                number,
            ),
        )
        case = ("first-contact", "first-contact", None, None)
    owed = connection.execute(
        "SELECT 1 FROM promises WHERE \"case\" = ? AND state = 'open' LIMIT 1", (review,)
    ).fetchone()
    values = _consequences(case, old, staged, now, judgement, owed=owed is not None)
    found = cases.review(connection, review)
    assert found is not None
    law = Lane(str(values.get("resume", case[1])))
    seen = found[0]._replace(posted_at=believed(found[0].posted_at, now))
    values["rank"] = judgement.rank(seen, found[1].weight, found[1].ratings, law, case[2])
    act = Act(connection)
    act.update("cases", [review], values)
    words = _words(old, staged)
    record(connection, act, at=now, who="import", name="review-changed", words=words, cases=[review], undoable=False)


def _consequences(
    case: tuple[Any, ...], old: tuple[Any, ...], staged: tuple[Any, ...], now: int, judgement: Judgement, *, owed: bool
) -> dict[str, Value]:
    """What an edited review does to its case: the outcome; a happier buyer closes it unless we still owe them what we
    promised; a done case comes back, with a first-contact clock of its own, unless the buyer is happier.
    """
    lane, stars = Lane(case[0]), staged[2]
    values: dict[str, Value] = {"stars": stars}
    if stars > old[0]:
        values["outcome"] = Outcome.RAISED
        if not enters_queue(stars) and lane is not Lane.DONE and not owed:
            values |= {"lane": Lane.DONE, "changed_at": now}
    elif stars < old[0]:
        values["outcome"] = Outcome.LOWERED
    edited = staged[2:5] != old[:3]
    if lane is Lane.DONE and enters_queue(stars) and edited and stars <= old[0]:
        values |= {
            "lane": Lane.FIRST_CONTACT,
            "resume": Lane.FIRST_CONTACT,
            "due_at": now + judgement.first_contact,
            "wakes_at": None,
            "changed_at": now,
        }
    return values


def _words(old: tuple[Any, ...], staged: tuple[Any, ...]) -> str:
    parts = []
    if staged[2] != old[0]:
        parts.append(f"stars {old[0]} → {staged[2]}")
    if staged[3:5] != old[1:3]:
        parts.append("the buyer edited the text")
    if staged[5] != old[3]:
        parts.append(f"helpful votes {old[3]:,} → {staged[5]:,}")
    return ", ".join(parts) or "votes counted anew"
