"""Makes every picture in this folder from the demo, at a fixed time, through the keys that a seller would press.

    python screenshots/make.py            all
    python screenshots/make.py reply      those whose name contains "reply"
    python screenshots/make.py --every F  every scene at three sizes in three themes, into the folder F, to look at

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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from rich.cells import cell_len

os.environ["TZ"] = "UTC"
time.tzset()

from reviewtui.bootstrap.context import make_context  # noqa: E402
from reviewtui.bootstrap.desks import make_desk  # noqa: E402
from reviewtui.config.settings import Config  # noqa: E402
from reviewtui.desk.desk import Desk  # noqa: E402
from reviewtui.desk.settings import Settings  # noqa: E402
from reviewtui.tui.app import ReviewApp  # noqa: E402

sys.path.insert(0, str(Path(__file__).parent))
from scenes import (  # noqa: E402
    BOTTLE,
    FORBIDDEN,
    LETTER,
    NOW,
    ONE_BY_ONE,
    SHELF,
    an_empty_day,
    an_ordinary_day,
    the_first_day,
)  # fmt: skip

Day = Callable[[Callable[[Callable[[], int]], Desk], Path], None]
"""Fills a database, opened by its first argument with a clock of our own, as it is on such a day."""

HERE = Path(__file__).parent
FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', ui-monospace, Menlo, Consolas, monospace"


@dataclass(frozen=True)
class Picture:
    """One picture: its size and the keys that lead to it; text in brackets is typed."""

    name: str
    columns: int
    rows: int
    keys: Sequence[str]
    theme: str = "dark"
    day: Day = an_ordinary_day


PICTURES = (
    Picture("inbox-120x36", 120, 36, ()),
    Picture("inbox-light-120x36", 120, 36, (), "light"),
    Picture("inbox-80x24", 80, 24, ()),
    Picture("case-120x36", 120, 36, ("enter",)),
    Picture("reply-120x36", 120, 36, ("j", "j", "r", *LETTER)),
    Picture("hand-off-120x36", 120, 36, ("3", "j", "r", *SHELF, "f2")),
    Picture("findings-120x36", 120, 36, ("j", "j", "r", *FORBIDDEN)),
    Picture("snippets-120x36", 120, 36, ("j", "j", "r", "tab", "tab", "ctrl+t", "j", "j")),
    Picture("contact-120x36", 120, 36, ("j", "j", "r", *LETTER, "f2")),
    Picture("find-120x36", 120, 36, ("slash", "[leak lid stars:<=2 ag]")),
    Picture("found-120x36", 120, 36, ("slash", "[leak lid stars:<=2]", "enter", "n")),
    Picture("figures-120x36", 120, 36, ("f",)),
    Picture("products-120x36", 120, 36, ("v",)),
    Picture("first-day-80x24", 80, 24, (), day=the_first_day),
    Picture("contact-80x24", 80, 24, ONE_BY_ONE),
    Picture("promise-80x24", 80, 24, ("4", "e")),
    Picture("letter-de-120x36", 120, 36, ("3", "r", *BOTTLE, "f2")),
    Picture("empty-80x24", 80, 24, (), day=an_empty_day),
    Picture("keys-80x24", 80, 24, ("question_mark",)),
)

EVERY: dict[str, tuple[Sequence[str], Day]] = {
    "inbox": ((), an_ordinary_day),
    "case": (("enter",), an_ordinary_day),
    "reply": (("j", "j", "r", *LETTER), an_ordinary_day),
    "first-day": ((), the_first_day),
    "first-day-left": (("enter",), the_first_day),
    "empty": ((), an_empty_day),
    "promise": (("4", "e"), an_ordinary_day),
    "contact": (ONE_BY_ONE, an_ordinary_day),
    "letter-de": (("3", "r", *BOTTLE, "f2"), an_ordinary_day),
    "snooze": (("j", "s"), an_ordinary_day),
    "tag": (("t",), an_ordinary_day),
    "keys": (("question_mark",), an_ordinary_day),
    "history": (("H",), an_ordinary_day),
    "selection": (("x", "x", "r"), an_ordinary_day),
    "why": (("w",), an_ordinary_day),
    "found": (("slash", "[leak lid stars:<=2]", "enter", "n"), an_ordinary_day),
    "figures": (("f",), an_ordinary_day),
    "products": (("v",), an_ordinary_day),
}
"""With --every FOLDER each of these is drawn at three sizes in three themes."""
SIZES = ((80, 24), (120, 36), (160, 50))


async def draw(picture: Picture, folder: Path) -> str:
    """Run the demo, press the keys, answer the SVG."""
    settings = Settings(me="you", shop="Acme Home", sign="Anna from Acme Home", zone=UTC, greet_and_sign=True)
    config = Config(settings, theme=picture.theme)
    path = folder / f"{picture.name}.db"
    desk = make_desk(path, lambda: NOW, config)
    desk.store.close()
    picture.day(lambda clock: make_desk(path, clock, config), folder)
    with make_context(path, lambda: NOW, config, demo=True) as context:
        app = ReviewApp(context)
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
    if sys.argv[1:2] == ["--every"]:
        folder, only = Path(sys.argv[2]), sys.argv[3:]
        folder.mkdir(parents=True, exist_ok=True)
        wanted = [
            Picture(f"{name}-{theme}-{columns}x{rows}", columns, rows, keys, theme, day)
            for name, (keys, day) in EVERY.items()
            for columns, rows in SIZES
            for theme in ("dark", "light", "ansi")
        ]
    else:
        folder, only, wanted = HERE, sys.argv[1:], list(PICTURES)
    for picture in wanted:
        if not only or any(part in picture.name for part in only):
            with tempfile.TemporaryDirectory() as aside:
                svg = asyncio.run(draw(picture, Path(aside)))
            (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            print(picture.name)


if __name__ == "__main__":
    main()
