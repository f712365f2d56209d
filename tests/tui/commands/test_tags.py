"""Tags on screen: those that exist are offered with their counts; Tab completes; names are only names."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking, a_desk
from clerk import Clerk, at_work
from reviewtui.domain.text import tag_name

HOSTILE = "[red]\x1b[31m\u202egnp {x} 'quoted\""


@pytest.fixture
def tagged(filled: Path, ticking: Ticking) -> Path:
    """Five cases with tags."""
    desk = a_desk(filled, ticking)
    desk.triage.tag([1, 2, 3], "broken-zip")
    desk.triage.tag([1, 4], "broken-box")
    desk.triage.tag([2], "late")
    desk.store.close()
    return filled


def line_of(clerk: Clerk, words: str) -> str:
    return next((line for line in clerk.lines() if words in line), "")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_tags_that_exist_stand_there_and_tab_completes(
    tagged: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(tagged, ticking, size) as clerk:
        case = clerk.screen.list.case
        await clerk.presses("t")
        assert "3 cases" in line_of(clerk, "broken-zip")
        assert "1 case" in line_of(clerk, "  late")
        await clerk.types("br")
        assert not line_of(clerk, "  late")
        await clerk.presses("tab")
        assert clerk.sees("⏎ puts on a new tag: broken")
        await clerk.types("b")
        await clerk.presses("tab", "enter")
        assert clerk.says.endswith(": broken-box")
        clerk.screen.list.put_cursor(case or 0)
        await clerk.presses("t", "down")
        assert "▌" in line_of(clerk, "broken-zip")
        await clerk.presses("up", "up")
        assert "▌" in line_of(clerk, "late")
        await clerk.presses("escape")
        assert len(clerk.app.screen_stack) == 1


async def test_it_says_beforehand_whether_a_tag_goes_on_or_comes_off(tagged: Path, ticking: Ticking) -> None:
    async with at_work(tagged, ticking) as clerk:
        await clerk.presses("asterisk", "t")
        assert clerk.sees("Tag  ·  on 5 cases")
        assert "on 3 of these" in line_of(clerk, "broken-zip")
        await clerk.types("broken-zip")
        assert clerk.sees("⏎ puts broken-zip on the 2 that lack it")
        await clerk.presses("enter")
        assert clerk.says == "Tagged 5 cases: broken-zip"
        await clerk.presses("asterisk", "t")
        await clerk.types("broken-zip")
        assert clerk.sees("⏎ takes broken-zip off all 5")
        await clerk.presses("enter")
        assert clerk.says == "Untagged 5 cases: broken-zip"


async def test_names_from_elsewhere_are_only_names(filled: Path, ticking: Ticking) -> None:
    desk = a_desk(filled, ticking)
    desk.triage.tag([1], HOSTILE)
    desk.triage.tag([2], "x" * 300)
    desk.triage.tag([3], "狐狸" * 30)
    desk.store.close()
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("t")
        assert clerk.sees("[red]")
        assert not [line for line in clerk.lines() if "\x1b" in line or "\u202e" in line]
        assert all(len(line) <= 80 for line in clerk.lines())
        await clerk.types("[re")
        await clerk.presses("tab", "enter")
        assert "[red]" in clerk.says


def test_a_tag_is_one_word_in_small_letters() -> None:
    assert tag_name("  Broken   Zip ") == "broken-zip"
    assert tag_name("#leak") == "leak"
    assert tag_name(" # - ") == ""
    assert len(tag_name("x" * 300)) == 40
    assert "\x1b" not in tag_name(HOSTILE)


async def test_nobody_has_used_a_tag_yet(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("t")
        assert clerk.sees("Nobody has used a tag yet.")
        await clerk.types("Leaky lid")
        assert clerk.sees("⏎ puts on a new tag: leaky-lid")
        await clerk.presses("enter")
        assert clerk.says.endswith(": leaky-lid")
