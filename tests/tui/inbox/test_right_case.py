"""Keys act on the case that is drawn, whatever comes late, moves the cursor or is done by others meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builders import SETTINGS, Ticking, a_desk, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.desk.views import CaseSheet
from reviewtui.store.store import SqliteStore
from reviewtui.tui.inbox import review_list

TITLES = (
    "Cable got so hot it smoked",
    "Zip broke on the second trip",
    "Smells of onions",
    "Meh",
    "Two sizes too small",
)
SIZES = [(80, 24), (120, 36)]


def drawn(clerk: Clerk) -> set[str]:
    """The titles that stand on the screen."""
    text = "\n".join(clerk.lines())
    return {title for title in TITLES if title in text}


@pytest.mark.parametrize("size", SIZES)
async def test_each_case_that_is_opened_is_the_one_under_the_cursor(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for title in TITLES:
            await clerk.presses("enter")
            assert drawn(clerk) == {title}
            await clerk.presses("r")
            assert drawn(clerk) == {title}
            await clerk.presses("escape")
            assert drawn(clerk) == {title}
            await clerk.presses("escape", "j")
        await clerk.presses("g", "enter")
        for title in TITLES[1:]:
            await clerk.presses("J")
            assert drawn(clerk) == {title}
        await clerk.presses("escape")
        assert next(line for line in clerk.lines() if line.startswith("▌")).count(TITLES[-1])


async def test_in_a_case_an_act_closes_the_case_that_is_read(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        await clerk.presses("enter", "escape", "j", "j", "enter")
        assert drawn(clerk) == {"Smells of onions"}
        await clerk.presses("e")
        assert clerk.says == "Closed “Smells of onions”"
        assert drawn(clerk) - {"Smells of onions"} == {"Meh"}


async def test_at_either_end_of_the_tab_it_is_said(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("enter", "K")
        assert clerk.says == "There is no case before this one in the tab"
        assert drawn(clerk) == {TITLES[0]}
        await clerk.presses("J", "J", "J", "J", "J")
        assert clerk.says == "There is no case after this one in the tab"
        assert drawn(clerk) == {TITLES[-1]}


@contextmanager
def slow(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Iterator[asyncio.Event]:
    """Until the event is set, whatever is asked of a case comes late."""
    gate, ask = asyncio.Event(), clerk.screen.desk.sheet

    async def late(case: int) -> CaseSheet | None:
        found = await ask(case)
        await gate.wait()
        return found

    with monkeypatch.context() as patched:
        patched.setattr(clerk.screen.desk, "sheet", late)
        yield gate


async def test_what_comes_late_for_a_case_that_was_left_is_not_shown(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        await clerk.presses("enter")
        screen = clerk.screen
        with slow(clerk, monkeypatch) as gate:
            late = asyncio.create_task(screen.places.freshen_case())
            await clerk.settles()
            await clerk.presses("escape")
            gate.set()
            await late
            await clerk.settles()
        assert screen.place == "list"
        await clerk.presses("enter")
        with slow(clerk, monkeypatch) as gate:
            late = asyncio.create_task(screen.places.show_case(clerk.cases[0]))
            await clerk.settles()
        await clerk.presses("J")
        gate.set()
        await late
        await clerk.settles()
        assert drawn(clerk) == {TITLES[1]}
        assert screen.places.case_at_hand == clerk.cases[1]


async def test_the_way_back_from_a_letter_leads_to_its_case(filled: Path, ticking: Ticking) -> None:
    """A colleague has closed it meanwhile, so that the cursor of the list stands elsewhere."""
    async with at_work(filled, ticking, (120, 36)) as clerk:
        case = clerk.case
        await clerk.presses("enter", "r")
        await closed_by_bob(clerk, filled, ticking, case)
        await clerk.presses("escape")
        assert drawn(clerk) == {TITLES[0]}
        assert clerk.screen.places.case_at_hand == case
        await clerk.presses("J")
        assert drawn(clerk) == {TITLES[1]}


async def test_undo_in_a_case_shows_the_case_that_came_back_also_from_another_tab(
    filled: Path, ticking: Ticking
) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        first = clerk.case
        await clerk.presses("s", "t", "6", "enter")
        assert drawn(clerk) == {TITLES[0]}
        await clerk.presses("escape", "1", "j", "enter", "c")
        await clerk.types("hm")
        await clerk.presses("enter", "u", "u")
        assert clerk.screen.places.case_at_hand == first
        assert drawn(clerk) == {TITLES[0]}
        await clerk.presses("e")
        assert clerk.says == f"Closed “{TITLES[0]}”"


async def closed_by_bob(clerk: Clerk, path: Path, ticking: Ticking, case: int) -> None:
    bob = a_desk(path, ticking, SETTINGS._replace(me="bob"))
    bob.triage.done([case])
    bob.store.close()
    await clerk.screen.heartbeat.tick()
    await clerk.settles()
    await clerk.settles()


async def test_no_act_falls_on_a_case_that_came_under_the_cursor_a_moment_ago(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_list, "REACTION", 2.0)
    async with at_work(filled, ticking) as clerk:
        first, second, *_ = clerk.cases
        await closed_by_bob(clerk, filled, ticking, first)
        assert clerk.case == second
        await clerk.presses("e")
        assert clerk.says == "Another case is under the cursor now; look, and press again"
        assert second in clerk.cases
        monkeypatch.setattr(review_list, "REACTION", 0.0)
        await clerk.presses("e")
        assert second not in clerk.cases


async def test_no_act_falls_on_a_case_that_is_out_of_sight(crowd: Path, ticking: Ticking) -> None:
    async with at_work(crowd, ticking) as clerk:
        case = clerk.case
        clerk.screen.list.scroll_lines(40)
        await clerk.settles()
        assert not any(line.startswith("▌") for line in clerk.lines())
        await clerk.presses("e")
        assert case in clerk.cases
        assert any(line.startswith("▌") for line in clerk.lines())
        await clerk.presses("e")
        assert case not in clerk.cases


async def test_a_letter_that_cannot_be_saved_stays_the_one_that_is_shown(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        first = clerk.case
        await clerk.presses("r")
        reply = clerk.screen.places.reply
        assert reply is not None

        async def full(*_: object) -> None:
            """No room on the disk."""

        monkeypatch.setattr(reply, "_save", full)
        await clerk.types("kept")
        await clerk.presses("escape", "j", "r")
        assert clerk.screen.places.case_at_hand == first
        assert drawn(clerk) == {TITLES[0]}


async def test_rows_that_moved_while_an_act_was_on_its_way_are_not_mixed_up(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another order came between the question where the case belongs now and its answer."""
    async with at_work(filled, ticking) as clerk:
        screen, ask = clerk.screen, clerk.screen.desk.ask
        store = SqliteStore(filled)

        async def between(intent: Callable[..., object]) -> object:
            answer = await ask(intent)
            if "follow" in intent.__qualname__:
                bring_in(store, [a_review(99, title="New and loud", helpful_votes=90)], name="new.csv")
                monkeypatch.setattr(screen.desk, "ask", ask)
                await screen.sync.order()
            return answer

        monkeypatch.setattr(screen.desk, "ask", between)
        await clerk.presses("j", "a")
        await clerk.settles()
        store.close()
        assert clerk.cases == list(await clerk.desk(lambda desk: desk.inbox.case_ids(screen.sync.view)))


async def test_the_preview_never_stands_beside_another_case_after_the_way_back(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(filled, ticking, (120, 36)) as clerk:
        await clerk.rests()
        await clerk.presses("enter", "J", "J")
        with slow(clerk, monkeypatch) as gate:
            await clerk.presses("escape")
            beside = "\n".join(line[66:] for line in clerk.lines())
            assert TITLES[0] not in beside
            gate.set()
        await clerk.rests()
        assert TITLES[2] in "\n".join(line[66:] for line in clerk.lines())


async def test_a_tab_that_could_not_be_read_is_not_lit(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(filled, ticking) as clerk:
        screen = clerk.screen

        async def nothing(_: object) -> None:
            """The desk has failed."""

        with monkeypatch.context() as patched:
            patched.setattr(screen.desk, "ask", nothing)
            await clerk.presses("7")
        assert screen.sync.view.lane is None
        assert screen.tabs.lane is None
        await clerk.presses("7")
        assert clerk.sees("Nothing is done yet")
