"""The arithmetic of figures: shares that say their n, middles, prices as they are written."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.clock import DAY, HOUR, MINUTE
from reviewtui.domain.figures.money import Money, earned, number, price
from reviewtui.domain.figures.shares import LEAST, Share, length, times
from reviewtui.domain.figures.talk import BuyersTurn, Spoken, Talk


@pytest.mark.parametrize(
    ("hits", "of", "words"),
    [
        (0, 0, "none yet"),
        (7, 9, "7 of 9"),
        (9, 9, "9 of 9"),
        (9, 10, "90% (9 of 10)"),
        (123, 148, "83% (123 of 148)"),
        (999, 1000, ">99% (999 of 1,000)"),
        (1, 1000, "<1% (1 of 1,000)"),
        (1000, 1000, "100% (1,000 of 1,000)"),
        (0, 1000, "0% (0 of 1,000)"),
    ],
)
def test_a_share_says_of_what(hits: int, of: int, words: str) -> None:
    assert Share(hits, of).words == words


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_no_hundredths_below_ten_and_all_or_none_only_of_all_or_none(hits: int, more: int) -> None:
    found = Share(hits, hits + more)
    assert ("%" in found.words) == (found.of >= LEAST)
    assert (found.rate is None) == (found.of < LEAST)
    if found.percent == "100%":
        assert not more
    if found.percent == "0%":
        assert not hits
    if found.rate is not None and found.percent[0] not in "<>":
        assert abs(int(found.percent[:-1]) - 100 * found.rate) <= 0.5


@given(st.lists(st.integers(0, 10**7), max_size=60))
def test_middles_are_those_of_the_textbook(found: list[int]) -> None:
    told = times(found)
    assert told.n == len(found)
    if not found:
        assert told.median is None
        return
    assert told.median == int(statistics.median(found))
    assert (told.p90 is None) == (len(found) < LEAST)
    if told.p90 is not None:
        assert sum(each <= told.p90 for each in found) >= 0.9 * len(found)
        assert sum(each < told.p90 for each in found) < 0.9 * len(found)


def test_what_was_answered_before_it_was_written_took_no_time() -> None:
    assert times([-HOUR, HOUR]).sorted_ == (0, HOUR)


def test_lengths_of_time() -> None:
    found = [length(each) for each in (None, 40 * MINUTE, 6 * HOUR + 40 * MINUTE, 31 * HOUR, 3 * DAY, 400 * DAY)]
    assert found == ["—", "40 min", "6 h 40", "31 h", "3 days", "400 days"]


def talk(*spoken: tuple[int, bool], outcome: str | None = None, outcome_at: int | None = None) -> Talk:
    messages = tuple(Spoken(at, ours, "ann") for at, ours in spoken)
    return Talk(1, 0, 0, "DE", "B000000001", "Lamp", outcome, outcome_at, False, messages)


def test_several_messages_of_a_buyer_in_a_row_wait_once() -> None:
    found = list(talk((1, True), (5, False), (6, False), (9, True), (12, False)).turns())
    assert found == [BuyersTurn(5, 9), BuyersTurn(12, None)]
    assert list(talk((1, True), (2, True)).turns()) == []


def test_what_had_changed_before_our_first_word_was_not_rescued_by_it() -> None:
    assert talk((10, True), outcome="raised", outcome_at=20).rescued
    assert talk((10, True), outcome="raised", outcome_at=5).too_soon
    assert not talk((10, True), outcome="raised", outcome_at=5).rescued
    assert not talk((3, False), outcome="raised", outcome_at=5).rescued
    assert not talk((10, True), outcome="removed", outcome_at=20)._replace(by_amazon=True).rescued


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("19.99", 19.99), ("19,99 €", 19.99), ("1.299,00", 1299.0), ("$1,299.00", 1299.0), ("1,299", 1299.0),
        ("1.299.000", 1299000.0), ("1'299.50 CHF", 1299.5), ("12", 12.0), ("2,5", 2.5), ("", None), ("free", None),
        ("10-20", None),
    ],
)  # fmt: skip
def test_numbers_as_they_are_written(text: str, amount: float | None) -> None:
    assert number(text) == amount


def test_what_a_sale_earns_is_told_only_where_it_is_plain() -> None:
    assert price("19,99 €", "US") == Money(19.99, "EUR")
    assert price("24.95", "GB") == Money(24.95, "GBP")
    assert earned("20.00", "35%", "US") == Money(7.0, "USD")
    assert earned("20.00", "0.35", "DE") == Money(7.0, "EUR")
    assert earned("20,00 €", "7,40 €", "DE") == Money(7.4, "EUR")
    for told_price, margin in (("20", "35"), ("20", ""), ("", "35%"), ("20", "-5%"), ("20 €", "7 £"), ("20", "135%")):
        assert earned(told_price, margin, "DE") is None
