"""Keys typed ahead of a long list mean all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import at_work

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
