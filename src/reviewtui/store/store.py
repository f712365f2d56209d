"""The store as the desk sees it: one connection, used by one thread, behind the port `desk.ports.Store`."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.desk.ports import Judgement, Ranker
from reviewtui.desk.views import (
    CaseRecord,
    CaseRow,
    Counts,
    CutOff,
    Draft,
    DraftVersion,
    Entry,
    JournalEntry,
    LastAct,
    Message,
    Morning,
    Note,
    Overtaken,
    Promise,
    Refused,
    Since,
    Version,
    View,
)
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.domain.review import Product, Review
from reviewtui.domain.urgency import Weights
from reviewtui.store import cases, drafts, history, journal, owing, presence, sqlite, streams
from reviewtui.store.act import Act
from reviewtui.store.connection import connect, write
from reviewtui.store.leavings import Leavings
from reviewtui.store.products import ASIN, key_of

if TYPE_CHECKING:
    from reviewtui.store.loading import Load


class Acting(Act):
    """An act under way, with the words and cases that the journal will tell of it."""

    def __init__(self, connection: sqlite.Connection, name: str, words: str, cases: Sequence[int]) -> None:
        super().__init__(connection)
        self.name = name
        self.words = words
        self.cases = cases
        self.target: int | None = None


class Store:
    """One SQLite file. Made, used and closed on one thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connect(path)
        self._watch = presence.Watch()
        self.leavings = Leavings(self.connection)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    # reading -------------------------------------------------------------------------------------------------------

    def case_ids(self, view: View, now: int, weights: Weights, limit: int | None) -> array[int]:
        """The cases of a view in the order of the inbox."""
        listed = owing.order if view.lane is Lane.PROMISED else streams.order
        return listed(self.connection, view, now, weights, limit)

    def rows(self, wanted: Sequence[int], now: int, weights: Weights) -> list[CaseRow]:
        """One line each, in the order asked for."""
        return cases.rows(self.connection, wanted, now, weights)

    def counts(self, now: int, weights: Weights, view: View, day_start: int) -> Counts:
        """What the tabs and the header say."""
        return cases.counts(self.connection, now, weights, view, day_start)

    def morning(self, now: int, since: int, soon: int, day_end: int, saved: int) -> Morning:
        """What a morning starts with."""
        from reviewtui.store.morning import morning

        return morning(self.connection, now, since, soon, day_end, saved)

    def elsewhere(self, case: int, review: Review) -> int | None:
        """Another case in which the same buyer, known by the order, has written to us."""
        return cases.elsewhere(self.connection, case, review)

    def be_present(self, session: str, who: str, case: int | None, doing: str, now: int) -> None:
        """Say which case this session has open, or none."""
        presence.be_present(self.connection, self._watch, session, who, case, doing, now)

    def others(self, session: str, now: int) -> dict[int, str]:
        """Who else has which case open or writes in it now."""
        return presence.others(self.connection, self._watch, session, now)

    def review(self, case: int) -> tuple[Review, Product] | None:
        """The review of a case and its product."""
        return cases.review(self.connection, case)

    def case_of_review(self, review_id: str) -> int | None:
        """The case of a review's own id."""
        return cases.by_review_id(self.connection, review_id)

    def record(self, case: int) -> CaseRecord | None:
        """The row of a case."""
        row = self.connection.execute(
            "SELECT lane, resume, rank, due_at, closes_at, wakes_at, replied_at, claimed_by, claimed_until, outcome "
            "FROM cases WHERE id = ? AND import NOT IN (SELECT id FROM imports WHERE state = 'pending')",
            (case,),
        ).fetchone()
        return CaseRecord(*row) if row else None

    def by_law(self, wanted: Sequence[int]) -> dict[Lane, list[int]]:
        """Some cases by the lane whose clock rules them, in the order given; unknown ones are left out."""
        return cases.by_law(self.connection, wanted)

    def claimed(self, wanted: Sequence[int], who: str, now: int) -> int:
        """How many of some cases a person has claimed."""
        return cases.claimed(self.connection, wanted, who, now)

    def claimants(self, wanted: Sequence[int], now: int) -> set[str]:
        """Who has claimed any of some cases."""
        return cases.claimants(self.connection, wanted, now)

    def tagged(self, wanted: Sequence[int], tag: str) -> set[int]:
        """Those of some cases that carry a tag."""
        return cases.tagged(self.connection, wanted, tag)

    def messages(self, case: int) -> tuple[Message, ...]:
        """What passed between the buyer and us."""
        return cases.messages(self.connection, case)

    def promises(self, case: int) -> tuple[Promise, ...]:
        """The promises of a case."""
        return cases.promises(self.connection, case)

    def owed(self, wanted: Sequence[int]) -> dict[int, list[Promise]]:
        """The open promises of those of some cases that have any."""
        return owing.owed(self.connection, wanted)

    def notes(self, case: int) -> tuple[Note, ...]:
        """The notes on a case."""
        return cases.notes(self.connection, case)

    def tags(self, case: int) -> tuple[str, ...]:
        """The tags of a case."""
        return cases.tags(self.connection, case)

    def versions(self, case: int) -> tuple[Version, ...]:
        """Earlier states of the review."""
        return cases.versions(self.connection, case)

    def origin(self, case: int) -> tuple[int, str]:
        """When a review came in and from where."""
        return cases.origin(self.connection, case)

    def journal(self, case: int) -> tuple[JournalEntry, ...]:
        """The acts on a case, oldest first."""
        return journal.of_case(self.connection, case)

    def history(self, since: int, who: str, case: int | None, limit: int) -> tuple[Entry, ...]:
        """What was done since a moment, the newest first: by one person or by all (""), on one case or anywhere."""
        return history.entries(self.connection, since, who, case, limit)

    def first_case(self, number: int) -> int | None:
        """The first case that an act of the journal touched."""
        return history.first_case(self.connection, number)

    def cases(self) -> int:
        """How many cases there are, in every lane."""
        return int(self.connection.execute("SELECT count(*) FROM cases").fetchone()[0])

    def data_version(self) -> int:
        """A number that changes when another connection has written. Raises DatabaseGone."""
        self.connection.still_there()
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def last_act(self) -> tuple[int, int]:
        """The newest row of the journal and the newest import that may be seen: what can change a list."""
        row = self.connection.execute(
            "SELECT (SELECT max(id) FROM journal), (SELECT max(id) FROM imports WHERE state <> 'pending')"
        ).fetchone()
        return int(row[0] or 0), int(row[1] or 0)

    def marketplaces(self) -> tuple[str, ...]:
        """The marketplaces of all products, and of cases without one."""
        rows = self.connection.execute("SELECT DISTINCT marketplace FROM products WHERE marketplace <> '' ORDER BY 1")
        return tuple(row[0] for row in rows)

    def setting(self, name: str) -> str:
        """A small fact that belongs to the database; "" when it was never set."""
        row = self.connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def reviews(self, *, open_only: bool) -> Iterator[Review]:
        """Every visible review, in the order in which they came in."""
        which = "JOIN cases c ON c.id = r.id AND c.lane <> 'done'" if open_only else ""
        for row in self.connection.execute(
            f"SELECT r.review_id, r.marketplace, {ASIN}, r.stars, r.title, r.text, "
            "nullif(r.posted_at, 0), r.kind, coalesce(p.title, ''), "
            "r.author, r.helpful_votes, r.total_votes, r.verified, r.variant, r.language, "
            f"r.url, r.order_id, r.vine FROM reviews r {which} LEFT JOIN products p ON p.id = r.product "
            "WHERE r.import NOT IN (SELECT id FROM imports WHERE state = 'pending') ORDER BY r.id"
        ):
            yield Review._make((*row[:12], None if row[12] is None else bool(row[12]), *row[13:17], bool(row[17])))

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
    ) -> Iterator[Acting]:
        """One act in one transaction, written down in the journal at its end; raising takes all of it back."""
        with write(self.connection, durable=durable):
            act = Acting(self.connection, name, words, cases)
            yield act
            journal.record(
                self.connection, act, at=at, who=who, name=act.name, words=act.words, cases=act.cases,
                undoable=undoable, target=act.target,
            )  # fmt: skip

    def next_undo(self, who: str) -> LastAct:
        """A person's newest act that still stands. Raises Refused when there is none."""
        last = journal.last_to_undo(self.connection, who)
        return LastAct(last.id, last.act, last.at, last.words, last.case)

    def undo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Take back a person's newest act that still stands; answers its words and its cases.

        Raises Refused when there is none, when it can't be undone, or when somebody changed the same things since;
        the journal then says "kept", and the next undo goes past it. Of a bulk act the cases that nobody changed are
        taken back; an act on one case whole or not at all.
        """
        refusal = ""
        with write(self.connection):
            last = journal.last_to_undo(self.connection, who)
            act, kept = Act(self.connection), 0
            if not last.undoable:
                refusal = "was taken back by somebody else already"
            else:
                self.connection.execute("SAVEPOINT back")
                moved, kept = act.reverse(last.changes)
                if kept and (last.case is not None or not moved):
                    self.connection.execute("ROLLBACK TO back")
                    act, refusal = Act(self.connection), "can't be undone: somebody has changed the case since"
            name, words = ("kept", f"Not undone: {last.words}") if refusal else ("undo", f"Undid: {last.words}")
            journal.record(
                self.connection, act, at=at, who=who, name=name, words=words, cases=last.cases, undoable=False,
                target=last.id,
            )  # fmt: skip
        if refusal:
            raise Refused(f"{last.words}: this {refusal}; undo again takes back what was before it")
        return last.words + (f"; {kept} changed since and left as they are" if kept else ""), last.cases

    def redo(self, at: int, who: str) -> tuple[str, tuple[int, ...]]:
        """Do again what a person took back last. Raises Refused."""
        with write(self.connection):
            last, back = journal.last_to_redo(self.connection, who)
            act = Act(self.connection)
            moved, kept = act.repeat(last.changes) if back.act == "undo" else act.reverse(back.changes)
            if kept and (last.case is not None or not moved):
                raise Refused(f"“{last.words}” can't be done again: somebody has changed the case since")
            journal.record(
                self.connection, act, at=at, who=who, name="redo", words=f"Did again: {last.words}",
                cases=last.cases, undoable=False, target=last.id,
            )  # fmt: skip
        return last.words, last.cases

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
                "INSERT INTO products (marketplace, asin, title, weight, average_stars, ratings) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (marketplace, asin) DO UPDATE SET title = excluded.title, "
                "weight = excluded.weight, average_stars = excluded.average_stars, ratings = excluded.ratings",
                (product.marketplace, key_of(product.asin, product.title), product.title, *product[3:]),
            )

    def rerank(self, rank: Ranker, product: tuple[str, str] | None = None) -> int:
        """Store the rank of every case anew, or of one product's; answers how many."""
        from reviewtui.store.reranking import rerank

        return rerank(self.connection, rank, product)

    def rerank_some(self, rank: Ranker, after: int, count: int) -> list[int]:
        """Store the rank of some cases anew; answers which."""
        from reviewtui.store.reranking import rerank_some

        return rerank_some(self.connection, rank, after, count)

    def rejudge(self, cases: Sequence[int], judgement: Judgement, now: int) -> None:
        """Judge clock, door and rank of some cases anew."""
        from reviewtui.store.dating import judge_dates

        with write(self.connection):
            judge_dates(self.connection, list(cases), judgement, now)

    def redate(self, judgement: Judgement, now: int) -> int:
        """Judge anew the dates that have come meanwhile, and dates and clocks that can't be; answers how many."""
        from reviewtui.store.dating import redate

        return redate(self.connection, judgement, now)

    def imported_before(self, digest: bytes) -> list[tuple[str, str, int, int, list[tuple[int, str, str]]]]:
        """The finished imports of the very same file: name, dialect, read, rejected, problems."""
        from reviewtui.store.sweeping import imported_before

        return [
            (name, dialect, read, rejected, [(p[0], p[1], p[2]) for p in json.loads(problems)])
            for name, dialect, read, rejected, problems in imported_before(self.connection, digest)
        ]

    def load(self, judgement: Judgement, now: int, *, dry: bool) -> Load:
        """An import of one file, not begun yet."""
        from reviewtui.store.loading import Load

        return Load(self.connection, judgement, now, dry=dry)
