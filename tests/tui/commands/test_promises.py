"""Closing a case that still owes something, as drawn: the question, the tab's number and its list."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DAY, NOW, Ticking, a_desk
from clerk import at_work
from reviewtui.desk.views import View
from reviewtui.domain.channel import Button


@pytest.fixture
def owing(filled: Path, ticking: Ticking) -> Path:
    """Two of the five cases owe something."""
    desk = a_desk(filled, ticking)
    first, second, *_ = desk.inbox.case_ids(View())
    for case, words in ((first, "a new cable"), (second, "a new zip")):
        desk.writing.contact(case, Button.CUSTOMER_SUPPORT)
        desk.triage.promise(case, words, NOW + DAY)
    desk.store.close()
    return filled


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_closing_asks_once_what_became_of_the_promise(
    owing: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(owing, ticking, size) as clerk:
        await clerk.presses("4")
        first, second = clerk.cases
        assert clerk.sees("4 Promised 2")
        await clerk.presses("e")
        assert clerk.sees("⚑ a new cable")
        await clerk.presses("escape")
        assert clerk.cases == [first, second]
        await clerk.presses("e", "o")
        assert clerk.sees("waits in Promised")
        assert clerk.cases == [first, second]
        assert clerk.sees("4 Promised 2")
        await clerk.presses("e", "k")
        assert clerk.cases == [second]
        await clerk.settles()
        assert clerk.sees("4 Promised 1")
        await clerk.presses("full_stop")  # the same act on another case asks anew
        assert clerk.sees("⚑ a new zip")
        await clerk.presses("b")
        await clerk.settles()
        assert clerk.cases == []
        assert clerk.sees("4 Promised 0")
        await clerk.presses("u", "u")
        await clerk.settles()
        assert clerk.cases == [first, second]
        assert clerk.sees("4 Promised 2")


async def test_many_are_asked_about_together(owing: Path, ticking: Ticking) -> None:
    async with at_work(owing, ticking) as clerk:
        await clerk.presses("asterisk", "e")
        assert clerk.sees("2 promises are open on 2 of 5 cases")
        await clerk.presses("o")
        await clerk.settles()
        assert len(clerk.cases) == 2
        assert clerk.sees("4 Promised 2")
