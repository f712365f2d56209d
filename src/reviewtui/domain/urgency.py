"""How urgent a case is: stakes x chance of rescue (docs/ARCHITECTURE.md).

Everything multiplies, so everything is added as a base-2 logarithm. What does not depend on the time now is stored as
the case's **rank**; what does is the same for all cases of a lane (an exponential with one half-life), so the order
inside a lane never changes and an index can hold it. `log_urgency` turns a rank into the number of the moment, by
which cases of all lanes are comparable.
"""

from __future__ import annotations

from math import exp2, log2, prod
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.case import Lane
from reviewtui.domain.clock import DAY

if TYPE_CHECKING:
    from reviewtui.domain.signals import ReviewSignals

LOST_SHARE = 0.05
"""Below this chance of reaching the buyer a first contact counts as lost: dim, and its clock presses no more."""

UNDATED_SHARE = 0.1
"""The chance that the buyer of an undated review is still reached: that of three weeks after posting, at any time."""

_UNDATED = -1_048_576.0
"""Lies under the rank of an undated review: time doesn't move it, so it stands in a stream of its own."""
UNDATED_BELOW = _UNDATED / 2
"""A lower rank is that of an undated review; no date that is believed leads so far down."""

_MOST = 256.0
"""Bounds every exponent: numbers come from files and clocks, and 2 ** 1024 is none."""


LEAST_WEIGHT, MOST_WEIGHT = 0.0001, 100_000
"""The bounds of every weight and length of time: beyond them urgency is no number that a database can order by."""


class Weights(NamedTuple):
    """The user's weights. Each is a factor (1 changes nothing) unless its name says otherwise."""

    one_star: float = 3.0
    two_stars: float = 2.0
    three_stars: float = 1.0
    more_stars: float = 0.3
    helpful: float = 0.9
    """How much each doubling of helpful votes adds."""
    sales: float = 6.0
    """How much a product with all of the sales would add."""
    few_reviews: float = 1.0
    """How much the first review of a product adds; at 20 reviews half of it is left."""
    capitals: float = 1.2
    takedown: float = 1.35
    safety: float = 4.0
    """More than all the difference that stars make: danger comes first."""
    legal: float = 1.4
    fixable: float = 2.2
    """When a trouble is told that can be mended: what works badly costs sales, a matter of taste hardly any, so it
    weighs more than one star, less than two.
    """
    unfixable: float = 0.8
    wrote_back: float = 6.0
    promised: float = 4.0
    promise_over: float = 1.5
    waiting: float = 0.06
    follow_up: float = 0.5
    snoozed: float = 0.01
    door_closed: float = 0.02
    door_unsure: float = 0.3
    """When Amazon may not show its button: the purchase is not verified, or the review is one of Vine."""
    half_life_days: float = 7.0
    replied_half_life_days: float = 14.0
    promise_rise_days: float = 1.5
    """A promise doubles in urgency each time so many days pass, until it is due."""

    def stars(self, stars: int) -> float:
        """The factor of a star rating."""
        return {1: self.one_star, 2: self.two_stars, 3: self.three_stars}.get(stars, self.more_stars)

    def half_life(self, base_lane: Lane) -> float:
        """Seconds in which the chance halves, in a lane that decays."""
        days = self.replied_half_life_days if base_lane is Lane.BUYER_REPLIED else self.half_life_days
        return days * DAY


def lost_after(weights: Weights) -> int:
    """Seconds after posting from which a first contact counts as lost."""
    return int(weights.half_life(Lane.FIRST_CONTACT) * -log2(LOST_SHARE))


NEEDS_DOOR = frozenset({Lane.FIRST_CONTACT, Lane.WAITING})
"""The lanes in which we depend on the door for strangers; who wrote to us or was promised something has a thread."""


class Facts(NamedTuple):
    """What urgency is judged by. `posted_at` is the date that is believed, None for an undated review; `told_at` the
    one that was told. `no_order` is why there may be no door to this stranger, "" when there is one.
    """

    stars: int
    helpful_votes: int
    total_votes: int | None
    posted_at: int | None
    signals: ReviewSignals
    weight: float | None = None
    ratings: int | None = None
    replied_at: int | None = None
    told_at: int | None = None
    no_order: str = ""


class Standing(NamedTuple):
    """Where a case stands in time. `base_lane` is the lane whose clock rules it: for a snoozed one the lane it left."""

    base_lane: Lane
    rank: float
    snoozed: bool = False
    due_at: int | None = None
    closes_at: int | None = None


def _helpful(facts: Facts, weights: Weights) -> float:
    votes = facts.helpful_votes
    if votes <= 0:
        return 1.0
    share = votes / facts.total_votes if facts.total_votes and facts.total_votes >= votes else 1.0
    return 1 + weights.helpful * log2(1 + votes) * share


def _anger(signals: ReviewSignals, weights: Weights) -> float:
    return (weights.capitals if signals.capitals else 1.0) * (weights.takedown if signals.long else 1.0)


def _mendable(heard: ReviewSignals, weights: Weights) -> float:
    """Danger is a trouble, too, whether or not a cause is named beside it."""
    if heard.causes or heard.safety:
        return weights.fixable
    return weights.unfixable if heard.unfixable else 1.0


def stakes(facts: Facts, base_lane: Lane, weights: Weights) -> tuple[float, ...]:
    """The factors that don't depend on the time now, in a fixed order (see `factors.factors`)."""
    heard = facts.signals
    return (
        _helpful(facts, weights),
        1 + weights.sales * max(0.0, facts.weight) if facts.weight else 1.0,
        weights.stars(facts.stars),
        _anger(heard, weights),
        weights.safety if heard.safety else 1.0,
        weights.legal if heard.legal else 1.0,
        1 + weights.few_reviews * 20 / (20 + max(0, facts.ratings)) if facts.ratings is not None else 1.0,
        _mendable(heard, weights),
        weights.wrote_back
        if base_lane is Lane.BUYER_REPLIED
        else weights.promised
        if base_lane is Lane.PROMISED
        else 1.0,
        weights.door_unsure if facts.no_order and base_lane in NEEDS_DOOR else 1.0,
    )


def power(exponent: float) -> float:
    """Two to a power that may come from anywhere: never an error, never infinite."""
    return exp2(max(-4 * _MOST, min(exponent, _MOST)))


def spoke_at(facts: Facts, base_lane: Lane) -> int | None:
    """When the buyer last spoke: their answer in `buyer-replied`, else the post; None when that has no date."""
    return facts.replied_at if base_lane is Lane.BUYER_REPLIED and facts.replied_at is not None else facts.posted_at


def rank(facts: Facts, base_lane: Lane, weights: Weights) -> float:
    """The stored rank of a case in a lane; higher is more urgent, and the order holds for ever."""
    level: float = log2(prod(stakes(facts, base_lane, weights)))
    if base_lane is Lane.PROMISED:
        return level
    anchor = spoke_at(facts, base_lane)
    return level + (_UNDATED if anchor is None else anchor / weights.half_life(base_lane))


def undated(rank: float) -> bool:
    """Whether a stored rank is that of an undated review."""
    return rank < UNDATED_BELOW


def judged_anew(rank: float, base_lane: Lane, told_at: int | None, posted_at: int | None, weights: Weights) -> float:
    """A stored rank as it would be with the date that is believed now, for which there may be another clock by now."""
    if base_lane not in NEEDS_DOOR or undated(rank) == (posted_at is None):
        return rank
    if posted_at is None:
        return rank - (told_at or 0) / weights.half_life(base_lane) + _UNDATED
    return rank - _UNDATED + posted_at / weights.half_life(base_lane)


def log_urgency(standing: Standing, now: int, weights: Weights) -> float:
    """log2(stakes x chance) at this moment; comparable across lanes."""
    base_lane, level = standing.base_lane, standing.rank
    if base_lane is Lane.PROMISED:
        level += log2(promise_time(standing.due_at, now, weights))
    elif undated(level):
        level += undated_offset()
    else:
        level -= now / weights.half_life(base_lane)
    if base_lane is Lane.WAITING:
        level += log2(waiting_time(standing.due_at, now, weights))
    if standing.snoozed:
        level += log2(weights.snoozed)
    if door_closed(standing, now):
        level += log2(weights.door_closed)
    return level


def undated_offset() -> float:
    """What turns the rank of an undated review into its log-urgency, at any time."""
    return log2(UNDATED_SHARE) - _UNDATED


def door_closed(standing: Standing, now: int) -> bool:
    """Whether a case needs a door that has closed."""
    return standing.base_lane in NEEDS_DOOR and standing.closes_at is not None and standing.closes_at <= now


def promise_time(due_at: int | None, now: int, weights: Weights) -> float:
    """What the date of a promise makes of a case: it rises towards it."""
    if due_at is None:
        return 1.0
    if due_at <= now:
        return weights.promise_over
    return power(-(due_at - now) / (weights.promise_rise_days * DAY))


def waiting_time(due_at: int | None, now: int, weights: Weights) -> float:
    """What waiting for the buyer makes of a case: little, until it is time to follow up."""
    return weights.follow_up if due_at is not None and due_at <= now else weights.waiting


def score(log2_urgency: float) -> float:
    """The number on the screen, from 0 to 100: an S-curve over the logarithm, so the order is the same."""
    if log2_urgency < -60:
        return 0.0
    return round(100 / (1 + power(1.0 - log2_urgency)), 2)
