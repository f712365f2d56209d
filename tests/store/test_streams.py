"""The order in SQL against the order of the domain: they must agree, whatever the cases and the moment."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, NOW, a_review, bring_in
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane, effective_lane
from reviewtui.domain.urgency import Standing, Weights, log_urgency, lost_after
from reviewtui.store import sqlite
from reviewtui.store.store import SqliteStore
from reviewtui.store.streams import closed, streams
from thorough import times

LAWS = [Lane.FIRST_CONTACT, Lane.BUYER_REPLIED, Lane.PROMISED, Lane.WAITING]
MOMENTS = [NOW - 9 * DAY, NOW - 1, NOW, NOW + 1, NOW + 3 * DAY]
moment = st.none() | st.sampled_from(MOMENTS)
lanes = st.sampled_from(LAWS).flatmap(
    lambda base_lane: st.tuples(st.sampled_from([base_lane, Lane.SNOOZED, Lane.DONE, base_lane]), st.just(base_lane))
)
cases = st.tuples(
    lanes,
    st.floats(-10, 10) | st.just(0.0),
    st.integers(1, 3),
    st.sampled_from(["DE", "US"]),
    moment,
    moment,
    moment,
    st.integers(NOW - DAY, NOW),
    st.integers(NOW - 60 * DAY, NOW - 9 * DAY),  # at every moment in the past; test_undated has the others
)
views = st.builds(
    View,
    st.none() | st.sampled_from(Lane),
    st.sampled_from([(), (1,), (2, 3)]),
    st.sampled_from(["", "DE", "FR"]),
)
WEIGHTS = st.sampled_from([Weights(), Weights(snoozed=0.5, waiting=2.0, promise_rise_days=9.0, half_life_days=1.0)])


class Row:
    """One case, for the naive sort."""

    def __init__(self, number: int, drawn: Any, weights: Weights, *, hidden: bool) -> None:
        (self.lane, self.base_lane), level, self.stars, self.marketplace, self.due, self.closes, self.wakes = drawn[:7]
        self.changed, self.posted = drawn[7:]
        self.id, self.hidden = number, hidden
        self.owes = (self.base_lane is Lane.PROMISED and self.lane is not Lane.DONE) or number % 3 == 0
        self.lane = self.base_lane if hidden else self.lane
        decays = self.base_lane is not Lane.PROMISED
        self.rank = level + (NOW / weights.half_life(self.base_lane) if decays else 0.0)

    def values(self) -> tuple[Any, ...]:
        return (
            self.lane, self.base_lane, self.rank, self.stars, self.marketplace, self.due, self.closes, self.wakes,
            self.changed, self.posted, 99 if self.hidden else 1, self.id,
        )  # fmt: skip

    def now_in(self, now: int) -> Lane:
        return effective_lane(self.lane, self.base_lane, self.wakes, now)

    def level(self, now: int, weights: Weights) -> float:
        asleep = self.now_in(now) is Lane.SNOOZED
        return log_urgency(Standing(self.base_lane, self.rank, asleep, self.due, self.closes), now, weights)

    def seen(self, view: View, now: int) -> bool:
        lane = self.now_in(now)
        wanted = lane is view.lane if view.lane else lane is not Lane.DONE
        if view.lane is Lane.PROMISED:
            wanted = self.owes
        narrowed = (not view.stars or self.stars in view.stars) and view.marketplace in {"", self.marketplace}
        return wanted and narrowed and not self.hidden


@pytest.fixture(scope="module")
def filled() -> Iterator[SqliteStore]:
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "streams.db")
        bring_in(store, [a_review(each) for each in range(1, 25)])
        store.connection.execute(
            "INSERT INTO imports (id, name, dialect, state, started_at, process, heartbeat) "
            "VALUES (99, 'later.csv', 'fake', 'pending', 0, '', 0)"
        )
        yield store
        store.close()


def arrange(store: SqliteStore, drawn: Sequence[tuple[Any, bool]], weights: Weights) -> list[Row]:
    rows = [Row(each, values, weights, hidden=hidden) for each, (values, hidden) in enumerate(drawn, 1)]
    store.connection.execute("BEGIN")
    store.connection.execute("UPDATE cases SET lane = 'done', import = 99, changed_at = NULL")
    store.connection.executemany(
        "UPDATE cases SET lane = ?, resume = ?, rank = ?, stars = ?, marketplace = ?, due_at = ?, closes_at = ?, "
        "wakes_at = ?, changed_at = ?, posted_at = ?, import = ? WHERE id = ?",
        [row.values() for row in rows],
    )
    store.connection.executemany(
        "UPDATE reviews SET posted_at = ? WHERE id = ?", ((row.posted, row.id) for row in rows)
    )
    store.connection.execute("DELETE FROM promises")
    store.connection.executemany(
        "INSERT INTO promises (\"case\", text, due_at, state, made_at, made_by) VALUES (?, 'a strap', ?, ?, 0, '')",
        [(row.id, NOW, "open" if row.owes else "kept") for row in rows],
    )
    store.connection.execute("COMMIT")
    return rows


drawn_cases = st.lists(st.tuples(cases, st.sampled_from([False, False, False, True])), max_size=24)


@settings(max_examples=times(25, 600))
@given(drawn_cases, views, st.sampled_from(MOMENTS), WEIGHTS, st.integers(1, 30))
def test_the_list_is_what_a_naive_sort_gives(
    filled: SqliteStore, drawn: list[tuple[Any, bool]], view: View, now: int, weights: Weights, limit: int
) -> None:
    rows = {row.id: row for row in arrange(filled, drawn, weights)}
    found = list(filled.case_ids(view, now, weights, None))
    assert sorted(found) == sorted(row.id for row in rows.values() if row.seen(view, now))
    if view.lane is Lane.DONE:
        assert found == sorted(found, key=lambda each: (-rows[each].changed, each))
    else:
        closed_last = [rows[each].lane is Lane.DONE for each in found]
        assert closed_last == sorted(closed_last)
        found_open = [each for each in found if rows[each].lane is not Lane.DONE]
        levels = [rows[each].level(now, weights) for each in found_open]
        assert all(one >= other - 1e-9 for one, other in pairwise(levels))
        alike = [
            (one, other) for one, other in pairwise(found_open) if rows[one].values()[:-1] == rows[other].values()[:-1]
        ]
        assert all(one < other for one, other in alike)
    assert list(filled.case_ids(view, now, weights, limit)) == found[:limit]


@given(drawn_cases, views.filter(lambda view: view.lane is None), st.sampled_from(MOMENTS))
def test_the_counts_are_those_of_a_naive_count(
    filled: SqliteStore, drawn: list[tuple[Any, bool]], view: View, now: int
) -> None:
    weights, day_start = Weights(), NOW - DAY // 2
    rows = [row for row in arrange(filled, drawn, weights) if not row.hidden]
    counts = filled.counts(now, weights, view, day_start)
    for lane in Lane:
        if lane is not Lane.DONE:
            assert counts.listed(lane) == sum(row.seen(view._replace(lane=lane), now) for row in rows)
    assert counts.open == sum(row.seen(view, now) for row in rows)
    assert counts.done_today == sum(row.lane is Lane.DONE and day_start <= row.changed <= now + DAY for row in rows)
    assert counts.clocks_over == sum(
        row.due is not None
        and row.due <= now
        and (
            row.now_in(now) is Lane.BUYER_REPLIED
            or (
                row.now_in(now) is Lane.FIRST_CONTACT
                and row.posted >= now - lost_after(weights)
                and (row.closes is None or row.closes > now)
            )
        )
        for row in rows
    )
    shown = filled.rows([row.id for row in rows], now, weights)
    assert counts.clocks_over == sum(
        row.due_at is not None
        and row.due_at <= now
        and not row.hopeless
        and row.lane in {Lane.FIRST_CONTACT, Lane.BUYER_REPLIED}
        for row in shown
    )
    morning = filled.morning(now, now - DAY, now + DAY, now + DAY, now - lost_after(weights))
    assert morning.over + morning.replied_over == counts.clocks_over
    assert not counts.empty


@settings(max_examples=times(12, 300))
@given(drawn_cases, st.sampled_from(MOMENTS))
def test_the_rows_say_the_number_that_they_are_ordered_by(
    filled: SqliteStore, drawn: list[tuple[Any, bool]], now: int
) -> None:
    weights = Weights()
    rows = {row.id: row for row in arrange(filled, drawn, weights)}
    shown = filled.rows(filled.case_ids(View(), now, weights, None), now, weights)
    assert [row.score for row in shown] == sorted((row.score for row in shown), reverse=True)
    assert all(row.lane is rows[row.case].now_in(now) for row in shown)


def plan(connection: sqlite.Connection, view: View, limit: int | None) -> list[str]:
    return [
        str(row[3])
        for statement in (each.rows for each in streams(view, NOW, Weights(), (), limit))
        for row in connection.execute("EXPLAIN QUERY PLAN " + statement.text, statement.parameters)
    ]


@pytest.mark.parametrize("lane", [None, Lane.FIRST_CONTACT, Lane.SNOOZED, Lane.WAITING, Lane.BUYER_REPLIED])
@pytest.mark.parametrize("limit", [None, 50])
def test_a_list_is_answered_by_the_covering_index_alone(
    store: SqliteStore, lane: Lane | None, limit: int | None
) -> None:
    for view in (View(lane), View(lane, (1, 2)), View(lane, (), "DE")):
        steps = [step for step in plan(store.connection, view, limit) if "cases" in step]
        assert steps
        assert all("USING COVERING INDEX cases_queue (lane=? AND resume=?" in step for step in steps), steps


def test_the_first_page_needs_no_sort_but_for_promises(store: SqliteStore) -> None:
    for lane in (Lane.FIRST_CONTACT, Lane.BUYER_REPLIED, Lane.WAITING):
        steps = plan(store.connection, View(lane), 50)
        assert not any(step == "USE TEMP B-TREE FOR ORDER BY" for step in steps), steps


def test_done_cases_come_from_their_own_index(store: SqliteStore) -> None:
    statement = closed(View(Lane.DONE), NOW, (), 50)
    explained = store.connection.execute("EXPLAIN QUERY PLAN " + statement.text, statement.parameters)
    steps = [str(row[3]) for row in explained]
    assert steps
    assert all("cases_done" in step for step in steps), steps


def test_the_count_of_clocks_walks_no_more_of_the_index_than_can_still_be_won(filled: SqliteStore) -> None:
    """A first import of old reviews leaves hundreds of thousands of clocks behind that are over for good."""
    steps: list[str] = []
    filled.connection.set_trace_callback(steps.append)
    filled.counts(NOW, Weights(), View(), NOW)
    filled.connection.set_trace_callback(None)
    walks = [step for step in steps if "cases_due" in step and "first-contact" in step]
    assert walks
    for step in walks:
        plan = " ".join(str(row[3]) for row in filled.connection.execute("EXPLAIN QUERY PLAN " + step))
        assert "due_at>?" in plan
        assert f"due_at > {NOW - lost_after(Weights())}" in step


def test_the_whole_order_is_walked_and_not_sorted(store: SqliteStore) -> None:
    """A sort of a hundred thousand cases would take more memory than all else that the list is made of."""
    bring_in(store, [a_review(review_id=f"R{number}") for number in range(30)])
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    assert len(store.case_ids(View(), NOW, Weights(), None)) == 30
    store.connection.set_trace_callback(None)
    walks = [text for text in asked if text.startswith("SELECT id") and "FROM cases" in text]
    assert walks
    for text in walks:
        plan = " ".join(row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {text}"))
        assert "cases_queue" in plan
        assert "B-TREE" not in plan
