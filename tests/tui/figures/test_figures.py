"""The figures on screen: drawn cells, a cursor that goes from figure to figure, and Enter that lists its cases."""

from __future__ import annotations

import asyncio
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stillness
from builders import HOUR, NOW, SETTINGS, Ticking, a_desk, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.desk.desk import Desk
from reviewtui.desk.figures.told import Cell, Row, Section
from reviewtui.desk.ports.counting import CountingStopped
from reviewtui.domain.case import Outcome
from reviewtui.domain.channel import Button
from reviewtui.store.store import SqliteStore
from reviewtui.store.thread import StoreThread
from reviewtui.tui.drawing.lines import line_width, plain
from reviewtui.tui.figures.paint import painted, sparkline
from reviewtui.tui.figures.screen import FiguresScreen

SIZES = ((80, 24), (140, 40), (200, 50))


@pytest.fixture
def worked(database: Path, ticking: Ticking) -> Path:
    """Twelve cases of three products; three were written to, and one of these was raised."""
    desk = a_desk(database, ticking)
    bring_in(
        desk.store,
        [
            a_review(
                number,
                asin=f"B00000000{number % 3}",
                product=f"[b]Watch[/b] {number % 3} \u202e",
                posted_at=NOW - number * HOUR,
            )
            for number in range(1, 13)
        ],
    )
    for case in (1, 2, 3):
        desk.writing.contact(case, Button.CUSTOMER_SUPPORT)
    desk.triage.outcome(2, Outcome.RAISED)
    desk.store.close()
    return database


async def opens_figures(clerk: Clerk) -> None:
    await clerk.presses("f")
    assert isinstance(clerk.app.screen, FiguresScreen)
    assert clerk.sees("First contact"), clerk.lines()


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_work_came_to_is_drawn(worked: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(worked, ticking, size) as clerk:
        for _ in range(2):  # and again after it went away
            await opens_figures(clerk)
            assert clerk.sees("25% (3 of 12)")
            assert clerk.sees("n = 3")
            assert clerk.sees("raised") == clerk.sees("not written to, n = 9")
            assert clerk.sees("last 13 weeks")
            assert clerk.sees("esc back")
            await clerk.presses("escape")
            assert clerk.app.screen is clerk.screen
            assert clerk.sees("The strap snapped")


async def test_enter_on_a_figure_lists_its_cases_and_esc_gives_the_list_back(worked: Path, ticking: Ticking) -> None:
    async with at_work(worked, ticking) as clerk:
        everything = clerk.cases
        await opens_figures(clerk)
        await clerk.presses("enter")
        assert sorted(clerk.cases) == [1, 2, 3]
        assert clerk.says == "written to: 25% (3 of 12)"
        assert clerk.sees("contacted:yes")
        await clerk.presses("escape")
        assert clerk.cases == everything
        await opens_figures(clerk)
        while "raised · written" not in name_of_figure(clerk):
            await clerk.presses("tab")
        await clerk.presses("enter")
        assert clerk.cases == [2]


def name_of_figure(clerk: Clerk) -> str:
    screen = clerk.app.screen
    assert isinstance(screen, FiguresScreen)
    spot = screen._body.spot
    assert spot is not None
    return spot.name


def finding(query: str) -> Callable[[Desk], int]:
    return lambda desk: len(desk.inbox.case_ids(desk.finding.view(query)))


async def test_every_figure_of_every_table_lists_as_many_cases_as_it_says(worked: Path, ticking: Ticking) -> None:
    async with at_work(worked, ticking, (140, 40)) as clerk:
        for view in "owpmcs":
            await opens_figures(clerk)
            await clerk.presses("4", view)
            screen = clerk.app.screen
            assert isinstance(screen, FiguresScreen)
            for spot in screen._body._painted.spots:
                line = plain([screen._body.lines[spot.line]])[0]
                said = line[spot.start : spot.end]
                found = await clerk.desk(finding(spot.query))
                if said.isdigit():
                    assert found == int(said), (spot, said)
                elif " of " in said and "answered" not in spot.name:
                    assert re.search(rf"\b{found} of", said), (spot, said)
            await clerk.presses("escape")


async def test_the_cursor_walks_by_lines_and_stays_in_sight(worked: Path, ticking: Ticking) -> None:
    async with at_work(worked, ticking) as clerk:
        await opens_figures(clerk)
        seen = {name_of_figure(clerk)}
        for _ in range(20):
            await clerk.presses("j")
            seen.add(name_of_figure(clerk))
            screen = clerk.app.screen
            assert isinstance(screen, FiguresScreen)
            body = screen._body
            assert body.spot is not None
            assert body.scroll_offset.y <= body.spot.line < body.scroll_offset.y + body.size.height
        assert "rescued: raised or taken back" in seen
        await clerk.presses("g")
        assert name_of_figure(clerk) == "written to"
        assert clerk.sees("First contact")


async def test_periods_and_tables_by_keys(worked: Path, ticking: Ticking) -> None:
    async with at_work(worked, ticking) as clerk:
        await opens_figures(clerk)
        for key, words in (("1", "last 4 weeks"), ("3", "last 52 weeks"), ("4", "all time"), ("2", "last 13 weeks")):
            await clerk.presses(key)
            assert clerk.sees(words)
            assert clerk.sees("25% (3 of 12)")
        tables = {"w": "2026-W48", "p": "[b]Watch", "m": "ann", "c": "By what the review", "s": "By words that"}
        for key, words in tables.items():
            await clerk.presses(key)
            assert clerk.sees(words), (key, clerk.lines())
        assert not any("\u202e" in line for line in clerk.lines())
        await clerk.presses("v")
        assert clerk.sees("v does nothing here")


async def test_nothing_yet_says_what_would_stand_there(database: Path, ticking: Ticking) -> None:
    SqliteStore(database).close()
    async with at_work(database, ticking) as clerk:
        await clerk.presses("f")
        assert clerk.sees("Here would stand")
        await clerk.presses("enter")
        assert clerk.sees("There is no figure here")


@pytest.mark.parametrize("theme", ["light", "ansi"])
async def test_other_themes_show_the_same(worked: Path, ticking: Ticking, theme: str) -> None:
    async with at_work(worked, ticking, theme=theme) as clerk:
        await opens_figures(clerk)
        assert clerk.sees("25% (3 of 12)")


class SlowThread:
    """A desk apart that counts until it is not wanted any more."""

    def __init__(self, database: Path, ticking: Ticking) -> None:
        self.thread = StoreThread(lambda: a_desk(database, ticking, SETTINGS), lambda desk: desk.store.close())
        self.ended = threading.Event()
        self.closed = False

    async def call(self, intent: Callable[[Desk], Any]) -> Any:
        def slowly(desk: Desk) -> Any:
            counting = desk.store.counting
            whole = counting.talks

            def talks(cohort: Any, going: Callable[[], None]) -> Any:
                try:
                    for _ in range(12_000):
                        going()
                        time.sleep(0.005)
                except CountingStopped:
                    self.ended.set()
                    raise
                return whole(cohort, going)

            counting.talks = talks  # type: ignore[method-assign]
            return intent(desk)

        return await self.thread.call(slowly)

    def close(self) -> None:
        self.closed = True
        self.thread.close()


async def test_a_long_count_holds_up_no_key_and_ends_when_nobody_wants_it(
    worked: Path, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stillness, "PATIENCE", 0.5)  # the screen is not still before the count has ended
    slow: list[SlowThread] = []

    def apart() -> SlowThread:
        slow.append(SlowThread(worked, ticking))
        return slow[-1]

    async with at_work(worked, ticking, apart=apart) as clerk:
        await clerk.presses("f")
        assert clerk.sees("Counting what was said … 1 of 5"), clerk.lines()
        await clerk.presses("w")
        assert clerk.sees("Counting")
        begun = time.monotonic()
        await clerk.presses("escape", "j")
        assert time.monotonic() - begun < 20, "the count would have taken a minute"
        assert clerk.app.screen is clerk.screen
        assert clerk.screen.list.cursor == 1
        for _ in range(100):
            if slow[0].closed and slow[0].ended.is_set():
                break
            await asyncio.sleep(0.05)
        assert slow[0].ended.is_set()
        assert slow[0].closed


# painting ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [20, 40, 60, 78, 111, 138, 198])
def test_no_line_is_wider_than_its_room(width: int) -> None:
    cells = tuple(Cell(f"{100 - number}% ({number:,} of 12,345)", "is:any", 0.5) for number in range(2))
    wide = tuple(Cell("83% (123 of 148)", "is:any") for _ in range(6))
    sections = [
        Section("Became", (Row("raised", cells), Row("折りたたみ机 幅80cm " * 2, cells)), ("a, n = 3", "b"), ("No.",)),
        Section("By", (Row("A very long name of a product, black, 500 ml, leakproof", wide),), tuple("abcdef")),
    ]
    found = painted(sections, width, 1)
    assert all(line_width(line) <= width for line in found.lines), plain(found.lines)
    for number, spot in enumerate(found.spots):
        again = painted(sections, width, number)
        lit = [piece.text for piece in again.lines[spot.line] if piece.tone == "chip"]
        assert len(lit) == 1
        assert f"▌{lit[0]}" in plain(again.lines)[spot.line]
        assert sum(line.count("▌") for line in plain(again.lines)) == 1
        assert "".join(piece.text for piece in again.lines[spot.line]).find(lit[0]) >= 0


def test_a_sparkline_is_blank_where_nothing_was_measured() -> None:
    assert sparkline([0, None, 7, 8]) == "▁ ▇█"
    assert sparkline([]) == ""
    assert sparkline([None, 0]) == " ▁"
