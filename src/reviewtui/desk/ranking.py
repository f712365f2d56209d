"""From a review to the rank of its case: where the user's weights meet the domain's arithmetic."""

from __future__ import annotations

from reviewtui.desk.ports import Judgement, Store
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import Refused
from reviewtui.domain import urgency
from reviewtui.domain.case import Lane
from reviewtui.domain.deadlines import first_contact_due
from reviewtui.domain.doors import no_order
from reviewtui.domain.review import Product, Review, believed
from reviewtui.rules.signals import read_signals

HEARING = "2"
"""Another name whenever what is heard in reviews changes: ranks that were made with another ear are made anew once."""


def facts(review: Review, weight: float | None, ratings: int | None, replied_at: int | None) -> urgency.Facts:
    """What a review is judged by; its date is taken at its word (see `dated`)."""
    return urgency.Facts(
        review.stars,
        review.helpful_votes,
        review.total_votes,
        review.posted_at,
        read_signals(review.title, review.text),
        weight,
        ratings,
        replied_at,
        no_order=no_order(review),
    )


def dated(review: Review, now: int) -> Review:
    """A review with the date that is believed now: None where it has none, or one that can't be."""
    posted_at = believed(review.posted_at, now)
    return review if posted_at == review.posted_at else review._replace(posted_at=posted_at)


def judgement(settings: Settings) -> Judgement:
    """What the store asks about a review that comes in."""
    weights = settings.weights

    def rank(review: Review, weight: float | None, ratings: int | None, law: Lane, replied_at: int | None) -> float:
        return urgency.rank(facts(review, weight, ratings, replied_at), law, weights)

    clocks = settings.clocks

    def due_at(posted_at: int, came_in: int) -> int | None:
        return first_contact_due(posted_at, came_in, clocks.first_contact, urgency.lost_after(weights))

    return Judgement(rank, clocks.first_contact, clocks.closes_at, clocks.answer, clocks.follow_up, due_at)


def known(store: Store, case: int) -> tuple[Review, Product]:
    """The review and product of a case that must exist. Raises Refused."""
    found = store.review(case)
    if found is None:
        raise Refused(f"There is no case {case}; reviewtui list shows those that there are")
    return found


def rank_in(store: Store, settings: Settings, case: int, law: Lane, replied_at: int | None, now: int) -> float:
    """The rank that a case has in a lane. Raises Refused when there is no such case."""
    review, product = known(store, case)
    return judgement(settings).rank(dated(review, now), product.weight, product.ratings, law, replied_at)


def keep_in_step(store: Store, settings: Settings, now: int) -> int:
    """Rank every case anew, once, when the user's weights are not those that the stored ranks were made with; and those
    whose date was in the future and has come, or was believed and can't be.

    Answers how many cases were ranked by other weights; 0 when nothing had changed.
    """
    store.redate(judgement(settings), now)
    mark = repr(settings.weights)
    if store.setting("weights") == mark and store.setting("hearing") == HEARING:
        return 0
    known_before = store.setting("weights") or repr(urgency.Weights())
    heard_before = store.setting("hearing") or ("" if store.last_act()[1] else HEARING)
    stale = known_before != mark or heard_before != HEARING
    changed = store.rerank(judgement(settings).rank) if stale else 0
    store.set_setting("weights", mark)
    store.set_setting("hearing", HEARING)
    return changed


def know_product(store: Store, settings: Settings, product: Product) -> None:
    """Tell what is known of a product, and rank its cases by it."""
    store.set_product(product)
    store.rerank(judgement(settings).rank, (product.marketplace, product.asin))
