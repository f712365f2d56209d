"""A review that came in again and reads differently: a version is kept, the case says so, the outcome is recorded.

What becomes of the cases is judged before an import is seen (`judge`), so that it can be seen all at once; then the
changes are put in their place, in short pieces (`put_in_place`), by the import or by whoever comes next. See `seen`.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.review import believed, enters_queue
from reviewtui.store import fields, seen, sqlite
from reviewtui.store.act import RowChange, Value, pack
from reviewtui.store.connection import Connection, write
from reviewtui.store.dating import dated
from reviewtui.store.ranked import RANKED, RANKED_OF, TOLD_AT, rank_of, review_in
from reviewtui.store.veil import unveil

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewtui.desk.ports import Judgement

_PIECE = 200
_ANEW = ", ".join(f"c.{name}" for name in seen.CASES)
_OLD = ", ".join(f"o.{name}" for name in fields.EDITED)


def judge(
    connection: Connection, number: int, judgement: Judgement, now: int, only: Sequence[int] | None = None
) -> None:
    """Tell what an import makes of the cases whose reviews it changes, and stage it; nothing is seen of it yet.

    Reading and judging holds nobody up. `only` some of the reviews, where the others are judged already.
    """
    for ids in _staged(connection, number) if only is None else _cut(only):
        if connection.in_transaction:
            unveil(connection, ids)
        found = [each for row in _read(connection, number, ids) if (each := _judged(row, number, judgement, now))]
        with nullcontext() if connection.in_transaction else write(connection):
            connection.executemany(
                f"INSERT OR REPLACE INTO staged_cases (by, {', '.join(seen.CASES)}, words, changes) "
                f"VALUES ({', '.join('?' * (len(seen.CASES) + 3))})",
                found,
            )


def _staged(connection: Connection, number: int) -> Iterator[list[int]]:
    last = 0
    while True:
        rows = connection.execute(
            "SELECT review FROM staged_changes WHERE import = :number AND review > :last UNION "
            "SELECT review FROM staged_details WHERE import = :number AND review > :last ORDER BY 1 LIMIT :piece",
            {"number": number, "last": last, "piece": _PIECE},
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        yield [row[0] for row in rows]


def staged_of(connection: sqlite.Connection, number: int, cases: Sequence[int]) -> list[int]:
    """Those of some cases whose reviews an import changes."""
    found = []
    for start in range(0, len(cases), 900):
        marks = ",".join(map(str, cases[start : start + 900]))
        found += connection.execute(
            f"SELECT review FROM staged_changes WHERE import = {number} AND review IN ({marks}) UNION "
            f"SELECT review FROM staged_details WHERE import = {number} AND review IN ({marks})"
        ).fetchall()
    return [row[0] for row in found]


def _cut(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE))


def _read(connection: sqlite.Connection, number: int, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """For each review: what a rank is made of with the import, the case, the review as it is, the date that is told."""
    marks = ",".join(map(str, ids))
    return connection.execute(
        f"SELECT {RANKED_OF}, {_ANEW}, {_OLD}, s.review IS NOT NULL, coalesce(d.posted_at, 0), "
        "EXISTS (SELECT 1 FROM promises m WHERE m.\"case\" = o.id AND m.state = 'open') "
        f"FROM reviews o JOIN ({seen.reviews(number)}) r ON r.id = o.id LEFT JOIN cases c ON c.id = o.id "
        "LEFT JOIN products p ON p.id = o.product "
        f"LEFT JOIN staged_changes s ON s.import = {number} AND s.review = o.id "
        f"LEFT JOIN staged_details d ON d.import = {number} AND d.review = o.id WHERE o.id IN ({marks})"
    ).fetchall()


def _judged(row: tuple[Any, ...], number: int, judgement: Judgement, now: int) -> tuple[Any, ...] | None:
    """A row of `staged_cases`; None where the review has no case and gets none."""
    ranked, rest = list(row[:RANKED]), row[RANKED:]
    before = dict(zip(seen.CASES, rest[: len(seen.CASES)], strict=True))
    old, (changed, told, owed) = rest[len(seen.CASES) : -3], rest[-3:]
    new = fields.content(review_in(ranked))
    fresh = before["id"] is None
    if fresh and not (changed and enters_queue(new[0])):
        return None
    case: dict[str, Any] = _new_case(row, number, judgement, now) if fresh else dict(before)
    if told and not fresh:
        case |= dict(zip(("posted_at", "closes_at", "due_at"), dated(row, judgement, now), strict=True))
    words, noted = "", dict[str, Value]()
    if changed:
        noted = _consequences(case, old, new, now, judgement, owed=bool(owed))
        case |= noted
        words = _words(old, new)
    ranked[1], ranked[2] = case["resume"], case["replied_at"]
    case["rank"] = rank_of(judgement.rank, tuple(ranked), believed(ranked[TOLD_AT], now))
    noted = noted | {"rank": case["rank"]} if changed else {}
    then = [case[name] if fresh else before[name] for name in noted]
    change = RowChange("cases", [case["id"]], list(noted), [then], [list(noted.values())], same=True)
    return (number, *(case[name] for name in seen.CASES), words, pack([change] if noted else []))


def _new_case(row: tuple[Any, ...], number: int, judgement: Judgement, now: int) -> dict[str, Any]:
    """The case of a happy review that sank."""
    review = review_in(row)
    posted_at = believed(review.posted_at, now)
    return dict.fromkeys(seen.CASES) | {
        "id": row[0],
        "lane": Lane.FIRST_CONTACT,
        "resume": Lane.FIRST_CONTACT,
        "stars": row[8],
        "marketplace": review.marketplace,
        "posted_at": review.posted_at or 0,
        "due_at": now + judgement.first_contact,
        "closes_at": None if posted_at is None else judgement.closes_at(review.kind, posted_at, review.marketplace),
        "claimed_by": "",
        "import": number,
        "rank": 0.0,
    }


def _consequences(
    case: dict[str, Any], old: tuple[Any, ...], new: tuple[Any, ...], now: int, judgement: Judgement, *, owed: bool
) -> dict[str, Value]:
    """What an edited review does to its case: the outcome; a happier buyer closes it unless we still owe them what we
    promised; a done case comes back, with a first-contact clock of its own, unless the buyer is happier.
    """
    lane, stars = Lane(case["lane"]), new[0]
    values: dict[str, Value] = {"stars": stars}
    if stars > old[0]:
        values["outcome"] = Outcome.RAISED
        if not enters_queue(stars) and lane is not Lane.DONE and not owed:
            values |= {"lane": Lane.DONE, "changed_at": now}
    elif stars < old[0]:
        values["outcome"] = Outcome.LOWERED
    edited = new[:3] != old[:3]
    if lane is Lane.DONE and enters_queue(stars) and edited and stars <= old[0]:
        values |= {
            "lane": Lane.FIRST_CONTACT,
            "resume": Lane.FIRST_CONTACT,
            "due_at": now + judgement.first_contact,
            "wakes_at": None,
            "changed_at": now,
        }
    return values


def _words(old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    parts = []
    if new[0] != old[0]:
        parts.append(f"stars {old[0]} → {new[0]}")
    if new[1:3] != old[1:3]:
        parts.append("the buyer edited the text")
    if new[3] != old[3]:
        parts.append(f"helpful votes {old[3]:,} → {new[3]:,}")
    return ", ".join(parts) or "votes counted anew"


# putting in place ----------------------------------------------------------------------------------------------------


def put_in_place(connection: sqlite.Connection, number: int, ids: Iterable[int]) -> None:
    """Move what an import that is seen staged for some reviews to where it belongs. Inside a write transaction."""
    marks = ",".join(map(str, ids))
    at = connection.execute("SELECT finished_at FROM imports WHERE id = ?", (number,)).fetchone()[0]
    changed, known = (f"FROM {table} WHERE import = {number} AND review IN ({marks})" for table in _STAGED)
    judged = f"FROM staged_cases WHERE by = {number} AND id IN ({marks})"
    edited = ", ".join(fields.EDITED)
    connection.execute(
        f"INSERT INTO review_versions (review, import, until, {edited}) SELECT id, {number}, ?, {edited} FROM reviews "
        f"WHERE id IN (SELECT review {changed})",
        (at,),
    )
    content = ", ".join(f"{name} = s.{name}" for name in seen.CONTENT)
    connection.execute(
        f"UPDATE reviews SET {content} FROM staged_changes s "
        f"WHERE s.import = {number} AND s.review IN ({marks}) AND reviews.id = s.review"
    )
    filled = ", ".join(f"{name} = {value}" for name, value in fields.FILLING.items())
    connection.execute(
        f"UPDATE reviews AS r SET {filled} FROM staged_details d "
        f"WHERE d.import = {number} AND d.review IN ({marks}) AND r.id = d.review"
    )
    columns = ", ".join(seen.CASES)
    connection.execute(
        f"INSERT INTO cases ({columns}) SELECT {columns} {judged} ON CONFLICT (id) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in seen.CASES[1:])
    )
    connection.execute(
        'INSERT INTO journal (at, who, act, words, "case", cases, undoable, target, changes) '
        f"SELECT ?, 'import', 'review-changed', words, id, 1, 0, NULL, changes {judged} AND words <> ''",
        (at,),
    )
    for rest in (changed, known, judged):
        connection.execute(f"DELETE {rest}")


_STAGED = ("staged_changes", "staged_details")
