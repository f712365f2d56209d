"""What an act on many cases has changed so far is veiled: everybody else sees the rows as they were, until it is whole.

Such an act is done in short pieces, each a transaction. Before a piece changes a row it keeps it as it was; readers see
that (`seen`). The last transaction lifts the veil together with the act's row in the journal. An act that fails or is
killed before is taken back, by itself or by whoever comes next. Who changes one of its cases meanwhile takes that case
out of the veil first, and the act does it again, after him.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from reviewtui.store import seen, sqlite
from reviewtui.store.connection import LOOK_SECONDS, Connection, write
from reviewtui.store.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PIECE_SECONDS = 0.06
"""How long one piece may hold the write lock, its last step included as far as that is known before."""
TURN_NAME = "act"

_COLUMNS = {"cases": seen.CASES, "promises": seen.PROMISES}
_PIECE = 500
_AT_ONCE = 900


def draw(connection: Connection) -> int:
    """Begin an act whose changes are veiled; its number."""
    with write(connection):
        return int(connection.execute("INSERT INTO veils (lifted) VALUES (0)").lastrowid or 0)


def lift(connection: sqlite.Connection, number: int) -> None:
    """From the end of this transaction on everybody sees what the act did."""
    connection.execute("UPDATE veils SET lifted = 1 WHERE id = ?", (number,))


def keep(connection: sqlite.Connection, number: int, table: str, ids: Sequence[Any]) -> None:
    """Keep rows as they are before the act changes them. Inside a write transaction."""
    if table == "tags":
        connection.executemany(
            f'INSERT OR IGNORE INTO veiled_tags SELECT {number}, :c, :t, EXISTS (SELECT 1 FROM tags WHERE "case" = :c '
            "AND tag = :t)",
            [{"c": case, "t": tag} for case, tag in ids],
        )
        return
    columns = ", ".join(_COLUMNS[table])
    for marks in _marks(ids):
        connection.execute(
            f"INSERT OR IGNORE INTO veiled_{table} (by, {columns}) SELECT {number}, {columns} FROM {table} "
            f"WHERE id IN ({marks})"
        )


def unveil(connection: Connection, cases: Sequence[int], besides: int = 0) -> None:
    """Take some cases out of a veil, as they were before it, because somebody else is going to change them."""
    row = connection.execute(seen.VEILED).fetchone()
    if row is None or row[0] == besides:
        return
    for marks in _marks(cases):
        _restore(connection, row[0], marks)


def give_up(connection: Connection, number: int, cases: Sequence[int]) -> None:
    """Let an act of ours do some cases anew: they are put back as they were."""
    for marks in _marks(cases):
        _restore(connection, number, marks)


def _restore(connection: sqlite.Connection, number: int, marks: str, *, remember: bool = True) -> None:
    """Put the rows of some cases back as they were, and remember that the act lost them."""
    for table, columns in _COLUMNS.items():
        old = ", ".join(f"{name} = v.{name}" for name in columns[1:])
        key = '"case"' if table == "promises" else "id"
        some = f"v.by = {number} AND v.{key} IN ({marks})"
        connection.execute(f"UPDATE {table} SET {old} FROM veiled_{table} v WHERE {some} AND {table}.id = v.id")
    some = f'by = {number} AND "case" IN ({marks})'
    connection.execute(
        f'DELETE FROM tags WHERE "case" IN ({marks}) AND EXISTS (SELECT 1 FROM veiled_tags v WHERE v.by = {number} '
        'AND v."case" = tags."case" AND v.tag = tags.tag AND NOT v.there)'
    )
    connection.execute(f'INSERT OR IGNORE INTO tags SELECT "case", tag FROM veiled_tags WHERE {some} AND there')
    if remember:
        connection.execute(
            f"INSERT OR IGNORE INTO unveiled SELECT by, id FROM veiled_cases WHERE by = {number} AND id IN ({marks}) "
            f'UNION SELECT by, "case" FROM veiled_promises WHERE {some} '
            f'UNION SELECT by, "case" FROM veiled_tags WHERE {some}'
        )
    connection.execute(f"DELETE FROM veiled_cases WHERE by = {number} AND id IN ({marks})")
    connection.execute(f"DELETE FROM veiled_promises WHERE {some}")
    connection.execute(f"DELETE FROM veiled_tags WHERE {some}")


def lost(connection: sqlite.Connection, number: int) -> list[int]:
    """The cases that others took out of the veil."""
    return [row[0] for row in connection.execute('SELECT "case" FROM unveiled WHERE by = ? ORDER BY 1', (number,))]


def forget_lost(connection: sqlite.Connection, number: int) -> None:
    """They are going to be done again."""
    connection.execute("DELETE FROM unveiled WHERE by = ?", (number,))


def staged_below(connection: sqlite.Connection, number: int) -> list[int]:
    """Veiled cases that an import, seen since, is going to write over by what it knew of them before."""
    row = connection.execute(seen.APPLYING).fetchone()
    if row is None:
        return []
    found = connection.execute(
        f"SELECT s.id FROM staged_cases s WHERE s.by = {row[0]} AND (EXISTS (SELECT 1 FROM veiled_cases v "
        f"WHERE v.by = {number} AND v.id = s.id) OR EXISTS (SELECT 1 FROM veiled_promises v WHERE v.by = {number} AND "
        f'v."case" = s.id))'
    )
    return [each[0] for each in found]


def put_back(connection: Connection, number: int, until: float | None = None) -> bool:
    """Take back all that an act changed which was never whole; whether all is. Stops at `until`."""
    return _piecewise(connection, lambda: _put_back_some(connection, number), until)


def _put_back_some(connection: sqlite.Connection, number: int) -> bool:
    rows = connection.execute(
        f"SELECT id FROM (SELECT id FROM veiled_cases WHERE by = {number} LIMIT {_PIECE}) UNION "
        f'SELECT "case" FROM (SELECT "case" FROM veiled_promises WHERE by = {number} LIMIT {_PIECE}) UNION '
        f'SELECT "case" FROM (SELECT "case" FROM veiled_tags WHERE by = {number} LIMIT {_PIECE}) LIMIT {_AT_ONCE}'
    ).fetchall()
    if rows:
        _restore(connection, number, ",".join(str(row[0]) for row in rows), remember=False)
        return True
    lift(connection, number)
    return False


def clear(connection: Connection, number: int, until: float | None = None) -> bool:
    """Throw away what was kept for an act that is seen, or that was taken back; whether all is. Stops at `until`."""
    return _piecewise(connection, lambda: _clear_some(connection, number), until)


def _clear_some(connection: sqlite.Connection, number: int) -> bool:
    for table, key in (("cases", "id"), ("promises", "id"), ("tags", '"case"')):
        some = f"SELECT {key} FROM veiled_{table} WHERE by = {number} LIMIT {2 * _PIECE}"
        if connection.execute(f"DELETE FROM veiled_{table} WHERE by = {number} AND {key} IN ({some})").rowcount:
            return True
    forget_lost(connection, number)
    connection.execute("DELETE FROM veils WHERE id = ?", (number,))
    return False


def _piecewise(connection: Connection, some: Callable[[], bool], until: float | None) -> bool:
    """Repeat what answers whether there is more, in transactions of a short time each."""
    more, held = True, 0.0
    while more:
        if until is not None and time.monotonic() >= until:
            return False
        with write(connection):
            begun = last = time.perf_counter()
            spent = held = 0.0
            while more and held + spent <= PIECE_SECONDS:
                more = some()
                now = time.perf_counter()
                spent, held, last = now - last, now - begun, now
        if more:
            time.sleep(rest_after(held))
    return True


def rest_after(held: float) -> float:
    """How long to leave the lock to others after a piece."""
    return max(3 * LOOK_SECONDS, held / 8)


def finish_dead(connection: Connection, until: float | None = None, *, mine: bool = False) -> bool:
    """Take back what acts left that died before they were whole; whether nothing is left. Stops at `until`.

    One that lives has the turn, and then nothing is dead; `mine` where the caller has it.
    """
    if connection.execute("SELECT 1 FROM main.veils").fetchone() is None:
        return True
    turn = Turn(connection.path, TURN_NAME)
    if not mine and not turn.take():
        return True
    try:
        for number, lifted in connection.execute("SELECT id, lifted FROM main.veils ORDER BY id").fetchall():
            if not lifted and not put_back(connection, number, until):
                return False
            if not clear(connection, number, until):
                return False
        return True
    finally:
        if not mine:
            turn.end()


def _marks(ids: Iterable[Any]) -> Iterable[str]:
    wanted = [str(int(each)) for each in ids]
    return (",".join(wanted[start : start + _AT_ONCE]) for start in range(0, len(wanted), _AT_ONCE))
