"""From a review to the rank of its case: where the weights of the shop meet the domain's arithmetic."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtui.desk.ports import Cases, DatabaseFacts, Judgement, Store
from reviewtui.desk.refusals import Refused
from reviewtui.domain import urgency
from reviewtui.domain.deadlines import first_contact_due
from reviewtui.domain.doors import no_order
from reviewtui.domain.review import Product, Review, believed
from reviewtui.domain.urgency import LEAST_WEIGHT, MOST_WEIGHT, Weights
from reviewtui.rules.hearing.signals import glance, read_signals

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.settings import Settings
    from reviewtui.domain.case import Lane
    from reviewtui.domain.signals import ReviewSignals

WEIGHTS, RANKED = "weights", "ranked"
"""The database's settings that hold the weights that count, and those that all ranks were made with."""
HEARING = "2"
"""Another name whenever what is heard in reviews changes: ranks that were made with another ear are made anew once."""


def facts(
    review: Review,
    weight: float | None,
    ratings: int | None,
    replied_at: int | None,
    listen: Callable[[str, str], ReviewSignals] = read_signals,
) -> urgency.Facts:
    """What a review is judged by; its date is taken at its word (see `dated`)."""
    return urgency.Facts(
        review.stars,
        review.helpful_votes,
        review.total_votes,
        review.posted_at,
        listen(review.title, review.text),
        weight,
        ratings,
        replied_at,
        no_order=no_order(review),
    )


def dated(review: Review, now: int) -> Review:
    """A review with the date that is believed now: None where it has none, or one that can't be."""
    posted_at = believed(review.posted_at, now)
    return review if posted_at == review.posted_at else review._replace(posted_at=posted_at)


def judgement(
    settings: Settings, weights: Weights | None = None, listen: Callable[[str, str], ReviewSignals] = glance
) -> Judgement:
    """What the store asks about a review that comes in; by the weights of the settings unless others are given."""
    weights = weights or settings.weights

    def rank(
        review: Review, weight: float | None, ratings: int | None, base_lane: Lane, replied_at: int | None
    ) -> float:
        return urgency.rank(facts(review, weight, ratings, replied_at, listen), base_lane, weights)

    clocks = settings.clocks

    def due_at(posted_at: int, came_in: int) -> int | None:
        return first_contact_due(posted_at, came_in, clocks.first_contact, urgency.lost_after(weights))

    return Judgement(rank, clocks.first_contact, clocks.closes_at, clocks.answer, clocks.follow_up, due_at)


def known(store: Cases, case: int) -> tuple[Review, Product]:
    """The review and product of a case that must exist. Raises Refused."""
    found = store.review(case)
    if found is None:
        raise Refused(f"There is no case {case}; reviewtui list shows those that there are")
    return found


def rank_in(store: Store, settings: Settings, case: int, base_lane: Lane, replied_at: int | None, now: int) -> float:
    """The rank that a case has in a lane. Raises Refused when there is no such case."""
    review, product = known(store, case)
    rank = judgement(settings, weights_of(store, settings)).rank
    return rank(dated(review, now), product.weight, product.ratings, base_lane, replied_at)


def know_product(store: Store, settings: Settings, product: Product) -> None:
    """Tell what is known of a product, and rank its cases by it."""
    store.set_product(product)
    rank = judgement(settings, weights_of(store, settings)).rank
    store.rerank(rank, (product.marketplace, product.asin))


def weights_of(store: DatabaseFacts, settings: Settings) -> Weights:
    """The weights that count for everybody: the database's; those of the settings while it has none."""
    known = store.setting(WEIGHTS)
    return _read(known) if known.startswith("{") else settings.weights


def written(weights: Weights) -> str:
    """Weights as the database keeps them: what differs from the usual, so that those may be bettered."""
    usual = Weights()._asdict()
    return json.dumps(
        {name: value for name, value in weights._asdict().items() if value != usual[name]}, sort_keys=True
    )


@lru_cache(maxsize=8)
def _read(text: str) -> Weights:
    """Weights as they were kept; what can't be one any more counts as usual."""
    try:
        kept = json.loads(text)
    except ValueError:
        return Weights()
    names = Weights._fields
    good = {
        name: float(value)
        for name, value in kept.items()
        if name in names and isinstance(value, int | float) and LEAST_WEIGHT <= value <= MOST_WEIGHT
    }
    return Weights(**good)


_USUAL_BEFORE = {
    "one_star": 3.0, "two_stars": 2.0, "three_stars": 1.0, "more_stars": 0.3, "helpful": 0.9, "sales": 6.0,
    "few_reviews": 1.0, "capitals": 1.2, "takedown": 1.35, "safety": 2.0, "legal": 1.4, "fixable": 1.2,
    "unfixable": 0.8, "wrote_back": 6.0, "promised": 4.0, "promise_over": 1.5, "waiting": 0.06, "follow_up": 0.5,
    "snoozed": 0.01, "door_closed": 0.02, "door_unsure": 0.3, "half_life_days": 7.0, "replied_half_life_days": 14.0,
    "promise_rise_days": 1.5,
}  # fmt: skip
"""What was usual while databases kept weights in the words of the program: who had these had chosen nothing. It is of
then, and is not changed when a usual weight is bettered.
"""


def weights_of_before(text: str) -> Weights:
    """Weights as databases of before kept them, in the words of the program: those of somebody's settings file."""
    found = {name: float(value) for name, value in re.findall(r"(\w+)=([0-9][0-9.e+-]*)", text)}
    chosen = {name: value for name, value in found.items() if _USUAL_BEFORE.get(name, value) != value}
    return _read(json.dumps(chosen, sort_keys=True))
