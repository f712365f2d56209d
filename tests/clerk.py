"""A seller's clerk: drives the real app on a real database, and says what is on the screen."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from builders import SETTINGS, Ticking, a_desk
from reviewtui.desk.clipboard import Copied
from reviewtui.desk.desk import Desk
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.store.thread import StoreThread
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.context import Context, FirstPage
from reviewtui.tui.screen import InboxScreen
from stillness import draw, still


@dataclass
class FakeClipboard:
    """Remembers what left."""

    copied: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    write: Callable[[str], None] = field(default=lambda _: None)

    def copy(self, text: str, name: str) -> Copied:
        self.copied.append(text)
        return Copied(("tmux buffer",), name)

    def keep(self, text: str, name: str) -> str:
        self.kept.append(text)
        return f"replies/{name}"

    def open_page(self, url: str) -> bool:
        self.opened.append(url)
        return True


class Clerk:
    """One story a test, read aloud."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None], ticking: Ticking, hands: FakeClipboard) -> None:
        self.app, self.pilot, self.ticking, self.hands = app, pilot, ticking, hands

    @property
    def screen(self) -> InboxScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, InboxScreen)
        return screen

    @property
    def cases(self) -> list[int]:
        return list(self.screen.list.ids)

    @property
    def case(self) -> int:
        case = self.screen.list.case
        assert case is not None
        return case

    @property
    def says(self) -> str:
        return self.screen.status.words

    async def presses(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settles()

    async def types(self, text: str) -> None:
        await self.pilot.press(*("space" if each == " " else each for each in text))
        await self.settles()

    async def settles(self) -> None:
        """Wait until what was asked of the desk has come back and is painted."""
        for _ in range(3):
            await self.pilot.pause()
            draw(self.app)
            await self.screen.context.desk.call(lambda _: None)
            if (reply := self.screen.places.reply) is not None:
                await reply.checks.settled()
        await self.pilot.pause()
        draw(self.app)

    async def rests(self) -> None:
        """Wait until the preview has followed."""
        await still(within=0.3)
        await self.settles()

    async def comes(self, true: Callable[[], bool]) -> None:
        """Wait for what must come; a busy machine takes its time. What did not come the test says."""
        late = time.monotonic() + 20
        while not true() and time.monotonic() < late:
            await self.pilot.pause(0.02)
            await self.settles()

    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def sees(self, words: str) -> bool:
        return any(words in line for line in self.lines())

    async def desk(self, question: Callable[[Desk], Any]) -> Any:
        return await self.screen.context.desk.call(question)


def make_context(
    path: Path, ticking: Ticking, settings: Settings = SETTINGS, **given: Any
) -> tuple[Context, StoreThread[Desk]]:
    speller = given.pop("speller", None)
    thread = StoreThread(lambda: a_desk(path, ticking, settings, speller=speller), lambda desk: desk.store.close())

    def first(desk: Desk) -> FirstPage:
        cases = desk.inbox.case_ids(desk.finding.opening() if settings.opens_with else View(), 200)
        return FirstPage(cases, desk.inbox.rows(cases))

    hands = given.pop("clipboard", FakeClipboard())
    return Context(thread, ticking, settings, hands, thread.submit(first), [], **({"theme": "dark"} | given)), thread


@asynccontextmanager
async def at_work(
    path: Path, ticking: Ticking, size: tuple[int, int] = (80, 24), settings: Settings = SETTINGS, **given: Any
) -> AsyncIterator[Clerk]:
    """The inbox, open."""
    hands = FakeClipboard()
    context, thread = make_context(path, ticking, settings, clipboard=hands, **given)
    app = ReviewApp(context)
    try:
        async with app.run_test(size=size) as pilot:
            clerk = Clerk(app, pilot, ticking, hands)
            await clerk.rests()
            yield clerk
    finally:
        thread.close()
