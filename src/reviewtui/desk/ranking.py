"""From a review to the rank of its case: where the user's weights meet the domain's arithmetic."""

from __future__ import annotations

from reviewtui.desk.ports import Judgement, Store
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import Refused
from reviewtui.domain import urgency
from reviewtui.domain.case import Lane
from reviewtui.domain.review import Product, Review
from reviewtui.domain.signals import read_signals


def facts(review: Review, weight: float | None, ratings: int | None, replied_at: int | None) -> urgency.Facts:
    """What a review is judged by."""
    return urgency.Facts(
        review.stars,
        review.helpful_votes,
        review.total_votes,
        review.posted_at,
        read_signals(review.title, review.text),
        weight,
        ratings,
        replied_at,
    )


def judgement(settings: Settings) -> Judgement:
    """What the store asks about a review that comes in."""
    weights = settings.weights

    def rank(review: Review, weight: float | None, ratings: int | None, law: Lane, replied_at: int | None) -> float:
        return urgency.rank(facts(review, weight, ratings, replied_at), law, weights)

    return Judgement(rank, settings.clocks.first_contact, settings.clocks.closes_at)


def known(store: Store, case: int) -> tuple[Review, Product]:
    """The review and product of a case that must exist. Raises Refused."""
    found = store.review(case)
    if found is None:
        raise Refused(f"There is no case {case}; reviewtui list shows those that there are")
    return found


def rank_in(store: Store, settings: Settings, case: int, law: Lane, replied_at: int | None) -> float:
    """The rank that a case has in a lane. Raises Refused when there is no such case."""
    review, product = known(store, case)
    return judgement(settings).rank(review, product.weight, product.ratings, law, replied_at)


def keep_in_step(store: Store, settings: Settings) -> int:
    """Rank every case anew, once, when the user's weights are not those that the stored ranks were made with.

    Answers how many cases that were; 0 when nothing had changed.
    """
    mark = repr(settings.weights)
    if store.setting("weights") == mark:
        return 0
    known_before = store.setting("weights") or repr(urgency.Weights())
    changed = store.rerank(judgement(settings).rank) if known_before != mark else 0
    store.set_setting("weights", mark)
    return changed


def know_product(store: Store, settings: Settings, product: Product) -> None:
    """Tell what is known of a product, and rank its cases by it."""
    store.set_product(product)
    store.rerank(judgement(settings).rank, (product.marketplace, product.asin))
