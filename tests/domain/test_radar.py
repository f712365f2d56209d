"""The tests of the radar: exact, honest about growth and small numbers, blind in the break; few false alarms."""

from __future__ import annotations

import math
import os
import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.made_reviews import MadeProduct
from reviewtui.domain.chance import binomial_tail, drawn_tail
from reviewtui.domain.radar import (
    BREAK_FROM,
    EVERY,
    UNHAPPY,
    Burst,
    Verdict,
    after,
    budget_of,
    look,
    monday,
    week_of,
)

PRODUCT_YEARS = int(os.environ.get("REVIEWTUI_PRODUCT_YEARS", "15"))
TODAY = date(2024, 11, 24)
"""A Sunday."""


@given(st.integers(0, 30), st.integers(0, 30), st.floats(0.01, 0.99))
def test_the_binomial_tail_is_the_sum_of_its_terms(count: int, trials: int, share: float) -> None:
    exact = sum(
        math.comb(trials, each) * share**each * (1 - share) ** (trials - each) for each in range(count, trials + 1)
    )
    assert math.isclose(binomial_tail(count, trials, share), min(1.0, exact), rel_tol=1e-9, abs_tol=1e-300)


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_fishers_tail_is_the_sum_of_its_terms(count: int, drawn: int, marked: int, more: int) -> None:
    of = max(drawn, marked) + more
    exact = sum(
        math.comb(marked, each) * math.comb(of - marked, drawn - each)
        for each in range(max(0, count), min(drawn, marked) + 1)
        if drawn - each <= of - marked
    ) / math.comb(of, drawn)
    assert math.isclose(drawn_tail(count, drawn, marked, of), exact, rel_tol=1e-9, abs_tol=1e-300)


def test_large_numbers_neither_overflow_nor_take_long() -> None:
    assert 0.4 < binomial_tail(50_000, 100_000, 0.5) < 0.6
    assert drawn_tail(900, 1_000, 10_000, 1_000_000) < 1e-100


def quiet(every: int = 10, unhappy: int = 2, leaks: int = 0, weeks: int = 30) -> dict[str, dict[int, int]]:
    """So many a week, until today; a leak every so many weeks."""
    now = week_of(TODAY)
    span = range(now - weeks + 1, now + 1)
    tally = {EVERY: dict.fromkeys(span, every), UNHAPPY: dict.fromkeys(span, unhappy)}
    if leaks:
        tally["leak"] = {week: 1 for week in span if (now - week) % leaks == leaks - 1}
    return tally


def test_a_burst_is_told_with_all_its_counts() -> None:
    tally = quiet(leaks=4)
    now = week_of(TODAY)
    tally["leak"] |= {now: 5, now - 1: 4}
    for week in (now, now - 1):
        tally[UNHAPPY][week], tally[EVERY][week] = 7, 15
    (first, *_) = look(tally, TODAY)
    assert (first.what, first.counted, first.unhappy, first.every) == ("leak", 9, 14, 30)
    assert (first.first, first.last, first.days) == (monday(now - 1), TODAY, 14)
    assert (first.before, first.before_every, first.before_days) == (7, 280, 196)
    assert first.usual == pytest.approx(0.5)
    assert first.chance < first.limit < 0.01
    assert not first.small
    assert not first.growth_unknown


def test_growth_of_all_reviews_is_no_burst() -> None:
    tally, now = quiet(leaks=2), week_of(TODAY)
    for what in tally:
        for week in (now, now - 1):
            tally[what][week] = 6 * (1 if what == "leak" else tally[what][week])
    assert look(tally, TODAY) == []
    tally["leak"][now] = 40
    assert [each.what for each in look(tally, TODAY)] == ["leak"]


def test_a_shop_of_many_products_shares_its_false_alarms() -> None:
    assert budget_of(1.0, 0) == budget_of(1.0, 52) == 1.0
    assert budget_of(0.2, 100) == 0.2
    assert budget_of(1.0, 5200) == pytest.approx(0.01)
    tally, now = quiet(), week_of(TODAY)
    tally["leak"] = {now: 3}
    assert look(tally, TODAY, budget_of(1.0, 5200)) == []
    tally["leak"] = {now: 8}
    assert look(tally, TODAY, budget_of(1.0, 5200)) != []


def test_small_numbers_are_called_small_and_two_are_never_enough() -> None:
    tally, now = quiet(), week_of(TODAY)
    tally["leak"] = {now: 3}
    (found,) = look(tally, TODAY)
    assert (found.counted, found.small, found.before) == (3, True, 0)
    tally["leak"] = {now: 2}
    assert look(tally, TODAY) == []


def test_where_only_unhappy_reviews_come_in_it_says_that_growth_is_unknown() -> None:
    tally, now = quiet(every=2, unhappy=2), week_of(TODAY)
    for what in (EVERY, UNHAPPY):
        tally[what] |= {now: 12, now - 1: 9}
    (found,) = look(tally, TODAY)
    assert (found.what, found.growth_unknown) == (UNHAPPY, True)


@pytest.mark.parametrize("weeks", [0, 1, 5, 9])
def test_a_past_too_short_is_compared_with_nothing(weeks: int) -> None:
    tally, now = quiet(weeks=max(1, weeks)), week_of(TODAY)
    tally["leak"] = {now: 50}
    tally[EVERY][now] = 60
    assert look(tally, TODAY) == []
    assert look({}, TODAY) == []


def test_the_break_is_in_no_baseline_and_judges_nothing_itself() -> None:
    def shifted(today: date) -> dict[str, dict[int, int]]:
        """Ten times the leaks in every week before the break's end; one a week behind it."""
        now = week_of(today)
        span = range(now - 80, now + 1)
        tally = {EVERY: dict.fromkeys(span, 50), UNHAPPY: dict.fromkeys(span, 20), "leak": dict.fromkeys(span, 10)}
        for week in span:
            if monday(week) > date(2026, 5, 31):
                tally["leak"][week] = 0
        tally["leak"][now] = 8
        return tally

    (found,) = look(shifted(date(2026, 11, 29)), date(2026, 11, 29))
    assert (found.what, found.before) == ("leak", 0)  # what was before the break would have hidden it
    assert found.before_days <= (date(2026, 11, 29) - date(2026, 5, 31)).days
    for today in (BREAK_FROM, date(2026, 4, 5), date(2026, 6, 7), date(2026, 7, 5)):
        tally = shifted(today)
        tally["leak"][week_of(today)] = 45
        assert look(tally, today) == [], today
    tally = shifted(date(2026, 2, 8))
    tally["leak"][week_of(date(2026, 2, 8))] = 45
    assert look(tally, date(2026, 2, 8))


def test_false_alarms_are_at_most_one_a_product_and_year() -> None:
    """`REVIEWTUI_PRODUCT_YEARS=600` for the figures of docs/radar.md."""
    chance, alarms = random.Random(20), 0
    for number in range(PRODUCT_YEARS):
        made = MadeProduct(chance, (2, 5, 10, 25, 60)[number % 5], (0.1, 0.2, 0.3)[number % 3])
        day = made.live_through(date(2023, 1, 2), 365)
        last: dict[str, date] = {}
        for _ in range(365):
            made.live(day)
            for burst in look(made.tally, day):
                alarms += day - last.get(burst.what, date.min) > timedelta(days=28)
                last[burst.what] = day
            day += timedelta(days=1)
    print(f"{alarms} false alarms in {PRODUCT_YEARS} product-years")  # noqa: T201 - figures, when asked for
    assert alarms <= PRODUCT_YEARS / 2


BURSTS = [(5, 0.2, 4.0), (10, 0.2, 4.0), (25, 0.2, 6.0), (60, 0.2, 8.0)]
"""Reviews a week, share of unhappy ones, and how many leaks a week the burst brings."""


def test_nine_of_ten_bursts_are_found_within_two_weeks() -> None:
    chance, found = random.Random(7), dict.fromkeys(BURSTS, 0)
    times = max(20, PRODUCT_YEARS // 3)
    for weekly, unhappy, more in BURSTS:
        for number in range(times):
            made = MadeProduct(chance, weekly, unhappy)
            day = made.live_through(date(2024, 1, 1) + timedelta(days=number % 7), 200)
            for _ in range(14):
                made.live(day, "leak", more)
                if any(burst.what == "leak" for burst in look(made.tally, day)):
                    found[weekly, unhappy, more] += 1
                    break
                day += timedelta(days=1)
    print(f"found of {times}: {found}")  # noqa: T201 - figures, when asked for
    assert sum(found.values()) >= 0.9 * times * len(BURSTS)


BURST = Burst("leak", date(2024, 9, 2), date(2024, 9, 15), 9, 14, 60, 8, 900, 364, 0.3, 1e-6, 1e-3)


def aftermath(leaks: dict[int, int], today: date = date(2024, 10, 27)) -> Verdict:
    """What is said of a burst that was mended on the 18th of September, after so many leaks by week."""
    span = range(week_of(date(2024, 9, 19)), week_of(today) + 1)
    tally = {EVERY: dict.fromkeys(span, 30), UNHAPPY: dict.fromkeys(span, 5), "leak": leaks}
    return after(BURST, tally, date(2024, 9, 18), today).verdict


def test_it_says_whether_it_stopped() -> None:
    first = week_of(date(2024, 9, 23))
    assert aftermath({}) is Verdict.STOPPED
    assert aftermath({first + 1: 1}) is Verdict.STOPPED
    assert aftermath({}, date(2024, 9, 24)) is Verdict.TOO_EARLY
    assert aftermath({}, date(2024, 9, 19)) is Verdict.TOO_EARLY
    assert aftermath({first + each: 4 for each in range(5)}) is Verdict.GOES_ON
    assert aftermath({first + each: 1 for each in range(5)}) is Verdict.LESS


def test_the_week_in_which_it_was_mended_counts_for_nothing() -> None:
    told = after(BURST, {"leak": {week_of(date(2024, 9, 18)): 9}}, date(2024, 9, 18), date(2024, 10, 27))
    assert (told.since, told.days, told.counted) == (date(2024, 9, 23), 35, 0)
    assert told.expected == pytest.approx(9 * 35 / 14)
    assert told.verdict is Verdict.TOO_EARLY  # no review of any kind came: that tells nothing
