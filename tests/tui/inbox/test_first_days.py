"""The first morning after an import of years of reviews, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DAY, HOUR, NOW, Ticking, a_review, bring_in
from clerk import at_work
from reviewtui.desk.tidying import FirstDays
from reviewtui.store.store import SqliteStore
from reviewtui.tui.dialogs.first_days import FirstDaysDialog

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def wall(database: Path) -> Path:
    """Years of reviews, and three of this week."""
    store = SqliteStore(database)
    ages = [3 * HOUR, DAY + HOUR, 4 * DAY, 12 * DAY, *(40 * DAY + number * 9 * DAY for number in range(200))]
    bring_in(store, [a_review(each, title=f"Case {each}", posted_at=NOW - age) for each, age in enumerate(ages, 1)])
    store.close()
    return database


@SIZES
async def test_it_is_asked_and_nothing_is_done_by_itself(wall: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(wall, ticking, size) as clerk:
        assert clerk.sees("204 reviews came in; 204 are unhappy")
        assert clerk.sees("200  older than a month")
        assert clerk.sees("Close the 200 old ones?")
        await clerk.presses("enter")
        assert len(clerk.cases) == 204
        assert clerk.sees("Case 1")
        assert not clerk.sees("Close the 200")
    async with at_work(wall, ticking, size) as clerk:
        assert not clerk.sees("Close the 200")


@SIZES
async def test_one_key_closes_them_and_one_undo_brings_them_back(
    wall: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(wall, ticking, size) as clerk:
        await clerk.presses("y")
        assert clerk.says == "Closed 200 first contacts older than a month"
        assert clerk.cases == [1, 2, 3, 4]
        assert clerk.sees("Case 4")
        await clerk.presses("u")
        await clerk.rests()
        assert len(clerk.cases) == 204
        assert clerk.case == clerk.cases[4]  # the topmost of those that came back
        assert clerk.sees("Case 1")
        await clerk.presses("Z", "3")
        assert clerk.says.endswith("older than 3 months")
        assert 4 < len(clerk.cases) < 204


@SIZES
async def test_the_key_says_when_there_is_nothing_to_close(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        assert not clerk.sees("reviews came in")
        before = clerk.cases
        await clerk.presses("Z")
        assert clerk.sees("Nothing here is too old to be won.")
        await clerk.presses("y", "3", "n")
        assert clerk.cases == before


@SIZES
async def test_a_wall_is_not_red(wall: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(wall, ticking, size) as clerk:
        await clerk.presses("enter", "G")
        await clerk.rests()
        assert not clerk.sees("over")
        assert clerk.sees("y old")
        await clerk.presses("g")
        assert clerk.sees("today")
        assert clerk.sees("24h left") or clerk.sees("23h left")


@SIZES
async def test_more_late_ones_than_a_morning_holds_can_be_closed_too(
    database: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    store = SqliteStore(database)
    ages = [3 * HOUR, DAY, *(8 * DAY + number * 6 * HOUR for number in range(40)), *(60 * DAY,) * 15]
    bring_in(store, [a_review(each, title=f"Case {each}", posted_at=NOW - age) for each, age in enumerate(ages, 1)])
    store.close()
    async with at_work(database, ticking, size) as clerk:
        assert clerk.sees("close what is older than a week")
        await clerk.presses("w")
        assert clerk.says == "Closed 55 first contacts older than a week"
        assert clerk.cases == [1, 2]
        await clerk.presses("u")
        await clerk.rests()
        assert len(clerk.cases) == 57


@pytest.mark.parametrize("came_in", [204, 61_892])
async def test_no_line_of_it_wraps_at_eighty_columns(wall: Path, ticking: Ticking, came_in: int) -> None:
    old, older = came_in - 93, came_in - 111
    found = FirstDays(came_in=came_in, unhappy=came_in, fresh=19, late=62, old=old, older=older, undated=12)
    async with at_work(wall, ticking) as clerk:
        await clerk.presses("n")
        await clerk.app.push_screen(FirstDaysDialog(found, 30 * DAY))
        await clerk.settles()
        shown = clerk.lines()
        at = next(number for number, line in enumerate(shown) if "reviews came in" in line)
        lines = [line for line in shown[at:] if line.strip()]
        assert lines[0].endswith("wait for a first contact.")
        assert lines[2].endswith("late, but try; the clock starts at arrival")
        assert lines[5].startswith(f"  Close the {old:,} old ones?")
        assert lines[5].endswith("one undo brings all back.")
        assert len(lines) == 10
