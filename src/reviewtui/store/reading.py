"""The store as the desk reads it: every question, each answered as of one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.views import CaseRecord, CaseRow, Counts, Note, Promise, TagUse, Version, View
from reviewtui.domain.case import Lane
from reviewtui.store import cases, fields, history, journal, owing, presence, products, streams, targets, visible

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from reviewtui.desk.correspondence import Message
    from reviewtui.desk.counted_products import AtWork, Counted
    from reviewtui.desk.morning import Morning
    from reviewtui.desk.past import HistoryEntry, JournalEntry
    from reviewtui.domain.ground import Removal
    from reviewtui.domain.review import Product, Review, Stars
    from reviewtui.domain.urgency import Weights
    from reviewtui.store.connection import Connection


class ReadConnection:
    """One connection to look through."""

    connection: Connection
    _watch: presence.Watch

    def case_ids(self, view: View, now: int, weights: Weights, limit: int | None) -> array[int]:
        """The cases of a view in the order of the inbox."""
        listed = owing.order if view.lane is Lane.PROMISED else streams.order
        with self.connection.snapshot():
            return listed(self.connection, view, now, weights, limit)

    def how_many(self, view: View, now: int, weights: Weights) -> int:
        """How many cases a view lists."""
        from reviewtui.store.how_many import how_many

        with self.connection.snapshot():
            return how_many(self.connection, view, now, weights)

    def rows(self, wanted: Sequence[int], now: int, weights: Weights) -> list[CaseRow]:
        """One line each, in the order asked for."""
        with self.connection.snapshot():
            return cases.rows(self.connection, wanted, now, weights)

    def counts(self, now: int, weights: Weights, view: View, day_start: int) -> Counts:
        """What the tabs and the header say."""
        with self.connection.snapshot():
            return cases.counts(self.connection, now, weights, view, day_start)

    def morning(self, now: int, since: int, soon: int, day_end: int, saved: int) -> Morning:
        """What a morning starts with."""
        from reviewtui.store.morning import morning

        with self.connection.snapshot():
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
        with self.connection.snapshot():
            return cases.review(self.connection, case)

    def stars_of(self, marketplace: str, asin: str) -> Stars:
        """How many reviews of a product came in, by their stars."""
        return products.stars_of(self.connection, marketplace, asin)

    def products_at_work(self, now: int, since: int, limit: int) -> tuple[AtWork, ...]:
        """The products with open cases, those with the most first."""
        from reviewtui.store.at_work import products_at_work

        with self.connection.snapshot():
            return products_at_work(self.connection, now, since, limit)

    def assortment(self) -> tuple[Counted, ...]:
        """Every product, and how many reviews of it came in; those with the most first."""
        return products.assortment(self.connection)

    def case_of_review(self, review_id: str) -> int | None:
        """The case of a review's own id."""
        return cases.by_review_id(self.connection, review_id)

    def record(self, case: int) -> CaseRecord | None:
        """The row of a case."""
        row = self.connection.execute(
            "SELECT lane, resume, rank, due_at, closes_at, wakes_at, replied_at, claimed_by, claimed_until, outcome "
            f"FROM cases WHERE id = ? AND {visible.ONE}",
            (case,),
        ).fetchone()
        return CaseRecord(*row) if row else None

    def by_base_lane(self, wanted: Sequence[int]) -> dict[Lane, list[int]]:
        """Some cases by the lane whose clock rules them, in the order given; unknown ones are left out."""
        return targets.by_base_lane(self.connection, wanted)

    def claimed(self, wanted: Sequence[int], who: str, now: int) -> int:
        """How many of some cases a person has claimed."""
        return targets.claimed(self.connection, wanted, who, now)

    def claimants(self, wanted: Sequence[int], now: int) -> set[str]:
        """Who has claimed any of some cases."""
        return targets.claimants(self.connection, wanted, now)

    def tagged(self, wanted: Sequence[int], tag: str) -> set[int]:
        """Those of some cases that carry a tag."""
        return targets.tagged(self.connection, wanted, tag)

    def tag_uses(self, wanted: Sequence[int]) -> tuple[TagUse, ...]:
        """The tags that exist, the most used first, and how many of some cases carry each."""
        return targets.tag_uses(self.connection, wanted)

    def messages(self, case: int) -> tuple[Message, ...]:
        """What passed between the buyer and us."""
        return cases.messages(self.connection, case)

    def promises(self, case: int) -> tuple[Promise, ...]:
        """The promises of a case."""
        return cases.promises(self.connection, case)

    def owed(self, wanted: Sequence[int]) -> dict[int, list[Promise]]:
        """The open promises of those of some cases that have any."""
        return owing.owed(self.connection, wanted)

    def removals(self, case: int) -> tuple[Removal, ...]:
        """What Amazon was asked to remove in a case."""
        return cases.removals(self.connection, case)

    def notes(self, case: int) -> tuple[Note, ...]:
        """The notes on a case."""
        return cases.notes(self.connection, case)

    def tags(self, case: int) -> tuple[str, ...]:
        """The tags of a case."""
        return cases.tags(self.connection, case)

    def versions(self, case: int) -> tuple[Version, ...]:
        """Earlier states of the review."""
        with self.connection.snapshot():
            return cases.versions(self.connection, case)

    def origin(self, case: int) -> tuple[int, str]:
        """When a review came in and from where."""
        return cases.origin(self.connection, case)

    def journal(self, case: int) -> tuple[JournalEntry, ...]:
        """The acts on a case, oldest first."""
        with self.connection.snapshot():
            return journal.of_case(self.connection, case)

    def history(self, since: int, who: str, case: int | None, limit: int) -> tuple[HistoryEntry, ...]:
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

    def known_values(self) -> dict[str, tuple[str, ...]]:
        """The values of fields of the query language that are in use, those used most first."""
        from reviewtui.store.words import known_values

        with self.connection.snapshot():
            return known_values(self.connection)

    def untouched(self, before: int, quiet_since: int, now: int) -> list[tuple[int, int]]:
        """First contacts that nobody has begun to work on, as (posted, case), the oldest first: posted before a time,
        and not edited since another.
        """
        from reviewtui.store.untouched import untouched

        return untouched(self.connection, before, quiet_since, now)

    def untouched_before(self, times: Sequence[int], quiet_since: int, now: int) -> tuple[int, ...]:
        """How many of those first contacts were posted before each of some times."""
        from reviewtui.store.untouched import untouched_before

        return untouched_before(self.connection, times, quiet_since, now)

    def unhappy(self) -> tuple[int, int, int]:
        """The reviews that came in, the first contacts among them that are open, those of them without a date."""
        from reviewtui.store.untouched import unhappy

        return unhappy(self.connection)

    def setting(self, name: str) -> str:
        """A small fact that belongs to the database; "" when it was never set."""
        row = self.connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def reviews(self, *, open_only: bool) -> Iterator[Review]:
        """Every visible review, in the order in which they came in."""
        which = "JOIN cases c ON c.id = r.id AND c.lane <> 'done'" if open_only else ""
        for row in self.connection.execute(
            f"SELECT {fields.READ} FROM reviews r {which} LEFT JOIN products p ON p.id = r.product "
            f"WHERE r.{visible.ONE} ORDER BY r.id"
        ):
            yield fields.review_of(row)
