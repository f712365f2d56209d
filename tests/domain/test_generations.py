"""Which backups stay, whatever the clock says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW
from reviewtui.domain.generations import kept, within

MOMENTS = st.lists(st.integers(0, 4_000_000_000), max_size=60)
COUNTS = st.integers(0, 12)


def test_a_year_of_days_becomes_days_weeks_and_months() -> None:
    every_day = [NOW - each * DAY for each in range(365)]
    stay = sorted(kept(every_day, 7, 4, 6), reverse=True)
    assert stay[:7] == every_day[:7]
    assert 7 + 3 <= len(stay) <= 7 + 4 + 6
    assert NOW - stay[-1] > 120 * DAY


def test_of_one_day_the_newest_stays() -> None:
    assert kept([NOW, NOW - HOUR, NOW - 2 * HOUR], 1, 1, 1) == {NOW}
    assert kept([NOW - HOUR, NOW], 0, 0, 0) == {NOW}
    assert kept([], 7, 4, 6) == set()


@given(MOMENTS, COUNTS, COUNTS, COUNTS)
def test_thinning_twice_takes_no_more_than_once_and_never_the_newest(
    moments: list[int], days: int, weeks: int, months: int
) -> None:
    once = kept(moments, days, weeks, months)
    assert once <= set(moments)
    assert kept(once, days, weeks, months) == once
    assert len(once) <= max(1, days + weeks + months)
    assert not moments or max(moments) in once


@given(MOMENTS, st.integers(0, 4_000_000_000), COUNTS)
def test_what_comes_later_does_not_bring_back_what_went(moments: list[int], later: int, days: int) -> None:
    gone = set(moments) - kept(moments, days, days, days)
    assert not gone & kept([*moments, max([later, *moments])], days, days, days)


def test_the_oldest_go_where_all_together_take_too_much_but_two_stay() -> None:
    sizes = [(each, 40) for each in range(5)]
    assert within(sizes, 100) == {4, 3}
    assert within(sizes, 130) == {4, 3, 2}
    assert within(sizes, 1) == {4, 3}
