"""An act on many cases is done in pieces that nobody sees: whole at its end, or taken back, whoever comes between."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.past import Change
from reviewtui.desk.ports import Added
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane, Outcome
from reviewtui.store import acting, loading, veil
from reviewtui.store.acting import Veiled
from reviewtui.store.connection import Connection
from reviewtui.store.connection import write as plain_write
from reviewtui.store.settling import settle as plain_settle
from store import test_journal
from store.test_journal import a_morning, play
from store.test_whole_imports import begin, seen
from thorough import times

BOB = SETTINGS._replace(me="bob")


@pytest.fixture(autouse=True, scope="module")
def one_at_a_time() -> Iterator[None]:
    """Two cases are many, and each is a piece of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(acting, "MANY", 1)
        patch.setattr(acting, "_STEP", 1)
        patch.setattr(acting, "_LARGEST", 1)
        patch.setattr(veil, "PIECE_SECONDS", 0.0)
        patch.setattr(veil, "rest_after", lambda _: 0.0)
        yield


class Killed(BaseException):
    """The process is gone at this moment."""


def between(patch: pytest.MonkeyPatch, visit: Callable[[int], None]) -> None:
    """Call somebody after each piece, with its number."""
    count = iter(range(1_000_000))

    def rest(_: float) -> float:
        visit(next(count))
        return 0.0

    patch.setattr(veil, "rest_after", rest)


def dies(patch: pytest.MonkeyPatch) -> None:
    """Nothing more is done by an act that fails; the system lets go of its locks."""

    def fail(act: Veiled, _: BaseException) -> None:
        connection = act._store
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        act._turn.end()

    patch.setattr(Veiled, "fail", fail)


back_and_forth = test_journal.test_undoing_everything_restores_every_row_and_redoing_brings_it_back
in_any_order = test_journal.test_undo_and_redo_in_any_order_walk_along_the_same_states
test_back_and_forth = settings(max_examples=times(4, 80))(
    given(st.lists(test_journal.acts, max_size=8))(back_and_forth.hypothesis.inner_test)  # type: ignore[attr-defined]
)
test_in_any_order = settings(max_examples=times(4, 60))(
    given(st.lists(test_journal.acts, min_size=1, max_size=6), st.lists(st.booleans(), max_size=10))(
        in_any_order.hypothesis.inner_test  # type: ignore[attr-defined]
    )
)

many: list[Callable[[Desk], object]] = [
    lambda desk: desk.triage.done([1, 2, 3, 4, 5, 6], "kept"),
    lambda desk: desk.triage.done([1, 2, 3, 4, 5, 6], "open"),
    lambda desk: desk.triage.snooze([1, 2, 3, 5], NOW + 10 * DAY),
    lambda desk: desk.triage.tag([1, 2, 4, 6], "vip"),
    lambda desk: desk.triage.tag([4, 5], "old"),
    lambda desk: desk.triage.claim([1, 2, 3, 4]),
    lambda desk: desk.triage.undo(),
    lambda desk: desk.triage.redo(),
]
first = st.sampled_from([0, 2, 3, 4, 5])


@settings(max_examples=times(5, 100))
@given(first, st.lists(st.sampled_from(many), max_size=2), st.sampled_from(many), st.integers(0, 8))
def test_nobody_sees_half_of_an_act_and_one_that_is_killed_never_was(
    number: int, before: list[Callable[[Desk], object]], act: Callable[[Desk], object], at: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        ticking = Ticking()
        desk = a_morning(folder, ticking)
        other = a_desk(Path(folder) / "undo.db", ticking, BOB)
        try:
            play(desk, ticking, [many[number]])
            for each in before:
                does(each, desk)
            there, rows = seen(other), dump(sql(desk))

            def visit(piece: int) -> None:
                if piece == at and under_way(desk):
                    assert seen(other) == there
                    raise Killed

            between(patch, visit)
            dies(patch)
            try:
                does(act, desk)
            except Killed:
                assert seen(other) == there
                assert seen(desk) == there
                between(patch, lambda _: None)
                while other.importing.go_on(1.0):
                    pass
                assert dump(sql(desk)) == rows
                assert seen(desk) == there
            assert seen(desk) == seen(other)
            assert left(desk) == 0
        finally:
            desk.store.close()
            other.store.close()


def does(act: Callable[[Desk], object], desk: Desk) -> str:
    try:
        change = act(desk)
        return repr(change._replace(cases=tuple(sorted(change.cases))) if isinstance(change, Change) else change)
    except Refused as refused:
        return str(refused)


def says(act: Callable[[Desk, int], object], desk: Desk, case: int) -> str:
    return does(lambda desk: act(desk, case), desk)


def under_way(desk: Desk) -> bool:
    """Whether an act is not whole yet; afterwards only what was kept for it is thrown away."""
    return bool(sql(desk).execute("SELECT 1 FROM veils WHERE NOT lifted").fetchone())


def left(desk: Desk) -> int:
    tables = ("veils", "veiled_cases", "veiled_promises", "veiled_tags", "unveiled")
    return sum(int(sql(desk).execute(f"SELECT count(*) FROM {each}").fetchone()[0]) for each in tables)


others: list[Callable[[Desk, int], object]] = [
    lambda desk, case: desk.triage.note(case, "x"),
    lambda desk, case: desk.triage.tag([case], "one"),
    # not the tag of an act above: whether a tag is put on or taken off is what its seller saw when the key was pressed
    lambda desk, case: desk.triage.tag([case], "other"),
    lambda desk, case: desk.triage.snooze([case], NOW + 3 * DAY),
    lambda desk, case: desk.triage.promise(case, "a call", NOW + 2 * DAY),
    lambda desk, case: desk.triage.buyer_replied(case, "Where is it?"),
    lambda desk, case: desk.triage.outcome(case, Outcome.REMOVED),
    lambda desk, _: desk.triage.undo(),
]


@settings(max_examples=times(5, 120))
@given(
    st.sampled_from(many[:6]),
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(others), st.integers(1, 6)), min_size=1, max_size=3),
)
def test_who_comes_between_comes_first(
    act: Callable[[Desk], object], visits: list[tuple[int, Callable[[Desk, int], object], int]]
) -> None:
    """What comes of it is what comes of the same acts one after the other, and can be taken back alike."""
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as two,
        pytest.MonkeyPatch.context() as patch,
    ):
        ticking = Ticking()
        desks = [a_morning(each, ticking) for each in (one, two)]
        bobs = [a_desk(Path(each) / "undo.db", ticking, BOB) for each in (one, two)]
        ticking.pass_(HOUR)
        done: list[tuple[Callable[[Desk, int], object], int]] = []

        def visit(piece: int) -> None:
            for at, theirs, case in visits:
                if at == piece and under_way(desks[0]):
                    says(theirs, bobs[0], case)
                    done.append((theirs, case))

        try:
            between(patch, visit)
            one_said = does(act, desks[0])
            between(patch, lambda _: None)
            for theirs, case in done:
                says(theirs, bobs[1], case)
            assert does(act, desks[1]) == one_said
            assert seen(desks[0]) == seen(desks[1])
            assert does(many[6], desks[0]) == does(many[6], desks[1])
            assert seen(desks[0]) == seen(desks[1])
            assert left(desks[0]) == 0
        finally:
            for each in (*desks, *bobs):
                each.store.close()


def test_a_refusal_in_the_middle_takes_all_of_it_back(
    desk: Desk, open_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(desk.store, [a_review(each) for each in range(1, 7)])
    bob = open_desk(BOB)

    def visit(piece: int) -> None:
        if piece == 3:
            bob.triage.promise(2, "a call", NOW + DAY)

    between(monkeypatch, visit)
    with pytest.raises(Refused, match="say whether it was kept"):
        desk.triage.done([1, 2, 3, 4, 5, 6])
    assert desk.inbox.counts().lanes[Lane.FIRST_CONTACT] == 6
    assert [each.text for each in desk.store.promises(2)] == ["a call"]
    assert left(desk) == 0
    with pytest.raises(Refused, match="Nothing to undo"):
        desk.triage.undo()


def test_two_acts_on_many_cases_come_one_after_the_other(
    desk: Desk, open_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(desk.store, [a_review(each) for each in range(1, 7)])
    bob, said = open_desk(BOB), list[str]()
    monkeypatch.setattr(acting, "BUSY_MS", 0)

    def visit(piece: int) -> None:
        if piece == 2:
            said.append(does(lambda desk: desk.triage.tag([1, 2], "x"), bob))

    between(monkeypatch, visit)
    desk.triage.done([1, 2, 3, 4])
    assert said == ["Another act on many cases is under way; try again in a moment"]
    assert desk.inbox.counts().lanes[Lane.FIRST_CONTACT] == 2


def test_an_import_that_is_seen_in_the_middle_and_is_still_to_be_moved_keeps_both(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, open_desk: Callable[..., Desk], ticking: Ticking
) -> None:
    bring_in(desk.store, [a_review(each) for each in range(1, 7)])
    bob = open_desk(BOB)
    load = begin(bob, [a_review(each, helpful_votes=9) for each in range(1, 7)])
    monkeypatch.setattr(loading, "apply_staged", lambda *_: False)

    def visit(piece: int) -> None:
        if piece == 3:
            load.finish(6, 0, Added(), [])
            assert {each.helpful_votes for each in bob.store.reviews(open_only=False)} == {9}
            assert bob.inbox.counts().lanes[Lane.FIRST_CONTACT] == 6

    between(monkeypatch, visit)
    desk.triage.snooze([1, 2, 3, 4, 5], NOW + 20 * DAY)
    for each in (desk, bob):
        assert each.inbox.counts().lanes[Lane.SNOOZED] == 5
    while bob.importing.go_on(1.0):
        pass
    for each in (desk, bob):
        assert each.inbox.counts().lanes[Lane.SNOOZED] == 5
        assert {review.helpful_votes for review in each.store.reviews(open_only=False)} == {9}
    desk.triage.undo()
    assert desk.inbox.counts().lanes[Lane.FIRST_CONTACT] == 6
    assert {each.helpful_votes for each in desk.store.reviews(open_only=False)} == {9}


@pytest.mark.parametrize("step", [0.001, 0.02, 0.03, 0.05])
def test_no_piece_is_held_longer_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    """By a clock that runs only while cases are looked at: a step that would be too much waits for the next piece."""
    monkeypatch.setattr(veil, "PIECE_SECONDS", 0.06)
    now, held = [0.0], list[float]()

    @contextmanager
    def write(connection: Connection) -> Iterator[None]:
        begun = now[0]
        with plain_write(connection):
            yield
        held.append(now[0] - begun)

    def settle(connection: Connection, cases: Sequence[int], number: int) -> None:
        now[0] += step
        plain_settle(connection, cases, number)

    monkeypatch.setattr(acting, "write", write)
    monkeypatch.setattr(acting, "settle", settle)
    monkeypatch.setattr(acting, "time", SimpleNamespace(perf_counter=lambda: now[0], sleep=lambda _: None,
                                                        monotonic=lambda: now[0]))  # fmt: skip
    desk = a_desk(tmp_path / "many.db", Ticking())
    bring_in(desk.store, [a_review(number) for number in range(1, 41)])
    desk.triage.done(range(1, 41))
    desk.store.close()
    assert step <= max(held) <= 0.06 + 1e-9
