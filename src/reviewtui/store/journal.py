"""The journal: every act, who, when, before and after; and the undo that reads it.

An `Act` is one transaction. It changes rows only through its three verbs, each of which notes the rows as they were
and as they became; the note, compressed, is the journal's row. Taking an act back writes the rows as they were, unless
somebody has changed them since. The journal itself is only ever added to.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from reviewtui.desk.views import JournalEntry, Refused
from reviewtui.store.connection import StoreError

Value = str | int | float | None
_TABLES = frozenset({"cases", "notes", "tags", "promises", "messages", "drafts", "products"})
_BATCH = 5000


class RowChange(NamedTuple):
    """Rows of one table that changed alike: `before` and `after` hold, for each id, the values of `columns`.

    `before` is None for inserted rows, `after` None for deleted ones. When every row got the same values, `after` holds
    them once and `same` is true.
    """

    table: str
    ids: list[Any]
    columns: list[str]
    before: list[list[Value]] | None
    after: list[list[Value]] | None
    same: bool = False

    def after_of(self, index: int) -> list[Value]:
        """The values that one row was given."""
        assert self.after is not None
        return self.after[0 if self.same else index]


def _pack(changes: list[RowChange]) -> bytes:
    return zlib.compress(json.dumps(changes, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _unpack(blob: bytes) -> list[RowChange]:
    return [RowChange(*each) for each in json.loads(zlib.decompress(blob))]


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _key(table: str) -> str:
    return '"case", tag' if table == "tags" else "id"


class Act:
    """One act under way. Only its verbs may change rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.changes: list[RowChange] = []

    def update(self, table: str, ids: Sequence[int], values: dict[str, Value]) -> None:
        """Give the same values to the same columns of some rows, found by id."""
        assert table in _TABLES
        columns = list(values)
        before = {row[0]: list(row[1:]) for row in self._rows(table, ids, columns)}
        found = [each for each in ids if each in before]
        assignments = ", ".join(f'"{column}" = ?' for column in columns)
        given = tuple(values.values())
        for start in range(0, len(found), _BATCH):
            batch = found[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            self._connection.execute(f'UPDATE "{table}" SET {assignments} WHERE id IN ({marks})', (*given, *batch))
        if found:
            olds = [before[each] for each in found]
            self.changes.append(RowChange(table, found, columns, olds, [list(given)], same=True))

    def insert(self, table: str, values: dict[str, Value]) -> int:
        """Add one row and tell its id."""
        assert table in _TABLES
        marks = ", ".join("?" * len(values))
        cursor = self._connection.execute(
            f'INSERT INTO "{table}" ({_quoted(values)}) VALUES ({marks})', tuple(values.values())
        )
        row = int(cursor.lastrowid or 0)
        identity = [values["case"], values["tag"]] if table == "tags" else row
        self.changes.append(RowChange(table, [identity], list(values), None, [list(values.values())]))
        return row

    def delete_tag(self, case: int, tag: str) -> None:
        """Take a tag off a case."""
        gone = self._connection.execute('DELETE FROM tags WHERE "case" = ? AND tag = ?', (case, tag)).rowcount
        if gone:
            self.changes.append(RowChange("tags", [[case, tag]], ["case", "tag"], [[case, tag]], None))

    def _rows(self, table: str, ids: Sequence[int], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            yield from self._connection.execute(
                f'SELECT id, {_quoted(columns)} FROM "{table}" WHERE id IN ({marks})', tuple(batch)
            )

    # taking back -------------------------------------------------------------------------------------------------

    def reverse(self, changes: list[RowChange]) -> tuple[int, int]:
        """Write rows as they were before `changes`; answers how many were taken back, how many somebody had changed."""
        return self._swing(changes[::-1], back=True)

    def repeat(self, changes: list[RowChange]) -> tuple[int, int]:
        """Write rows as they became by `changes`."""
        return self._swing(changes, back=False)

    def _swing(self, changes: list[RowChange], *, back: bool) -> tuple[int, int]:
        moved = kept = 0
        for change in changes:
            gone, stays = (change.after, change.before) if back else (change.before, change.after)
            if gone is None:
                done = self._put_back(change)
                moved, kept = moved + done, kept + len(change.ids) - done
            elif stays is None:
                done = self._take_away(change)
                moved, kept = moved + done, kept + len(change.ids) - done
            else:
                done = self._set(change, back=back)
                moved, kept = moved + done, kept + len(change.ids) - done
        return moved, kept

    def _set(self, change: RowChange, *, back: bool) -> int:
        assert change.before is not None
        now = {row[0]: list(row[1:]) for row in self._rows(change.table, change.ids, change.columns)}
        groups: dict[tuple[Value, ...], tuple[list[Value], list[int], list[list[Value]]]] = {}
        for index, each in enumerate(change.ids):
            expected, wanted = change.after_of(index), change.before[index]
            if not back:
                expected, wanted = wanted, expected
            if now.get(each) == expected:
                group = groups.setdefault(tuple(wanted), (wanted, [], []))
                group[1].append(each)
                group[2].append(expected)
        assignments = ", ".join(f'"{column}" = ?' for column in change.columns)
        done = 0
        for wanted, ids, olds in groups.values():
            for start in range(0, len(ids), _BATCH):
                batch = ids[start : start + _BATCH]
                marks = ",".join("?" * len(batch))
                self._connection.execute(
                    f'UPDATE "{change.table}" SET {assignments} WHERE id IN ({marks})', (*wanted, *batch)
                )
            self.changes.append(RowChange(change.table, ids, change.columns, olds, [wanted], same=True))
            done += len(ids)
        return done

    def _put_back(self, change: RowChange) -> int:
        rows = change.before or change.after or []
        columns = change.columns if change.table == "tags" else ["id", *change.columns]
        marks = ", ".join("?" * len(columns))
        statement = f'INSERT OR IGNORE INTO "{change.table}" ({_quoted(columns)}) VALUES ({marks})'
        done = 0
        for each, row in zip(change.ids, rows, strict=True):
            given = row if change.table == "tags" else [each, *row]
            if self._connection.execute(statement, given).rowcount:
                self.changes.append(RowChange(change.table, [each], change.columns, None, [row]))
                done += 1
        return done

    def _take_away(self, change: RowChange) -> int:
        done = 0
        rows = change.after or change.before or []
        for each, row in zip(change.ids, rows, strict=True):
            if change.table == "tags":
                gone = self._connection.execute('DELETE FROM tags WHERE "case" = ? AND tag = ?', each).rowcount
            else:
                where = " AND ".join(f'"{column}" IS ?' for column in change.columns)
                gone = self._connection.execute(
                    f'DELETE FROM "{change.table}" WHERE id = ? AND {where}', (each, *row)
                ).rowcount
            if gone:
                self.changes.append(RowChange(change.table, [each], change.columns, [row], None))
                done += 1
        return done


@contextmanager
def write(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction; anything raised inside takes all of it back.

    Raises StoreError where nothing can be written now: somebody else writes for too long, or the disk is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise StoreError(f"Nothing can be written to the database now ({error}); try again in a moment") from error
        raise


def record(  # an entry has so many facts
    connection: sqlite3.Connection,
    act: Act,
    *,
    at: int,
    who: str,
    name: str,
    words: str,
    cases: Sequence[int],
    undoable: bool,
    target: int | None = None,
) -> int:
    """Write an act down; called last inside its transaction."""
    case = cases[0] if len(cases) == 1 else None
    cursor = connection.execute(
        'INSERT INTO journal (at, who, act, words, "case", cases, undoable, target, changes) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, who, name, words, case, len(cases), undoable, target, _pack(act.changes)),
    )
    return int(cursor.lastrowid or 0)


class Recorded(NamedTuple):
    """An act of the journal with what it changed."""

    id: int
    words: str
    case: int | None
    """The one case that it was about; None for a bulk act."""
    undoable: bool
    changes: list[RowChange]

    @property
    def cases(self) -> tuple[int, ...]:
        """The cases whose rows it touched."""
        found: dict[int, None] = dict.fromkeys([self.case or 0])
        for change in self.changes:
            for index, each in enumerate(change.ids):
                found[_case_of(change, index, each)] = None
        found.pop(0, None)
        return tuple(found)


def _case_of(change: RowChange, index: int, identity: Any) -> int:
    if change.table == "cases":
        return int(identity)
    if change.table == "tags":
        return int(identity[0])
    if "case" in change.columns:
        rows = change.after if change.after is not None else change.before
        assert rows is not None
        return int(rows[0 if change.same else index][change.columns.index("case")] or 0)
    return 0


_RECORDED = 'SELECT id, words, "case", undoable, changes FROM journal WHERE id = ?'


def _recorded(connection: sqlite3.Connection, number: int) -> Recorded:
    row = connection.execute(_RECORDED, (number,)).fetchone()
    return Recorded(row[0], row[1], row[2], bool(row[3]), _unpack(row[4]))


def last_to_undo(connection: sqlite3.Connection, who: str) -> Recorded:
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
        elif number not in settled:
            return _recorded(connection, number)
    raise Refused("Nothing to undo")


def last_to_redo(connection: sqlite3.Connection, who: str) -> Recorded:
    """The act that a person took back last, unless something else was done since. Raises Refused."""
    again: set[int] = set()
    rows = connection.execute("SELECT act, target FROM journal WHERE who = ? ORDER BY id DESC", (who,))
    for act, target in rows:
        if target is None:
            break
        if act == "redo":
            again.add(target)
        elif act == "undo" and target in again:
            again.discard(target)
        elif act == "undo":
            return _recorded(connection, target)
    raise Refused("Nothing to do again")


def of_case(connection: sqlite3.Connection, case: int, limit: int = 200) -> tuple[JournalEntry, ...]:
    """The acts on a case, oldest first, bulk acts included."""
    rows = connection.execute(
        'SELECT id, at, who, act, words FROM journal WHERE "case" = ? ORDER BY id DESC LIMIT ?', (case, limit)
    ).fetchall()
    bulk = connection.execute(
        'SELECT id, at, who, act, words, changes FROM journal WHERE "case" IS NULL ORDER BY id DESC LIMIT ?', (limit,)
    )
    rows += [row[:5] for row in bulk if case in Recorded(row[0], row[4], None, True, _unpack(row[5])).cases]
    undone = _undone(connection, [row[0] for row in rows])
    return tuple(JournalEntry._make((*row, row[0] in undone)) for row in sorted(rows))


def _undone(connection: sqlite3.Connection, ids: Sequence[int]) -> set[int]:
    if not ids:
        return set()
    marks = ",".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT target, act FROM journal WHERE target IN ({marks}) AND act IN ('undo', 'redo') ORDER BY id", tuple(ids)
    ).fetchall()
    last = dict(rows)
    return {target for target, act in last.items() if act == "undo"}
