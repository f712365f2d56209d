"""The history on screen: what was done, of whom, on what; and the way to its case."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DAY, SETTINGS, Ticking, a_desk
from clerk import at_work


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_what_was_done_is_shown_and_leads_to_its_case(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        first, second, third, *_ = clerk.cases
        await clerk.presses("e", "e", "u")
        await clerk.presses("H")
        assert clerk.sees("History  ·  what was done, the newest first (4)")
        lines = clerk.lines()
        (undone,) = [line for line in lines if "taken back" in line and "Closed" in line]
        assert "Zip broke" in undone
        assert [line for line in lines if "▌" in line and "Undone: closed" in line]
        await clerk.presses("j", "j", "enter")
        await clerk.rests()
        assert clerk.screen.places.shown_case == first
        assert clerk.sees("Cable got so hot it smoked")
        await clerk.presses("H", "enter")
        await clerk.rests()
        assert clerk.screen.places.shown_case == second
        assert clerk.sees("Zip broke on the second trip")
        await clerk.presses("escape", "H", "escape", "e")
        assert clerk.says == "Closed “Zip broke on the second trip”"
        assert third in clerk.cases


async def test_only_mine_and_only_this_case(filled: Path, ticking: Ticking) -> None:
    bob = a_desk(filled, ticking, SETTINGS._replace(me="bob"))
    bob.triage.note(2, "I called them")
    bob.store.close()
    ticking.pass_(DAY)
    async with at_work(filled, ticking, (100, 30)) as clerk:
        await clerk.presses("e", "H")
        assert clerk.sees("bob  Noted on")
        await clerk.presses("m")
        assert clerk.sees("what you did, the newest first (1)")
        assert not clerk.sees("bob  Noted on")
        await clerk.presses("m")
        assert clerk.sees("what bob did, the newest first (1)")
        assert not clerk.sees("you  Closed")
        await clerk.presses("m", "m", "escape")
        clerk.screen.list.put_cursor(2)
        await clerk.presses("H", "c")
        assert clerk.sees("what was done on case 2, the newest first (1)")
        assert clerk.sees("bob  Noted on")
        assert not clerk.sees("you  Closed")
        await clerk.presses("m")
        assert clerk.sees("Nothing of that kind has been done yet.")
        await clerk.presses("enter", "escape")
        assert clerk.sees("Zip broke on the second trip")


async def test_of_an_act_on_many_the_first_case_is_opened_and_of_an_import_none(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.presses("asterisk", "e", "H")
        assert clerk.sees(f"{len(before)} cases")
        await clerk.presses("enter")
        await clerk.rests()
        assert clerk.screen.places.shown_case == min(before)
        await clerk.presses("H", "G", "enter")
        assert clerk.says == "That was about no case that could be opened"


async def test_nothing_has_been_done(database: Path, ticking: Ticking) -> None:
    a_desk(database, ticking).store.close()
    async with at_work(database, ticking) as clerk:
        await clerk.presses("H")
        assert clerk.sees("Nothing has been done yet.")
