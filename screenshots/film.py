"""Makes `morning.svg`, the moving picture of the README: a few minutes of a morning in the demo, as keys make it.

    python screenshots/film.py

Each scene is drawn by Textual itself. What stands still from one scene to the next is in the file once: an element is
shown in the scenes in which it was drawn, by an animation of its own, so that it needs no script to be seen.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Final

from make import FONTS, HERE, _keys, _own_fonts, _without_leading_blanks
from scenes import NOW, an_ordinary_day

from reviewtui.bootstrap.context import make_context
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.tour.script import TOUR, TourStep

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS: Final = 100
ROWS: Final = 30


_RULE = re.compile(r"\.terminal-\d+-(r\d+) \{ ([^}]*) \}")
_ELEMENT = re.compile(r"<rect [^>]*/>|<text [^>]*>[^<]*</text>")
_OF_ITS_OWN = re.compile(r'class="terminal-\d+-(r\d+)"|clip-path="url\(#[^"]*\)"')


async def scenes(folder: Path) -> list[str]:
    """One SVG a scene."""
    settings = Settings(me="you", shop="Acme Home", sign="Anna from Acme Home", zone=UTC, greet_and_sign=True)
    config, path, drawn = Config(settings, theme="dark"), folder / "demo.db", list[str]()
    make_desk(path, lambda: NOW, config).store.close()
    an_ordinary_day(lambda clock: make_desk(path, clock, config), folder)
    with make_context(path, lambda: NOW, config, demo=True) as context:
        app = ReviewApp(context)
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            await pilot.pause(0.5)
            for scene in TOUR:
                for key in scene.keys:
                    typed = key.startswith("[")
                    await pilot.press(*(_keys(key.strip("[]")) if typed else [key]))
                    await pilot.pause(0.3)
                await pilot.pause(0.8)
                drawn.append(_without_leading_blanks(_own_fonts(app.export_screenshot(title="reviewtui"))))
    return drawn


def elements(svg: str) -> list[str]:
    """What a scene is drawn with, each with its style inside, so that the same looks the same in every scene."""
    styles = dict(_RULE.findall(svg))
    terminal = svg[svg.rindex("<g transform") :]

    def own(match: re.Match[str]) -> str:
        return f'style="{styles[match.group(1)]}"' if match.group(1) else ""

    return [_OF_ITS_OWN.sub(own, element) for element in _ELEMENT.findall(terminal)]


def told(scene: TourStep, top: float) -> str:
    """The line below the screen."""
    words = scene.told.replace("&", "&amp;")
    return f'<text x="2" y="{top:.0f}" style="fill: #e0af68;font-weight: bold">{words}</text>'


def film(drawn: Sequence[str]) -> str:
    """All scenes in one picture that moves."""
    frame = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn[0])
    place = re.search(r'<g transform="translate\(([\d.]+), ([\d.]+)\)', drawn[0])
    assert frame is not None
    assert place is not None
    width, height = float(frame.group(1)), float(frame.group(2))
    left, top = float(place.group(1)), float(place.group(2))
    shown_in: dict[str, list[int]] = {}
    for at, svg in enumerate(drawn):
        for element in dict.fromkeys([*elements(svg), told(TOUR[at], height - top + 24)]):
            shown_in.setdefault(element, []).append(at)
    groups: dict[tuple[int, ...], list[str]] = {}
    for element, at_scenes in sorted(shown_in.items(), key=lambda each: each[0].startswith("<text")):
        groups.setdefault(tuple(at_scenes), []).append(element)
    whole = sum(scene.seconds for scene in TOUR)
    begins = [sum(scene.seconds for scene in TOUR[:at]) / whole * 100 for at in range(len(TOUR))]
    styles, below, above = list[str](), list[str](), list[str]()
    for number, (at_scenes, those) in enumerate(groups.items()):
        name = f"s{number}"
        if len(at_scenes) < len(TOUR):
            steps = "".join(
                f"{begins[at]:.3f}%{{visibility:{'visible' if at in at_scenes else 'hidden'}}}"
                for at in range(len(TOUR))
                if at == 0 or (at in at_scenes) != (at - 1 in at_scenes)
            )
            styles.append(f"@keyframes {name}{{{steps}}}.{name}{{animation:{name} {whole:g}s step-end infinite}}")
            if 0 not in at_scenes:
                styles.append(f".{name}{{visibility:hidden}}")
        for kind, place_of in (("<rect", below), ("<text", above)):
            if some := "".join(element for element in those if element.startswith(kind)):
                place_of.append(f'<g class="{name}">{some}</g>')
    inside = "\n".join([*below, *above])
    return f"""<svg viewBox="0 0 {width:g} {height + 40:g}" xmlns="http://www.w3.org/2000/svg">
<style>text{{font-family:{FONTS};font-size:20px;white-space:pre}}
{chr(10).join(styles)}</style>
<rect fill="#12151c" width="{width:g}" height="{height + 40:g}" rx="8"/>
<g transform="translate({left:g}, {top:g})">
{inside}
</g>
</svg>
"""


def main() -> None:
    """Write it."""
    with tempfile.TemporaryDirectory() as aside:
        drawn = asyncio.run(scenes(Path(aside)))
    (HERE / "morning.svg").write_text(film(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
