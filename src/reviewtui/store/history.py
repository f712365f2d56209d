"""What was done and when: the journal and the imports in one row, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.desk.past import HistoryEntry
from reviewtui.store.act import unpack
from reviewtui.store.journal import Recorded, of_case, undone_among

if TYPE_CHECKING:
    from reviewtui.store import sqlite

_PIECE = 400
BY_IMPORT = "import"
"""Who did what an import did by itself."""


def entries(
    connection: sqlite.Connection, since: int, who: str, case: int | None, limit: int
) -> tuple[HistoryEntry, ...]:
    """What was done since a moment, at most `limit` of it: by one person or by all (""), on one case or anywhere."""
    if case is not None:
        found = [
            HistoryEntry(number, at, by, act, words, case, 1, undone)
            for number, at, by, act, words, undone in of_case(connection, case, limit)
            if at >= since and who in ("", by)
        ]
        return tuple(found[::-1][:limit])
    acts = _acts(connection, since, who, limit)
    imports = _imports(connection, since, limit) if not who else []
    return tuple(sorted([*acts, *imports], key=lambda entry: (entry.at, entry.number), reverse=True)[:limit])


def _acts(connection: sqlite.Connection, since: int, who: str, limit: int) -> list[HistoryEntry]:
    by = "AND who = ?" if who else ""
    rows = connection.execute(
        f'SELECT id, at, who, act, words, "case", cases FROM journal WHERE at >= ? {by} ORDER BY id DESC LIMIT ?',
        (since, *([who] if who else []), limit),
    ).fetchall()
    undone: set[int] = set()
    for start in range(0, len(rows), _PIECE):
        undone |= undone_among(connection, [row[0] for row in rows[start : start + _PIECE]])
    return [HistoryEntry._make((*row, row[0] in undone)) for row in rows]


def first_case(connection: sqlite.Connection, number: int) -> int | None:
    """The first case of an act on many; what it changed is unpacked for it, which a list of acts can't afford."""
    row: Any = connection.execute('SELECT "case", changes FROM journal WHERE id = ?', (number,)).fetchone()
    if row is None:
        return None
    cases = Recorded(number, "", row[0], undoable=True, changes=unpack(row[1])).cases
    return cases[0] if cases else None


def _imports(connection: sqlite.Connection, since: int, limit: int) -> list[HistoryEntry]:
    return [
        HistoryEntry(0, at, BY_IMPORT, "import", _said(name, new, changed, rejected), None, 0)
        for name, at, new, changed, rejected in connection.execute(
            "SELECT name, finished_at, new, changed, rejected FROM imports "
            "WHERE state <> 'pending' AND finished_at >= ? ORDER BY finished_at DESC LIMIT ?",
            (since, limit),
        )
    ]


def _said(name: str, new: int, changed: int, rejected: int) -> str:
    counts = ((new, "new"), (changed, "changed"), (rejected, "rejected"))
    told = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    return f"Imported {name}: {told or 'nothing new'}"
