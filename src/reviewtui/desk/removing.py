"""Asking Amazon to remove a review: what may be removable and why, the request, and what became of it.

    offer ── asked on Amazon's page ──> request (open) ── Amazon answers ──> removed, struck through or refused

Nothing is reported from here: the seller does it on Amazon's page, one review at a time, and says so. Reports in bulk
can cost the right to report (docs/amazon.md section 1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk import ranking
from reviewtui.desk.naming import name_of
from reviewtui.desk.past import Change
from reviewtui.desk.refusals import Refused
from reviewtui.domain.calendar import calendar_day
from reviewtui.domain.case import Outcome
from reviewtui.domain.clock import day, local
from reviewtui.domain.doors import AMAZON_DOMAINS, LANGUAGES, seller_central
from reviewtui.domain.ground import GROUNDS, Ground, Removal
from reviewtui.domain.review import Kind, Review, believed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.desk.ports import Clock, Store, Value
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.deadlines import ClockSettings

ANSWERS: Final = {
    "removed": "Amazon removed {name} as asked",
    "struck-through": "Amazon struck {name} through as asked",
    "refused": "Amazon refused to remove {name}",
    "withdrawn": "The request to remove {name} was not made after all",
}
"""What may become of a request, and how it is told."""
_OWN_ID: Final = re.compile(r"R[A-Z0-9]{8,14}")
_QUOTED: Final = 300


class Offer(NamedTuple):
    """A request that could be made: the ground and its words, the text for Amazon and its language, the way there.

    `expects` is what Amazon does where it agrees: ``removed`` or ``struck-through``.
    """

    ground: Ground
    text: str
    language: str
    way: str
    url: str
    expects: str
    doubt: str = ""
    """What the seller has to know is so, "" when the words tell it."""


def may_be_removed(review: Review, now: int, clocks: ClockSettings) -> tuple[Ground, ...]:
    """Why Amazon might remove a review; nothing on other shops, for happy ones and for feedback that is too old."""
    if review.stars > 3 or (review.marketplace and review.marketplace not in AMAZON_DOMAINS):
        return ()
    if _too_old(review, now, clocks):
        return ()
    from reviewtui.rules.hearing.removal import grounds

    return grounds(review.kind, review.title, review.text)


def _too_old(review: Review, now: int, clocks: ClockSettings) -> bool:
    posted_at = believed(review.posted_at, now)
    feedback = review.kind == Kind.SELLER_FEEDBACK
    return feedback and posted_at is not None and posted_at + clocks.windows.of(review.marketplace).feedback <= now


class Removing:
    """Requests for removal. Every method that changes something is one act."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def open_request(self, case: int) -> Removal | None:
        """The request of a case that Amazon has not answered."""
        return next((each for each in self._store.removals(case) if each.state == "open"), None)

    def offers(self, case: int, *, english: bool = False, ground: str = "") -> tuple[Offer, ...]:
        """The requests that the words of a review speak for, the surest first; or the one for a `ground` that the
        seller has seen. In the language of the marketplace, or in English. Raises Refused where there is none.
        """
        review, now = ranking.known(self._store, case)[0], self._clock()
        if review.marketplace and review.marketplace not in AMAZON_DOMAINS:
            raise Refused("Only Amazon can be asked from here; this review is from another shop")
        if _too_old(review, now, self._settings.clocks):
            raise Refused("Amazon removes no feedback that is older than 90 days")
        there = GROUNDS[Kind(review.kind)]
        if ground and ground not in there:
            raise Refused(f"“{ground}” is no ground here; there are {', '.join(there)}")
        from reviewtui.rules.hearing import removal
        from reviewtui.rules.hearing.hearing_pack import LANGUAGES as SPOKEN

        found = removal.grounds(review.kind, review.title, review.text)
        if ground:
            found = tuple(each for each in found if each.id == ground) or (Ground(ground, (_words(review),)),)
        if not found:
            raise Refused("Nothing here that Amazon removes reviews for; removal --ground asks anyway")
        language = "en" if english else LANGUAGES.get(review.marketplace, "en")
        return tuple(self._offer(review, each, language if language in SPOKEN else "en") for each in found)

    def _offer(self, review: Review, ground: Ground, language: str) -> Offer:
        from reviewtui.rules.hearing.removal import request

        zone = self._settings.zone
        posted = (
            "" if review.posted_at is None else calendar_day(local(review.posted_at, zone), weekday=False, year=True)
        )
        facts = {
            "order": review.order_id or "—",
            "review": review.review_id,
            "product": review.asin or review.product or "—",
            "date": posted or "—",
            "stars": str(review.stars),
            "quote": _words(review) if ground.id != "private" else ", ".join(ground.quotes),
        }
        feedback = review.kind == Kind.SELLER_FEEDBACK
        text = request(ground.id, review.kind, language, facts)
        doubt = ""
        if feedback and ground.id == "delivery":
            doubt = "only where Amazon delivered it (FBA), or by its label and sent on time"
        struck = feedback and ground.id == "delivery"
        way, url = _way(review)
        return Offer(ground, text, language, way, url, "struck-through" if struck else "removed", doubt)

    def ask(self, case: int, offer: Offer) -> Change:
        """The seller has asked Amazon: write down what for, and when an answer is looked for. Raises Refused while
        another request is open.
        """
        return self.ask_for({case: offer})

    def ask_for(self, offers: Mapping[int, Offer]) -> Change:
        """The same for several cases at once, each of which the seller has asked about by itself."""
        cases, now, settings = _few(list(offers)), self._clock(), self._settings
        expected_at = now + settings.clocks.removal
        first = offers[cases[0]].ground.why
        because = f", because {first}" if len(cases) == 1 else ""
        words = f"Asked Amazon to remove {self._names(cases)}{because}; an answer by {day(expected_at, settings.zone)}"
        with self._store.acting(at=now, who=settings.me, name="removal", words=words, cases=cases) as act:
            for case, offer in offers.items():
                if self.open_request(case) is not None:
                    raise Refused(f"Amazon has been asked about {self._names([case])} and has not answered yet")
                values: dict[str, Value] = {
                    "case": case, "at": now, "who": settings.me, "ground": offer.ground.id, "text": offer.text,
                    "expected_at": expected_at, "state": "open", "answered_at": None,
                }  # fmt: skip
                act.insert("removals", values)
        return Change(words, tuple(cases))

    def answered(self, cases: int | Sequence[int], answer: str) -> Change:
        """What Amazon answered to the open request of a case, or of several. Raises Refused where one has none."""
        if answer not in ANSWERS:
            raise Refused(f"An answer is {', '.join(ANSWERS)}, not {answer}")
        cases = _few([cases] if isinstance(cases, int) else cases)
        now, settings = self._clock(), self._settings
        words = ANSWERS[answer].format(name=self._names(cases))
        with self._store.acting(at=now, who=settings.me, name="removal-answer", words=words, cases=cases) as act:
            for case in cases:
                found = self.open_request(case)
                if found is None:
                    name = self._names([case])
                    raise Refused(f"Amazon has not been asked about {name}, or has answered already")
                act.update("removals", [found.id], {"state": answer, "answered_at": now})
            if answer == "removed":
                act.update("cases", cases, {"outcome": Outcome.REMOVED})
        return Change(words, tuple(cases))

    def _names(self, cases: Sequence[int]) -> str:
        return f"{len(cases):,} reviews" if len(cases) > 1 else name_of(ranking.known(self._store, cases[0])[0])


_MOST: Final = 1000
"""A request is seen by others at once: so many at most are written down in one act."""


def _few(cases: Sequence[int]) -> Sequence[int]:
    if not 0 < len(cases) <= _MOST:
        raise Refused(f"Requests for {len(cases):,} reviews can't be written down at once; at most {_MOST:,}")
    return cases


def _words(review: Review) -> str:
    """What the buyer wrote, on one line, cut where it is long."""
    words = " ".join(f"{review.title}. {review.text}".split() if review.title else review.text.split())
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + "…"


def _way(review: Review) -> tuple[str, str]:
    """Where Amazon is asked, in words and as a page."""
    host = seller_central(review.marketplace)
    if review.kind == Kind.SELLER_FEEDBACK:
        return "in Feedback Manager, behind the order: Request removal", f"{host}/feedback-manager/index.html"
    mail = "reviews-help@amazon.co.uk" if review.marketplace == "GB" else "community-help@amazon.com"
    way = f"below the review: Report, or by mail to {mail}"
    if review.url:
        return way, review.url
    if _OWN_ID.fullmatch(review.review_id):
        domain = AMAZON_DOMAINS.get(review.marketplace, "com")
        return way, f"https://www.amazon.{domain}/gp/customer-reviews/{review.review_id}"
    return way, f"{host}/brand-customer-reviews/"
