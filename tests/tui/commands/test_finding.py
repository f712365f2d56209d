"""`/` on screen: a query in place of a tab, errors under their word, and the list given back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import Clerk, at_work


def line_of(clerk: Clerk, words: str) -> str:
    return next((line for line in clerk.lines() if words in line), "")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_what_is_found_stands_in_place_of_the_tab_and_esc_gives_it_back(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        await clerk.presses("j", "j")
        before, case = [line[:46] for line in clerk.lines()[1:9]], clerk.screen.list.case
        everything = list(clerk.screen.list.ids)
        await clerk.presses("slash")
        await clerk.types("stars:1 zip or onions")
        await clerk.presses("enter")
        assert clerk.screen.sync.sought == "stars:1 zip or onions"
        assert line_of(clerk, " / ").strip().startswith("/  stars:1 zip or onions")
        assert len(clerk.screen.list.ids) < len(everything)
        await clerk.presses("escape")
        assert list(clerk.screen.list.ids) == everything
        assert ([line[:46] for line in clerk.lines()[1:9]], clerk.screen.list.case) == (before, case)


async def test_acts_in_what_was_found_take_the_next_and_then_say_that_it_is_empty(
    filled: Path, ticking: Ticking
) -> None:
    async with at_work(filled, ticking) as clerk:
        count = len(clerk.screen.list.ids)
        await clerk.presses("slash")
        await clerk.types("is:open")
        await clerk.presses("enter")
        assert len(clerk.screen.list.ids) == count
        first, second = clerk.screen.list.ids[:2]
        await clerk.presses("e")
        assert clerk.screen.list.case == second
        assert first not in clerk.screen.list.ids
        for _ in range(count - 1):
            await clerk.presses("e")
        assert clerk.sees("Nothing is found.")
        await clerk.presses("u")
        assert clerk.screen.list.ids


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_only_one_that_was_found_is_closed(filled: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(filled, ticking, size) as clerk:
        await clerk.presses("slash")
        await clerk.types("onions")
        await clerk.presses("enter", "e")
        assert clerk.sees("Nothing is found.")
        assert clerk.sees("/ changes the words, esc gives the list back.")
        await clerk.presses("u")
        assert clerk.sees("Smells of onions")
        await clerk.presses("slash", "ctrl+u", "enter")
        assert len(clerk.screen.list.ids) == 5


async def test_an_error_stands_under_its_word_and_enter_waits(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("slash")
        await clerk.types("zip stras:1")
        typed, caret = line_of(clerk, "zip stras:1"), line_of(clerk, "~~~")
        assert typed.index("stras:") == caret.index("~")
        assert caret.count("~") == len("stras:")
        assert clerk.sees("did you mean stars:")
        await clerk.presses("enter")
        assert len(clerk.app.screen_stack) == 2
        await clerk.presses("escape")
        assert clerk.screen.sync.sought == ""


async def test_ways_to_go_on_are_offered_and_put_in(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("t")
        await clerk.types("late-box")
        await clerk.presses("enter", "slash")
        await clerk.types("ta")
        assert "a tag of yours" in line_of(clerk, "  tag:")
        await clerk.presses("tab")
        assert line_of(clerk, "  late-box")
        await clerk.presses("down", "enter")
        assert line_of(clerk, "tag:late-box")
        await clerk.presses("enter")
        assert len(clerk.screen.list.ids) == 1
