"""What is known of buyers, found and taken out again, in every table that may hold it: reviews, letters, the journal.

Nothing here can be undone, and what is deleted is overwritten in the file. The journal keeps that something was done,
by whom and when; its words and the rows that an undo would bring back lose the person, as the rows themselves do.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from reviewtui.desk.ports.personal import Depth, Held
from reviewtui.domain.masking import GONE, masking
from reviewtui.domain.query.words import folded
from reviewtui.store.act import RowChange, pack, unpack
from reviewtui.store.connection import Connection, write
from reviewtui.store.journal import case_of
from reviewtui.store.membership import acts_on
from reviewtui.store.settling import settle
from reviewtui.store.visible import ONE
from reviewtui.store.wiping import overwriting, to_wipe, wipe
from reviewtui.store.words import put_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTS: Final = ("apologize", "acknowledge", "solve")
_TEXTS: Final = {
    "messages": ("text",),
    "leavings": ("text", *_PARTS),
    "drafts": _PARTS,
    "draft_versions": _PARTS,
    "removals": ("text",),
    "notes": ("text",),
    "promises": ("text",),
}
"""Every table with words about one buyer."""
_LETTERS: Final = frozenset({"messages", "leavings", "drafts", "draft_versions", "removals"})
_EMPTIED: Final = frozenset({"drafts", "draft_versions", "leavings"})
_ALL: Final = 1 << 30
_BATCH: Final = 200

_SOMETHING: Final = (
    "(r.author <> '' OR r.order_id <> '' OR EXISTS (SELECT 1 FROM messages m WHERE m.\"case\" = r.id "
    f"AND m.text NOT IN ('', '{GONE}')) OR EXISTS (SELECT 1 FROM drafts d WHERE d.\"case\" = r.id "
    "AND d.apologize || d.acknowledge || d.solve <> ''))"
)


class SqlitePersonal:
    """What `desk.ports.personal.Personal` asks, on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_order(self, order: str) -> list[int]:
        """The reviews that one order is known of."""
        return self._ids("r.order_id = ?", (order,))

    def of_author(self, name: str) -> list[int]:
        """The reviews under a public name."""
        self._connection.create_function("called", 1, lambda text: folded(text).casefold(), deterministic=True)
        return self._ids("r.author <> '' AND called(r.author) = called(?)", (name,))

    def _ids(self, where: str, values: tuple[Any, ...], limit: int = _ALL) -> list[int]:
        rows = self._connection.execute(
            f"SELECT r.id FROM reviews r WHERE {where} AND r.{ONE} ORDER BY r.id LIMIT {limit}", values
        )
        return [row[0] for row in rows]

    def old(self, before: int, limit: int) -> list[int]:
        """Reviews whose work ended before a moment, or never began, and of whose buyers something is still known."""
        ended = (
            "NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = r.id AND (c.lane <> 'done' OR c.changed_at >= ?)) "
            "AND NOT EXISTS (SELECT 1 FROM promises p WHERE p.\"case\" = r.id AND p.state = 'open')"
        )
        return self._ids(f"r.posted_at BETWEEN 1 AND ? AND {ended} AND {_SOMETHING}", (before, before), limit)

    def old_of_imports(self, pattern: str, before: int, limit: int) -> list[int]:
        """Reviews of imports by the pattern of their names, posted before a moment, whose buyers are still named."""
        if self._connection.execute("SELECT 1 FROM imports WHERE name GLOB ?", (pattern,)).fetchone() is None:
            return []  # nothing came that way, which a walk through all reviews would tell later
        named = "r.import IN (SELECT id FROM imports WHERE name GLOB ?)"
        return self._ids(
            f"{named} AND r.posted_at < ? AND (r.author <> '' OR r.order_id <> '')", (pattern, before), limit
        )

    def held(self, cases: Sequence[int]) -> Held:
        """How much is known of the buyers of some reviews."""
        marks = ",".join(map(str, cases))
        names, orders = self._connection.execute(
            f"SELECT count(nullif(author, '')), count(nullif(order_id, '')) FROM reviews WHERE id IN ({marks})"
        ).fetchone()
        counts = {
            table: self._connection.execute(
                f'SELECT count(*) FROM "{table}" WHERE "case" IN ({marks}) AND {" || ".join(columns)} NOT IN (\'\', ?)',
                (GONE,),
            ).fetchone()[0]
            for table, columns in _TEXTS.items()
            if table != "draft_versions"
        }
        letters = counts["drafts"] + counts["leavings"] + counts["removals"]
        return Held(names, orders, counts["messages"], letters, counts["notes"] + counts["promises"])

    def erase(self, cases: Sequence[int], depth: Depth, *, at: int, who: str, name: str, words: str) -> None:
        """Take the buyers of some reviews out, a few reviews at a time, and write that down."""
        connection = self._connection
        while put_in(connection):  # what leaves the index of words has to be told to it as it went in
            pass
        found_in_words = False
        for start in range(0, len(cases), _BATCH):
            batch = list(cases[start : start + _BATCH])
            with overwriting(connection), write(connection, durable=depth is Depth.ALL):
                settle(connection, batch)
                erasing = _Erasing(connection, batch, depth)
                erasing.erase()
                found_in_words = found_in_words or erasing.found_in_words
                if depth is Depth.ALL:
                    connection.executemany(
                        'INSERT OR REPLACE INTO forgotten ("case", at) VALUES (?, ?)', [(each, at) for each in batch]
                    )
                    to_wipe(connection, words=found_in_words)
                if start + _BATCH >= len(cases):
                    connection.execute(
                        'INSERT INTO journal (at, who, act, words, "case", cases, undoable, target, changes) '
                        "VALUES (?, ?, ?, ?, ?, ?, 0, NULL, ?)",
                        (at, who, name, words, cases[0] if len(cases) == 1 else None, len(cases), pack([])),
                    )
        self.wipe()
        connection.checkpoints.now()

    def wipe(self) -> None:
        """Overwrite in the file what was taken out of it, where that was cut off."""
        wipe(self._connection)


class _Erasing:
    """One batch of reviews, inside a transaction."""

    def __init__(self, connection: Connection, cases: list[int], depth: Depth) -> None:
        self._connection = connection
        self._cases = frozenset(cases)
        self._marks = ",".join(map(str, cases))
        self._depth = depth
        rows = connection.execute(f"SELECT author, order_id FROM reviews WHERE id IN ({self._marks})").fetchall()
        self._mask = masking((row[0] for row in rows), (row[1] for row in rows))
        self._rows: dict[str, dict[int, int]] = {}
        self.found_in_words = False
        """Whether something left the index of words."""

    def erase(self) -> None:
        """Take all of it out, for good."""
        for table, columns in _TEXTS.items():
            self._table(table, columns)
        self._connection.execute(f'DELETE FROM by_command WHERE "case" IN ({self._marks})')
        self._journal()
        self._reviews()

    def _table(self, table: str, columns: tuple[str, ...]) -> None:
        connection = self._connection
        which = f'"case" IN ({self._marks})'
        case = '"case"'
        if table == "draft_versions":
            case = '(SELECT d."case" FROM drafts d WHERE d.id = draft_versions.draft)'
            which = f'draft IN (SELECT id FROM drafts WHERE "case" IN ({self._marks}))'
        rows = connection.execute(f"SELECT id, {case}, {', '.join(columns)} FROM {table} WHERE {which}").fetchall()
        self._rows[table] = {row[0]: row[1] for row in rows}
        assigned = ", ".join(f"{column} = ?" for column in columns)
        connection.executemany(
            f"UPDATE {table} SET {assigned} WHERE id = ?",
            [(*(self._left(table, value) for value in row[2:]), row[0]) for row in rows],
        )

    def _left(self, table: str, value: Any) -> Any:
        """What stays of a text."""
        if not isinstance(value, str) or not value:
            return value
        if self._depth is Depth.ALL or (self._depth is Depth.LETTERS and table in _LETTERS):
            return "" if table in _EMPTIED else GONE
        return self._mask(value)

    # the journal -------------------------------------------------------------------------------------------------

    def _journal(self) -> None:
        rows = self._connection.execute(
            f'SELECT id, words, changes FROM journal WHERE "case" IN ({self._marks})'
        ).fetchall()
        together = {act for case in self._cases for act in acts_on(self._connection, case, _ALL)}
        for start in range(0, len(together), 500):
            marks = ",".join(map(str, sorted(together)[start : start + 500]))
            rows += self._connection.execute(f"SELECT id, words, changes FROM journal WHERE id IN ({marks})").fetchall()
        for number, words, packed in rows:
            alone = number not in together
            said = GONE if alone and self._depth is Depth.ALL else self._mask(words)
            changes = self._scrubbed(packed)
            if changes is not None or said != words:
                self._connection.execute(
                    "UPDATE journal SET words = ?, changes = ? WHERE id = ?",
                    (said, packed if changes is None else changes, number),
                )

    def _scrubbed(self, packed: bytes) -> bytes | None:
        """The changes of an act without the buyers; None where they are not in it."""
        if not _mentions_texts(packed):
            return None
        changes = [self._change(each) if each.table in _TEXTS else each for each in unpack(packed)]
        return pack(changes)

    def _change(self, change: RowChange) -> RowChange:
        after = change.after
        if after is not None and change.same:
            after = [list(after[0]) for _ in change.ids]
        return change._replace(
            before=self._values(change, change.before), after=self._values(change, after), same=False
        )

    def _values(self, change: RowChange, rows: list[list[Any]] | None) -> list[list[Any]] | None:
        if rows is None:
            return None
        places = [index for index, name in enumerate(change.columns) if name in _TEXTS[change.table]]
        known = self._rows[change.table]
        return [
            [self._left(change.table, value) if place in places else value for place, value in enumerate(row)]
            if (known.get(identity) or self._case_of(change, index, identity)) in self._cases
            else row
            for index, (identity, row) in enumerate(zip(change.ids, rows, strict=True))
        ]

    def _case_of(self, change: RowChange, index: int, identity: Any) -> int:
        if change.table == "draft_versions" and "draft" in change.columns:
            told = change.after if change.after is not None else change.before
            assert told is not None
            draft = told[0 if change.same else index][change.columns.index("draft")]
            return self._rows["drafts"].get(int(draft or 0), 0)
        return case_of(change, index, identity)

    # reviews ------------------------------------------------------------------------------------------------------

    def _reviews(self) -> None:
        for table, key in (("reviews", "id"), ("review_versions", "review")):
            rows = self._connection.execute(
                f"SELECT id, title, text FROM {table} WHERE {key} IN ({self._marks})"
            ).fetchall()
            for number, title, text in rows:
                left = self._mask(title), self._mask(text)
                if left == (title, text):
                    continue
                if table == "reviews":
                    self._words_of(number, (title, text), left)
                self._connection.execute(f"UPDATE {table} SET title = ?, text = ? WHERE id = ?", (*left, number))
        self._connection.execute(
            "UPDATE reviews SET author = '', order_id = '', url = iif(instr(url, '@'), '', url) "
            f"WHERE id IN ({self._marks})"
        )

    def _words_of(self, review: int, before: tuple[str, str], after: tuple[str, str]) -> None:
        """Let the index of words follow, where it knows the review."""
        known = self._connection.execute("SELECT reviews FROM words_known").fetchone()[0]
        if review > known:
            return
        self.found_in_words = True
        add = "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)"
        out = "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)"
        for statement, (title, text) in ((out, before), (add, after)):
            self._connection.execute(statement, (review, folded(title), folded(text)))


def _mentions_texts(packed: bytes) -> bool:
    """Whether rows with texts are among the changes of an act; quicker than reading all of them."""
    while packed:
        stream = zlib.decompressobj()
        text = stream.decompress(packed)
        if any(json.dumps(table).encode() in text for table in _TEXTS):
            return True
        packed = stream.unused_data
    return False
