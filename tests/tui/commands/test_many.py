"""An act on more cases than a screen shows is asked about once, with their count; questions name their cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import Clerk, at_work
from reviewtui.domain.case import Lane

SIZES = [(80, 24), (140, 40)]


async def open_cases(clerk: Clerk) -> int:
    counts = await clerk.desk(lambda desk: desk.inbox.counts())
    return int(counts.lanes[Lane.FIRST_CONTACT])


@pytest.mark.parametrize("size", SIZES)
async def test_closing_hundreds_is_asked_about_with_their_count_and_one_undo_brings_them_back(
    crowd: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(crowd, ticking, size) as clerk:
        await clerk.presses("asterisk", "e")
        assert clerk.sees("Close 500 cases? One u takes it back.")
        assert await open_cases(clerk) == 500
        await clerk.presses("n")
        assert clerk.sees("500 selected")
        assert await open_cases(clerk) == 500
        await clerk.presses("e", "y")
        await clerk.rests()
        assert await open_cases(clerk) == 0
        await clerk.presses("u")
        await clerk.rests()
        assert await open_cases(clerk) == 500


@pytest.mark.parametrize(
    ("key", "question"),
    [("E", "Bring back 500 cases?"), ("a", "Take on, or let go of, 500 cases?"),
     ("s", "Snooze  ·  500 cases  ·  until"), ("t", "Tag  ·  on 500 cases")],
)  # fmt: skip
async def test_every_act_on_hundreds_tells_their_count_before(
    crowd: Path, ticking: Ticking, key: str, question: str
) -> None:
    async with at_work(crowd, ticking) as clerk:
        await clerk.presses("asterisk", key)
        assert clerk.sees(question)


async def test_repeating_an_act_on_hundreds_is_asked_about_too(crowd: Path, ticking: Ticking) -> None:
    async with at_work(crowd, ticking) as clerk:
        await clerk.presses("s", "w", "asterisk", "full_stop")
        await clerk.rests()
        assert clerk.sees("Snooze 500 cases? One u takes it back.")


@pytest.mark.parametrize("size", SIZES)
async def test_questions_name_the_case_that_they_are_about(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        for place in (0, 1):
            title = clerk.screen.list.row(clerk.case).title[:20]  # type: ignore[union-attr]
            for key, words in (("s", "Snooze"), ("t", "Tag"), ("c", "Note"), ("i", "What they wrote"), ("p", "Promise"),
                               ("O", "What became of the review?")):  # fmt: skip
                await clerk.presses(key)
                line = next(each for each in clerk.lines() if each.strip().startswith(words))
                assert title in line, (place, key)
                await clerk.presses("escape")
            await clerk.presses("j")
