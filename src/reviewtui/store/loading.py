"""Bringing reviews in: fast into an empty store, in short pieces into a filled one, visible only when whole.

Into an empty store everything is one transaction, with the large indexes built after the rows. Into a filled store the
rows come in pieces whose lock is short, under an import number that hides them until `finish`; what a crash leaves
behind is swept by the next import. See docs/performance.md.
"""

from __future__ import annotations

import json
import time
from array import array
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING

from reviewtui.desk.ports import Added, BadSource, Busy, Judgement
from reviewtui.store import again, fields, seen, sqlite
from reviewtui.store.apart import TellingApart
from reviewtui.store.bulk_indexes import BULK_INDEXES
from reviewtui.store.changes import judge, staged_of
from reviewtui.store.connection import LOOK_SECONDS, Connection, StoreError, told, write
from reviewtui.store.journal import last_act, touched_since
from reviewtui.store.new_rows import NewRows
from reviewtui.store.settling import apply_staged
from reviewtui.store.sweeping import begin_writing, remove, sweep, this_process, unfinished
from reviewtui.store.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.review import Review
    from reviewtui.store.apart import Apart
    from reviewtui.store.new_rows import Rows

MANY_ASKED = 20_000
"""From so many rows on it pays to fetch all known digests at once."""

SEEN_BYTES = 1 << 24
"""Room to mark what a first import has brought, one bit each: a quarter of what a set of a million takes. A few reviews
in a thousand find their bit taken by another; they wait for the indexes, which tell for certain.
"""

LOCK_SECONDS = 0.12
"""How long one piece may hold the write lock; a quarter of what docs/ARCHITECTURE.md allows, for slower disks."""

_ROUNDS = 50
"""So often what people do meanwhile is caught up with before the lock is taken; then the rest is done under it."""


class SqliteLoad:
    """One import of one file. `begin`, then `known` and `add` a batch at a time, then `finish` or `abandon`."""

    def __init__(self, connection: Connection, judgement: Judgement, now: int, *, dry: bool = False) -> None:
        self._connection = connection
        self._judgement = judgement
        self._now = now
        self._dry = dry
        self._number = 0
        self._new = NewRows(connection, judgement, now)
        self._telling = TellingApart(connection, now)
        self._whole = False
        self._asked = 0
        self._digests: array[int] | None = None
        self._seen = bytearray(SEEN_BYTES)
        self._late: list[tuple[int, Review]] = []
        self._turn = Turn(connection.path)
        self._piece = 200
        self._gap = 0.0
        self._visible = False

    # the way of one import ---------------------------------------------------------------------------------------

    def begin(self, name: str, dialect: str, digest: bytes | None) -> None:
        """Open an import. Raises Busy while another one is alive; sweeps away what a dead one left."""
        self._take_turn()
        try:
            with told(self._connection):
                self._begin(name, dialect, digest)
        except BaseException:
            self._turn.end()
            raise
        if self._dry:
            self._turn.end()

    def _take_turn(self) -> None:
        """Raises Busy where another process has it."""
        try:
            free = self._turn.take()
        except StoreError:
            if self._dry:
                return
            raise
        if not free:
            raise Busy(unfinished(self._connection))

    def _begin(self, name: str, dialect: str, digest: bytes | None) -> None:
        connection = self._connection
        sweep(connection, self._judgement, self._now)
        self._whole = bool(connection.execute("SELECT NOT EXISTS (SELECT 1 FROM reviews)").fetchone()[0])
        if self._dry:
            return
        begin_writing(connection)
        try:
            if connection.execute("SELECT 1 FROM imports WHERE state = 'pending'").fetchone():
                raise Busy(name)
            first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM reviews").fetchone()[0]
            self._new.next_id = self._telling.first_id = first
            self._number = self._new.number = int(
                connection.execute(
                    "INSERT INTO imports (name, dialect, file_digest, state, started_at, process, heartbeat, first_id) "
                    "VALUES (?, ?, ?, 'pending', ?, ?, ?, ?)",
                    (name, dialect, digest, self._now, this_process(), time.time(), first),
                ).lastrowid
                or 0
            )
            if self._whole and first == 1:
                for index in BULK_INDEXES:
                    connection.execute(f"DROP INDEX {index}")
            else:
                self._whole = False
                connection.execute("COMMIT")
        except BaseException:
            sqlite.take_back(connection)
            raise

    @property
    def whole(self) -> bool:
        """Whether it fills an empty store, so that every row is new."""
        return self._whole

    @property
    def retold(self) -> list[str]:
        """Reviews that the file tells more than once, each time otherwise."""
        return self._telling.retold

    def known(self, digests: Sequence[int]) -> set[int]:
        """Those raw rows that stand in the store just so; they need not be read again.

        A few are looked up in the index; for a long file all digests are fetched once, eight bytes each.
        """
        if self._whole:
            return set()
        self._asked += len(digests)
        if self._asked <= MANY_ASKED:
            marks = ",".join(map(str, digests))
            rows = self._connection.execute(f"SELECT raw_digest FROM reviews WHERE raw_digest IN ({marks})")
            return {row[0] for row in rows}
        if self._digests is None:
            rows = self._connection.execute("SELECT raw_digest FROM reviews ORDER BY raw_digest")
            self._digests = array("q", (row[0] for row in rows))
        stored, last = self._digests, len(self._digests) - 1
        return {each for each in digests if last >= 0 and stored[min(last, bisect_left(stored, each))] == each}

    def add(self, batch: Sequence[tuple[int, Review]]) -> Added:
        """Take in a batch of (raw digest, review)."""
        if self._dry:
            return self._telling.count(batch)
        if self._whole:
            with told(self._connection):
                return self._add_whole(batch)
        added, start = Added(), 0
        while start < len(batch):
            piece = batch[start : start + self._piece]
            start += len(piece)
            done = self._add_piece(piece)
            added = Added(*(one + other for one, other in zip(added, done, strict=True)))
        return added

    def finish(self, read: int, rejected: int, added: Added, problems: Sequence[tuple[int, str, str]]) -> Added:
        """Make everything visible at once; answers what `added` has become when late rows were settled."""
        if self._dry:
            return added
        connection = self._connection
        if self._whole:
            with told(connection):
                added = self._settle_late(added)
                judge(connection, self._number, self._judgement, self._now)
                self._be_seen(read, rejected, added, problems)
                connection.execute("COMMIT")
        else:
            mark = self._judge_all()
            with write(connection):
                self._still_ours()
                self._judge_touched(mark)
                self._be_seen(read, rejected, added, problems)
        self._visible = True
        with suppress(StoreError):  # it has come in, whatever happens to the rest; who comes next goes on with it
            apply_staged(connection, self._number)
        connection.checkpoints.now()
        self._turn.end()
        return added

    def _settle_late(self, added: Added) -> Added:
        """The second and further states of reviews in a file that filled an empty store."""
        for statement in BULK_INDEXES.values():
            self._connection.execute(statement)
        late, self._late, self._whole = self._late, [], False
        rest = self._keep(self._told_apart(late))
        return Added(*(one + other for one, other in zip(added, rest, strict=True)))

    def _judge_all(self) -> int:
        """Judge what becomes of the cases, and of those again that somebody worked on meanwhile, until few are left.

        Answers the last act of the journal that was looked at.
        """
        mark = last_act(self._connection)
        judge(self._connection, self._number, self._judgement, self._now)
        for _ in range(_ROUNDS):
            newest = last_act(self._connection)
            if newest == mark:
                break
            self._judge_touched(mark)
            mark = newest
        return mark

    def _judge_touched(self, mark: int) -> None:
        touched = touched_since(self._connection, mark)
        if touched:
            staged = staged_of(self._connection, self._number, touched)
            judge(self._connection, self._number, self._judgement, self._now, staged)

    def _be_seen(self, read: int, rejected: int, added: Added, problems: Sequence[tuple[int, str, str]]) -> None:
        self._connection.execute(
            "UPDATE imports SET state = 'applying', judged = 1, finished_at = ?, \"read\" = ?, new = ?, changed = ?, "
            "unchanged = ?, rejected = ?, problems = ? WHERE id = ?",
            (self._now, read, *added, rejected, json.dumps(list(problems), ensure_ascii=False), self._number),
        )

    def abandon(self) -> None:
        """Leave no trace of this import, unless it can be seen already: then the next import finishes it."""
        try:
            sqlite.take_back(self._connection)
            if not (self._dry or self._visible or self._whole):
                with suppress(StoreError):  # on a full disk nothing can be taken away; who comes next does it
                    remove(self._connection, self._number)
        finally:
            self._turn.end()

    # the two ways in ---------------------------------------------------------------------------------------------

    def _add_whole(self, batch: Sequence[tuple[int, Review]]) -> Added:
        fresh: list[tuple[int, Review]] = []
        seen, most = self._seen, (len(self._seen) << 3) - 1
        for digest, review in batch:
            mark = hash((review.review_id, review.kind)) & most
            bit = 1 << (mark & 7)
            if seen[mark >> 3] & bit:
                self._late.append((digest, review))
            else:
                seen[mark >> 3] |= bit
                fresh.append((digest, review))
        self._new.write(self._new.judged(fresh))
        return Added(len(fresh))

    def _add_piece(self, piece: Sequence[tuple[int, Review]]) -> Added:
        with told(self._connection):
            prepared = self._told_apart(piece)
        time.sleep(self._gap)
        with write(self._connection):
            begun = time.perf_counter()
            self._still_ours()
            added = self._keep(prepared)
        held = time.perf_counter() - begun
        self._gap = max(3 * LOOK_SECONDS, held / 8)
        if held > LOCK_SECONDS:
            self._piece = max(100, int(self._piece * LOCK_SECONDS / held))
        elif held < LOCK_SECONDS / 2:
            self._piece = min(20_000, int(self._piece * 1.5))
        return added

    def _told_apart(self, piece: Sequence[tuple[int, Review]]) -> tuple[Apart, Rows]:
        """What is new in a piece is judged before the transaction, too."""
        apart = self._telling.apart(piece)
        return apart, self._new.judged(apart.fresh)

    def _keep(self, prepared: tuple[Apart, Rows]) -> Added:
        """Write down what was told apart, inside a transaction."""
        apart, rows = prepared
        self._new.write(rows)
        self._stage(apart.changed)
        again.stage(self._connection, self._number, apart.fuller)
        rest = self._keep(self._told_apart(apart.later)) if apart.later else Added()
        return Added(*(one + other for one, other in zip(apart.counted, rest, strict=True)))

    def _still_ours(self) -> None:
        """Show that this import lives. Raises BadSource where another process took it for dead and swept it away."""
        alive = self._connection.execute(
            "UPDATE imports SET heartbeat = ? WHERE id = ? AND state = 'pending'", (time.time(), self._number)
        ).rowcount
        if not alive:
            raise BadSource("The import was silent for so long that another one took its place; import it again")

    def _stage(self, changed: dict[int, tuple[int, Review]]) -> None:
        self._connection.executemany(
            f"INSERT OR REPLACE INTO staged_changes (import, review, {', '.join(seen.CONTENT)}) "
            f"VALUES (?, ?, {', '.join('?' * len(seen.CONTENT))})",
            [(self._number, each, digest, *fields.content(review)) for each, (digest, review) in changed.items()],
        )
