from __future__ import annotations

from math import exp2, isclose, log2, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW
from reviewtui.domain.case import Lane
from reviewtui.domain.factors import factors
from reviewtui.domain.signals import ReviewSignals
from reviewtui.domain.urgency import Facts, Standing, Weights, log_urgency, rank, score
from reviewtui.rules.hearing.signals import read_signals

WEIGHTS = Weights()
LAWS = (Lane.FIRST_CONTACT, Lane.BUYER_REPLIED, Lane.PROMISED, Lane.WAITING)
QUIET = read_signals("", "")

some_signals = st.builds(
    ReviewSignals,
    capitals=st.booleans(),
    paragraphs=st.integers(1, 9),
    long=st.booleans(),
    safety=st.sampled_from([(), ("smoke",)]),
    legal=st.sampled_from([(), ("fraud", "lawyer")]),
    causes=st.sampled_from([(), ("leak",)]),
    unfixable=st.booleans(),
)
some_facts = st.builds(
    Facts,
    stars=st.integers(1, 5),
    helpful_votes=st.integers(0, 5000),
    total_votes=st.none() | st.integers(0, 5000),
    posted_at=st.integers(NOW - 4000 * DAY, NOW),
    signals=some_signals,
    weight=st.none() | st.floats(0, 1),
    ratings=st.none() | st.integers(0, 100_000),
    replied_at=st.none() | st.integers(NOW - 30 * DAY, NOW),
    no_order=st.sampled_from(["", "the purchase is not verified"]),
)
some_moment = st.none() | st.integers(NOW - 60 * DAY, NOW + 60 * DAY)


def facts(**given: object) -> Facts:
    base = Facts(stars=1, helpful_votes=0, total_votes=None, posted_at=NOW - HOUR, signals=QUIET)
    return base._replace(**given)  # type: ignore[arg-type]


def urgency(case: Facts, base_lane: Lane = Lane.FIRST_CONTACT, now: int = NOW, **standing: object) -> float:
    return log_urgency(Standing(base_lane, rank(case, base_lane, WEIGHTS), **standing), now, WEIGHTS)  # type: ignore[arg-type]


@given(some_facts, st.sampled_from(LAWS), st.booleans(), some_moment, some_moment)
def test_the_factors_on_the_screen_multiply_to_the_urgency(
    case: Facts, base_lane: Lane, snoozed: bool, due_at: int | None, closes_at: int | None
) -> None:
    standing = Standing(base_lane, rank(case, base_lane, WEIGHTS), snoozed, due_at, closes_at)
    shown = factors(case, standing, NOW, WEIGHTS)
    assert isclose(
        log2(prod(each.value for each in shown)), log_urgency(standing, NOW, WEIGHTS), rel_tol=1e-9, abs_tol=1e-6
    )
    assert all(each.reason for each in shown)
    assert len({each.name for each in shown}) == len(shown)


@given(some_facts, some_facts, st.sampled_from([base_lane for base_lane in LAWS if base_lane is not Lane.PROMISED]),
       st.integers(NOW, NOW + 900 * DAY))  # fmt: skip
def test_two_cases_of_a_lane_never_change_places(one: Facts, other: Facts, base_lane: Lane, later: int) -> None:
    then = urgency(one, base_lane) - urgency(other, base_lane)
    assert isclose(urgency(one, base_lane, later) - urgency(other, base_lane, later), then, rel_tol=1e-9, abs_tol=1e-6)


@given(st.floats(-80, 80), st.floats(0, 50))
def test_the_number_on_the_screen_keeps_the_order(level: float, more: float) -> None:
    assert 0 <= score(level) <= score(level + more) <= 100


def test_the_number_on_the_screen_stays_in_its_bounds() -> None:
    assert score(float("-inf")) == 0
    assert score(5000) == 100
    assert score(1.0) == 50


def test_a_month_leaves_five_percent() -> None:
    lost = urgency(facts(posted_at=NOW - 30 * DAY)) - urgency(facts(posted_at=NOW))
    assert 0.045 <= exp2(lost) <= 0.056


def test_a_week_halves_the_chance() -> None:
    assert urgency(facts(posted_at=NOW - 7 * DAY)) - urgency(facts(posted_at=NOW)) == pytest.approx(-1)


ARTICLE = facts(
    helpful_votes=10,
    total_votes=10,
    posted_at=NOW - 6 * HOUR,
    signals=read_signals("DO NOT BUY THIS PRODUCT", "It leaks.\n\nA.\n\nB.\n\nC.\n\nD."),
    weight=0.4,
    ratings=12,
)


@pytest.mark.parametrize(
    "other",
    [
        facts(posted_at=NOW),
        facts(posted_at=NOW, helpful_votes=10, total_votes=10),
        facts(posted_at=NOW, signals=read_signals("DO NOT BUY THIS", "Broken.")),
        facts(posted_at=NOW, weight=0.4, ratings=12),
        facts(posted_at=NOW, stars=3, helpful_votes=200, total_votes=200),
        ARTICLE._replace(posted_at=NOW - 40 * DAY),
        ARTICLE._replace(helpful_votes=1),
        ARTICLE._replace(total_votes=100),
        ARTICLE._replace(stars=2),
    ],
)
def test_ten_of_ten_do_not_buy_this_product_stands_on_top(other: Facts) -> None:
    assert urgency(ARTICLE) > urgency(other)


@given(some_facts)
def test_more_trouble_is_more_urgent(case: Facts) -> None:
    quiet = case._replace(signals=QUIET, stars=3)
    for worse in (
        quiet._replace(stars=1),
        quiet._replace(stars=2),
        quiet._replace(posted_at=quiet.posted_at + DAY),  # type: ignore[operator]
        quiet._replace(signals=QUIET._replace(capitals=True)),
        quiet._replace(signals=QUIET._replace(safety=("smoke",))),
        quiet._replace(signals=QUIET._replace(legal=("fraud",))),
        *([quiet._replace(weight=(1.0 + (quiet.weight or 0)) / 2)] if (quiet.weight or 0) < 0.99 else []),
    ):
        assert urgency(worse) > urgency(quiet)


def test_the_lanes_stand_as_they_should() -> None:
    case = facts(posted_at=NOW - 3 * DAY, replied_at=NOW - HOUR)
    fresh = urgency(case)
    assert urgency(case, Lane.BUYER_REPLIED) > fresh
    assert urgency(case, Lane.PROMISED, due_at=NOW - HOUR) > fresh
    assert urgency(case, Lane.PROMISED, due_at=NOW + 30 * DAY) < fresh
    assert urgency(case, Lane.WAITING, due_at=NOW + DAY) < urgency(case, Lane.WAITING, due_at=NOW) < fresh
    assert urgency(case, snoozed=True) < urgency(case, Lane.WAITING, due_at=NOW + DAY)
    assert urgency(case, closes_at=NOW) < urgency(case, closes_at=NOW + 1) == fresh


def test_who_wrote_to_us_has_a_thread_whatever_the_review_page_shows() -> None:
    case = facts(replied_at=NOW - HOUR)
    for base_lane in (Lane.BUYER_REPLIED, Lane.PROMISED):
        assert urgency(case, base_lane, closes_at=NOW - DAY) == urgency(case, base_lane)


def test_a_promise_rises_towards_its_date() -> None:
    days = [urgency(facts(), Lane.PROMISED, due_at=NOW + days * DAY) for days in (9, 3, 1, 0, -5)]
    assert days == sorted(days)


def test_what_is_not_known_yet_is_no_reason() -> None:
    names = [each.name for each in factors(facts(), Standing(Lane.FIRST_CONTACT, 0.0), NOW, WEIGHTS)]
    assert names == ["stars", "age"]


def test_a_date_in_the_future_promises_no_more_than_everybody() -> None:
    ahead = factors(facts(posted_at=NOW + 3 * DAY), Standing(Lane.FIRST_CONTACT, 0.0), NOW, WEIGHTS)
    assert "100%" in ahead[-1].reason


def test_reasons_speak() -> None:
    shown = {each.name: each.reason for each in factors(ARTICLE, Standing(Lane.FIRST_CONTACT, 0.0), NOW, WEIGHTS)}
    assert shown == {
        "helpful": "10 of 10 helpful, on its way to page one",
        "sales": "40% of your sales stand behind it",
        "stars": "1 star",
        "anger": "a title in capitals, 5 paragraphs",
        "few-reviews": "only 12 reviews to hide among",
        "cause": "leak: can be mended",
        "age": "6 hours old: 98% can still be reached",
    }


def test_a_stranger_without_an_order_is_less_likely_to_be_rescued() -> None:
    doubtful = facts(no_order="the purchase is not verified")
    for base_lane, by in (
        (Lane.FIRST_CONTACT, 0.3),
        (Lane.WAITING, 0.3),
        (Lane.PROMISED, 1.0),
        (Lane.BUYER_REPLIED, 1.0),
    ):
        assert exp2(urgency(doubtful, base_lane) - urgency(facts(), base_lane)) == pytest.approx(by)
    shown = factors(doubtful, Standing(Lane.FIRST_CONTACT, rank(doubtful, Lane.FIRST_CONTACT, WEIGHTS)), NOW, WEIGHTS)
    assert ("door-unsure", 0.3, "the purchase is not verified: Amazon may not let you contact them") in shown


def test_words_that_stand_within_others_are_not_quoted_twice() -> None:
    said = QUIET._replace(safety=("so hot it smoked", "it smoked", "too hot to hold"))
    told = factors(facts(signals=said), Standing(Lane.FIRST_CONTACT, 0.0), NOW, WEIGHTS)
    assert {each.name: each.reason for each in told}["safety"] == "danger: “so hot it smoked”, “too hot to hold”"
