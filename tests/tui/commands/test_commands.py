"""Commands on a fake stage: no screen, no pilot, a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import DAY, NOW, Ticking
from fake_stage import FakeStage
from reviewtui.domain.case import Lane
from reviewtui.tui.commands.commands import Commands
from reviewtui.tui.commands.dispatch import HANDLERS
from reviewtui.tui.dialogs.choice import ChoiceDialog
from reviewtui.tui.dialogs.confirm import ConfirmDialog
from reviewtui.tui.dialogs.note import NoteDialog
from reviewtui.tui.dialogs.snooze import SnoozeDialog
from reviewtui.tui.dialogs.tag import TagDialog
from reviewtui.tui.keys.actions import CASE, LIST, REPLY
from reviewtui.tui.stage import Stage


@pytest.fixture
def stage(filled: Path, ticking: Ticking) -> Iterator[FakeStage]:
    stage = FakeStage(filled, ticking)
    yield stage
    stage.bare_desk.store.close()


@pytest.fixture
def commands(stage: FakeStage) -> Commands:
    offered: Stage = stage
    return Commands(offered, HANDLERS)


def lane_of(stage: FakeStage, case: int) -> Lane:
    return stage.bare_desk.inbox.rows([case])[0].lane


async def test_done_closes_the_case_under_the_cursor_and_the_next_one_comes_under_it(
    stage: FakeStage, commands: Commands
) -> None:
    first, second = stage.list.ids[:2]
    await commands.run("done")
    assert lane_of(stage, first) is Lane.DONE
    assert stage.list.case == second
    await commands.run("undo")
    assert lane_of(stage, first) is Lane.FIRST_CONTACT
    assert stage.list.case == first
    await commands.run("redo")
    assert lane_of(stage, first) is Lane.DONE


async def test_what_is_selected_is_meant_in_the_order_of_the_list_and_let_go_of_after(
    stage: FakeStage, commands: Commands
) -> None:
    first, second, third = stage.list.ids[:3]
    stage.list.go(2)
    await commands.run("select")
    stage.list.go(0)
    await commands.run("select")
    assert stage.list.cursor == 1
    assert commands.targets() == [first, third]
    await commands.run("done")
    assert (lane_of(stage, first), lane_of(stage, second), lane_of(stage, third)) == (
        Lane.DONE, Lane.FIRST_CONTACT, Lane.DONE
    )  # fmt: skip
    assert stage.list.marked == set()


async def test_in_a_case_the_selection_behind_it_is_not_meant(stage: FakeStage, commands: Commands) -> None:
    await commands.run("select-all")
    await commands.run("open")
    assert stage.place == CASE
    assert commands.targets() == [stage.in_full]


async def test_a_case_that_nobody_can_have_seen_is_left_alone(stage: FakeStage, commands: Commands) -> None:
    case = stage.list.case
    assert case is not None
    stage.list.seen = False
    await commands.run("done")
    assert lane_of(stage, case) is Lane.FIRST_CONTACT
    assert stage.status.tone == "refused"
    await commands.run("down")
    assert stage.list.cursor == 1


async def test_an_act_is_repeated_on_the_next_case_with_the_same_answer(stage: FakeStage, commands: Commands) -> None:
    first, second = stage.list.ids[:2]
    stage.answers = ["fragile"]
    await commands.run("tag")
    stage.list.go(1)
    await commands.run("repeat")
    assert [type(each) for each in stage.asked] == [TagDialog]
    for case in (first, second):
        sheet = await stage.sheet(case)
        assert sheet is not None
        assert sheet.tags == ("fragile",)


async def test_a_question_without_an_answer_changes_nothing(stage: FakeStage, commands: Commands) -> None:
    before = [lane_of(stage, case) for case in stage.list.ids]
    for name in ("note", "outcome", "buyer-wrote", "tag"):
        await commands.run(name)
    assert [type(each) for each in stage.asked] == [NoteDialog, ChoiceDialog, NoteDialog, TagDialog]
    assert [lane_of(stage, case) for case in stage.list.ids] == before


async def test_a_snooze_goes_by_the_answer(stage: FakeStage, commands: Commands) -> None:
    case = stage.list.case
    assert case is not None
    stage.answers = [NOW + DAY]
    await commands.run("snooze")
    assert isinstance(stage.asked[0], SnoozeDialog)
    assert lane_of(stage, case) is Lane.SNOOZED
    assert stage.list.case != case


async def test_what_a_closed_case_owes_is_asked_about_once(stage: FakeStage, commands: Commands) -> None:
    case = stage.list.case
    assert case is not None
    stage.bare_desk.triage.promise(case, "a new strap", NOW + DAY)
    stage.read_anew()
    stage.list.put_cursor(case)
    stage.answers = ["kept"]
    await commands.run("done")
    assert [type(each) for each in stage.asked] == [ChoiceDialog]
    assert lane_of(stage, case) is Lane.DONE


async def test_a_letter_goes_to_one_buyer_however_many_are_selected(stage: FakeStage, commands: Commands) -> None:
    await commands.run("reply")
    assert (stage.place, stage.in_full) == (REPLY, stage.list.ids[0])
    stage.show_place(LIST)
    await commands.run("select-all")
    stage.list.go(2)
    stage.answers = ["here"]
    await commands.run("reply")
    assert (stage.place, stage.in_full) == (REPLY, stage.list.ids[2])


async def test_a_command_that_fails_is_told_and_the_next_one_works(
    stage: FakeStage, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(stage.bare_desk.triage, "owed", lambda _: 1 / 0)
        await commands.run("done")
    assert stage.status.tone == "refused"
    await commands.run("done")
    assert stage.status.tone == "done"


async def test_a_letter_that_was_cut_off_is_offered_only_in_the_list(stage: FakeStage, commands: Commands) -> None:
    from reviewtui.desk.open_drafts import CutOff

    stage.cut_off = (CutOff(stage.list.ids[1], NOW),)
    stage.show_place(CASE)
    await commands.run("cut-off")
    assert stage.asked == []
    stage.show_place(LIST)
    stage.answers = [True]
    await commands.run("cut-off")
    assert [type(each) for each in stage.asked] == [ConfirmDialog]
    assert (stage.place, stage.in_full) == (REPLY, stage.list.ids[1])


async def test_the_program_is_left_repainted_and_put_away_by_its_stage(stage: FakeStage, commands: Commands) -> None:
    for name in ("repaint", "suspend", "quit"):
        await commands.run(name)
    assert stage.ended == ["repaint", "suspend", "quit"]
