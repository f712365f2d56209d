"""The room that stands on Textual's private interfaces of painting: between its frames and the terminal.

Textual sends every cell of a changed region again. `FramesApp` takes its updates (of 8.2.8: `LayoutUpdate` and
`ChopsUpdate`, as `App._display` gets them), keeps what the terminal shows, and sends what differs in one write.
"""

from __future__ import annotations

import asyncio
import os
import time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from rich.cells import split_graphemes
from rich.color import ColorSystem
from textual import events, messages
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.strip import Strip

from reviewtui.tui.frames.bell import notification
from reviewtui.tui.frames.cells import Cells, cells_of
from reviewtui.tui.frames.looks import read_look
from reviewtui.tui.frames.picture import Laid, Picture
from reviewtui.tui.frames.speed import Speed
from reviewtui.tui.frames.terminal import skills_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.style import Style
    from textual.driver import Driver
    from textual.message import Message
    from textual.screen import Screen

ANEW = "\x1b(B\x0f\x1b[r\x1b[?6l\x1b[4l\x1b[?7l\x1b[?25l\x1b[m\x1b[H\x1b[2J"
"""Before all is painted anew: letters are letters, no margins, no inserting, no wrapping, no cursor, nothing there."""
QUESTION = "\x1b[?2026$p"
"""Only sent to terminals that have answered it at the start, when Textual asks it."""
TICK = 0.025
"""Seconds between two looks at whether a frame has been held back long enough."""
PATIENCE = 2.0
"""Seconds that answers on their way are waited for before the terminal is given back."""


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[int, int, int], ...]:
    return tuple(split_graphemes(text)[0])


class FramesApp(App[None]):
    """An app that sends to the terminal only what it does not show already."""

    def __init__(self, *, paint_all: bool = False) -> None:
        self.paint_all = paint_all
        self.speed = Speed()
        self._picture: Picture | None = None
        self._skills = skills_of(os.environ)
        self._lent = False
        self._unsaid = ""
        self._coming: asyncio.Handle | None = None
        super().__init__()

    # Textual's own ways ----------------------------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system; when it takes the terminal (again), nothing of ours stands there."""
        return _watched(super().get_driver_class())

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        driver = self._driver
        ours = driver is not None and not driver.is_inline and not self.paint_all
        if not ours or not isinstance(renderable, LayoutUpdate | ChopsUpdate):
            if renderable is not None and self._picture is not None:
                self._picture.forget()
            super()._display(screen, renderable)
            return
        try:
            if driver is not None and self._running and not self._closed and not driver.is_headless:
                try:
                    self._lay(renderable)
                    self._send_soon()
                except Exception as error:  # noqa: BLE001 - as Textual does
                    self._handle_exception(error)
        finally:
            self.post_display_hook()

    async def on_resize(self, event: events.Resize) -> None:
        """A terminal whose size changes does with its cells what it likes, also when it comes back to the same size."""
        picture = self._picture
        if picture is not None:
            picture.forget()
            if (picture.columns, picture.rows) == event.size:
                self.paint_anew(clear=False)

    # ours ------------------------------------------------------------------------------------------------------------

    def hold(self, seconds: float) -> None:
        """Send nothing for so long, or until `let_go`: several frames are coming that are one for whoever looks.

        Time in which the program is busy does not count, so that a slow machine shows no halves either.
        """
        if self._driver is not None and not self._driver.is_headless and not self.paint_all:
            self._hold_on(round(seconds / TICK))

    def _hold_on(self, ticks: int) -> None:
        loop = asyncio.get_running_loop()
        self._wait(loop.call_later(TICK, self._hold_on, ticks - 1) if ticks else loop.call_soon(self._send_now))

    def let_go(self) -> None:
        """What was held back is sent."""
        if self._coming is not None:
            self._wait(asyncio.get_running_loop().call_soon(self._send_now))

    def _send_soon(self) -> None:
        """Frames of one turn of the loop are sent as one: a new layout and what is painted in it, say."""
        if self._coming is None:
            self._wait(asyncio.get_running_loop().call_soon(self._send_now))

    def _wait(self, coming: asyncio.Handle | None) -> None:
        if self._coming is not None:
            self._coming.cancel()
        self._coming = coming

    def _send_now(self) -> None:
        self._coming = None
        driver = self._driver
        if driver is not None and self._picture is not None and self._running and not (self._closed or self._lent):
            try:
                self._send(driver)
            except Exception as error:  # noqa: BLE001 - as Textual does
                self._handle_exception(error)

    def paint_anew(self, *, clear: bool = True) -> None:
        """Say everything again: another program wrote on the screen, or has given it back."""
        driver = self._driver
        if driver is None or driver.is_headless or not self._running or self._closed:
            return
        if self._picture is None:
            driver.write(ANEW if clear else "")
            self.screen.refresh()
        else:
            self._picture.forget()
            self._send(driver, ANEW if clear else "")

    def ring(self, words: str, how: str) -> None:
        """Have the terminal notify of something, beside the screen; where it is lent, once it is ours again."""
        driver = self._driver
        if driver is None or driver.is_headless or self._closed:
            return
        said = notification(words, how, os.environ)
        if self._lent:
            self._unsaid = said
        else:
            driver.write(said)
            driver.flush()

    def lends(self, *, lent: bool) -> None:
        """The terminal is another program's, or ours again."""
        self._lent = lent
        if not lent and self._unsaid and self._driver is not None:
            self._driver.write(self._unsaid)
            self._unsaid = ""

    def _send(self, driver: Driver, first: str = "") -> None:
        assert self._picture is not None
        x, y = self._previous_cursor_position = self.screen.outer_size.clamp_offset(self.cursor_position)
        said = first + self._picture.changes((y, x))
        if said:
            if self._sync_available:
                said = f"{SYNC_START}{said}{SYNC_END}"
                if self.speed.measures(len(said), time.monotonic()):
                    said = f"{QUESTION}{said}{QUESTION}"
            driver.write(said)
            driver.flush()

    def _lay(self, update: LayoutUpdate | ChopsUpdate) -> None:
        """Lay what Textual wants to show over the picture; strips that lie there already cost nothing."""
        rows, columns = _size(update)
        picture = self._picture
        if picture is None or (picture.rows, picture.columns) != (rows, columns):
            picture = self._picture = Picture(columns, rows, self._skills)
            if isinstance(update, ChopsUpdate):
                self.screen.refresh()
        system = self.console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001
        lies = picture.lies
        for y, first, strips in _runs(update):
            begin = x = first
            parts: list[Cells] = []
            laid: list[Laid] = []
            for strip in strips:
                size = strip.cell_length
                if lies(y, x, strip):
                    if laid:
                        picture.lay_beside(y, begin, laid, parts)
                        parts, laid = [], []
                    begin = x + size
                else:
                    part = _cells(strip, system)
                    parts += part
                    laid.append((strip, size, part))
                x += size
            if laid:
                picture.lay_beside(y, begin, laid, parts)


def _cells(strip: Strip, system: ColorSystem) -> list[Cells]:
    parts = []
    for text, style, control in strip._segments:  # noqa: SLF001
        if control:
            continue
        if style is None or style._ansi is None or style._link:  # noqa: SLF001
            parts.append(_known(text, *_words(style, system)))
        else:
            parts.append(_known(text, style._ansi))  # noqa: SLF001
    return parts


@lru_cache(maxsize=8192)
def _known(text: str, words: str, link: str = "") -> Cells:
    return cells_of(text, read_look(words, link), _pieces)


def _words(style: Style | None, system: ColorSystem) -> tuple[str, str]:
    """A style as SGR words and the parameters of a link."""
    if style is None:
        return "", ""
    words = style._ansi  # noqa: SLF001
    if words is None:
        words = Strip.render_ansi(style, system)
    return words, f"id={style._link_id};{style._link}" if style._link else ""  # noqa: SLF001


def _size(update: LayoutUpdate | ChopsUpdate) -> tuple[int, int]:
    if isinstance(update, LayoutUpdate):
        return update.region.height, update.region.width
    return len(update.chops), update.chop_ends[0][-1]


def _runs(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Iterable[Strip]]]:
    """What an update writes, and where: row, column, strips side by side. The same as its own `render_segments`."""
    if isinstance(update, LayoutUpdate):
        x = update.region.x
        for y, strips in enumerate(update.strips, update.region.y):
            yield y, x, strips
        return
    for y, begin, end in update.spans:
        for stop, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is None or x > end or stop <= begin:
                continue
            if begin <= x < end and stop <= end:
                yield y, x, (piece,)
            else:
                yield y, x, (piece.crop(0, min(stop, end) - x),)


@cache
def _watched(driver: type[Driver]) -> type[Driver]:
    """A driver that has all painted anew whenever it takes the terminal, and hears what is told about the line."""

    class Watched(driver):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            if isinstance(self._app, FramesApp):
                self._app.lends(lent=False)
            self._loop.call_soon_threadsafe(_taken, self._app)

        def process_message(self, message: Message) -> None:
            if isinstance(message, messages.TerminalSupportsSynchronizedOutput) and isinstance(self._app, FramesApp):
                self._app.speed.answered(time.monotonic())
            super().process_message(message)

        def stop_application_mode(self) -> None:
            if isinstance(self._app, FramesApp):
                self._app.lends(lent=True)
                self._app.speed.forget_questions(PATIENCE)
            super().stop_application_mode()

    return Watched


def _taken(app: App[Any]) -> None:
    if isinstance(app, FramesApp) and app._dom_ready:  # noqa: SLF001
        app.paint_anew()
