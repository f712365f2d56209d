"""An act under way: in one transaction, or, on many cases, in short pieces behind a veil (`veil`)."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any

from reviewtui.desk.refusals import Refused
from reviewtui.store import sqlite, veil
from reviewtui.store.act import Act, RowChange, Value, pack
from reviewtui.store.connection import BUSY_MS, Connection, StoreError, write
from reviewtui.store.membership import blocks_of
from reviewtui.store.settling import settle
from reviewtui.store.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MANY = 1000
"""An act on more cases than this is done in pieces."""
_STEP, _LARGEST, _STEP_SECONDS = 50, 1000, 0.02
"""So many cases at first, and at most, are looked at at once; and so long at most."""
_FULL = 5000
"""So many rows at most stand in one change of the journal."""
_ROUNDS = 5
"""So often what others took out of the veil is done again before the lock is held for it."""


class SqliteActing(Act):
    """An act in one transaction, with the words and cases that the journal will tell of it."""

    def __init__(self, connection: sqlite.Connection, name: str, words: str, cases: Sequence[int]) -> None:
        super().__init__(connection)
        self.name = name
        self.words = words
        self.cases = cases
        self.target: int | None = None

    def pieces(self, cases: Sequence[int]) -> Iterator[Sequence[int]]:
        """All of them at once."""
        yield cases


class Veiled(SqliteActing):
    """An act in many transactions that is seen whole or not at all.

    Only one at a time has the turn. `begin`, then verbs between the steps of `steps` alone, then `finish` or `fail`.
    """

    def __init__(self, connection: Connection, name: str, words: str, cases: Sequence[int]) -> None:
        super().__init__(connection, name, words, cases)
        self._store = connection
        self._number = 0
        self._turn = Turn(connection.path, veil.TURN_NAME)
        self._piece: ExitStack | None = None
        self._begun = self._held = self._spent = 0.0
        self._last = False
        self._settled: set[int] = set()
        self._at: dict[str, dict[Any, int]] = {}
        self._open: dict[Any, int] = {}
        self._packed: dict[int, bytes] = {}
        self._owners: dict[int, int] = {}
        self._blocks: dict[int, bytearray] = {}
        self._redone = False

    def begin(self) -> None:
        """Take the turn, and take back what an act left that died. Raises Refused while another act has the turn."""
        until = time.monotonic() + BUSY_MS / 1000
        while not self._turn.take():
            if time.monotonic() > until:
                raise Refused("Another act on many cases is under way; try again in a moment")
            time.sleep(0.05)
        try:
            veil.finish_dead(self._store, mine=True)
            self._number = veil.draw(self._store)
        except BaseException:
            self._turn.end()
            raise

    # pieces ----------------------------------------------------------------------------------------------------------

    def pieces(self, cases: Sequence[int]) -> Iterator[Sequence[int]]:
        """A few of them at a time, each of them once more if somebody else came between."""
        for step in self.steps(lambda lost: cases if lost is None else [case for case in cases if case in lost]):
            settle(self._store, step, self._number)
            self._settled.update(step)
            yield step

    def steps(self, todo: Callable[[set[int] | None], Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """What `todo` tells is to be done, all or for some cases, a few at a time; in an open transaction."""
        rounds, size = 0, _STEP
        wanted = todo(None)
        while True:
            start = 0
            while start < len(wanted):
                self._room()
                begun = time.perf_counter()
                step = wanted[start : start + size]
                start += len(step)
                yield step
                self._spent = spent = time.perf_counter() - begun
                size = max(10, size // 2) if spent > 2 * _STEP_SECONDS else size
                size = min(_LARGEST, size * 2) if spent < _STEP_SECONDS else size
            self._close()
            rounds += 1
            lost = self._lost(last=rounds > _ROUNDS)
            if not lost:
                return
            self._redone = self._last
            wanted = todo(lost)

    def _room(self) -> None:
        """Be in a transaction that can hold the lock for one more step like the last; but the last one is held until
        the end.
        """
        held = time.perf_counter() - self._begun
        if self._piece is not None and not self._last and held + self._spent > veil.PIECE_SECONDS:
            self._close()
        if self._piece is None:
            if self._held:
                time.sleep(veil.rest_after(self._held))
            self._piece = ExitStack()
            self._piece.enter_context(write(self._store))
            self._begun = time.perf_counter()

    def _close(self) -> None:
        if self._piece is not None and not self._last:
            piece, self._piece = self._piece, None
            self._held = time.perf_counter() - self._begun
            self._settled.clear()
            piece.close()

    def _lost(self, *, last: bool) -> set[int]:
        """What others took out of the veil, to be done again; none where all is done, in the last transaction."""
        if self._last:
            return set()
        self._pack()
        self._blocks = self._touched()  # here, as it takes a while and nobody waits for it
        self._room()
        below = veil.staged_below(self._store, self._number)
        if below:
            veil.give_up(self._store, self._number, below)
            settle(self._store, below, self._number)
        lost = set(veil.lost(self._store, self._number))
        veil.forget_lost(self._store, self._number)
        self._last = last or not lost
        self._forget(lost)
        if not self._last:
            self._close()
        return lost

    # what changed ----------------------------------------------------------------------------------------------------

    def _before(self, table: str, ids: Sequence[Any]) -> None:
        assert self._piece is not None, "verbs belong between the steps"
        assert table in {"cases", "promises", "tags"}, "a veil hides no other tables"
        if table == "cases":
            owners = ids
        elif table == "tags":
            owners = [each[0] for each in ids]
        else:
            marks = ",".join(str(int(each)) for each in ids)
            rows = self._store.execute(f'SELECT id, "case" FROM promises WHERE id IN ({marks})').fetchall()
            self._owners.update(rows)
            owners = [row[1] for row in rows]
        fresh = [each for each in owners if each not in self._settled]
        if fresh:
            settle(self._store, fresh, self._number)
            self._settled.update(fresh)
        veil.keep(self._store, self._number, table, ids)

    def _changed(self, change: RowChange) -> None:
        """Note it with those that are alike, if none of its rows was changed otherwise since."""
        where = self._at.setdefault(change.table, {})
        keys = [_hashable(each) for each in change.ids]
        alike = (change.table, tuple(change.columns), change.before is None, _given(change))
        index = self._open.get(alike)
        if index is not None:
            full = len(self.changes[index].ids) + len(keys) > _FULL
            if full or any(where.get(each, -1) >= index for each in keys):
                index = None
        if index is None:
            index = self._open[alike] = len(self.changes)
            self.changes.append(RowChange(change.table, [], change.columns, *_empty(change), change.same))
        into = self.changes[index]
        into.ids.extend(change.ids)
        for rows, more in ((into.before, change.before), (None if change.same else into.after, change.after)):
            if rows is not None and more is not None:
                rows.extend(more)
        self._packed.pop(index, None)
        where.update(dict.fromkeys(keys, index))

    def _forget(self, lost: set[int]) -> None:
        """What was done to some cases is undone."""
        if not lost:
            return
        for index, change in enumerate(self.changes):
            stay = [place for place, each in enumerate(change.ids) if self.case_of(change.table, each) not in lost]
            if len(stay) == len(change.ids):
                continue
            where = self._at[change.table]
            for each in change.ids:
                if self.case_of(change.table, each) in lost:
                    where.pop(_hashable(each), None)
            before, after = change.before, change.after
            self.changes[index] = change._replace(
                ids=[change.ids[place] for place in stay],
                before=None if before is None else [before[place] for place in stay],
                after=after if after is None or change.same else [after[place] for place in stay],
            )
            self._packed.pop(index, None)

    def case_of(self, table: str, identity: Any) -> int:
        """The case that a row belongs to."""
        if table == "promises":
            return self._owners.get(identity, 0)
        return int(identity[0] if table == "tags" else identity)

    def _pack(self) -> None:
        for index, change in enumerate(self.changes):
            if index not in self._packed and change.ids:
                self._packed[index] = pack([change])

    def packed(self) -> tuple[bytes, dict[int, bytearray]]:
        """The changes and the cases as the journal keeps them."""
        self._pack()
        if self._redone:
            self._blocks = self._touched()
        blob = b"".join(self._packed[index] for index, change in enumerate(self.changes) if change.ids)
        return blob or pack([]), self._blocks

    def _touched(self) -> dict[int, bytearray]:
        touched = (self.case_of(change.table, each) for change in self.changes for each in change.ids)
        return blocks_of(case for case in touched if case)

    # the end ---------------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Let everybody see it; the journal has it by now, in the same transaction."""
        assert self._piece is not None
        assert self._last, "the steps have not come to their end"
        veil.lift(self._store, self._number)
        self._last, piece, self._piece = False, self._piece, None
        piece.close()
        with suppress(StoreError, sqlite.Error):  # it is done; who comes next clears up
            veil.clear(self._store, self._number)
        self._turn.end()

    def fail(self, error: BaseException) -> None:
        """Take everything back that the act has changed so far."""
        piece, self._piece = self._piece, None
        try:
            if piece is not None:
                with suppress(type(error)):
                    piece.__exit__(type(error), error, error.__traceback__)
            with suppress(StoreError, sqlite.Error):  # on a full disk nothing can be taken back; who comes next does it
                if veil.put_back(self._store, self._number):
                    veil.clear(self._store, self._number)
        finally:
            self._turn.end()


def _hashable(identity: Any) -> Any:
    return tuple(identity) if isinstance(identity, list) else identity


def _given(change: RowChange) -> tuple[Value, ...] | None:
    """The values that all rows of a change got."""
    return tuple(change.after[0]) if change.same and change.after else None


def _empty(change: RowChange) -> tuple[list[list[Value]] | None, list[list[Value]] | None]:
    after = change.after if change.same else None if change.after is None else []
    return None if change.before is None else [], after
