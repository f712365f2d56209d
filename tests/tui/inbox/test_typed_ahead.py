"""Keys typed ahead of a long list mean all of it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from builders import Ticking
from clerk import at_work
from reviewtui.tui.inbox import queries

SIZES = [(80, 24), (140, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_end_and_all_of_a_tab_are_those_of_the_whole_list(
    crowd: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with at_work(crowd, ticking, size) as clerk:
        # What the first page left out does not come by itself here: that is the slowest a list can be.
        works = clerk.screen.run_worker
        monkeypatch.setattr(
            clerk.screen,
            "run_worker",
            lambda work, **how: work.close() if how.get("group") == "order" else works(work, **how),
        )
        await clerk.presses("2", "G")
        await clerk.rests()
        assert clerk.lines()[-1].endswith("500 of 500")
        await clerk.presses("1", "asterisk")
        assert clerk.sees("500 selected")
        await clerk.presses("escape", "2", "G")
        await clerk.rests()
        assert clerk.lines()[-1].endswith("500 of 500")


@pytest.mark.parametrize("size", SIZES)
async def test_no_tab_is_called_empty_before_its_cases_were_asked_for(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        await clerk.presses("7")
        assert clerk.sees("Nothing is done yet.")
        first, go_on = queries.first_page, threading.Event()

        def late(*given: Any) -> Any:
            go_on.wait(20)
            return first(*given)

        monkeypatch.setattr(queries, "first_page", late)
        counting = asyncio.create_task(clerk.screen.sync.count())
        await asyncio.sleep(0)
        turning = asyncio.create_task(clerk.screen.sync.show_view(1))
        try:
            await counting
            await clerk.pilot.pause()
            assert "First" in clerk.lines()[1]
            assert not clerk.sees("Nobody waits for a first word.")
        finally:
            go_on.set()
        await turning
        await clerk.settles()
        assert len(clerk.cases) == 5
