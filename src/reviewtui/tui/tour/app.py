"""The inbox that plays the tour by itself: the keyboard only goes on, or leaves."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.content import Content
from textual.css.query import NoMatches
from textual.widgets import Static

from reviewtui.desk.clipboard import Copied
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.drawing.line import width_of
from reviewtui.tui.keys.bursts import KeyBurst
from reviewtui.tui.keys.signs import NAMES_OF_SIGNS
from reviewtui.tui.tour.script import TOUR, TourStep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import PurePath

    from reviewtui.tui.context import Context

BETWEEN: Final = 0.5
"""Seconds between one key and the next: questions that weigh don't hear what comes sooner."""
LETTER: Final = 0.02
"""Seconds for a letter."""
OVER: Final = "That was the tour. q leaves; reviewtui demo is yours to try"
_LEAVE: Final = frozenset({"q", "escape", "ctrl+c", "й"})


class TourLine(Static):
    """What the seller does, on top of whatever is on the screen."""

    DEFAULT_CSS = """
    TourLine { dock: top; width: 100%; height: 1; padding: 0 1; background: $warning; color: $background;
               text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    """


_HINTS: Final = ("   ·   space goes on, q leaves", "  q leaves")
"""What the keyboard does, whole or not at all."""


def hint_for(words: str, width: int) -> str:
    """What stands behind the words of a step, on a screen of that width."""
    return next((each for each in _HINTS if width_of(words + each) <= width - 2), "")


class TourApp(ReviewApp):
    """Plays the script; `pace` 0 waits only where the program needs it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/app.tcss"]

    def __init__(self, context: Context, steps: Sequence[TourStep] = TOUR, pace: float = 1.0) -> None:
        super().__init__(context._replace(clipboard=_NoClipboard()))
        self._steps = steps
        self._pace = pace
        self._pressed: events.Key | None = None
        self._heard = asyncio.Event()
        self._on = asyncio.Event()
        self.shown: list[str] = []
        """What has been told so far."""
        self.over = False

    async def on_event(self, event: events.Event) -> None:
        """A key of the keyboard goes on or leaves; those of the tour go the usual way."""
        ours = event is self._pressed
        if ours:
            self._pressed = None
            self._heard.set()
        if ours or getattr(event, "is_forwarded", False) or not isinstance(event, events.Key | events.Paste | KeyBurst):
            await super().on_event(event)
            return
        keys = [event] if isinstance(event, events.Key) else event.keys if isinstance(event, KeyBurst) else []
        if any(each.key in _LEAVE for each in keys):
            self.exit()
        elif any(each.key == "space" for each in keys):
            self._on.set()

    def on_mount(self) -> None:
        """Begin when the first list stands there."""
        super().on_mount()
        self.run_worker(self._play(), group="tour", exit_on_error=True)

    async def _play(self) -> None:
        await asyncio.sleep(BETWEEN)
        for number, step in enumerate(self._steps, 1):
            self._on.clear()
            await self._tell(f"{number}/{len(self._steps)}  {step.told}", first=True)
            for key in step.keys:
                await self._press(key)
            await self._tell(f"{number}/{len(self._steps)}  {step.told}")
            await self._look(step.seconds)
        self.over = True
        await self._tell(OVER)

    async def _look(self, seconds: float) -> None:
        """As long as it takes to read, or until Space."""
        try:
            async with asyncio.timeout(seconds * self._pace):
                await self._on.wait()
        except TimeoutError:
            return

    async def _press(self, key: str) -> None:
        if key[:1] != "[" and key[-1:] != "]":
            await self._type(events.Key(key, None if len(key) > 1 else key))
            await asyncio.sleep(BETWEEN)
            return
        for letter in key.strip("[]"):
            await self._type(events.Key(_name(letter), letter))
            if not self._on.is_set():
                await asyncio.sleep(LETTER * self._pace)
        await asyncio.sleep(BETWEEN * min(1, self._pace))

    async def _type(self, key: events.Key) -> None:
        self._pressed, self._heard = key, asyncio.Event()
        self.post_message(key)
        await self._heard.wait()

    async def _tell(self, words: str, *, first: bool = False) -> None:
        """On the screen that is shown now; before the keys of a step, or after them on the one that they led to."""
        if first:
            self.shown.append(words)
        told = Content(words if self.over else words + hint_for(words, self.size.width))
        try:
            self.screen.query_one(TourLine).update(told)
        except NoMatches:
            await self.screen.mount(TourLine(told, markup=False))


class _NoClipboard:
    """The seller's own clipboard is left alone."""

    def __init__(self) -> None:
        self.write: Callable[[str], None] = lambda _: None

    def copy(self, text: str, name: str) -> Copied:
        del text, name
        return Copied(("a clipboard of the tour's own",), "")

    def keep(self, text: str, name: str) -> str:
        del text, name
        return ""

    def open_page(self, url: str) -> bool:
        del url
        return False


def _name(letter: str) -> str:
    """How a key that writes a letter is called."""
    if letter in NAMES_OF_SIGNS or letter.isalnum():
        return NAMES_OF_SIGNS.get(letter, letter)
    return unicodedata.name(letter, letter).lower().replace("-", "_").replace(" ", "_")
