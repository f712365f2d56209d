"""Acts on many cases that can't be done or taken back: refused in a sentence, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builders import SETTINGS, a_review, all_tables, bring_in, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane
from reviewtui.store import acting
from reviewtui.store.turn import Turn
from reviewtui.store.veil import TURN_NAME

CASES = [*range(1, 21)]


@pytest.fixture
def many(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Twenty cases, which are many here."""
    monkeypatch.setattr(acting, "MANY", 5)
    bring_in(desk.store, [a_review(each) for each in CASES])
    return desk


def everything(desk: Desk) -> object:
    return dump(
        sql(desk), [each for each in all_tables(sql(desk)) if each not in {"presence", "veils", "sqlite_sequence"}]
    )


def lanes(desk: Desk) -> set[Lane]:
    return {desk.inbox.sheet(each).row.lane for each in CASES}


def test_while_another_has_the_turn_nothing_is_done(
    many: Desk, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting, "BUSY_MS", 120)
    other = Turn(database, TURN_NAME)
    assert other.take()
    before = everything(many)
    with pytest.raises(Refused, match="Another act on many cases is under way; try again in a moment"):
        many.triage.done(CASES)
    assert everything(many) == before
    many.triage.done([1])
    other.end()
    many.triage.done(CASES[1:])
    assert lanes(many) == {Lane.DONE}


def test_what_others_changed_since_is_not_taken_back(many: Desk, open_desk: Callable[..., Desk]) -> None:
    many.triage.note(1, "before")
    many.triage.done(CASES)
    colleague = open_desk(SETTINGS._replace(me="bob"))
    colleague.triage.reopen(CASES)
    before = [many.inbox.sheet(each).row.lane for each in CASES]
    with pytest.raises(Refused, match="undo again takes back what was before it"):
        many.triage.undo()
    assert [many.inbox.sheet(each).row.lane for each in CASES] == before
    many.triage.undo()
    assert many.inbox.sheet(1).notes == ()


def test_of_a_part_that_others_changed_the_rest_is_taken_back(many: Desk, open_desk: Callable[..., Desk]) -> None:
    many.triage.done(CASES)
    colleague = open_desk(SETTINGS._replace(me="bob"))
    colleague.triage.reopen(CASES[:7])
    colleague.triage.claim(CASES[:7])
    assert "7 changed since and left as they are" in many.triage.undo().words
    assert Lane.DONE not in lanes(many)


def test_undone_and_done_again_it_is_as_it_was(many: Desk) -> None:
    many.triage.tag(CASES, "leak")
    many.triage.done(CASES)
    after = [many.inbox.sheet(each).row.lane for each in CASES]
    many.triage.undo()
    assert Lane.DONE not in lanes(many)
    many.triage.redo()
    assert [many.inbox.sheet(each).row.lane for each in CASES] == after
    assert all(many.store.tags(each) == ("leak",) for each in CASES)


def test_what_was_changed_after_the_undo_is_not_done_again(many: Desk, open_desk: Callable[..., Desk]) -> None:
    many.triage.done(CASES)
    many.triage.undo()
    colleague = open_desk(SETTINGS._replace(me="bob"))
    colleague.triage.done(CASES)
    before = everything(many)
    with pytest.raises(Refused):
        many.triage.redo()
    assert everything(many) == before
