"""One act: rows are changed by three verbs only, each of which notes how they were and how they became.

Taking an act back writes the rows as they were, unless somebody has changed them since.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewtui.store import sqlite

Value = str | int | float | None
_TABLES = frozenset(
    {
        "cases",
        "notes",
        "tags",
        "promises",
        "messages",
        "drafts",
        "products",
        "leavings",
        "draft_versions",
        "settings",
        "removals",
        "bursts",
    }
)
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


def pack(changes: list[RowChange]) -> bytes:
    """Changes as the journal keeps them: JSON, compressed."""
    return zlib.compress(json.dumps(changes, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(blob: bytes) -> list[RowChange]:
    """Changes as they were; also those that were packed one after the other."""
    found: list[RowChange] = []
    while blob:
        stream = zlib.decompressobj()
        found += [RowChange(*each) for each in json.loads(stream.decompress(blob))]
        blob = stream.unused_data
    return found


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _key(table: str) -> str:
    """The column by which rows are found."""
    return "name" if table == "settings" else "id"


class Act:
    """One act under way. Only its verbs may change rows."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self._connection = connection
        self.changes: list[RowChange] = []

    def update(self, table: str, ids: Sequence[int | str], values: dict[str, Value]) -> None:
        """Give the same values to the same columns of some rows, found by id."""
        assert table in _TABLES
        self._before(table, ids)
        columns = list(values)
        before = {row[0]: list(row[1:]) for row in self._rows(table, ids, columns)}
        found = [each for each in ids if each in before]
        assignments = ", ".join(f'"{column}" = ?' for column in columns)
        given = tuple(values.values())
        for start in range(0, len(found), _BATCH):
            batch = found[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            self._connection.execute(
                f'UPDATE "{table}" SET {assignments} WHERE {_key(table)} IN ({marks})', (*given, *batch)
            )
        if found:
            olds = [before[each] for each in found]
            self._changed(RowChange(table, found, columns, olds, [list(given)], same=True))

    def insert(self, table: str, values: dict[str, Value]) -> int:
        """Add one row and tell its id."""
        assert table in _TABLES
        if table == "tags":
            self._before("tags", [[values["case"], values["tag"]]])
        marks = ", ".join("?" * len(values))
        cursor = self._connection.execute(
            f'INSERT INTO "{table}" ({_quoted(values)}) VALUES ({marks})', tuple(values.values())
        )
        row = int(cursor.lastrowid or 0)
        identity = [values["case"], values["tag"]] if table == "tags" else row
        self._changed(RowChange(table, [identity], list(values), None, [list(values.values())]))
        return row

    def delete_tag(self, case: int, tag: str) -> None:
        """Take a tag off a case."""
        self._before("tags", [[case, tag]])
        gone = self._connection.execute('DELETE FROM tags WHERE "case" = ? AND tag = ?', (case, tag)).rowcount
        if gone:
            # it was taken off by hand, and no rule puts it on again; an undo goes another way
            self._connection.execute('INSERT OR IGNORE INTO untagged ("case", tag) VALUES (?, ?)', (case, tag))
            self._changed(RowChange("tags", [[case, tag]], ["case", "tag"], [[case, tag]], None))

    def _rows(self, table: str, ids: Sequence[int | str], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            yield from self._connection.execute(
                f'SELECT {_key(table)}, {_quoted(columns)} FROM "{table}" WHERE {_key(table)} IN ({marks})',
                tuple(batch),
            )

    def _before(self, table: str, ids: Sequence[Any]) -> None:
        """Called before rows are read to be changed, with their ids."""

    def _changed(self, change: RowChange) -> None:
        """Note what changed."""
        self.changes.append(change)

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
            self._before(change.table, change.ids)
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
                    f'UPDATE "{change.table}" SET {assignments} WHERE {_key(change.table)} IN ({marks})',
                    (*wanted, *batch),
                )
            self._changed(RowChange(change.table, ids, change.columns, olds, [wanted], same=True))
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
                self._changed(RowChange(change.table, [each], change.columns, None, [row]))
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
                self._changed(RowChange(change.table, [each], change.columns, [row], None))
                done += 1
        return done
