"""The tour from its first key to its last: the film of the README, and the whole way from the list to the record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from builders import NOW, SETTINGS, Ticking
from clerk import FakeClipboard, make_context
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.sources.demo.stage import stage
from reviewtui.tui.tour import app as touring
from reviewtui.tui.tour.app import OVER, TourApp
from reviewtui.tui.tour.script import TOUR


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    config = Config(SETTINGS)
    make_desk(path, lambda: NOW, config).store.close()
    stage(lambda clock: make_desk(path, clock, config), NOW)
    return path


@asynccontextmanager
async def playing(
    demo: Path, folder: Path, size: tuple[int, int], pace: float = 0.0
) -> AsyncIterator[tuple[TourApp, Pilot[None], Any, FakeClipboard]]:
    path, hands = folder / "demo.db", FakeClipboard()
    for each in demo.parent.glob("demo.db*"):
        (folder / each.name).write_bytes(each.read_bytes())
    context, thread = make_context(path, Ticking(), clipboard=hands)
    app = TourApp(context, pace=pace)
    try:
        async with app.run_test(size=size) as pilot:
            yield app, pilot, thread, hands
    finally:
        thread.close()


def lines(app: TourApp) -> list[str]:
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_morning_plays_to_its_end(
    demo: Path, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touring, "BETWEEN", 0.35)
    seen: dict[str, list[str]] = {}
    async with playing(demo, tmp_path, size, 0.08) as (app, pilot, thread, hands):
        for _ in range(1200):
            await pilot.pause(0.05)
            if app.shown and app.shown[-1] not in seen and any(app.shown[-1][:30] in line for line in lines(app)):
                seen[app.shown[-1]] = lines(app)
            if app.over:
                break
        assert app.over, lines(app)
        assert [words.partition("  ")[2] for words in app.shown] == [step.told for step in TOUR]
        await pilot.pause(0.5)
        assert any(OVER in line for line in lines(app))
        assert hands.copied == [], "the seller's own clipboard is left alone"
        journal = await thread.call(lambda desk: desk.history.entries(limit=6))
        acts = [each.act for each in journal]
        assert {"leave", "hand-off"} <= set(acts), acts
        sent = await thread.call(lambda desk: [m for c in _replied(desk) for m in desk.inbox.sheet(c).messages])
        assert any(each.direction == "out" and "drywall" in each.text for each in sent)
    assert len(seen) >= len(TOUR) - 2, "each step is told while it is seen"


def _replied(desk: Any) -> list[int]:
    from reviewtui.desk.views import View
    from reviewtui.domain.case import Lane

    return [*desk.inbox.case_ids(View(Lane.WAITING)), *desk.inbox.case_ids(View(Lane.BUYER_REPLIED))]


async def test_space_goes_on_and_other_keys_change_nothing(demo: Path, tmp_path: Path) -> None:
    async with playing(demo, tmp_path, (100, 30), pace=1000) as (app, pilot, thread, _):
        await until(pilot, lambda: len(app.shown) == 1)
        before = await thread.call(lambda desk: desk.inbox.last_act())
        await pilot.press("e", "j", "x", "Z")
        await pilot.pause(0.3)
        assert len(app.shown) == 1
        for number in (2, 3):
            await pilot.pause(1)
            await pilot.press("space")
            await until(pilot, lambda number=number: len(app.shown) == number)
        assert await thread.call(lambda desk: desk.inbox.last_act()) == before


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_it_is_left_at_any_time(demo: Path, tmp_path: Path, key: str) -> None:
    async with playing(demo, tmp_path, (100, 30), pace=1000) as (app, pilot, _, _hands):
        await until(pilot, lambda: len(app.shown) == 1)
        await pilot.press(key)
        await until(pilot, lambda: not app.is_running)


async def until(pilot: Pilot[None], wanted: Any) -> None:
    for _ in range(200):
        if wanted():
            return
        await asyncio.sleep(0.05)
        await pilot._wait_for_screen() if pilot.app.is_running else None
    raise AssertionError


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_of_the_tour_is_cut_within_what_the_keyboard_does(width: int) -> None:
    for number, step in enumerate(TOUR, 1):
        words = f"{number}/{len(TOUR)}  {step.told}"
        line = words + touring.hint_for(words, width)
        assert len(line) <= width - 2
        assert line.endswith("q leaves"), line
