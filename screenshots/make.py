"""Makes every picture in this folder from the demo, at a fixed time, through the keys that a seller would press.

    python screenshots/make.py            all
    python screenshots/make.py reply      those whose name contains "reply"

The SVGs that Textual exports name fonts on a server; the pictures here name the reader's own monospaced fonts instead.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.cells import cell_len

os.environ["TZ"] = "UTC"
time.tzset()

from reviewtui.bootstrap import make_desk, make_house  # noqa: E402
from reviewtui.config.settings import Config  # noqa: E402
from reviewtui.desk.settings import Settings  # noqa: E402
from reviewtui.sources.demo.stage import stage  # noqa: E402
from reviewtui.tui.app import ReviewApp  # noqa: E402

HERE = Path(__file__).parent
NOW = int(datetime(2026, 11, 23, 8, 12, tzinfo=UTC).timestamp())
FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', ui-monospace, Menlo, Consolas, monospace"


@dataclass(frozen=True)
class Picture:
    """One picture: its size and the keys that lead to it; text in brackets is typed."""

    name: str
    columns: int
    rows: int
    keys: Sequence[str]
    theme: str = "dark"


LETTER = (
    "[I'm sorry, this is on us. A mug that empties itself into your bag is the opposite of what you paid for.]",
    "tab",
    (
        "[You found the seal missing from the box, the lid leaked because of it, your laptop sleeve is ruined and the "
        "handle wobbles; and when you wrote to us, nobody answered.]"
    ),
    "tab",
    (
        "[A new mug with a checked seal leaves our warehouse on Tuesday. Please keep the old one until we send you a "
        "label: our workshop wants to see it, so that this does not happen to anybody else. And tell us what the "
        "sleeve cost you.]"
    ),
)

SHELF = (
    "[I'm sorry. The shelf came down because of anchors that we chose for you, and it took your plant with it.]",
    "tab",
    (
        "[You kept well under the weight on the box, it held for a week, and then the anchors pulled straight out of "
        "the drywall.]"
    ),
    "tab",
    (
        "[Anchors made for drywall without studs leave us today, and we pay for the plant: just tell us what it cost. "
        "Please send the photos of the holes, our workshop wants to see them.]"
    ),
)

FORBIDDEN = (
    "[I'm sorry, this is on us.]",
    "tab",
    "[The lid leaked, the handle wobbles and nobody answered you.]",
    "tab",
    "[A new mug leaves us today. Would you change your review when it holds? Write to care@mugs.example any time.]",
)

PICTURES = (
    Picture("inbox-120x36", 120, 36, ()),
    Picture("inbox-light-120x36", 120, 36, (), "light"),
    Picture("inbox-80x24", 80, 24, ()),
    Picture("case-120x36", 120, 36, ("enter",)),
    Picture("reply-120x36", 120, 36, ("r", *LETTER)),
    Picture("hand-off-120x36", 120, 36, ("3", "j", "r", *SHELF, "f2")),
    Picture("findings-120x36", 120, 36, ("r", *FORBIDDEN)),
    Picture("snippets-120x36", 120, 36, ("r", "tab", "tab", "ctrl+t", "j", "j")),
    Picture("contact-120x36", 120, 36, ("r", *LETTER, "f2")),
)


async def draw(picture: Picture, folder: Path) -> str:
    """Run the demo, press the keys, answer the SVG."""
    settings = Settings(me="you", zone=UTC)
    config = Config(settings, theme=picture.theme)
    path = folder / f"{picture.name}.db"
    desk = make_desk(path, lambda: NOW, config)
    desk.store.close()
    stage(lambda clock: make_desk(path, clock, config), NOW)
    with make_house(path, lambda: NOW, config, demo=True) as house:
        app = ReviewApp(house)
        async with app.run_test(size=(picture.columns, picture.rows)) as pilot:
            await pilot.pause(0.5)
            for key in picture.keys:
                if key.startswith("["):
                    await pilot.press(*("space" if each == " " else each for each in _keys(key[1:-1])))
                else:
                    await pilot.press(key)
                await pilot.pause(0.3)
            await pilot.pause(0.8)
            svg = app.export_screenshot(title="reviewtui")
    return _without_leading_blanks(_own_fonts(svg))


def _keys(text: str) -> list[str]:
    from textual.keys import _character_to_key

    return [_character_to_key(each) for each in text]


def _own_fonts(svg: str) -> str:
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: ?Fira Code[^;}]*", f"font-family: {FONTS}", svg)


_TEXT = re.compile(r'(<text[^>]* x=")([\d.]+)("[^>]* textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)([^<]*)(</text>)')


def _without_leading_blanks(svg: str) -> str:
    """Some viewers drop blanks at the start of a text; begin it where its first letter stands instead."""

    def moved(match: re.Match[str]) -> str:
        head, x, middle, length, tail, blanks, rest, end = match.groups()
        if not rest:
            return ""
        letters = cell_len(html.unescape(rest))
        width = float(length) / (letters + len(blanks) // 6)
        begin, left = float(x) + width * (len(blanks) // 6), width * letters
        return f"{head}{begin:.1f}{middle}{left:.1f}{tail}{rest}{end}"

    return _TEXT.sub(moved, svg)


def main() -> None:
    wanted = [each for each in PICTURES if not sys.argv[1:] or any(part in each.name for part in sys.argv[1:])]
    with tempfile.TemporaryDirectory() as folder:
        for picture in wanted:
            svg = asyncio.run(draw(picture, Path(folder)))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            print(picture.name)


if __name__ == "__main__":
    main()
