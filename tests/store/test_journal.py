"""Undo and redo over random mornings: taking everything back leaves every row as it was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply
from reviewtui.store.store import SqliteStore
from thorough import times

BOB = SETTINGS._replace(me="bob")
Act = Callable[[Desk], object]
number = st.integers(1, 6)
some_cases = st.lists(number, min_size=1, max_size=6)


def close_first(case: int, state: str) -> Act:
    def act(desk: Desk) -> object:
        waiting = [each for each in desk.store.promises(case) if each.state == "open"]
        return desk.triage.close_promise(case, waiting[0].id, state) if waiting else None

    return act


acts = st.one_of(
    st.builds(
        lambda cases, end: lambda desk: desk.triage.done(cases, end),
        some_cases,
        st.sampled_from(["kept", "broken", "open"]),
    ),
    some_cases.map(lambda cases: lambda desk: desk.triage.reopen(cases)),
    st.builds(
        lambda cases, until: lambda desk: desk.triage.snooze(cases, until),
        some_cases,
        st.none() | st.integers(NOW + 10 * DAY, NOW + 11 * DAY),
    ),
    st.builds(lambda case, text: lambda desk: desk.triage.note(case, text), number, st.sampled_from(["a", "b c"])),
    st.builds(
        lambda cases, tag: lambda desk: desk.triage.tag(cases, tag), some_cases, st.sampled_from(["vip", "fire"])
    ),
    some_cases.map(lambda cases: lambda desk: desk.triage.claim(cases)),
    st.builds(
        lambda case, due: lambda desk: desk.triage.promise(case, "a new one", due),
        number,
        st.integers(NOW + DAY, NOW + 2 * DAY),
    ),
    st.builds(close_first, number, st.sampled_from(["kept", "broken", "withdrawn"])),
    st.builds(lambda case, to: lambda desk: desk.triage.outcome(case, to), number, st.sampled_from(Outcome)),
    number.map(lambda case: lambda desk: desk.triage.buyer_replied(case, "Thanks!")),
)


def a_morning(folder: str, ticking: Ticking) -> Desk:
    desk = a_desk(Path(folder) / "undo.db", ticking)
    bring_in(desk.store, [a_review(each) for each in range(1, 7)])
    desk.triage.buyer_replied(2, "Where is it?")
    desk.writing.contact(3, Button.CUSTOMER_SUPPORT)
    desk.triage.promise(3, "a call", NOW + DAY)
    desk.triage.tag([4], "old")
    desk.writing.save(1, Channel.AMAZON_BUYER_MESSAGE, Reply("We are sorry."))
    sql(desk).execute("UPDATE journal SET who = 'yesterday'")
    return desk


def play(desk: Desk, ticking: Ticking, played: list[Act]) -> list[dict[str, list[tuple[object, ...]]]]:
    """Every state from the first to the last, one after each act that was one."""
    states = [dump(sql(desk))]
    for act in played:
        ticking.pass_(60)
        if act(desk) is not None:
            states.append(dump(sql(desk)))
    return states


@settings(max_examples=times(10, 300))
@given(st.lists(acts, max_size=12))
def test_undoing_everything_restores_every_row_and_redoing_brings_it_back(played: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ticking = Ticking()
        desk = a_morning(folder, ticking)
        try:
            states = play(desk, ticking, played)
            for before in states[-2::-1]:
                ticking.pass_(60)
                desk.triage.undo()
                assert dump(sql(desk)) == before
            with pytest.raises(Refused, match="Nothing to undo"):
                desk.triage.undo()
            for after in states[1:]:
                desk.triage.redo()
                assert dump(sql(desk)) == after
            with pytest.raises(Refused, match="Nothing to do again"):
                desk.triage.redo()
        finally:
            desk.store.close()


@settings(max_examples=times(8, 150))
@given(st.lists(acts, min_size=1, max_size=8), st.lists(st.booleans(), max_size=16))
def test_undo_and_redo_in_any_order_walk_along_the_same_states(played: list[Act], walk: list[bool]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ticking = Ticking()
        desk = a_morning(folder, ticking)
        try:
            states = play(desk, ticking, played)
            at = len(states) - 1
            for back in walk:
                wanted = at - 1 if back else at + 1
                if 0 <= wanted < len(states):
                    (desk.triage.undo if back else desk.triage.redo)()
                    at = wanted
                else:
                    with pytest.raises(Refused):
                        (desk.triage.undo if back else desk.triage.redo)()
                assert dump(sql(desk)) == states[at]
        finally:
            desk.store.close()


@pytest.fixture
def ann(desk: Desk) -> Desk:
    bring_in(desk.store, [a_review(each) for each in range(1, 6)])
    return desk


def test_undo_knows_yesterday_and_another_process(ann: Desk, open_desk: Callable[..., Desk]) -> None:
    ann.triage.done([1])
    ann.store.close()
    later = open_desk()
    change = later.triage.undo()
    assert change.cases == (1,)
    assert "Undone: closed" in change.words
    assert later.store.record(1).lane == Lane.FIRST_CONTACT  # type: ignore[union-attr]


def test_everybody_takes_back_only_what_they_did(ann: Desk, open_desk: Callable[..., Desk]) -> None:
    bob = open_desk(BOB)
    ann.triage.done([1])
    bob.triage.done([2])
    ann.triage.undo()
    assert ann.store.record(1).lane == Lane.FIRST_CONTACT  # type: ignore[union-attr]
    assert ann.store.record(2).lane == Lane.DONE  # type: ignore[union-attr]
    with pytest.raises(Refused, match="Nothing to undo"):
        ann.triage.undo()


def test_what_somebody_changed_since_is_not_taken_back(ann: Desk, open_desk: Callable[..., Desk]) -> None:
    bob = open_desk(BOB)
    ann.triage.done([1])
    bob.triage.reopen([1])
    before = dump(sql(ann))
    with pytest.raises(Refused, match="somebody has changed"):
        ann.triage.undo()
    assert dump(sql(ann)) == before


def test_a_refused_undo_does_not_stand_in_the_way_of_what_was_before(ann: Desk, open_desk: Callable[..., Desk]) -> None:
    bob = open_desk(BOB)
    ann.triage.note(2, "first")
    ann.triage.done([1])
    bob.triage.reopen([1])
    with pytest.raises(Refused):
        ann.triage.undo()
    assert "noted" in ann.triage.undo().words
    assert ann.store.notes(2) == ()
    assert "noted" in ann.triage.redo().words
    assert [each.undone for each in ann.store.journal(1) if each.act == "done"] == [False]


def test_an_act_on_one_case_is_taken_back_whole_or_not_at_all(ann: Desk, open_desk: Callable[..., Desk]) -> None:
    """Else a case would stand in `promised` without a promise."""
    bob = open_desk(BOB)
    ann.writing.contact(1, Button.CUSTOMER_SUPPORT)
    ann.triage.promise(1, "a refund", NOW + DAY)
    bob.triage.snooze([1], NOW + 2 * DAY)
    before = dump(sql(ann))
    with pytest.raises(Refused, match="somebody has changed"):
        ann.triage.undo()
    assert dump(sql(ann)) == before


def test_of_a_bulk_act_the_untouched_cases_are_taken_back(ann: Desk, open_desk: Callable[..., Desk]) -> None:
    bob = open_desk(BOB)
    ann.triage.done([1, 2, 3])
    bob.triage.reopen([2])
    change = ann.triage.undo()
    assert "1 changed since and left" in change.words
    assert [ann.store.record(each).lane for each in (1, 2, 3)] == [Lane.FIRST_CONTACT] * 3  # type: ignore[union-attr]
    bob.triage.undo()
    assert ann.store.record(2).lane == Lane.DONE  # type: ignore[union-attr]


@pytest.mark.parametrize("again", [False, True])
def test_a_tag_that_somebody_put_back_is_left(ann: Desk, open_desk: Callable[..., Desk], again: bool) -> None:
    bob = open_desk(BOB)
    if again:
        ann.triage.tag([1], "vip")
        ann.triage.undo()
    else:
        bob.triage.tag([1], "vip")
        ann.triage.tag([1], "vip")
    bob.triage.tag([1], "vip")
    with pytest.raises(Refused, match="somebody has changed"):
        (ann.triage.redo if again else ann.triage.undo)()
    assert ann.store.tags(1) == ("vip",)


def test_what_was_recorded_as_sent_did_not_go_out_after_all(ann: Desk) -> None:
    ann.triage.note(1, "call them")
    ann.writing.contact(1, Button.COURTESY_REFUND)
    assert "it did not go out after all" in ann.triage.undo().words
    assert ann.store.messages(1) == ()
    assert "noted" in ann.triage.undo().words
    with pytest.raises(Refused, match="Nothing to undo"):
        ann.triage.undo()


def test_the_journal_keeps_what_was_recorded_as_sent_and_that_it_did_not_go_out(ann: Desk) -> None:
    ann.writing.contact(1, Button.COURTESY_REFUND)
    ann.triage.undo()
    entries = ann.store.journal(1)
    assert [(each.act, each.undone) for each in entries] == [("contact", True), ("unsend", False)]
    assert not any(each.words.startswith("Undone") for each in entries)
    assert len(sql(ann).execute("SELECT id FROM messages").fetchall()) == 1


def test_the_timeline_tells_what_stands(ann: Desk) -> None:
    ann.triage.note(1, "one")
    ann.triage.done([1])
    ann.triage.undo()
    told = [each.words for each in ann.inbox.sheet(1).timeline]
    assert any("Noted" in each for each in told)
    assert not any("Closed" in each or "Undone" in each for each in told)


def test_after_a_new_act_there_is_nothing_to_do_again(ann: Desk) -> None:
    ann.triage.done([1])
    ann.triage.undo()
    ann.triage.note(2, "new")
    with pytest.raises(Refused, match="Nothing to do again"):
        ann.triage.redo()


def test_undo_tells_which_case_to_paint_anew(ann: Desk) -> None:
    ann.triage.promise(1, "a call", NOW + DAY)
    promise = ann.store.promises(1)[0]
    ann.triage.close_promise(1, promise.id, "kept")
    assert ann.triage.undo().cases == (1,)
    assert [each.act for each in ann.store.journal(1)][-1] == "undo"


def test_a_bulk_act_is_one_row_of_the_journal_and_one_undo(ann: Desk) -> None:
    ann.triage.snooze([1, 2, 3], NOW + DAY)
    rows = sql(ann).execute('SELECT act, "case", cases FROM journal').fetchall()
    assert rows == [("snooze", None, 3)]
    for case in (1, 2, 3):
        assert [each.act for each in ann.store.journal(case)] == ["snooze"]
    assert ann.store.journal(4) == ()
    assert sorted(ann.triage.undo().cases) == [1, 2, 3]
    assert [each.act for each in ann.store.journal(2)] == ["snooze", "undo"]
    assert [each.undone for each in ann.store.journal(2)] == [True, False]


def test_a_large_bulk_act_fits_into_one_small_row(database: Path, ticking: Ticking) -> None:
    desk = a_desk(database, ticking)
    bring_in(desk.store, [a_review(each) for each in range(1, 3001)])
    before = dump(sql(desk))
    desk.triage.done(list(range(1, 3001)))
    size = sql(desk).execute("SELECT length(changes) FROM journal").fetchone()[0]
    assert size < 40_000
    desk.triage.undo()
    assert dump(sql(desk)) == before
    desk.store.close()


def test_an_act_that_fails_leaves_nothing(store: SqliteStore) -> None:
    bring_in(store, [a_review()])
    before = dump(store.connection, ["cases", "notes", "journal"])

    def fail() -> None:
        with store.acting(at=NOW, who="ann", name="x", words="x", cases=[1]) as act:
            act.update("cases", [1], {"lane": Lane.DONE})
            act.insert("notes", {"case": 1, "at": NOW, "who": "ann", "text": "x"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert dump(store.connection, ["cases", "notes", "journal"]) == before


def test_the_journal_says_who_when_and_what(ann: Desk, ticking: Ticking) -> None:
    ticking.pass_(HOUR)
    ann.triage.tag([1], "VIP buyer")
    assert [(each.at, each.who, each.act, each.words) for each in ann.store.journal(1)] == [
        (NOW + HOUR, "ann", "tag", "Tagged “The strap snapped (1)”: vip-buyer")
    ]


def test_opening_a_case_unpacks_no_act_on_many(ann: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ann.triage.done([1, 2, 3])
    ann.triage.undo()
    ann.triage.tag([2, 4], "vip")
    ann.triage.note(2, "x")

    def refuse(_: bytes) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr("reviewtui.store.journal.unpack", refuse)
    assert [each.act for each in ann.store.journal(2)] == ["done", "undo", "tag", "note"]
    assert [each.act for each in ann.store.journal(3)] == ["done", "undo"]
    assert [each.act for each in ann.store.journal(4)] == ["tag"]
    assert ann.store.journal(5) == ()


def test_acts_on_many_of_an_older_database_are_found(ann: Desk) -> None:
    from sqlite_utils import Database

    from reviewtui.store import migrations

    ann.triage.done([1, 3])
    sql(ann).execute("DROP TABLE journal_cases")
    migrations.membership(Database(sql(ann)))
    assert [each.act for each in ann.store.journal(3)] == ["done"]
    assert ann.store.journal(2) == ()
