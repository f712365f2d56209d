"""Reading: lists, counts, one whole case. Reading changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk import ranking
from reviewtui.desk.refusals import Refused
from reviewtui.desk.timeline import not_after_all, on_the_way, timeline
from reviewtui.desk.views import CaseRow, CaseSheet, Counts, View
from reviewtui.domain import doors as doorways
from reviewtui.domain import urgency
from reviewtui.domain.case import Lane, Outcome, effective_lane
from reviewtui.domain.channel import Channel, Door
from reviewtui.domain.clock import DAY, HOUR, at_hour
from reviewtui.domain.review import Review, Stars, believed
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.topics import Topics
from reviewtui.rules.hearing.signals import read_signals

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from reviewtui.desk.correspondence import Draft, Message, Since
    from reviewtui.desk.framing import Framing
    from reviewtui.desk.morning import Morning
    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.views import CaseRecord
    from reviewtui.domain.deadlines import Deadline
    from reviewtui.domain.factors import Factor
    from reviewtui.domain.review import Product

NOTHING_YET = "The database is empty; reviewtui import FILE brings reviews in, reviewtui demo shows invented ones"
"""What is said wherever nothing is found because nothing is there."""

_PRESSING = 6 * HOUR
"""A first contact whose clock ends within this time presses this morning."""


class Inbox:
    """What can be asked about the cases."""

    def __init__(self, store: Store, clock: Clock, settings: Settings, session: str, framing: Framing) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._session = session
        self._framing = framing

    def _weights(self) -> urgency.Weights:
        return ranking.weights_of(self._store, self._settings)

    def case_ids(self, view: View, limit: int | None = None) -> array[int]:
        """The cases of a view, the one that can least wait first."""
        return self._store.case_ids(view, self._clock(), self._weights(), limit)

    def how_many(self, view: View) -> int:
        """How many cases a view lists."""
        return self._store.how_many(view, self._clock(), self._weights())

    def rows(self, cases: Sequence[int]) -> list[CaseRow]:
        """One line each; a case that is gone is left out."""
        now = self._clock()
        rows = self._store.rows(cases, now, self._weights())
        others = self._store.others(self._session, now)
        return (
            [row._replace(others=others[row.case]) if row.case in others else row for row in rows] if others else rows
        )

    def counts(self, view: View | None = None) -> Counts:
        """What the tabs and the header say, narrowed to the view's stars and marketplace."""
        now, settings = self._clock(), self._settings
        start = at_hour(now, settings.zone, 0, 0)
        return self._store.counts(now, self._weights(), view or View(), start)

    def morning(self) -> Morning:
        """What this morning starts with."""
        now, settings = self._clock(), self._settings
        midnight = at_hour(now, settings.zone, 0, 0)
        return self._store.morning(
            now=now,
            since=at_hour(now, settings.zone, -1, 0),
            soon=now + _PRESSING,
            day_end=midnight + DAY,
            saved=now - urgency.lost_after(self._weights()),
        )

    def be_present(self, case: int | None, doing: str = "reading") -> None:
        """Let others see which case is open here; None when none is."""
        self._store.be_present(self._session, self._settings.me, case, doing, self._clock())

    def data_version(self) -> int:
        """A number that changes when another process has written."""
        return self._store.data_version()

    def last_act(self) -> tuple[int, int]:
        """What changes whenever an act or an import may have changed a list; being present or writing does not."""
        return self._store.last_act()

    def marketplaces(self) -> tuple[str, ...]:
        """The marketplaces that reviews came from."""
        return self._store.marketplaces()

    def shop(self) -> str:
        """The seller's name for the header, "" when nobody said."""
        return self._settings.shop or self._store.setting("shop")

    def find(self, name: str) -> int:
        """The case that a person means by a number or a review id. Raises Refused."""
        name = one_line(clean(name)).strip()
        if not name:
            raise Refused("There is no case “”; give its number, or Amazon's number of the review")
        number = int(name) if name.isascii() and name.isdigit() and len(name) < 19 else None
        if number is None or self._store.record(number) is None:
            number = self._store.case_of_review(name)
        if number is None and self.nothing_came_in():
            raise Refused(NOTHING_YET)
        if number is None:
            raise Refused(f"There is no case {name}; reviewtui list shows those that there are")
        return number

    def nothing_came_in(self) -> bool:
        """Whether there is not one review yet."""
        return next(self._store.reviews(open_only=False), None) is None

    def sheet(self, case: int, *, framed: bool = True) -> CaseSheet:
        """All of one case; what stands around a letter to it only where it is to be `framed`. Raises Refused when there
        is none.
        """
        from reviewtui.desk.removing import may_be_removed

        store, now, settings = self._store, self._clock(), self._settings
        told, product = ranking.known(store, case)
        review = ranking.dated(told, now)
        record = store.record(case)
        row = self.rows([case])[0]
        assert record is not None
        base_lane = Lane(record.resume)
        messages, drafts = store.messages(case), store.drafts(case)
        mine = next((draft for draft in drafts if draft.author == settings.me), None)
        journal, versions = store.journal(case), store.versions(case)
        left = store.leavings.of_case(case)
        sending = (*on_the_way(left, settings.me), *not_after_all(store.leavings.retracted(case), settings.me))
        imported_at, imported_from = store.origin(case)
        return CaseSheet(
            row=row,
            review=review,
            product=product,
            factors=self._factors(record, told, review, product),
            doors=self.doors(review, messages),
            draft=mine,
            other_drafts=tuple(draft for draft in drafts if draft is not mine),
            messages=messages,
            promises=store.promises(case),
            tags=store.tags(case),
            notes=store.notes(case),
            versions=versions,
            journal=journal,
            timeline=timeline(review, imported_at, imported_from, messages, versions, journal, sending, me=settings.me),
            me=settings.me,
            outcome=Outcome(record.outcome) if record.outcome else None,
            imported_at=imported_at,
            imported_from=imported_from,
            deadlines=self._deadlines(review, record.replied_at if base_lane is Lane.BUYER_REPLIED else None),
            told_at=told.posted_at,
            stars=store.stars_of(review.marketplace, review.asin) if review.asin else Stars(),
            topics=store.topics(review.marketplace, review.asin) if review.asin else Topics(),
            removals=store.removals(case),
            removable=may_be_removed(review, now, settings.clocks),
            frames=self._framing.frames(review, messages) if framed else {},
            since_arrival=base_lane is Lane.FIRST_CONTACT and self._began_on_arrival(record, review),
            since=self._since(case, drafts),
            writers=store.writers(case, self._session, now),
            leavings=tuple(each for each in left if each.state == "open"),
        )

    def _factors(self, record: CaseRecord, told: Review, review: Review, product: Product) -> tuple[Factor, ...]:
        """Why it stands where it stands, ranked by the date that is believed of its review."""
        from reviewtui.domain.factors import factors

        now, weights, base_lane = self._clock(), self._weights(), Lane(record.resume)
        asleep = effective_lane(Lane(record.lane), base_lane, record.wakes_at, now) is Lane.SNOOZED
        rank = urgency.judged_anew(record.rank, base_lane, told.posted_at, review.posted_at, weights)
        facts = ranking.facts(review, product.weight, product.ratings, record.replied_at)
        standing = urgency.Standing(base_lane, rank, asleep, record.due_at, record.closes_at)
        return factors(facts._replace(told_at=told.posted_at), standing, now, weights)

    def _began_on_arrival(self, record: CaseRecord, review: Review) -> bool:
        """Whether the clock of a first contact began when it came in: it was older than that already."""
        if review.posted_at is None or record.due_at is None:
            return False
        return record.due_at > review.posted_at + self._settings.clocks.first_contact

    def _since(self, case: int, drafts: Sequence[Draft]) -> tuple[Since, Since]:
        """What my next save of a private letter goes on from, and of a public reply."""
        me = self._settings.me
        mine = {each.channel.public: each.since for each in reversed(drafts) if each.author == me}
        private, public = (
            mine.get(channel.public) or self._store.standing(case, me, channel, "")[0]
            for channel in (Channel.PRIVATE_MESSAGE, Channel.PUBLIC_REPLY)
        )
        return private, public

    def _deadlines(self, review: Review, wrote_back_at: int | None) -> tuple[Deadline, ...]:
        from reviewtui.domain.deadlines import deadlines

        return deadlines(
            self._settings.clocks.windows.of(review.marketplace),
            review.kind,
            review.posted_at,
            wrote_back_at,
            delivery_problem="late" in read_signals(review.title, review.text).causes,
        )

    def doors(self, review: Review, messages: tuple[Message, ...]) -> tuple[Door, ...]:
        """The doors of a case, the one to take first on top."""
        out = [message for message in messages if message.direction == "out"]
        contact = doorways.Contact(
            stars=review.stars,
            buyer_wrote=any(message.direction == "in" for message in messages),
            button=next((message.button for message in reversed(out) if message.button), ""),
            message_sent=any(not message.button for message in out),
            doubt=doorways.no_order(review),
            public_reply_sent=any(message.channel == Channel.AMAZON_FEEDBACK_REPLY for message in out),
        )
        now, clocks = self._clock(), self._settings.clocks
        posted_at = believed(review.posted_at, now)
        closes_at = None if posted_at is None else clocks.closes_at(review.kind, posted_at, review.marketplace)
        return doorways.doors(review.kind, review.marketplace, contact, closes_at, now, self._settings.free_text_after)
