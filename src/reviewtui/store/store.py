"""The store as the desk sees it: one connection, used by one thread, behind the port `desk.ports.Store`."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from reviewtui.desk.naming import done_again, inside, undone
from reviewtui.desk.views import (
    Draft,
    DraftVersion,
    LastAct,
    Overtaken,
    Refused,
    Since,
)
from reviewtui.store import acting, drafts, journal, presence
from reviewtui.store.act import Act
from reviewtui.store.acting import SqliteActing, Veiled
from reviewtui.store.back import swing
from reviewtui.store.connection import connect, write
from reviewtui.store.leavings import SqliteLeavings
from reviewtui.store.products import key_of
from reviewtui.store.reading import ReadConnection
from reviewtui.store.settling import settle, settle_seen
from reviewtui.store.told import SqliteTold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reviewtui.desk.open_drafts import CutOff
    from reviewtui.desk.ports import Judgement, Ranker
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply
    from reviewtui.domain.review import Product, Review
    from reviewtui.store.loading import SqliteLoad


_CHANGED = "can't be undone: somebody has changed the case since"
_NOT_AGAIN = "“{}” can't be done again: somebody has changed the case since"


class _NothingMoved(Exception):
    """Every case of an act was changed since."""


class SqliteStore(ReadConnection):
    """One SQLite file. Made, used and closed on one thread."""

    def __init__(self, path: Path, waiting: Callable[[str], None] | None = None) -> None:
        """`waiting` is told who holds us up, when others write for long; and "" when it is over."""
        self.path = path
        self.connection = connect(path)
        self.connection.waiting = waiting
        self._watch = presence.Watch()
        self.leavings = SqliteLeavings(self.connection)
        self.told = SqliteTold(self.connection)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def put_in_words(self) -> int:
        """Let the index of words follow what came in, a piece; about how many reviews it lacks still."""
        from reviewtui.store.words import put_in

        return put_in(self.connection)

    # acts ----------------------------------------------------------------------------------------------------------

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

    # drafts --------------------------------------------------------------------------------------------------------

    def drafts(self, case: int) -> tuple[Draft, ...]:
        """The open drafts on a case, newest first."""
        return drafts.of_case(self.connection, case)

    def draft_versions(self, case: int) -> tuple[DraftVersion, ...]:
        """The kept versions of the drafts on a case, newest first."""
        return drafts.versions(self.connection, case)

    def keep_version(self, case: int, author: str, now: int) -> None:
        """Keep the open draft of a person as a version, unless the newest version says the same."""
        with write(self.connection):
            drafts.keep_open(self.connection, case, author, now)

    def open_drafts(self) -> list[tuple[int, Review, Draft]]:
        """Every draft with words in it that waits to be finished, newest first, with its case and review."""
        return [
            (case, found[0], each)
            for case, each in drafts.waiting(self.connection)
            if (found := self.review(case)) is not None
        ]

    def cut_off(self, session: str, who: str, now: int, running: Callable[[str], bool]) -> tuple[CutOff, ...]:
        """Where a person was writing when a session ended without leaving, newest first. Each is told once."""
        return presence.cut_off(self.connection, session, who, now, running)

    def save_draft(  # a draft has so many facts
        self,
        case: int,
        author: str,
        session: str,
        channel: Channel,
        reply: Reply,
        now: int,
        since: Since | None = None,
    ) -> Since:
        """Write a draft down at once; answers what the next save goes on from. Raises Overtaken."""
        with write(self.connection):
            settle(self.connection, [case])
            saved = drafts.save(self.connection, case, author, session, channel, reply, now, since)
        if isinstance(saved, Overtaken):
            raise saved
        return saved

    def standing(self, case: int, author: str, channel: Channel, own: str) -> tuple[Since, int | None, int]:
        """What a window would go on from now; when it was handed off, and when it was written last."""
        found = drafts.stands(self.connection, case, author, channel, own)
        return (found.since, found.handed_off_at, found.saved_at) if found else (Since(own=own), None, 0)

    def take_over(self, case: int, author: str, session: str, channel: Channel, now: int, own: str) -> Since:
        """Make a draft this session's, as it stands."""
        with write(self.connection):
            return drafts.take_over(self.connection, case, author, session, channel, now, own)

    def writers(self, case: int, session: str, now: int) -> tuple[str, ...]:
        """Who writes on a case in other sessions now."""
        return presence.writers(self.connection, self._watch, session, case, now)

    def recent_letters(self, case: int, limit: int) -> list[str]:
        """The last letters that went out to other buyers, newest first."""
        return drafts.recent_letters(self.connection, case, limit)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a small fact with the database."""
        with write(self.connection):
            self.connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def set_product(self, product: Product) -> None:
        """Tell what is known of a product."""
        with write(self.connection):
            self.connection.execute(
                "INSERT INTO products (marketplace, asin, title, weight, average_stars, ratings, parent, price, "
                "margin, note, owner) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (marketplace, asin) DO "
                "UPDATE SET title = excluded.title, weight = excluded.weight, average_stars = excluded.average_stars, "
                "ratings = excluded.ratings, parent = excluded.parent, price = excluded.price, "
                "margin = excluded.margin, note = excluded.note, owner = excluded.owner",
                (product.marketplace, key_of(product.asin, product.title), product.title, *product[3:]),
            )

    def rerank(self, rank: Ranker, product: tuple[str, str] | None = None) -> int:
        """Store the rank of every case anew, or of one product's; answers how many."""
        from reviewtui.store.reranking import rerank

        settle_seen(self.connection)
        return rerank(self.connection, rank, product)

    def rerank_some(self, rank: Ranker, after: int, count: int) -> list[int]:
        """Store the rank of some cases anew; answers which."""
        from reviewtui.store.reranking import rerank_some

        return rerank_some(self.connection, rank, after, count)

    def rejudge(self, cases: Sequence[int], judgement: Judgement, now: int) -> None:
        """Judge clock, door and rank of some cases anew."""
        from reviewtui.store.dating import judge_dates

        with write(self.connection):
            settle(self.connection, cases)
            judge_dates(self.connection, list(cases), judgement, now)

    def redate(self, judgement: Judgement, now: int) -> int:
        """Judge anew the dates that have come meanwhile, and dates and clocks that can't be; answers how many."""
        from reviewtui.store.dating import redate

        settle_seen(self.connection)
        return redate(self.connection, judgement, now)

    def imported_before(self, digest: bytes) -> list[tuple[str, str, int, int, list[tuple[int, str, str]]]]:
        """The finished imports of the very same file: name, dialect, read, rejected, problems."""
        from reviewtui.store.sweeping import imported_before

        return [
            (name, dialect, read, rejected, [(p[0], p[1], p[2]) for p in json.loads(problems)])
            for name, dialect, read, rejected, problems in imported_before(self.connection, digest)
        ]

    def sweep(self, judgement: Judgement, now: int, seconds: float) -> bool:
        """For a while finish, or take away, what imports left that were cut off; whether more is left to do."""
        from reviewtui.store.sweeping import sweep_left

        return sweep_left(self.connection, judgement, now, seconds)

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return self.connection.wrote

    def snapshot(self) -> AbstractContextManager[None]:
        """Read several things as they are at one moment."""
        return self.connection.snapshot()

    def load(self, judgement: Judgement, now: int, *, dry: bool) -> SqliteLoad:
        """An import of one file, not begun yet."""
        from reviewtui.store.loading import SqliteLoad

        return SqliteLoad(self.connection, judgement, now, dry=dry)
