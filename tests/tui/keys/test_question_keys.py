"""In questions too the action table is the only one: moves, the way out, Enter; and no key is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import Clerk, at_work
from reviewtui.tui.dialogs.modal import Modal
from reviewtui.tui.keys.actions import BY_ID, CASE, QUESTION
from reviewtui.tui.keys.keymap import Keys
from tui.keys.test_keymap import EVERY_ROW

NEW = Keys(EVERY_ROW)
OPENED_BY = (
    "snooze", "note", "tag", "promise", "buyer-wrote", "outcome", "why", "history", "drafts", "contact", "tidy", "help",
)  # fmt: skip


def asked(clerk: Clerk) -> bool:
    return isinstance(clerk.app.screen, Modal)


async def presses(clerk: Clerk, *actions: str) -> None:
    for action in actions:
        await clerk.presses(*NEW.of(action)[0].split())


async def test_with_every_row_remapped_the_old_way_out_is_dead_and_the_new_one_leads_out(
    filled: Path, ticking: Ticking
) -> None:
    async with at_work(filled, ticking, keymap=EVERY_ROW) as clerk:
        for action in OPENED_BY:
            await presses(clerk, action)
            assert asked(clerk), action
            for key in ("escape", "left", "q", "j", "f1"):
                if len(key) == 1 and action in {"snooze", "help"}:
                    continue  # a letter begins a free answer, or a search
                await clerk.presses(key)
                assert asked(clerk), (action, key)
            await presses(clerk, "leave" if action in {"note", "buyer-wrote", "tag", "promise"} else "back")
            if asked(clerk):  # a note in which something was typed asks once
                await presses(clerk, "leave")
            assert not asked(clerk), action


async def test_the_bar_moves_by_the_remapped_keys_only(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, keymap={"down": "Q", "up": "f8", "back": "B"}) as clerk:
        await clerk.presses("O")
        bar = [line for line in clerk.lines() if "▌" in line]
        assert "raised" in bar[-1]
        await clerk.presses("j", "down")
        assert clerk.sees("↓ does nothing here; ? shows the keys")
        assert "raised" in [line for line in clerk.lines() if "▌" in line][-1]
        await clerk.presses("Q", "Q", "f8")
        assert "removed" in [line for line in clerk.lines() if "▌" in line][-1]
        await clerk.presses("escape")
        assert asked(clerk)
        await clerk.presses("B")
        assert not asked(clerk)


async def test_the_lines_of_keys_name_the_new_ones_and_a_click_on_them_acts(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking, (100, 30), keymap={"back": "f9", "take": "f8"}) as clerk:
        await clerk.presses("w")
        at = next(row for row, line in enumerate(clerk.lines()) if "F9 back" in line)
        await clerk.pilot.click(offset=(clerk.lines()[at].index("F9"), at))
        await clerk.settles()
        assert not asked(clerk)
        await clerk.presses("c")
        await clerk.types("called them")
        assert clerk.sees("F8 keep")
        await clerk.presses("enter")
        assert asked(clerk)
        await clerk.presses("f8")
        assert clerk.says.startswith("Noted on")


@pytest.mark.parametrize("action", OPENED_BY)
async def test_a_key_without_a_meaning_says_so_and_where_the_keys_are_told(
    filled: Path, ticking: Ticking, action: str
) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses(*BY_ID[action].keys[0].split())
        assert asked(clerk)
        await clerk.presses("f11")
        named = "F1" if action in {"note", "buyer-wrote", "tag", "promise"} else "?"
        assert clerk.sees(f"F11 does nothing here; {named} shows the keys")
        await clerk.presses("f1" if named == "F1" else "question_mark")
        if action != "help":
            assert clerk.sees("Keys  ·  in a question")
            await clerk.presses("escape")
            assert asked(clerk)
        else:
            assert not asked(clerk)


async def test_a_choices_own_key_goes_before_a_move(filled: Path, ticking: Ticking) -> None:
    """`k` is “kept” where that stands in the question, though it moves the bar elsewhere."""
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("p")
        await clerk.types("a new cable")
        await clerk.presses("enter")
        await clerk.types("friday")
        await clerk.presses("enter", "p", "k")
        assert clerk.says.startswith("Promise kept")


@pytest.mark.parametrize(("place", "size"), [("list", (140, 40)), (CASE, (80, 24))])
async def test_the_keys_are_scrolled_by_everything_that_moves(
    filled: Path, ticking: Ticking, place: str, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        if place == CASE:
            await clerk.presses("enter")
        await clerk.presses("question_mark")
        top = clerk.lines()
        bottoms = set()
        for down, up in (("j", "k"), ("down", "up"), ("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("space", "g"),
                         ("G", "g"), ("end", "home")):  # fmt: skip
            await clerk.presses(down)
            assert clerk.lines() != top, down
            if down in {"G", "end"}:
                bottoms.add("\n".join(clerk.lines()))
            await clerk.presses(up)
            assert clerk.lines() == top, up
        assert len(bottoms) == 1
        await clerk.presses("G")
        assert clerk.sees("before a letter leaves: back to the letter")
        assert clerk.sees("in the letter: keeps it as a draft") or clerk.sees("Signs in the list")


async def test_the_keys_are_searched_by_slash_and_by_typing(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("question_mark")
        await clerk.types("/history")
        assert clerk.sees("What was done and when")
        assert not clerk.sees("Put the case away")
        await clerk.presses("escape")
        assert clerk.sees("Write the reply")
        await clerk.types("sn")
        assert clerk.sees("Put the case away until a time you choose")
        assert not clerk.sees("What was done and when")
        await clerk.types("xx")
        assert clerk.sees("No key is called so.")
        await clerk.presses("escape", "escape")
        assert not asked(clerk)
        assert clerk.screen.place == "list"


def test_what_is_told_of_a_question_is_in_the_table() -> None:
    told = [row[3] for row in Keys().table(QUESTION)]
    assert "Take the answer under the bar, or what was typed" in told
    assert "Back to the list; out of a question" in told


async def test_the_palette_hears_the_table_too(filled: Path, ticking: Ticking) -> None:
    async with at_work(
        filled, ticking, keymap={"back": "f9", "leave": "f7", "versions": "f8", "down": "ctrl+f"}
    ) as clerk:
        await clerk.presses("colon", "escape")
        assert len(clerk.app.screen_stack) == 2
        await clerk.presses("f9")
        assert len(clerk.app.screen_stack) == 1
        await clerk.presses("colon")
        await clerk.types("history")
        await clerk.rests()
        await clerk.presses("enter")
        await clerk.rests()
        assert clerk.sees("History  ·  what was done")
