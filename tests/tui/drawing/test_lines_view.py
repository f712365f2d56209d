"""The tones of lines are those of the style sheets, of whatever theme is on."""

from __future__ import annotations

from typing import Any

import pytest

from reviewtui.tui.drawing.lines import TONES, Line, TonedText
from reviewtui.tui.drawing.lines_view import LinesView
from tui.host import Host, house_theme

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
    light = house_theme(dark=False)
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
