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
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.desk.ports import Added, BadSource, Busy, Judgement
from reviewtui.domain.case import Lane
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE, Review, enters_queue
from reviewtui.store import again, fields, seen
from reviewtui.store.bulk_indexes import BULK_INDEXES
from reviewtui.store.changes import judge, staged_of
from reviewtui.store.connection import LOOK_SECONDS, Connection, StoreError, told, write
from reviewtui.store.journal import last_act, touched_since
from reviewtui.store.products import Products
from reviewtui.store.settling import apply_staged
from reviewtui.store.sweeping import begin_writing, remove, sweep, this_process, unfinished
from reviewtui.store.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY_ASKED = 20_000
"""From so many rows on it pays to fetch all known digests at once."""

SEEN_BYTES = 1 << 24
"""Room to mark what a first import has brought, one bit each: a quarter of what a set of a million takes. A few reviews
in a thousand find their bit taken by another; they wait for the indexes, which tell for certain.
"""

LOCK_SECONDS = 0.12
"""How long one piece may hold the write lock; a quarter of what docs/ARCHITECTURE.md allows, for slower disks."""

_INSERT_CASE = (
    "INSERT INTO cases (id, lane, resume, rank, stars, marketplace, posted_at, due_at, closes_at, import) "
    "VALUES (?, 'first-contact', 'first-contact', ?, ?, ?, ?, ?, ?, ?)"
)


_ROUNDS = 50
"""So often what people do meanwhile is caught up with before the lock is taken; then the rest is done under it."""

_Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


class _Sorted(NamedTuple):
    """A piece of an import, told apart: new rows, changed reviews by id, what is known better, what needs another look,
    and how many of each.
    """

    fresh: _Rows
    changed: dict[int, tuple[int, Review]]
    fuller: dict[int, Review]
    later: list[tuple[int, Review]]
    counted: Added


class SqliteLoad:
    """One import of one file. `begin`, then `known` and `add` a batch at a time, then `finish` or `abandon`."""

    def __init__(self, connection: Connection, judgement: Judgement, now: int, *, dry: bool = False) -> None:
        self._connection = connection
        self._judgement = judgement
        self._now = now
        self._dry = dry
        self._number = 0
        self._next_id = 1
        self._whole = False
        self._asked = 0
        self._digests: array[int] | None = None
        self._seen = bytearray(SEEN_BYTES)
        self._late: list[tuple[int, Review]] = []
        self._products = Products(connection)
        self._turn = Turn(connection.path)
        self._piece = 200
        self._gap = 0.0
        self._visible = False
        self._told: dict[int, int] = {}
        self._first_id = 1
        self._altered: set[int] = set()
        self.retold: list[str] = []

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
        except OSError as error:
            if self._dry:
                return
            raise StoreError(f"{self._connection.path.parent} can't be written ({error.strerror})") from error
        if not free:
            raise Busy(unfinished(self._connection))

    def _begin(self, name: str, dialect: str, digest: bytes | None) -> None:
        connection = self._connection
        sweep(connection, self._judgement, self._now)
        empty = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM reviews)").fetchone()[0]
        self._whole = bool(empty)
        if self._dry:
            return
        begin_writing(connection)
        try:
            if connection.execute("SELECT 1 FROM imports WHERE state = 'pending'").fetchone():
                raise Busy(name)
            self._next_id = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM reviews").fetchone()[0]
            self._first_id = self._next_id
            self._number = int(
                connection.execute(
                    "INSERT INTO imports (name, dialect, file_digest, state, started_at, process, heartbeat, first_id) "
                    "VALUES (?, ?, ?, 'pending', ?, ?, ?, ?)",
                    (name, dialect, digest, self._now, this_process(), time.time(), self._next_id),
                ).lastrowid
                or 0
            )
            if self._whole and self._next_id == 1:
                for index in BULK_INDEXES:
                    connection.execute(f"DROP INDEX {index}")
            else:
                self._whole = False
                connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    @property
    def whole(self) -> bool:
        """Whether it fills an empty store, so that every row is new."""
        return self._whole

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
            return self._tell(batch)
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
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
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
        self._write(self._judged(fresh))
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

    def _told_apart(self, piece: Sequence[tuple[int, Review]]) -> _Sorted:
        """Tell new, changed and unchanged apart, and judge what is new: before a transaction, which has to be short.

        Nobody else changes reviews meanwhile, as only one process has the turn.
        """
        stored = again.stored(self._connection, [review.review_id for _, review in piece])
        fresh: dict[tuple[str, str], tuple[int, Review]] = {}
        changed: dict[int, tuple[int, Review]] = {}
        fuller: dict[int, Review] = {}
        later: list[tuple[int, Review]] = []
        altered: set[int] = set()
        there = unchanged = again_altered = 0
        for digest, review in piece:
            identity = (review.review_id, review.kind)
            old, first = stored.get(identity), fresh.get(identity)
            if old is not None and old.forgotten:
                unchanged += 1
            elif old is not None:
                there += 1
                if old.lacks(review, self._now):
                    dates = old.lacks_date(review, self._now)
                    fuller[old.id] = review if dates else review._replace(posted_at=None)
                before = fields.content(changed[old.id][1]) if old.id in changed else old.content
                if fields.content(review) != before:
                    again_altered += old.id in altered
                    altered.add(old.id)
                    if old.id >= self._first_id or old.id in self._altered or old.id in changed:
                        self.retold.append(review.review_id)
                if fields.content(review) == old.content:
                    changed.pop(old.id, None)
                else:
                    changed[old.id] = (digest, review)
            elif first is None:
                fresh[identity] = (digest, review)
            elif fields.content(review) == fields.content(first[1]):
                unchanged += 1
            else:
                later.append((digest, review))
        self._altered |= changed.keys()
        touched = len(altered | fuller.keys()) + again_altered
        counted = Added(len(fresh), touched, unchanged + there - touched)
        return _Sorted(self._judged(list(fresh.values())), changed, fuller, later, counted)

    def _keep(self, prepared: _Sorted) -> Added:
        """Write down what was told apart, inside a transaction."""
        self._write(prepared.fresh)
        self._stage(prepared.changed)
        again.stage(self._connection, self._number, prepared.fuller)
        rest = self._keep(self._told_apart(prepared.later)) if prepared.later else Added()
        return Added(*(one + other for one, other in zip(prepared.counted, rest, strict=True)))

    def _tell(self, batch: Sequence[tuple[int, Review]]) -> Added:
        """What would become of a batch, without touching anything."""
        stored = again.stored(self._connection, [review.review_id for _, review in batch])
        new = changed = unchanged = 0
        for _, review in batch:
            identity, content = (review.review_id, review.kind), hash(fields.content(review))
            old = stored.get(identity)
            if old is not None and old.forgotten:
                unchanged += 1
                continue
            before = self._told.get(hash(identity), None if old is None else hash(old.content))
            if hash(identity) in self._told and before != content:
                self.retold.append(review.review_id)
            fuller = old is not None and hash(identity) not in self._told and old.lacks(review, self._now)
            new, changed = new + (before is None), changed + (fuller or before not in {None, content})
            unchanged += before == content and not fuller
            self._told[hash(identity)] = content
        return Added(new, changed, unchanged)

    def _still_ours(self) -> None:
        """Show that this import lives. Raises BadSource where another process took it for dead and swept it away."""
        alive = self._connection.execute(
            "UPDATE imports SET heartbeat = ? WHERE id = ? AND state = 'pending'", (time.time(), self._number)
        ).rowcount
        if not alive:
            raise BadSource("The import was silent for so long that another one took its place; import it again")

    def _judged(self, fresh: Sequence[tuple[int, Review]]) -> _Rows:
        """The rows of new reviews, and of the cases that they become."""
        reviews, cases = [], []
        rank, closes_at, due = self._judgement.rank, self._judgement.closes_at, self._judgement.due_at
        now, latest = self._now, self._now + CLOCKS_APART
        number, each, product_of, kept = self._number, self._next_id, self._products.of, fields.kept
        for digest, review in fresh:
            stars, marketplace, posted_at = review.stars, review.marketplace, review.posted_at
            product = product_of(marketplace, review.asin, review.product)
            reviews.append((each, digest, number, product[0], *kept(review)))
            if enters_queue(stars):
                if posted_at is not None and OLDEST_DATE <= posted_at <= latest:
                    judged, due_at, door = review, due(posted_at, now), closes_at(review.kind, posted_at, marketplace)
                else:
                    judged, due_at, door = review._replace(posted_at=None), None, None
                level = rank(judged, product[1], product[2], Lane.FIRST_CONTACT, None)
                cases.append((each, level, stars, marketplace, posted_at or 0, due_at, door, number))
            each += 1
        self._next_id = each
        return reviews, cases

    def _write(self, rows: _Rows) -> None:
        self._connection.executemany(fields.INSERT, rows[0])
        self._connection.executemany(_INSERT_CASE, rows[1])

    def _stage(self, changed: dict[int, tuple[int, Review]]) -> None:
        self._connection.executemany(
            f"INSERT OR REPLACE INTO staged_changes (import, review, {', '.join(seen.CONTENT)}) "
            f"VALUES (?, ?, {', '.join('?' * len(seen.CONTENT))})",
            [(self._number, each, digest, *fields.content(review)) for each, (digest, review) in changed.items()],
        )
