"""Why a case stands where it stands: everything that multiplies to its urgency, each with its reason in words."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.case import Lane
from reviewtui.domain.clock import clock_words, iso, long_span, span
from reviewtui.domain.review import OLDEST_DATE, stars_words
from reviewtui.domain.urgency import (
    UNDATED_SHARE,
    Facts,
    Standing,
    Weights,
    door_closed,
    power,
    promise_time,
    spoke_at,
    stakes,
    waiting_time,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Factor(NamedTuple):
    """One thing that makes a case more or less urgent, with its reason in words."""

    name: str
    value: float
    reason: str


def factors(facts: Facts, standing: Standing, now: int, weights: Weights) -> tuple[Factor, ...]:
    """Everything that puts a case where it stands; the product of the values is its urgency."""
    values = stakes(facts, standing.base_lane, weights)
    always = ("stars",)
    fixed = [
        Factor(name, value, reason(facts, standing))
        for (name, reason), value in zip(_REASONS, values, strict=True)
        if value != 1.0 or name in always
    ]
    return (*fixed, *_timed(facts, standing, now, weights))


def _timed(facts: Facts, standing: Standing, now: int, weights: Weights) -> list[Factor]:
    base_lane, due = standing.base_lane, standing.due_at
    timed: list[Factor] = []
    if base_lane is Lane.PROMISED:
        words = "no date was given" if due is None else f"the promise: {clock_words(due, now)}"
        timed.append(Factor("promise", promise_time(due, now, weights), words))
    else:
        anchor = spoke_at(facts, base_lane)
        left = UNDATED_SHARE if anchor is None else power((anchor - now) / weights.half_life(base_lane))
        if anchor is None:
            words = _undated_reason(facts, weights.half_life(base_lane))
        elif base_lane is Lane.BUYER_REPLIED and facts.replied_at is not None:
            words = f"their last words are {long_span(now - anchor)} old: {_percent(left)} are still listening"
        else:
            words = f"{long_span(now - anchor)} old: {_percent(left)} can still be reached"
        timed.append(Factor("age", left, words))
    if base_lane is Lane.WAITING:
        over = due is not None and due <= now
        words = "we waited long enough: time to follow up" if over else "the buyer has our answer and the next word"
        timed.append(Factor("waiting", waiting_time(due, now, weights), words))
    if standing.snoozed:
        timed.append(Factor("snoozed", weights.snoozed, "snoozed"))
    if standing.closes_at is not None and door_closed(standing, now):
        since = span(now - standing.closes_at)
        timed.append(Factor("door", weights.door_closed, f"the door closed {since} ago"))
    return timed


def _undated_reason(facts: Facts, half_life: float) -> str:
    """Why a review has no clock, and what it counts as."""
    told = facts.told_at
    if told is None:
        why = "no date"
    else:
        when = "before all shops" if told < OLDEST_DATE else "in the future"
        why = f"dated {iso(told)[:10]}: a date {when} counts as none"
    return f"{why}; it waits like one that is {long_span(int(-log2(UNDATED_SHARE) * half_life))} old"


def _percent(share: float) -> str:
    return f"{min(1.0, share):.0%}" if share >= 0.01 else "under 1%"


def _helpful_reason(facts: Facts) -> str:
    votes, total = facts.helpful_votes, facts.total_votes
    count = f"{votes:,} of {total:,}" if total and total >= votes else f"{votes:,}"
    return f"{count} helpful, on its way to page one" if votes >= 5 else f"{count} found it helpful"


def _stars_reason(facts: Facts) -> str:
    return stars_words(facts.stars)


def _anger_reason(facts: Facts) -> str:
    heard, words = facts.signals, []
    if heard.capitals:
        words.append("a title in capitals")
    if heard.long:
        words.append(f"{heard.paragraphs} paragraphs" if heard.paragraphs >= 5 else "a long take-down")
    return ", ".join(words)


def _lane_reason(standing: Standing) -> str:
    if standing.base_lane is Lane.PROMISED:
        return "we gave our word"
    return "they wrote back and wait for us"


def _few_reason(facts: Facts) -> str:
    count = f"{facts.ratings or 0:,} reviews to hide among"
    return f"only {count}" if (facts.ratings or 0) < 100 else count


def _cause_reason(facts: Facts) -> str:
    causes = ", ".join(facts.signals.causes[:3])
    if causes or facts.signals.safety:
        return f"{causes or 'danger'}: can be mended"
    return "a matter of taste or price: hard to mend"


def _quoted(said: Sequence[str]) -> str:
    """The buyer's words, at most three; those that stand within others of them are not said twice."""
    whole = [each for each in said if not any(each in other for other in said if other != each)]
    return f"“{'”, “'.join(whole[:3])}”"


_REASONS: tuple[tuple[str, Callable[[Facts, Standing], str]], ...] = (
    ("helpful", lambda facts, _: _helpful_reason(facts)),
    ("sales", lambda facts, _: f"{facts.weight or 0:.0%} of your sales stand behind it"),
    ("stars", lambda facts, _: _stars_reason(facts)),
    ("anger", lambda facts, _: _anger_reason(facts)),
    ("safety", lambda facts, _: f"danger: {_quoted(facts.signals.safety)}"),
    ("legal", lambda facts, _: f"law or fraud: {_quoted(facts.signals.legal)}"),
    ("few-reviews", lambda facts, _: _few_reason(facts)),
    ("cause", lambda facts, _: _cause_reason(facts)),
    ("lane", lambda _, standing: _lane_reason(standing)),
    ("door-unsure", lambda facts, _: f"{facts.no_order}: Amazon may not let you contact them"),
)
