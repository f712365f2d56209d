"""Undo, redo and a letter to a selection: what is done is said, and the cursor is where it happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import Clerk, at_work
from reviewtui.domain.case import Lane
from reviewtui.tui.keys.actions import CASE, LIST, REPLY


def tab(clerk: Clerk) -> Lane | None:
    return clerk.screen.sync.view.lane


def place(clerk: Clerk) -> str:
    return clerk.screen.place


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_an_undo_goes_to_the_tab_where_its_case_stands(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        first, second, *_ = clerk.cases
        await clerk.presses("e", "7")
        assert tab(clerk) is Lane.DONE
        await clerk.presses("u")
        assert clerk.says == "Undone: closed “Cable got so hot it smoked”"
        assert tab(clerk) is Lane.FIRST_CONTACT
        assert clerk.screen.list.case == first
        assert [line for line in clerk.lines() if "▌" in line and "Cable got so hot" in line]
        await clerk.presses("U")
        assert clerk.says == "Done again: closed “Cable got so hot it smoked”"
        assert tab(clerk) is Lane.FIRST_CONTACT
        assert clerk.screen.list.case == second
        await clerk.presses("1", "u")
        assert tab(clerk) is None
        assert clerk.screen.list.case == first
        await clerk.presses("6", "U")
        assert tab(clerk) is Lane.DONE
        assert clerk.screen.list.case == first


async def test_an_undo_in_a_case_shows_the_case_that_it_is_about(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        first, *_ = clerk.cases
        await clerk.presses("e", "7", "2", "enter", "u")
        assert place(clerk) == CASE
        assert clerk.screen.places.shown_case == first
        assert clerk.sees("Cable got so hot it smoked")
        await clerk.presses("escape")
        assert clerk.screen.list.case == first


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_reply_with_several_selected_says_to_whom_and_how_many(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        first, second, third, *_ = clerk.cases
        await clerk.presses("x", "x", "r")
        assert place(clerk) == LIST
        assert clerk.sees("2 cases are selected, each gets its own letter: 2 letters")
        assert clerk.sees("esc back")
        await clerk.presses("escape")
        assert clerk.screen.list.marked == {first, second}
        await clerk.presses("r", "o")
        assert place(clerk) == REPLY
        assert clerk.screen.places.shown_case == third
        await clerk.presses("escape", "r", "f")
        assert clerk.screen.places.shown_case == first
        assert clerk.screen.list.marked == {second}
        await clerk.presses("escape", "r")
        assert clerk.screen.places.shown_case == second


async def test_what_can_not_be_done_says_why(database: Path, ticking: Ticking) -> None:
    from builders import a_desk

    a_desk(database, ticking).store.close()
    async with at_work(database, ticking) as clerk:
        said = []
        for key in ("x", "asterisk", "enter", "t", "s", "r", "C", "e", "c", "p", "i", "O", "w", "o", "y", "Y", "S", "E",
                    "a", "u", "U", "full_stop", "escape", "D"):  # fmt: skip
            clerk.screen.status.tell("")
            await clerk.presses(key)
            said.append((key, clerk.says))
        assert [key for key, words in said if not words] == []
