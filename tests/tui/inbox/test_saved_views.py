"""Saved views on screen: tabs with live counts, kept and taken out by a key, the one that opens first."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SETTINGS, Ticking
from clerk import Clerk, at_work
from reviewtui.bootstrap.view_book import FileBook
from reviewtui.config.settings import load
from reviewtui.desk.saved_views import SavedView
from stillness import still

VIEWS = (SavedView("Worst", "stars:1"), SavedView("Onions", "onions or smoked"), SavedView("Marked", "tag:late"))
WITH_VIEWS = SETTINGS._replace(views=VIEWS)


def tabs(clerk: Clerk) -> str:
    return clerk.lines()[1]


async def counted(clerk: Clerk, *wanted: str) -> str:
    """The tabs once they are counted anew: counts come after the acts that they count."""
    await still(within=0.3)
    await clerk.settles()
    await clerk.comes(lambda: all(words in tabs(clerk) for words in wanted))
    return tabs(clerk)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_views_stand_behind_all_with_counts_that_follow_every_act(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size, settings=WITH_VIEWS) as clerk:
        begun = ("1 All 5", "2 Worst 3", "3 Onions 2", "4 Marked 0")
        line = await counted(clerk, *begun)
        for words in begun:
            assert words in line
        await clerk.presses("2")
        assert len(clerk.cases) == 3
        first, second = clerk.cases[:2]
        await clerk.presses("e")
        assert clerk.case == second
        assert first not in clerk.cases
        line = await counted(clerk, "2 Worst 2", "1 All 4")
        assert "2 Worst 2" in line
        assert "1 All 4" in line
        await clerk.presses("t")
        await clerk.types("late")
        await clerk.presses("enter")
        assert "4 Marked 1" in await counted(clerk, "4 Marked 1")
        await clerk.presses("u", "u")
        line = await counted(clerk, "2 Worst 3", "4 Marked 0")
        assert "2 Worst 3" in line
        assert "4 Marked 0" in line
        assert len(clerk.cases) == 3
        await clerk.presses("4")
        assert clerk.sees("Nothing stands in “Marked”.")
        await clerk.presses("1")
        assert len(clerk.cases) == 5


async def test_esc_from_a_query_goes_back_into_the_view(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (140, 40), settings=WITH_VIEWS) as clerk:
        await clerk.presses("2", "j", "j")
        case, before = clerk.case, clerk.cases
        await clerk.presses("slash")
        await clerk.types("meh")
        await clerk.presses("enter")
        assert clerk.cases != before
        await clerk.presses("escape")
        assert (clerk.case, clerk.cases) == (case, before)
        await clerk.presses("tab", "tab", "tab")
        assert clerk.screen.sync.tab.words == "First contact"
        await clerk.presses("shift+tab")
        assert clerk.screen.sync.tab.words == "Marked"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_query_is_kept_by_a_key_and_taken_out_again(
    filled: Path, ticking: Ticking, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\nme = 'ann' # me\n", encoding="utf-8")
    async with at_work(filled, ticking, size, book=FileBook(path)) as clerk:
        await clerk.presses("slash")
        await clerk.types("stars:1 zip or onions")
        await clerk.presses("enter", "V", "ctrl+u")
        await clerk.types("Zips")
        await clerk.presses("enter")
        assert "2 Zips 2" in await counted(clerk, "2 Zips 2")
        assert clerk.sees("Kept as the view “Zips”")
        assert len(clerk.cases) == 2
        assert load(path).settings.views == (SavedView("Zips", "stars:1 zip or onions"),)
        assert path.read_text("utf-8").startswith("# mine\nme = 'ann' # me\n")
        await clerk.presses("V", "y")
        assert "Zips" not in tabs(clerk)
        assert clerk.screen.sync.tab.words == "All"
        assert len(clerk.cases) == 5
        assert load(path).settings.views == ()


async def test_a_set_to_begin_with_is_offered(filled: Path, ticking: Ticking, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with at_work(filled, ticking, (140, 40), book=FileBook(path)) as clerk:
        await clerk.presses("V")
        assert clerk.sees("“Due today”,")
        await clerk.presses("n")
        assert not path.exists()
        await clerk.presses("V", "y")
        assert "2 Due today 4" in await counted(clerk)
        assert [view.name for view in load(path).settings.views][:3] == ["Due today", "Danger", "Feedback"]


async def test_the_inbox_opens_with_the_view_that_is_set(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, settings=WITH_VIEWS._replace(opens_with="Onions")) as clerk:
        assert len(clerk.cases) == 2
        assert clerk.screen.sync.tab.words == "Onions"
        await clerk.presses("e")
        assert len(clerk.cases) == 1
    async with at_work(filled, ticking, settings=WITH_VIEWS._replace(opens_with="Done")) as clerk:
        assert len(clerk.cases) == 1


async def test_a_figure_without_a_tab_says_so(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("9")
        assert "There is no tab 9" in clerk.says
