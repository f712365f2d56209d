"""The tones of lines are those of the style sheets, of whatever theme is on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reviewtui.tui.drawing.lines import TONES, Line, TonedText
from reviewtui.tui.drawing.lines_view import LinesView
from tui.host import Host, own_theme

SIZES = [(80, 24), (120, 36)]


def drawn(app: Host) -> dict[str, Any]:
    """Each tone with the style in which its name stands on the screen."""
    strips = app.screen._compositor.render_strips()
    return {piece.text: piece.style for strip in strips for piece in strip if piece.text in TONES}


def lines(_: int) -> list[Line]:
    return [(TonedText(tone, tone),) for tone in TONES]


@pytest.mark.parametrize("size", SIZES)
async def test_every_tone_follows_the_theme_after_hide_and_show_too(size: tuple[int, int]) -> None:
    view = LinesView()
    app = Host(view)
    light = own_theme(dark=False)
    light.name = "house light"
    app.register_theme(light)
    async with app.run_test(size=size) as pilot:
        view.show(lines)
        await pilot.pause()
        dark = drawn(app)
        assert set(dark) == set(TONES)
        assert dark["hot"].color.triplet.hex == "#f0716b"
        assert dark["title"].bold
        assert dark["alarm"].bgcolor.triplet.hex == "#f0716b"
        view.display = False
        await pilot.pause()
        app.theme = "house light"
        await pilot.pause()
        view.display = True
        await pilot.pause()
        for _ in range(2):
            found = drawn(app)
            assert found["hot"].color.triplet.hex == "#b5352d"
            assert all(found[tone].color != dark[tone].color for tone in ("plain", "hot", "warm", "cool", "dim"))
            app.theme = "house"
            await pilot.pause()
            assert drawn(app) == dark
            app.theme = "house light"
            await pilot.pause()


def numbered(count: int) -> Callable[[int], list[Line]]:
    return lambda _: [(TonedText(f"line {number}", "plain"),) for number in range(count)]


def top(app: Host) -> str:
    """The first line that is drawn."""
    return " ".join(app.screen._compositor.render_strips()[0].text.split()[:2])


@pytest.mark.parametrize("size", SIZES)
async def test_a_scroll_asked_before_the_view_is_laid_out_is_done(size: tuple[int, int]) -> None:
    view = LinesView()
    app = Host(view)
    async with app.run_test(size=size) as pilot:
        for lines_there in (200, 90):  # the second text finds a view that has a scrollbar
            view.show(numbered(lines_there))
            view.scroll_to_line(30)
            for name in ("down", "down", "up"):
                assert view.move(name)
            await pilot.pause()
            assert top(app) == "line 31"
            assert view.vertical_scrollbar.position == 31
            view.show(numbered(3))
            await pilot.pause()
            assert top(app) == "line 0"
        view.show(numbered(100))
        assert view.move("last")
        await pilot.pause()
        assert top(app) == f"line {100 - view.size.height}"
        view.scroll_to_line(1000)
        assert view.move("up")
        await pilot.pause()
        assert top(app) == f"line {99 - view.size.height}"
        view.display = False
        await pilot.pause()
        view.show(numbered(150), from_top=True)
        view.scroll_to_line(70)
        await pilot.pause()
        view.display = True
        await pilot.pause()
        assert top(app) == "line 70"
        view.show(numbered(150))
        await pilot.pause()
        assert top(app) == "line 0"
        for name, count, first in (
            ("last", 220, 220 - view.size.height),
            ("half-down", 300, (view.size.height - 1) // 2),
        ):
            view.display = False
            await pilot.pause()
            view.show(numbered(count))
            view.display = True
            assert view.move(name)
            await pilot.pause()
            assert top(app) == f"line {first}"
