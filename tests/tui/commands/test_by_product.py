"""`v`: a line a product with its open cases, average and trend; Enter opens its cases, Esc gives the list back."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import NOW, Ticking, a_desk, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.domain.clock import DAY
from stillness import still


@pytest.fixture
def three(database: Path, ticking: Ticking) -> Path:
    """Mugs that get worse, lamps with little to say, and a strap whose cases are closed."""
    desk = a_desk(database, ticking)
    mugs = [a_review(n, asin="B000000011", product="Travel mug 500 ml", stars=3, posted_at=NOW - 29 * DAY + n)
            for n in range(12)]  # fmt: skip
    mugs += [a_review(20 + n, asin="B000000011", product="Travel mug 500 ml", stars=1, posted_at=NOW - n * DAY)
             for n in range(1, 11)]  # fmt: skip
    lamps = [a_review(40 + n, asin="", product="Desk lamp", stars=2 + n, marketplace="US") for n in range(2)]
    bring_in(desk.store, [*mugs, *lamps, a_review(60, asin="B000000033", product="Watch strap")])
    strap = next(iter(desk.inbox.case_ids(desk.finding.view("strap product:strap"))))
    desk.triage.done([strap])
    desk.store.close()
    return database


async def opened(clerk: Clerk) -> None:
    await clerk.presses("v")
    await still(within=0.3)
    await clerk.settles()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_line_a_product_and_its_cases(three: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(three, ticking, size) as clerk:
        await clerk.presses("j", "j")
        before, case = clerk.cases, clerk.case
        await opened(clerk)
        lines = [line for line in clerk.lines() if " open  " in line]
        assert [line.split()[2] if line.split()[0] == "▌" else line.split()[1] for line in lines] == ["22", "2"]
        assert "2.1★ ▼ Travel mug" in lines[0]
        assert "2.5★ · Desk lamp" in lines[1]
        assert not clerk.sees("Watch strap")
        assert clerk.sees("1.00 in the last")
        await clerk.presses("j")
        assert clerk.sees("too few to compare")
        await clerk.presses("enter")
        assert len(clerk.cases) == 2
        assert clerk.screen.sync.sought == 'product:"Desk lamp" marketplace:US'
        await clerk.presses("escape")
        assert (clerk.cases, clerk.case) == (before, case)
        await opened(clerk)
        await clerk.presses("enter")
        assert len(clerk.cases) == 22
        await opened(clerk)
        await clerk.presses("escape")
        assert len(clerk.cases) == 22
