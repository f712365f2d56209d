"""An import is seen whole or not at all, by everybody, whenever it is cut off; and nobody sees it being moved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in, digest_of
from reviewtui.desk.desk import Desk
from reviewtui.desk.ports import Added
from reviewtui.desk.ranking import judgement
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.review import Review
from reviewtui.store import loading, settling
from reviewtui.store.loading import SqliteLoad
from reviewtui.store.store import SqliteStore
from thorough import times

LATER = NOW + HOUR
VIEWS = [View(), *(View(lane) for lane in Lane), View(stars=(1,)), View(marketplace="DE")]


def store_of(desk: Desk) -> SqliteStore:
    assert isinstance(desk.store, SqliteStore)
    return desk.store


def seen(desk: Desk) -> dict[str, Any]:
    """All that a reader can ask; the numbers of the journal are nobody's business."""
    store, weights = desk.store, SETTINGS.weights
    ids = {str(view): list(store.case_ids(view, LATER, weights, None)) for view in VIEWS}
    every = sorted({case for found in ids.values() for case in found})
    return {
        "ids": ids,
        "first": [list(store.case_ids(view, LATER, weights, 3)) for view in VIEWS],
        "rows": store.rows(every, LATER, weights),
        "counts": [store.counts(LATER, weights, view, NOW - DAY) for view in VIEWS],
        "morning": desk.inbox.morning(),
        "reviews": list(store.reviews(open_only=False)),
        "open": list(store.reviews(open_only=True)),
        "cases": [(store.record(case), store.review(case), store.versions(case), store.origin(case)) for case in every],
        "journal": [[entry._replace(id=0) for entry in store.journal(case)] for case in every],
        "laws": desk.store.by_base_lane(every),
        "elsewhere": [store.elsewhere(case, a_review(order_id="302-1")) for case in every],
    }


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports that die at the moment when they can be seen."""
    monkeypatch.setattr(loading, "apply_staged", lambda *_: False)


def begin(desk: Desk, rows: list[Review]) -> SqliteLoad:
    load = store_of(desk).load(judgement(SETTINGS), LATER, dry=False)
    load.begin("again.csv", "fake", None)
    load.add([(digest_of(each), each) for each in rows])
    return load


def a_morning(folder: Path, ticking: Ticking) -> Desk:
    desk = a_desk(folder / "whole.db", ticking)
    some = [a_review(each, stars=1 + each % 5, helpful_votes=each) for each in range(1, 13)]
    some += [a_review(20, posted_at=None), a_review(21, posted_at=NOW + 900 * DAY)]
    bring_in(desk.store, some)
    desk.triage.buyer_replied(1, "Where is it?")
    desk.triage.promise(2, "a call", NOW + DAY)
    desk.triage.snooze([5], NOW + 30 * 60)
    desk.triage.done([6, 7])
    ticking.now = LATER
    return desk


changed = st.builds(
    a_review,
    st.integers(1, 24),
    stars=st.integers(1, 5),
    text=st.sampled_from(["It broke on the second day.", "Dangerous! It caught fire.", "They made it right."]),
    helpful_votes=st.integers(0, 30),
    order_id=st.sampled_from(["", "302-1"]),
    author=st.sampled_from(["", "Mara"]),
    verified=st.sampled_from([None, True, False]),
    posted_at=st.sampled_from([None, NOW - 5 * HOUR, NOW - 20 * DAY]),
)
acts: list[Callable[[Desk], object]] = [
    lambda desk: desk.triage.done([1, 3, 4]),
    lambda desk: desk.triage.reopen([6]),
    lambda desk: desk.triage.note(1, "x"),
    lambda desk: desk.triage.promise(6, "a refund", NOW + 2 * DAY),
    lambda desk: desk.triage.claim([2]),
    lambda desk: desk.triage.undo(),
]


@settings(max_examples=times(3, 60))
@given(
    st.lists(changed, min_size=1, max_size=20, unique_by=lambda each: each.review_id),
    st.lists(st.sampled_from(acts), max_size=2),
    st.lists(st.sampled_from(acts), max_size=2),
    st.integers(1, 4),
)
def test_nobody_sees_half_of_an_import(
    rows: list[Review], during: list[Callable[[Desk], object]], after: list[Callable[[Desk], object]], piece: int
) -> None:
    """Before it is seen: nothing. From then on: all, whoever moves how much of it, and whatever people do meanwhile.

    What comes of it is what comes of an import that was never cut off, with the same acts at the same moments.
    """
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        cut, straight = a_morning(Path(one), Ticking()), a_morning(Path(other), Ticking())
        apply = loading.apply_staged  # type: ignore[attr-defined]
        try:
            before = seen(cut)
            loads = [begin(each, rows) for each in (cut, straight)]
            assert seen(cut) == before
            for act in during:
                assert does(act, cut) == does(act, straight)
            loads[1].finish(len(rows), 0, Added(), [])
            loading.apply_staged = lambda *_: False  # type: ignore[attr-defined]
            loads[0].finish(len(rows), 0, Added(), [])
            loading.apply_staged = apply  # type: ignore[attr-defined]
            assert seen(cut) == seen(straight)
            for act in after:
                assert does(act, cut) == does(act, straight)
                assert seen(cut) == seen(straight)
            for _ in range(4):
                moved(store_of(cut), piece)
                assert seen(cut) == seen(straight)
            assert settling.settle_seen(store_of(cut).connection)
            assert seen(cut) == seen(straight)
            left = "SELECT count(*) FROM imports WHERE state <> 'done'"
            assert store_of(cut).connection.execute(left).fetchone() == (0,)
        finally:
            loading.apply_staged = apply  # type: ignore[attr-defined]
            cut.store.close()
            straight.store.close()


def does(act: Callable[[Desk], object], desk: Desk) -> str:
    """What came of an act, a refusal included."""
    try:
        return repr(act(desk))
    except Refused as refused:
        return str(refused)


def moved(store: SqliteStore, piece: int) -> None:
    """A few changes put in their place, as one transaction of a program that was killed right after it."""
    from reviewtui.store.connection import write

    row = store.connection.execute("SELECT id FROM imports WHERE state = 'applying'").fetchone()
    if row is not None:
        with write(store.connection):
            settling.put_in_place(store.connection, row[0], settling._left(store.connection, row[0], piece))  # type: ignore[attr-defined]


@pytest.fixture
def half(open_desk: Callable[..., Desk], stopped: None, ticking: Ticking) -> Desk:
    """300 reviews with votes, of an import that died when it could be seen."""
    desk = open_desk()
    bring_in(desk.store, [a_review(each) for each in range(1, 301)])
    bring_in(desk.store, [a_review(each, helpful_votes=9) for each in range(1, 401)], ticking())
    return desk


def in_place(desk: Desk) -> int:
    row = store_of(desk).connection.execute("SELECT count(*) FROM main.reviews WHERE id <= 300 AND helpful_votes = 9")
    return int(row.fetchone()[0])


def test_another_process_sees_it_whole_and_an_act_puts_its_own_case_in_place(
    half: Desk, open_desk: Callable[..., Desk]
) -> None:
    assert in_place(half) == 0
    other = open_desk(SETTINGS._replace(me="bob"))
    assert {each.helpful_votes for each in other.store.reviews(open_only=False)} == {9}
    other.triage.note(7, "call them")
    assert in_place(half) == 1
    assert [each.act for each in half.store.journal(7)] == ["review-changed", "note"]
    other.triage.undo()
    assert in_place(half) == 1


def test_whoever_comes_next_goes_on_for_a_while_and_the_rest_can_wait(
    half: Desk, open_desk: Callable[..., Desk]
) -> None:
    other = open_desk()
    assert other.importing.go_on(0.0) is True
    assert in_place(half) == 0
    while other.importing.go_on(0.02):
        assert {each.helpful_votes for each in half.store.reviews(open_only=False)} == {9}
    assert in_place(half) == 300
    assert other.importing.go_on(1.0) is False


def test_what_was_never_seen_is_taken_away_by_who_comes_next(desk: Desk, open_desk: Callable[..., Desk]) -> None:
    bring_in(desk.store, [a_review(1)])
    load = begin(desk, [a_review(each, helpful_votes=each) for each in range(1, 50)])
    other = open_desk()
    assert other.importing.go_on(1.0) is False, "it lives"
    connection = store_of(desk).connection
    assert connection.execute("SELECT count(*) FROM reviews").fetchone() == (49,)
    load._turn.end()
    while other.importing.go_on(1.0):
        pass
    assert connection.execute("SELECT count(*) FROM reviews").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM staged_changes").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM imports WHERE state <> 'done'").fetchone() == (0,)


def test_what_an_earlier_version_left_half_done_is_finished(half: Desk) -> None:
    """It knew no judged cases: its import was seen at once, and what became of the cases came later."""
    connection = store_of(half).connection
    with connection.snapshot():
        pass
    connection.plain()
    connection.execute("DELETE FROM staged_cases")
    connection.execute("UPDATE imports SET judged = 0 WHERE state = 'applying'")
    while half.importing.go_on(1.0):
        pass
    assert in_place(half) == 300
    assert [each.words for each in half.store.journal(7)] == ["helpful votes 0 → 9"]
    assert len(half.store.versions(7)) == 1


def test_many_people_read_while_it_is_moved(half: Desk, open_desk: Callable[..., Desk]) -> None:
    """With a cursor open on the views, too."""
    other = open_desk()
    slowly = other.store.reviews(open_only=False)
    first = next(slowly)
    while half.importing.go_on(1.0):
        pass
    rest = list(slowly)
    assert {each.helpful_votes for each in [first, *rest]} == {9}
    assert {each.helpful_votes for each in other.store.reviews(open_only=False)} == {9}
