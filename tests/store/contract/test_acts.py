"""An act is whole or not at all, written down, and can be taken back as long as nobody changed the same things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import NOW
from reviewtui.desk.ports import Store, Value
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane
from store.contract.told import ALL, WEIGHTS, change, listed, note, some_cases

MANY = 700
"""More than a store may want to do at once."""
CLOSED: dict[str, Value] = {"lane": "done", "changed_at": NOW}


def lanes(store: Store, cases: list[int]) -> set[str]:
    return {record.lane if (record := store.record(each)) else "" for each in cases}


def begin_and_fail(store: Store, cases: list[int]) -> None:
    with store.acting(at=NOW, who="ann", name="done", words="Closed", cases=cases) as act:
        for piece in act.pieces(cases):
            act.update("cases", piece, CLOSED)
            act.insert("notes", {"case": piece[0], "at": NOW, "who": "ann", "text": "gone"})
        raise ZeroDivisionError


@pytest.mark.parametrize("count", [1, MANY])
def test_one_that_fails_has_not_been(another: Callable[[], Store], count: int) -> None:
    store = another()
    cases = some_cases(store, count)
    before = listed(store)
    with pytest.raises(ZeroDivisionError):
        begin_and_fail(store, cases)
    for each in (store, another()):
        assert lanes(each, cases) == {"first-contact"}
        assert (listed(each), each.notes(cases[0]), each.journal(cases[0])) == (before, (), ())
    with pytest.raises(Refused):
        store.next_undo("ann")


@pytest.mark.parametrize("count", [1, MANY])
def test_it_is_taken_back_and_done_again_by_whoever_opens_next(another: Callable[[], Store], count: int) -> None:
    cases = some_cases(another(), count)
    change(another(), cases, CLOSED)
    assert lanes(another(), cases) == {"done"}
    store = another()
    assert store.next_undo("ann").words == f"{count} changed"
    assert store.undo(NOW, "ann") == (f"{count} changed", tuple(cases))
    assert lanes(another(), cases) == {"first-contact"}
    assert store.journal(cases[0])[0].undone
    assert another().redo(NOW, "ann") == (f"{count} changed", tuple(cases))
    assert lanes(store, cases) == {"done"}


def test_what_was_added_goes_and_comes_back_under_its_number(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    note(kept, case, "call her")
    (before,) = kept.notes(case)
    kept.undo(NOW, "ann")
    assert kept.notes(case) == ()
    kept.redo(NOW, "ann")
    assert kept.notes(case) == (before,)


def test_many_steps_go_back_one_by_one(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    for text in "abc":
        note(kept, case, text)
    for left in ("ab", "a", ""):
        kept.undo(NOW, "ann")
        assert "".join(each.text for each in kept.notes(case)) == left
    with pytest.raises(Refused):
        kept.undo(NOW, "ann")


def test_everybody_takes_back_their_own(kept: Store) -> None:
    one, two = some_cases(kept, 2)
    note(kept, one, "mine", who="ann")
    note(kept, two, "theirs", who="bob")
    kept.undo(NOW, "ann")
    assert (kept.notes(one), [each.text for each in kept.notes(two)]) == ((), ["theirs"])
    with pytest.raises(Refused):
        kept.undo(NOW, "ann")


def test_what_somebody_changed_since_stays_as_it_is(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    change(kept, [case], who="ann", claimed_by="ann", claimed_until=NOW + 60)
    change(kept, [case], who="bob", claimed_by="bob", claimed_until=NOW + 60)
    with pytest.raises(Refused):
        kept.undo(NOW, "ann")
    record = kept.record(case)
    assert record is not None
    assert record.claimed_by == "bob"


def test_of_an_act_on_many_those_go_back_that_nobody_changed(kept: Store) -> None:
    cases = some_cases(kept, 3)
    change(kept, cases, who="ann", claimed_by="ann", claimed_until=NOW + 60)
    change(kept, cases[:1], who="bob", claimed_by="bob", claimed_until=NOW + 60)
    words, _ = kept.undo(NOW, "ann")
    assert "1 changed since" in words
    assert [record.claimed_by for each in cases if (record := kept.record(each))] == ["bob", "", ""]


def test_one_that_has_left_the_house_can_not_be_taken_back(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    with kept.acting(
        at=NOW, who="ann", name="hand-off", words="Sent", cases=[case], undoable=False, durable=True
    ) as act:
        act.update("cases", [case], {"lane": "waiting", "resume": "waiting"})
    with pytest.raises(Refused):
        kept.undo(NOW, "ann")
    assert lanes(kept, [case]) == {"waiting"}


def test_inside_an_act_a_case_is_as_the_act_has_left_it(kept: Store) -> None:
    (case,) = some_cases(kept, 1)
    with kept.acting(at=NOW, who="ann", name="done", words="Closed", cases=[case]) as act:
        act.update("cases", [case], CLOSED)
        assert lanes(kept, [case]) == {"done"}


def test_an_act_is_told_in_the_journal_and_in_the_history(kept: Store) -> None:
    one, two = some_cases(kept, 2)
    note(kept, one, "a", at=NOW + 1)
    change(kept, [one, two], CLOSED, at=NOW + 2, who="bob")
    assert [(each.who, each.words) for each in kept.journal(one)] == [("ann", "Noted"), ("bob", "2 changed")]
    assert [(each.who, each.words) for each in kept.journal(two)] == [("bob", "2 changed")]
    newest, older, came_in = kept.history(0, "", None, 10)
    assert (newest.words, newest.cases, older.case, came_in.act) == ("2 changed", 2, one, "import")
    assert [each.words for each in kept.history(0, "ann", None, 10)] == ["Noted"]
    assert [each.words for each in kept.history(NOW + 2, "", two, 10)] == ["2 changed"]
    assert len(kept.history(0, "", None, 1)) == 1
    assert kept.first_case(newest.number) == one
    assert kept.first_case(10_000) is None


def test_counts_and_lists_say_the_same(kept: Store) -> None:
    cases = some_cases(kept, 5)
    change(kept, cases[:2], CLOSED)
    counts = kept.counts(NOW, WEIGHTS, ALL, NOW - 60)
    assert (counts.open, counts.lanes[Lane.FIRST_CONTACT], counts.done_today, counts.empty) == (3, 3, 2, False)
    assert set(listed(kept)) == set(cases[2:])
    assert set(listed(kept, ALL._replace(lane=Lane.DONE))) == set(cases[:2])
