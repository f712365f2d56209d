"""`I`: a file is picked, shown as it was understood, corrected, brought in; the keys go on meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from builders import SETTINGS, Ticking
from clerk import Clerk, at_work
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.sources.nearby import nearby
from reviewtui.store.thread import StoreThread

ODD = (
    "When,Points,What they say\n2026-11-20,1,The lid leaked all over the table\n"
    "2026-11-21,9,The lid did not leak at all\n2026-11-21,2,It hums all through the night\n"
)
GOOD = "review_id,stars,title,text,date\nR1,1,Gone flat,It went flat in a day,2026-11-20\n"
SIZES = [(80, 24), (140, 40)]


@asynccontextmanager
async def with_files(
    path: Path, ticking: Ticking, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Clerk]:
    """The inbox of a seller in whose downloads two files lie."""
    downloads = path.parent / "home" / "Downloads"
    downloads.mkdir(parents=True)
    (downloads / "odd.csv").write_text(ODD)
    (downloads / "good.csv").write_text(GOOD)
    monkeypatch.setenv("HOME", str(downloads.parent))
    opened: list[StoreThread[Desk]] = []

    def beside() -> StoreThread[Desk]:
        opened.append(
            StoreThread(
                lambda: make_desk(path, ticking, Config(SETTINGS), whole=False), lambda desk: desk.store.close()
            )
        )
        return opened[-1]

    try:
        async with at_work(path, ticking, size, beside=beside, look_around=nearby) as clerk:
            yield clerk
    finally:
        for each in opened:
            each.close()


async def until(clerk: Clerk, true: Callable[[], bool]) -> None:
    """Wait for what comes from another thread."""
    for _ in range(200):
        await clerk.settles()
        if true():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("\n".join(clerk.lines()))


async def pick(clerk: Clerk, name: str) -> None:
    await clerk.presses("I")
    await clerk.types(name[:-1])
    await until(clerk, lambda: clerk.sees(f"▌ {name}"))
    await clerk.presses("enter")
    await until(clerk, lambda: clerk.sees(f"Import  {name}"))


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_is_shown_as_it_is_understood_and_comes_in(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with with_files(filled, ticking, size, monkeypatch) as clerk:
        before = clerk.cases
        await pick(clerk, "good.csv")
        assert any("date" in line and "posted_at" in line and "2026-11-20" in line for line in clerk.lines())
        await until(clerk, lambda: clerk.sees("1 rows    1 new    0 known"))
        await clerk.presses("enter")
        await until(clerk, lambda: clerk.says.startswith("1 new review (good.csv)"))
        await until(clerk, lambda: len(clerk.cases) == len(before) + 1)
        assert clerk.sees("Gone flat")
        await pick(clerk, "good.csv")
        await until(clerk, lambda: clerk.sees("0 new    1 known"))
        await clerk.presses("escape")
        assert len(clerk.cases) == len(before) + 1


@pytest.mark.parametrize("size", SIZES)
async def test_columns_are_corrected_with_keys_and_remembered(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with with_files(filled, ticking, size, monkeypatch) as clerk:
        before = len(clerk.cases)
        await clerk.presses("I")
        await clerk.types("odd.")
        await until(clerk, lambda: clerk.sees("▌ odd.csv"))
        await clerk.presses("enter")
        await until(clerk, lambda: clerk.sees("Which column holds the stars"))
        await clerk.presses("enter")
        assert clerk.sees("Nothing of it can be read so")
        await clerk.presses("j", "f")
        assert clerk.sees("Points  is taken as")
        await clerk.presses("j", "enter")
        await until(clerk, lambda: clerk.sees("3 rows    2 new    0 known    1 can't be read"))
        assert not clerk.sees("Nothing of it can be read so")
        assert any("Points" in line and "stars" in line and "1 · 2" in line for line in clerk.lines())
        await clerk.presses("v")
        assert clerk.sees("row 2, stars: “9”")
        await clerk.presses("v", "m")
        assert clerk.sees("So it will be for all files with these columns.")
        await clerk.presses("enter")
        await until(clerk, lambda: "2 new reviews, 1 row was rejected (odd.csv)" in clerk.says)
        await until(clerk, lambda: len(clerk.cases) == before + 2)
        await pick(clerk, "odd.csv")
        assert clerk.sees("the columns are taken as you said")
        await until(clerk, lambda: clerk.sees("2 known"))


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_file_lacks_is_said_for_all_its_reviews(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with with_files(filled, ticking, size, monkeypatch) as clerk:
        await pick(clerk, "good.csv")
        await clerk.presses("G", "f")
        assert clerk.sees("Their marketplace")
        await clerk.types("de")
        await clerk.presses("enter")
        await until(clerk, lambda: any("marketplace" in line and "DE" in line for line in clerk.lines()))
        await clerk.presses("enter")
        await until(clerk, lambda: "1 new review" in clerk.says)
        (case,) = [each for each in clerk.cases if each not in range(1, 6)][:1]
        assert await clerk.desk(lambda desk: desk.inbox.sheet(case).review.marketplace) == "DE"


async def test_what_cannot_be_read_is_told_in_the_status_line(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_files(filled, ticking, (80, 24), monkeypatch) as clerk:
        await clerk.presses("I")
        await clerk.types("none.csv")
        await clerk.presses("enter")
        await until(clerk, lambda: "none.csv" in clerk.says and "Looking" not in clerk.says)
        assert len(clerk.app.screen_stack) == 1
        await clerk.presses("j")
        assert clerk.case


async def test_the_demo_takes_no_files(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("I")
        assert "Files come into your own inbox" in clerk.says


@pytest.mark.parametrize("size", SIZES)
async def test_where_day_and_month_are_in_doubt_the_marketplace_is_asked_for(
    filled: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with with_files(filled, ticking, size, monkeypatch) as clerk:
        both = "stars,text,date\n1,The lid came off after a day,03/04/2026\n2,It hums all night,05/06/2026\n"
        (filled.parent / "home" / "Downloads" / "when.csv").write_text(both)
        await pick(clerk, "when.csv")
        assert clerk.sees("Do these dates tell the day first")
        await clerk.presses("G", "f")
        await clerk.types("us")
        await clerk.presses("enter")
        await until(clerk, lambda: clerk.sees("2026-03-04"))
        assert clerk.sees("are taken as month before day")
        await clerk.presses("escape")
