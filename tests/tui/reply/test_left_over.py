"""What was in the seller's editor when the line dropped: offered at the next start, put into its own letter only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from builders import Ticking, a_desk, a_review, bring_in
from fake_stage import FakeStage
from reviewtui.domain.reply import Reply, Step
from reviewtui.tui.keys.actions import CASE, LIST, REPLY
from reviewtui.tui.reply.editing import LeftOver
from reviewtui.tui.reply.left_over import left_over, offer


class FakeAutosave:
    """A letter that is safe at once, or never."""

    def __init__(self, unsafe: object = None) -> None:
        self.unsafe = unsafe

    async def until_safe(self, seconds: float | None = None) -> None:
        """It is waited for no longer than a moment here."""
        assert seconds is not None


class FakePane:
    """Remembers what was put into which step."""

    def __init__(self, unsafe: object = None) -> None:
        self.autosave = FakeAutosave(unsafe)
        self.put: list[object] = []

    def put_all(self, reply: Reply) -> None:
        self.put.append(reply)

    def put_in(self, step: Step, text: str, *, instead: bool = False) -> None:
        assert instead
        self.put.append((step, text))


@pytest.fixture
def stage(database: Path, ticking: Ticking) -> FakeStage:
    desk = a_desk(database, ticking)
    bring_in(desk.store, [a_review(1), a_review(2)])
    desk.store.close()
    return FakeStage(database, ticking)


def saved(tmp_path: Path, case: int = 1, part: str = "solve", text: str = "A new one.") -> LeftOver:
    folder = tmp_path / f"{case}-{part}-1"
    folder.mkdir()
    (folder / f"{part}.txt").write_text(text)
    return LeftOver(case, part, text, folder)


async def answered(
    stage: FakeStage, found: list[LeftOver], answer: str | None, *, writes: int | None, unsafe: object = None
) -> tuple[FakePane, list[str]]:
    """What came of an answer, where the reply then stands on the case `writes` (None for no reply at all)."""
    then: list[str] = []
    pane = FakePane(unsafe)
    given: Any = stage
    given.reply = None if writes is None else SimpleNamespace(pane=pane, case=writes)

    async def go_on() -> None:
        then.append("went on")

    def call_next(callback: Callable[..., Any], *args: Any) -> None:
        then.append(getattr(callback, "__name__", ""))

    given.call_next = call_next
    stage.answers = [answer]
    await offer(given, found, go_on)
    return pane, then


async def test_a_step_is_taken_into_its_letter_and_the_file_goes(stage: FakeStage, tmp_path: Path) -> None:
    left = saved(tmp_path)
    pane, _ = await answered(stage, [left], "y", writes=1)
    assert pane.put == [(Step.SOLVE, "A new one.")]
    assert (stage.place, stage.in_full) == (REPLY, 1)
    assert not left.folder.exists()


async def test_a_whole_letter_is_taken_by_its_steps(stage: FakeStage, tmp_path: Path) -> None:
    text = "# Apologize\n\nSorry.\n\n# Acknowledge\n\nIt broke.\n\n# Solve\n\nA new one.\n"
    pane, _ = await answered(stage, [saved(tmp_path, part="letter", text=text)], "y", writes=1)
    assert pane.put == [Reply("Sorry.", "It broke.", "A new one.")]


@pytest.mark.parametrize("writes", [2, None])
async def test_it_never_gets_into_the_letter_of_another_case(
    stage: FakeStage, tmp_path: Path, writes: int | None
) -> None:
    left = saved(tmp_path)
    pane, _ = await answered(stage, [left], "y", writes=writes)
    assert pane.put == []
    assert left.folder.exists(), "it is offered again"


async def test_the_file_stays_until_the_letter_is_safe(stage: FakeStage, tmp_path: Path) -> None:
    left = saved(tmp_path)
    pane, _ = await answered(stage, [left], "y", writes=1, unsafe=("not", "saved"))
    assert pane.put
    assert left.folder.exists()


@pytest.mark.parametrize(("answer", "there", "next_"), [("n", False, "offer"), (None, True, "go_on")])
async def test_one_that_is_not_wanted_goes_and_one_for_later_stays(
    stage: FakeStage, tmp_path: Path, answer: str | None, there: bool, next_: str
) -> None:
    left = saved(tmp_path)
    pane, then = await answered(stage, [left], answer, writes=1)
    assert pane.put == []
    assert left.folder.exists() == there
    assert then == [next_]


async def test_nobody_is_asked_who_has_gone_on_already(stage: FakeStage, tmp_path: Path) -> None:
    stage.place = CASE
    left = saved(tmp_path)
    pane, then = await answered(stage, [left], "y", writes=1)
    assert (pane.put, then) == ([], ["went on"])
    assert left.folder.exists()
    stage.place = LIST
    assert (await answered(stage, [], "y", writes=1))[1] == ["went on"]


async def test_a_folder_that_can_not_be_looked_into_offers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await left_over(None) == ()
    assert await left_over(tmp_path / "nowhere") == ()

    def sick(_: Path) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("reviewtui.tui.reply.editing.left_over", sick)
    assert await left_over(tmp_path) == ()
