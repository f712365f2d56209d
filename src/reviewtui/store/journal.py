"""The journal: every act, who, when, before and after; only ever added to. Undo reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.desk.past import JournalEntry
from reviewtui.desk.refusals import Refused
from reviewtui.store.act import Act, RowChange, pack, unpack
from reviewtui.store.membership import acts_on, blocks_of, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.store import sqlite


def record(  # an entry has so many facts
    connection: sqlite.Connection,
    act: Act,
    *,
    at: int,
    who: str,
    name: str,
    words: str,
    cases: Sequence[int],
    undoable: bool,
    target: int | None = None,
    packed: tuple[bytes, dict[int, bytearray]] | None = None,
) -> int:
    """Write an act down; called last inside its transaction. A long act has its changes, and the bits of its cases,
    `packed` before.
    """
    case = cases[0] if len(cases) == 1 else None
    cursor = connection.execute(
        'INSERT INTO journal (at, who, act, words, "case", cases, undoable, target, changes) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, who, name, words, case, len(cases), undoable, target, packed[0] if packed else pack(act.changes)),
    )
    number = int(cursor.lastrowid or 0)
    if case is None:
        touched = Recorded(number, words, None, undoable, act.changes)
        note(connection, number, packed[1] if packed else blocks_of(touched.cases))
    return number


class Recorded(NamedTuple):
    """An act of the journal with what it changed."""

    id: int
    words: str
    case: int | None
    """The one case that it was about; None for a bulk act."""
    undoable: bool
    changes: list[RowChange]
    act: str = ""
    at: int = 0

    @property
    def cases(self) -> tuple[int, ...]:
        """The cases whose rows it touched."""
        found: dict[int, None] = dict.fromkeys([self.case or 0])
        for change in self.changes:
            for index, each in enumerate(change.ids):
                found[case_of(change, index, each)] = None
        found.pop(0, None)
        return tuple(found)


def case_of(change: RowChange, index: int, identity: Any) -> int:
    """The case that a changed row belongs to, 0 where it tells none."""
    if change.table == "cases":
        return int(identity)
    if change.table == "tags":
        return int(identity[0])
    if "case" in change.columns:
        rows = change.after if change.after is not None else change.before
        assert rows is not None
        return int(rows[0 if change.same else index][change.columns.index("case")] or 0)
    return 0


_RECORDED = 'SELECT id, words, "case", undoable, changes, act, at FROM journal WHERE id = ?'
TOLD_ONLY = "leave"
"""An act that only says what is happening: there is nothing in it to take back, and an undo goes past it."""
BACK = frozenset({"undo", "unsend"})
"""Acts that take back the act that they point to."""


def _recorded(connection: sqlite.Connection, number: int) -> Recorded:
    row = connection.execute(_RECORDED, (number,)).fetchone()
    return Recorded(row[0], row[1], row[2], bool(row[3]), unpack(row[4]), row[5], row[6])


def to_undo(connection: sqlite.Connection, who: str) -> int:
    """The newest act of a person that still stands, past those that an undo had to leave as they are. Raises Refused
    when there is none.
    """
    settled: set[int] = set()
    standing: set[int] = set()
    rows = connection.execute("SELECT id, act, target FROM journal WHERE who = ? ORDER BY id DESC", (who,))
    for number, act, target in rows:
        if target is not None:
            if target not in settled and target not in standing:
                (standing if act == "redo" else settled).add(target)
        elif number not in settled and act != TOLD_ONLY:
            return int(number)
    raise Refused("Nothing to undo")


def last_to_undo(connection: sqlite.Connection, who: str) -> Recorded:
    """The act `to_undo`, with what it changed."""
    return _recorded(connection, to_undo(connection, who))


def told(connection: sqlite.Connection, number: int) -> tuple[int, str, int, str, int | None]:
    """What is told of an act: its number, what it was, when, in words, and its one case."""
    row = connection.execute('SELECT id, act, at, words, "case" FROM journal WHERE id = ?', (number,)).fetchone()
    return int(row[0]), str(row[1]), int(row[2]), str(row[3]), row[4]


def to_redo(connection: sqlite.Connection, who: str) -> tuple[int, int]:
    """The act that a person took back last, and the act that did so, unless something else was done since. Raises
    Refused.
    """
    again: set[int] = set()
    rows = connection.execute("SELECT id, act, target FROM journal WHERE who = ? ORDER BY id DESC", (who,))
    for number, act, target in rows:
        if target is None and act != TOLD_ONLY:
            break
        if act == "redo":
            again.add(target)
        elif act in BACK and target in again:
            again.discard(target)
        elif act in BACK:
            return int(target), int(number)
    raise Refused("Nothing to do again")


def last_to_redo(connection: sqlite.Connection, who: str) -> tuple[Recorded, Recorded]:
    """The acts `to_redo`, with what they changed."""
    target, back = to_redo(connection, who)
    return _recorded(connection, target), _recorded(connection, back)


def of_case(connection: sqlite.Connection, case: int, limit: int = 200) -> tuple[JournalEntry, ...]:
    """The acts on a case, oldest first, bulk acts included."""
    rows = connection.execute(
        'SELECT id, at, who, act, words FROM journal WHERE "case" = ? ORDER BY id DESC LIMIT ?', (case, limit)
    ).fetchall()
    marks = ",".join(map(str, acts_on(connection, case, limit)))
    rows += connection.execute(f"SELECT id, at, who, act, words FROM journal WHERE id IN ({marks})").fetchall()
    undone = undone_among(connection, [row[0] for row in rows])
    return tuple(JournalEntry._make((*row, row[0] in undone)) for row in sorted(rows))


def undone_among(connection: sqlite.Connection, ids: Sequence[int]) -> set[int]:
    """Those of some acts that were taken back and not done again."""
    if not ids:
        return set()
    marks = ",".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT target, act FROM journal WHERE target IN ({marks}) AND act IN ('undo', 'unsend', 'redo') ORDER BY id",
        tuple(ids),
    ).fetchall()
    last = dict(rows)
    return {target for target, act in last.items() if act in BACK}


def last_act(connection: sqlite.Connection) -> int:
    """The number of the newest row of the journal, 0 while it is empty."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0])


def touched_since(connection: sqlite.Connection, mark: int) -> list[int]:
    """The cases that acts after a row touched."""
    found: dict[int, None] = {}
    for row in connection.execute(_RECORDED.replace("id = ?", "id > ?"), (mark,)):
        found |= dict.fromkeys(Recorded(row[0], row[1], row[2], bool(row[3]), unpack(row[4])).cases)
    return list(found)
