"""Acts and their undoing: each one transaction, or many short ones behind a veil, and one row of the journal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reviewtui.desk.naming import done_again, inside, undone
from reviewtui.desk.past import LastAct
from reviewtui.desk.refusals import Refused
from reviewtui.store import acting, journal
from reviewtui.store.act import Act
from reviewtui.store.acting import SqliteActing, Veiled
from reviewtui.store.back import swing
from reviewtui.store.connection import write
from reviewtui.store.settling import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.store.connection import Connection


_CHANGED = "can't be undone: somebody has changed the case since"
_NOT_AGAIN = "“{}” can't be done again: somebody has changed the case since"


class _NothingMoved(Exception):
    """Every case of an act was changed since."""


class SqliteActs:
    """What `desk.ports.Acts` asks, on one connection."""

    connection: Connection

    @contextmanager
    def acting(
        self,
        *,
        at: int,
        who: str,
        name: str,
        words: str,
        cases: Sequence[int],
        undoable: bool = True,
        durable: bool = False,
    ) -> Iterator[SqliteActing]:
        """One act in one transaction, written down in the journal at its end; raising takes all of it back."""
        if len(cases) > acting.MANY:
            with self._in_pieces(Veiled(self.connection, name, words, cases)) as veiled:
                yield veiled
                journal.record(
                    self.connection, veiled, at=at, who=who, name=veiled.name, words=veiled.words, cases=veiled.cases,
                    undoable=undoable, target=veiled.target, packed=veiled.packed(),
                )  # fmt: skip
            return
        with write(self.connection, durable=durable):
            settle(self.connection, cases)
            act = SqliteActing(self.connection, name, words, cases)
            yield act
            journal.record(
                self.connection, act, at=at, who=who, name=act.name, words=act.words, cases=act.cases,
                undoable=undoable, target=act.target,
            )  # fmt: skip

    @contextmanager
    def _in_pieces(self, act: Veiled) -> Iterator[Veiled]:
        """An act on many cases: whole at the end, or taken back."""
        act.begin()
        try:
            yield act
            act.finish()
        except BaseException as error:
            act.fail(error)
            raise

    def next_undo(self, who: str) -> LastAct:
        """A person's newest act that still stands. Raises Refused when there is none."""
        return LastAct(*journal.told(self.connection, journal.to_undo(self.connection, who)))

    def undo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Take back a person's newest act that still stands; answers its words and its cases.

        Raises Refused when there is none, when it can't be undone, or when somebody changed the same things since;
        the journal then says "kept", and the next undo goes past it. Of a bulk act the cases that nobody changed are
        taken back; an act on one case whole or not at all.
        """
        last = journal.last_to_undo(self.connection, who)
        if len(last.cases) > acting.MANY and last.undoable:
            return self._back_in_pieces(last, at, who)
        refusal = ""
        with write(self.connection):
            last = journal.last_to_undo(self.connection, who)
            act, kept = Act(self.connection), 0
            if not last.undoable:
                refusal = "was taken back by somebody else already"
            else:
                settle(self.connection, last.cases)
                self.connection.execute("SAVEPOINT back")
                moved, kept = act.reverse(last.changes)
                if kept and (last.case is not None or not moved):
                    self.connection.execute("ROLLBACK TO back")
                    act, refusal = Act(self.connection), _CHANGED
            name, words = ("kept", f"Not undone: {inside(last.words)}") if refusal else ("undo", undone(last.words))
            journal.record(
                self.connection, act, at=at, who=who, name=name, words=words, cases=last.cases, undoable=False,
                target=last.id,
            )  # fmt: skip
        if refusal:
            raise Refused(f"{last.words}: this {refusal}; undo again takes back what was before it")
        return last.words + (f"; {kept} changed since and left as they are" if kept else ""), last.cases

    def redo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Do again what a person took back last. Raises Refused."""
        last, back = journal.last_to_redo(self.connection, who)
        if len(last.cases) > acting.MANY:
            return self._again_in_pieces(last, back, at, who)
        with write(self.connection):
            last, back = journal.last_to_redo(self.connection, who)
            settle(self.connection, last.cases)
            act = Act(self.connection)
            moved, kept = act.repeat(last.changes) if back.act == "undo" else act.reverse(back.changes)
            if kept and (last.case is not None or not moved):
                raise Refused(_NOT_AGAIN.format(last.words))
            journal.record(
                self.connection, act, at=at, who=who, name="redo", words=done_again(last.words),
                cases=last.cases, undoable=False, target=last.id,
            )  # fmt: skip
        return last.words, last.cases

    def _back_in_pieces(self, last: journal.Recorded, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Take back an act on many cases."""
        kept, words = 0, undone(last.words)
        act = Veiled(self.connection, "undo", words, last.cases)
        try:
            with self._in_pieces(act):
                moved, kept = swing(act, last.changes, back=True)
                if journal.to_undo(self.connection, who) != last.id:
                    raise Refused("Something else was done meanwhile, and nothing was taken back; undo again")
                if kept and not moved:
                    raise _NothingMoved
                self._told(act, last, at, who)
        except _NothingMoved as nothing:
            with write(self.connection):
                journal.record(
                    self.connection, Act(self.connection), at=at, who=who, name="kept",
                    words=f"Not undone: {inside(last.words)}", cases=last.cases, undoable=False, target=last.id,
                )  # fmt: skip
            raise Refused(f"{last.words}: this {_CHANGED}; undo again takes back what was before it") from nothing
        return last.words + (f"; {kept} changed since and left as they are" if kept else ""), last.cases

    def _again_in_pieces(
        self, last: journal.Recorded, back: journal.Recorded, at: int, who: str
    ) -> tuple[str, tuple[int, ...]]:
        """Do an act on many cases again."""
        act = Veiled(self.connection, "redo", done_again(last.words), last.cases)
        with self._in_pieces(act):
            undone = back.act == "undo"
            moved, kept = swing(act, last.changes if undone else back.changes, back=not undone)
            if journal.to_redo(self.connection, who) != (last.id, back.id):
                raise Refused("Something else was done meanwhile, and nothing was done again; redo again")
            if kept and not moved:
                raise Refused(_NOT_AGAIN.format(last.words))
            self._told(act, last, at, who)
        return last.words, last.cases

    def _told(self, act: Veiled, last: journal.Recorded, at: int, who: str) -> None:
        """The row in the journal of an act that swings another one."""
        journal.record(
            self.connection, act, at=at, who=who, name=act.name, words=act.words, cases=last.cases, undoable=False,
            target=last.id, packed=act.packed(),
        )  # fmt: skip
