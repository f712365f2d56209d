"""The radar on screen: a word in the header, a sheet whose Enter lists the cases, and the note that it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DAY, NOW, SETTINGS, Ticking, a_review, bring_in
from clerk import at_work
from reviewtui.desk.desk import Desk
from reviewtui.desk.settings import AlertSettings
from reviewtui.domain.bars import bars
from reviewtui.store.store import SqliteStore


def posted(days: int) -> int:
    return (NOW // DAY - days) * DAY


def fill(database: Path) -> None:
    """A quiet past of two products, and a burst at each."""
    store = SqliteStore(database)
    made = []
    for number, (asin, name) in enumerate((("B000000001", "Travel mug"), ("B000000002", "Kettle"))):
        facts = {"asin": asin, "product": name}
        happy = {"stars": 5, "title": "Fine", "text": "All good."} | facts
        made += [a_review(1000 * number + 100 + each, posted_at=posted(20 + 2 * each), **happy) for each in range(90)]
    leak = {"title": "Leaks", "text": "It leaks all over the table.", "asin": "B000000001", "product": "Travel mug"}
    made += [a_review(5000 + each, posted_at=posted(3), **leak) for each in range(7)]
    late = {"title": "Late", "text": "It arrived two weeks late.", "asin": "B000000002", "product": "Kettle"}
    made += [a_review(6000 + each, posted_at=posted(4), **late) for each in range(5)]
    bring_in(store, made, NOW)
    store.close()


def listen(desk: Desk) -> int:
    while desk.arriving.go_on():
        pass
    return len(desk.radar.open())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_burst_stands_in_the_header_and_its_cases_are_listed(
    database: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    fill(database)
    async with at_work(database, ticking, size) as clerk:
        assert not clerk.sees("burst")
        assert await clerk.desk(listen) == 2
        await clerk.screen.radar_watch.look()
        await clerk.settles()
        assert "2 bursts" in clerk.lines()[0]
        await clerk.presses("L")
        assert clerk.sees("Leak  “Travel mug” (B000000001 DE)")
        assert clerk.sees("7 of 7 unhappy reviews in 8 days")
        assert clerk.sees("26 weeks, at most 7 in one")
        await clerk.presses("j")
        assert clerk.sees("5 of 5 unhappy reviews in 8 days")
        await clerk.presses("enter")
        assert len(clerk.cases) == 5
        assert clerk.sees("asin:B000000002")
        await clerk.presses("L", "escape", "L", "enter")
        assert len(clerk.cases) == 7
        await clerk.presses("escape")
        assert len(clerk.cases) == 12


async def test_it_is_noted_that_a_burst_is_mended_and_undone(database: Path, ticking: Ticking) -> None:
    fill(database)
    async with at_work(database, ticking) as clerk:
        await clerk.desk(listen)
        await clerk.presses("L", "f")
        await clerk.presses("ctrl+u")
        await clerk.types("yesterday lot B7")
        await clerk.presses("enter")
        assert clerk.sees("Fixed on 2026-11-22 from lot B7")
        assert clerk.sees("too early to tell")
        await clerk.presses("escape", "u")
        assert "fixed on 2026-11-22" in clerk.says
        await clerk.presses("L")
        assert not clerk.sees("Fixed on")
        await clerk.presses("f", "ctrl+u")
        await clerk.types("someday")
        await clerk.presses("enter")
        assert not clerk.sees("Fixed on")
        await clerk.presses("escape")
        assert "is no day that we know" in clerk.says
        await clerk.presses("L", "f", "enter", "f")
        assert not clerk.sees("Fixed on")
        await clerk.presses("escape")
        assert "not fixed after all" in clerk.says


async def test_a_quiet_shop_has_an_empty_sheet_and_a_busy_ear_says_so(database: Path, ticking: Ticking) -> None:
    async with at_work(database, ticking) as clerk:
        await clerk.presses("L")
        assert clerk.sees("Nothing bursts above its own past.")
        await clerk.presses("escape")
        assert not clerk.sees("Nothing bursts")


def test_bars_show_every_count() -> None:
    assert bars((0, 1, 4, 8)) == " ▁▄█"
    assert bars((0, 0)) == "  "
    assert bars((1,)) == "█"
    assert bars((1, 1000)) == "▁█"


class FakeBehind:
    """Goes on when the test says so."""

    def __init__(self) -> None:
        self.begun = False

    def go_on(self, *, apart: bool) -> None:
        assert not apart, "a small shop"
        self.begun = True

    def end(self) -> None: ...


async def test_a_burst_that_is_seen_later_rings_once(database: Path, ticking: Ticking) -> None:
    behind = FakeBehind()
    loud = SETTINGS._replace(alerts=AlertSettings(terminal="bell", from_score=100.0, pause=0))
    fill(database)
    async with at_work(database, ticking, settings=loud, behind=lambda: behind) as clerk:
        assert behind.begun
        await clerk.screen.arrivals._look()
        assert "Leak" not in clerk.says
        await clerk.desk(listen)
        await clerk.screen.arrivals._look()
        assert clerk.says.startswith("Leak, “Travel mug” (B000000001 DE): 7 of 7 unhappy reviews")
        clerk.screen.status.tell("something else")
        await clerk.screen.arrivals._look()
        assert clerk.says == "something else"
