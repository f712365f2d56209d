"""Reviews without a date, or with one that can't be: no clock, a place of their own, a date when it comes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in, sql
from reviewtui.desk.ranking import judgement
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.clock import iso
from reviewtui.domain.urgency import UNDATED_SHARE, Facts, Weights, rank
from reviewtui.store.store import SqliteStore
from thorough import times

FAR = NOW + 36 * 365 * DAY


def row_of(store: SqliteStore, case: int, now: int = NOW) -> Any:
    return store.rows([case], now, Weights())[0]


def facts(posted_at: int | None) -> Facts:
    from reviewtui.rules.hearing.signals import read_signals

    return Facts(1, 0, None, posted_at, read_signals("", ""))


@pytest.mark.parametrize("told", [None, 0, -5, FAR, NOW + 2 * DAY, 10**15, 2**62])
def test_what_has_no_date_that_can_be_has_no_clock(store: SqliteStore, told: int | None) -> None:
    bring_in(store, [a_review(1), a_review(2, posted_at=told), a_review(3, posted_at=NOW - 26 * DAY)])
    undated = row_of(store, 2)
    assert (undated.posted_at, undated.due_at, undated.hopeless) == (None, None, False)
    assert list(store.case_ids(View(), NOW, Weights(), None)) == [1, 2, 3]
    assert store.counts(NOW, Weights(), View(), NOW).clocks_over == 0
    assert store.counts(NOW + DAY, Weights(), View(), NOW).clocks_over == 2
    fresh = row_of(store, 1)
    assert undated.urgency == pytest.approx(fresh.urgency * UNDATED_SHARE, rel=0.01)
    if told != NOW + 2 * DAY:
        assert row_of(store, 2, NOW + 90 * DAY).urgency == undated.urgency


def test_a_date_of_tomorrow_elsewhere_is_believed(store: SqliteStore) -> None:
    bring_in(store, [a_review(1, posted_at=NOW + 14 * HOUR)])
    assert row_of(store, 1).due_at == NOW + 38 * HOUR


def test_a_later_import_that_knows_the_date_fills_it(store: SqliteStore) -> None:
    bring_in(store, [a_review(1, posted_at=None), a_review(2, posted_at=FAR), a_review(3)])
    dates = {1: NOW - HOUR, 2: NOW - DAY, 3: NOW - 40 * DAY}
    added = bring_in(store, [a_review(each, posted_at=at) for each, at in dates.items()], name="later.csv")
    assert (added.new, added.changed, added.unchanged) == (0, 2, 1)
    assert [row_of(store, each).posted_at for each in dates] == [NOW - HOUR, NOW - DAY, NOW - 2 * HOUR - 3]
    assert [row_of(store, each).due_at for each in (1, 2)] == [NOW + 23 * HOUR, NOW + DAY]
    record = store.record(1)
    assert record is not None
    assert record.closes_at == NOW - HOUR + 90 * DAY
    alone = bring_in_alone(store, a_review(9, posted_at=NOW - HOUR, title=a_review(1).title))
    assert record.rank == pytest.approx(alone)


def bring_in_alone(store: SqliteStore, review: Any) -> float:
    bring_in(store, [review], name="alone.csv")
    case = store.case_of_review(review.review_id)
    assert case is not None
    record = store.record(case)
    assert record is not None
    return record.rank


def test_a_file_that_does_not_know_the_date_takes_none_away(store: SqliteStore) -> None:
    bring_in(store, [a_review(1)])
    again = bring_in(store, [a_review(1, posted_at=None)], name="later.csv")
    assert (again.changed, again.unchanged) == (0, 1)
    assert row_of(store, 1).posted_at == a_review(1).posted_at


def test_a_clock_that_was_wrong_at_the_import_and_is_right_later(store: SqliteStore) -> None:
    bring_in(store, [a_review(each) for each in (1, 2)], now=NOW - 19 * 365 * DAY)
    assert row_of(store, 1, NOW - 19 * 365 * DAY).due_at is None
    store.redate(judgement(SETTINGS), NOW)
    assert row_of(store, 1).due_at == a_review(1).posted_at + DAY  # type: ignore[operator]
    assert store.redate(judgement(SETTINGS), NOW) == 0


def test_a_date_that_was_believed_by_a_wrong_clock_is_judged_anew(store: SqliteStore) -> None:
    """As in databases of before, and after a start with `--now` far ahead."""
    bring_in(store, [a_review(1), a_review(2, posted_at=FAR), a_review(3)])
    store.redate(judgement(SETTINGS), FAR)
    assert row_of(store, 2, FAR).due_at == FAR + DAY
    unhealed = row_of(store, 2)
    assert (unhealed.posted_at, unhealed.due_at) == (None, None)
    store.redate(judgement(SETTINGS), NOW)
    assert list(store.case_ids(View(), NOW, Weights(), None)) == [1, 3, 2]
    assert row_of(store, 2).urgency == pytest.approx(unhealed.urgency)


def test_a_wrong_clock_of_today_rewrites_nothing(store: SqliteStore) -> None:
    bring_in(store, [a_review(each) for each in (1, 2, 3)])
    before = store.connection.execute("SELECT id, rank, due_at, closes_at FROM cases").fetchall()
    for now in (0, 86400, NOW - 30 * 365 * DAY, -(10**12), 2**60):
        assert store.redate(judgement(SETTINGS), now) == 0
        assert all(0 <= row.score <= 100 for row in store.rows([1, 2, 3], now, Weights()))
        store.counts(now, Weights(), View(), now)
    assert store.connection.execute("SELECT id, rank, due_at, closes_at FROM cases").fetchall() == before


def test_a_clock_that_an_edit_began_goes_on(store: SqliteStore) -> None:
    bring_in(store, [a_review(1, posted_at=None)])
    store.connection.execute("UPDATE cases SET lane = 'done', changed_at = 1")
    bring_in(store, [a_review(1, posted_at=None, text="Now it leaks as well.")], name="later.csv")
    assert row_of(store, 1).due_at == NOW + DAY
    bring_in(store, [a_review(1, text="Now it leaks as well.")], name="dated.csv")
    assert row_of(store, 1).due_at == NOW + DAY


ranks = st.builds(
    lambda age, more: rank(facts(None if age is None else NOW - age), Lane.FIRST_CONTACT, Weights()) + more,
    st.none() | st.integers(0, 200 * DAY),
    st.floats(-5, 5),
)
moments = st.none() | st.sampled_from([NOW - DAY, NOW + DAY])
drawn = st.lists(
    st.tuples(st.sampled_from(["first-contact", "waiting", "snoozed"]), ranks, moments, moments),
    min_size=1,
    max_size=20,
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    store = SqliteStore(tmp_path_factory.mktemp("undated") / "many.db")
    bring_in(store, [a_review(each) for each in range(1, 21)])
    return store


@settings(max_examples=times(25, 300))
@given(drawn, st.integers(1, 25), st.sampled_from([NOW, NOW + 30 * DAY]))
def test_undated_cases_stand_among_the_others_by_their_number(
    many: SqliteStore, drawn: list[Any], limit: int, now: int
) -> None:
    many.connection.execute("UPDATE cases SET lane = 'done'")
    for each, (lane, level, due_at, closes_at) in enumerate(drawn, 1):
        resume = "first-contact" if lane == "snoozed" else lane
        many.connection.execute(
            "UPDATE cases SET lane = ?, resume = ?, rank = ?, due_at = ?, closes_at = ? WHERE id = ?",
            (lane, resume, level, due_at, closes_at if level > 0 else None, each),
        )
        posted = 0 if level < 0 else NOW - DAY
        many.connection.execute("UPDATE reviews SET posted_at = ? WHERE id = ?", (posted, each))
    found = list(many.case_ids(View(), now, Weights(), None))
    assert sorted(found) == list(range(1, len(drawn) + 1))
    levels = [row.urgency for row in many.rows(found, now, Weights())]
    assert all(one >= other * (1 - 1e-6) for one, other in pairwise(levels))
    assert list(many.case_ids(View(), now, Weights(), limit)) == found[:limit]


def test_the_desk_says_undated(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "a.db", Ticking())
    bring_in(desk.store, [a_review(1, posted_at=None), a_review(2, posted_at=FAR), a_review(3)])
    for case, words in ((1, "no date"), (2, f"dated {iso(FAR)[:10]}: a date in the future counts as none")):
        sheet = desk.inbox.sheet(case)
        assert sheet.review.posted_at is None
        assert [factor.reason for factor in sheet.factors if factor.name == "age"] == [
            f"{words}; it waits like one that is 3 weeks old"
        ]
        assert sheet.deadlines == ()
        assert "posted" not in [event.words for event in sheet.timeline]
        assert sheet.doors[0].open_
        assert sheet.doors[0].closes_at is None
    assert desk.inbox.morning().undated == 2
    desk.triage.buyer_replied(1, "hello")
    assert desk.inbox.sheet(1).row.due_at == NOW + DAY
    desk.triage.undo()
    assert desk.inbox.sheet(1).row.due_at is None
    assert sql(desk).execute("SELECT count(*) FROM cases WHERE closes_at IS NULL").fetchone()[0] == 2
    desk.store.close()
