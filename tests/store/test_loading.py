from __future__ import annotations

import json
import socket
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import (
    DAY,
    NOW,
    SETTINGS,
    a_review,
    all_tables,
    bring_in,
    digest_of,
    dump,
)
from reviewtui.desk.ports import Added, BadSource, Busy
from reviewtui.desk.ranking import judgement
from reviewtui.desk.views import View
from reviewtui.domain.review import Review
from reviewtui.domain.urgency import Weights
from reviewtui.store import loading, sqlite
from reviewtui.store.loading import SqliteLoad
from reviewtui.store.store import SqliteStore
from thorough import times

FEW = [a_review(each) for each in range(1, 8)]
MORE = [a_review(each) for each in range(8, 15)]
VISIBLE = ("cases", "reviews", "review_versions", "journal", "imports", "staged_changes")


def begun(store: SqliteStore, rows: Sequence[Review] = (), name: str = "next.csv", *, dry: bool = False) -> SqliteLoad:
    """An import under way."""
    load = store.load(judgement(SETTINGS), NOW, dry=dry)
    load.begin(name, "fake", None)
    if rows:
        load.add([(digest_of(each), each) for each in rows])
    return load


def listed(store: SqliteStore, view: View = View()) -> set[int]:  # noqa: B008 - frozen
    return set(store.case_ids(view, NOW, Weights(), None))


@pytest.fixture(params=["empty", "filled"])
def start(store: SqliteStore, request: pytest.FixtureRequest) -> SqliteStore:
    """A store that holds nothing, or some other reviews: two ways in with one meaning."""
    if request.param == "filled":
        bring_in(store, [a_review(each) for each in range(500, 503)])
    return store


def test_reviews_come_in_and_the_unhappy_ones_become_cases(start: SqliteStore) -> None:
    before = listed(start)
    stars = [a_review(each, stars=each) for each in range(1, 6)]
    assert bring_in(start, stars) == Added(5, 0, 0)
    assert len(listed(start) - before) == 3
    assert [each for each in start.reviews(open_only=False) if each in stars] == stars


def test_reviews_that_are_taken_for_others_at_first_come_in_all_the_same(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With room for eight marks nearly every review finds its bit taken."""
    monkeypatch.setattr(loading, "SEEN_BYTES", 1)
    rows = [a_review(each) for each in range(60)]
    assert bring_in(store, [*rows, *rows[:9], rows[3]._replace(text="Other words.")]) == Added(60, 1, 9)
    assert {each.review_id for each in store.reviews(open_only=False)} == {each.review_id for each in rows}


def test_the_same_rows_again_and_in_another_order_bring_nothing_new(start: SqliteStore) -> None:
    bring_in(start, FEW)
    before = dump(start.connection, ["cases", "reviews", "journal", "review_versions"])
    assert bring_in(start, FEW) == Added(0, 0, 7)
    assert bring_in(start, FEW[::-1]) == Added(0, 0, 7)
    assert dump(start.connection, ["cases", "reviews", "journal", "review_versions"]) == before


def test_the_same_reviews_under_other_hashes_bring_nothing_new(start: SqliteStore) -> None:
    bring_in(start, FEW)
    load = begun(start)
    assert load.add([(-each, review) for each, review in enumerate(FEW, 1)]) == Added(0, 0, 7)
    assert load.finish(7, 0, Added(0, 0, 7), []) == Added(0, 0, 7)


def test_an_id_that_stands_twice_in_a_file_is_one_review(start: SqliteStore) -> None:
    assert bring_in(start, [FEW[0], FEW[1], FEW[0], FEW[0]]) == Added(2, 0, 2)
    assert sum(each == FEW[0] for each in start.reviews(open_only=False)) == 1


def test_two_states_of_a_review_in_one_file_are_kept_both(start: SqliteStore) -> None:
    first, later = a_review(1, stars=1), a_review(1, stars=2, text="Better now.")
    assert bring_in(start, [first, later, later]) == Added(1, 1, 1)
    case = start.case_of_review(first.review_id)
    assert case is not None
    assert [(each.stars, each.text) for each in start.versions(case)] == [(1, first.text)]
    assert start.review(case)[0] == later  # type: ignore[index]


def test_the_same_id_of_another_kind_is_another_review(start: SqliteStore) -> None:
    rows = [FEW[0], FEW[0]._replace(kind="seller-feedback")]
    assert bring_in(start, rows) == Added(2, 0, 0)


some_rows = st.lists(
    st.builds(a_review, st.integers(1, 8), stars=st.integers(1, 5), text=st.sampled_from(["a", "b"])), max_size=14
)


@settings(max_examples=times(15, 400))
@given(st.lists(some_rows, min_size=1, max_size=3), st.booleans())
def test_whatever_comes_in_every_row_is_counted_once_and_the_last_one_holds(
    tmp_path_factory: pytest.TempPathFactory, imports: list[list[Review]], dry: bool
) -> None:
    store = SqliteStore(tmp_path_factory.mktemp("count") / "x.db")
    stands: dict[str, Review] = {}
    for rows in imports:
        if dry:
            told = begun(store, dry=True).add([(digest_of(each), each) for each in rows])
            assert told.new == len({each.review_id for each in rows} - set(stands))
        added = bring_in(store, rows)
        assert sum(added) == len(rows)
        assert added.new == len({each.review_id for each in rows} - set(stands))
        stands |= {each.review_id: each for each in rows}
        if len({each.review_id for each in rows}) == len(rows):
            assert {each.review_id: each for each in store.reviews(open_only=False)} == stands
        else:
            stands = {each.review_id: each for each in store.reviews(open_only=False)}
    store.close()


def test_a_dry_run_tells_the_same_and_keeps_nothing(start: SqliteStore) -> None:
    bring_in(start, FEW)
    before = dump(start.connection, all_tables(start.connection))
    rows = [*FEW[:3], a_review(1, stars=3), *MORE, MORE[0]]
    load = begun(start, dry=True)
    half = [(digest_of(each), each) for each in rows]
    told = [load.add(half[:6]), load.add(half[6:])]
    assert Added(*map(sum, zip(*told, strict=True))) == Added(7, 1, 4)
    load.finish(12, 0, Added(), [])
    assert dump(start.connection, all_tables(start.connection)) == before


def test_nothing_of_a_pending_import_can_be_seen(store: SqliteStore) -> None:
    bring_in(store, FEW)
    counts = store.counts(NOW, Weights(), View(), 0)
    load = begun(store, MORE)
    other = SqliteStore(store.path)
    numbers = [row[0] for row in other.connection.execute("SELECT id FROM reviews ORDER BY id")]
    assert len(numbers) == 14
    new = numbers[7:]
    assert listed(other) == set(numbers[:7])
    assert other.counts(NOW, Weights(), View(), 0) == counts
    assert list(other.reviews(open_only=False)) == FEW
    assert list(other.reviews(open_only=True)) == FEW
    assert all(other.record(each) is None and other.review(each) is None for each in new)
    assert all(other.case_of_review(each.review_id) is None for each in MORE)
    load.finish(7, 0, Added(7), [])
    assert listed(other) == set(numbers)
    other.close()


def test_staged_changes_of_a_pending_import_can_not_be_seen(store: SqliteStore) -> None:
    bring_in(store, FEW)
    load = begun(store, [a_review(1, stars=3)])
    assert store.review(1)[0] == FEW[0]  # type: ignore[index]
    load.abandon()
    assert store.review(1)[0] == FEW[0]  # type: ignore[index]
    assert store.connection.execute("SELECT count(*) FROM staged_changes").fetchone() == (0,)


def test_an_abandoned_import_leaves_no_row(start: SqliteStore) -> None:
    before = dump(start.connection, VISIBLE)
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY 1"
    had = start.connection.execute(indexes).fetchall()
    begun(start, [*FEW, a_review(500, stars=2)]).abandon()
    assert dump(start.connection, VISIBLE) == before
    assert start.connection.execute(indexes).fetchall() == had
    assert bring_in(start, FEW).new == 7


def test_what_can_be_seen_is_not_taken_away_any_more(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped between becoming visible and moving the changed reviews: all is seen, and the next import goes on."""
    bring_in(store, FEW)
    load = begun(store, [*MORE, a_review(1, stars=3)])

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("reviewtui.store.loading.apply_staged", stop)
        with pytest.raises(KeyboardInterrupt):
            load.finish(8, 0, Added(7, 1, 0), [])
    load.abandon()
    assert len(listed(store)) == 14
    assert store.review(1)[0].stars == 3  # type: ignore[index]
    assert store.connection.execute("SELECT stars FROM main.reviews WHERE id = 1").fetchone() == (1,)
    bring_in(store, [])
    assert store.review(1)[0].stars == 3  # type: ignore[index]
    assert store.connection.execute("SELECT stars FROM main.reviews WHERE id = 1").fetchone() == (3,)
    assert len(listed(store)) == 14


def test_a_file_whose_changes_are_not_settled_has_not_come_in_yet(store: SqliteStore) -> None:
    load = store.load(judgement(SETTINGS), NOW, dry=False)
    load.begin("x.csv", "fake", b"hash")
    load.finish(0, 0, Added(), [(3, "stars", "“six” is no number")])
    assert [(each[0], each[4]) for each in store.imported_before(b"hash")] == [
        ("x.csv", [(3, "stars", "“six” is no number")])
    ]
    store.connection.execute("UPDATE imports SET state = 'applying'")
    assert store.imported_before(b"hash") == []


def test_two_imports_at_once_are_not_mixed(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in(store, FEW)
    first = begun(store, MORE, "first.csv")
    other = SqliteStore(store.path)
    monkeypatch.setattr("os.getpid", lambda: 1)
    with pytest.raises(Busy, match=r"first\.csv"):
        begun(other)
    first.finish(7, 0, Added(7), [])
    begun(other).abandon()
    other.close()


def test_while_the_first_import_holds_the_lock_another_one_waits(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = begun(store, FEW)
    other = SqliteStore(store.path)
    other.connection.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(Busy):
        begun(other)
    first.finish(7, 0, Added(7), [])
    assert bring_in(other, FEW) == Added(0, 0, 7)
    other.close()


def dies(load: SqliteLoad) -> None:
    """What the system does with the locks of a process that ends, however."""
    load._turn.end()


def mark(connection: sqlite.Connection, process: str, heartbeat: float) -> None:
    connection.execute("UPDATE imports SET process = ?, heartbeat = ? WHERE state <> 'done'", (process, heartbeat))


@pytest.mark.parametrize(("silent", "swept"), [(10, False), (40, True), (-10, False), (-DAY, True)])
def test_an_import_on_another_machine_lives_as_long_as_it_shows_it(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, silent: int, swept: bool
) -> None:
    bring_in(store, FEW)
    dies(begun(store, MORE))
    monkeypatch.setattr("time.time", lambda: NOW)
    mark(store.connection, "elsewhere:1", NOW - silent)
    if swept:
        begun(store).abandon()
        assert listed(store) == set(range(1, 8))
    else:
        with pytest.raises(Busy):
            begun(store)


def test_a_process_number_that_was_given_anew_blocks_nobody(store: SqliteStore) -> None:
    bring_in(store, FEW)
    dies(begun(store, MORE))
    mark(store.connection, f"{socket.gethostname()}:1", time.time())
    assert bring_in(store, MORE) == Added(7, 0, 0)


def test_an_import_that_was_taken_for_dead_does_not_go_on_in_secret(store: SqliteStore) -> None:
    """Its rows would be seen at once, as nothing hides them any more."""
    bring_in(store, FEW)
    slow = begun(store, MORE[:2])
    dies(slow)
    mark(store.connection, "elsewhere:1", 0)
    bring_in(store, [a_review(99)])
    before = dump(store.connection, VISIBLE)
    with pytest.raises(BadSource, match="import it again"):
        slow.add([(digest_of(each), each) for each in MORE[2:]])
    slow.abandon()
    assert dump(store.connection, VISIBLE) == before


def test_many_changes_are_settled_piece_by_piece(store: SqliteStore) -> None:
    bring_in(store, [a_review(each) for each in range(1, 501)])
    assert bring_in(store, [a_review(each, helpful_votes=3) for each in range(1, 501)], NOW + DAY) == Added(0, 500, 0)
    assert store.connection.execute("SELECT count(*) FROM review_versions").fetchone() == (500,)
    assert store.connection.execute("SELECT count(*) FROM staged_changes").fetchone() == (0,)
    assert {each.helpful_votes for each in store.reviews(open_only=False)} == {3}


def test_a_product_is_known_by_its_first_title(store: SqliteStore) -> None:
    bring_in(store, [a_review(1, product=""), a_review(2, product="Strap"), a_review(3, product="Strap, black")])
    assert {row.product for row in store.rows([1, 2, 3], NOW, Weights())} == {"Strap"}
    assert store.marketplaces() == ("DE",)


def test_an_import_remembers_what_it_was(store: SqliteStore) -> None:
    load = begun(store, FEW, "monday.csv")
    load.finish(9, 2, Added(7), [(8, "stars", "missing")])
    row = store.connection.execute('SELECT name, state, "read", new, rejected, problems FROM imports').fetchone()
    assert row[:5] == ("monday.csv", "done", 9, 7, 2)
    assert json.loads(row[5]) == [[8, "stars", "missing"]]
    assert store.origin(1) == (NOW, "monday.csv")


def test_a_large_file_keeps_the_rows_of_every_batch(database: Path) -> None:
    for filled in (False, True):
        store = SqliteStore(database)
        base = 10_000 if filled else 0
        load = begun(store)
        added = [load.add([(digest_of(a_review(base + each)), a_review(base + each)) for each in range(low, low + 900)])
                 for low in range(1, 2701, 900)]  # fmt: skip
        done = load.finish(2700, 0, Added(*map(sum, zip(*added, strict=True))), [])
        assert done == Added(2700, 0, 0)
        store.close()
    store = SqliteStore(database)
    assert len(listed(store)) == 5400
    store.close()


KNOWN_MORE = a_review(1, order_id="302-1234567-7654321", author="Mara", variant="red")


def stands(store: SqliteStore) -> Review:
    """Review 1 as it stands."""
    found = store.review(store.case_of_review(KNOWN_MORE.review_id) or 0)
    assert found is not None
    return found[0]


def test_another_file_that_knows_more_fills_what_is_empty_and_overwrites_nothing(start: SqliteStore) -> None:
    bring_in(start, [a_review(1, author="M.", order_id="", variant="")])
    case = start.case_of_review(KNOWN_MORE.review_id) or 0
    assert bring_in(start, [KNOWN_MORE]) == Added(0, 1, 0)
    review = stands(start)
    assert (review.order_id, review.author, review.variant) == ("302-1234567-7654321", "M.", "red")
    assert start.versions(case) == ()
    assert start.journal(case) == ()
    assert bring_in(start, [a_review(1, author="M.", order_id="", variant="")], name="again.csv") == Added(0, 0, 1)
    assert bring_in(start, [KNOWN_MORE], name="more again.csv") == Added(0, 0, 1)
    assert stands(start).order_id == "302-1234567-7654321"


def test_what_a_file_knows_more_can_be_seen_only_when_it_is_whole(start: SqliteStore) -> None:
    bring_in(start, [a_review(1), a_review(2)])
    load = begun(start, [KNOWN_MORE])
    assert stands(start).order_id == ""
    load.abandon()
    assert stands(start).order_id == ""
    assert start.connection.execute("SELECT count(*) FROM staged_details").fetchone() == (0,)


def test_a_dry_run_counts_what_would_be_filled(start: SqliteStore) -> None:
    bring_in(start, [a_review(1), a_review(2)])
    load = begun(start, dry=True)
    rows = [(digest_of(each), each) for each in (KNOWN_MORE, a_review(2), KNOWN_MORE)]
    assert load.add(rows) == Added(0, 1, 2)
    load.finish(3, 0, Added(), [])


def test_a_review_that_changed_and_is_known_better_is_one_change(start: SqliteStore) -> None:
    bring_in(start, [a_review(1), a_review(2)])
    assert bring_in(start, [KNOWN_MORE._replace(stars=2)]) == Added(0, 1, 0)
    review, case = stands(start), start.case_of_review(KNOWN_MORE.review_id) or 0
    assert (review.stars, review.order_id, len(start.versions(case))) == (2, "302-1234567-7654321", 1)
