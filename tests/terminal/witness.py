"""The program with a witness in it: asked by a signal, it writes down what Textual means to show.

`python -m terminal.witness …` is `python -m reviewtui …` apart from that.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import selectors
import signal
import termios
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from textual._context import active_app, visible_screen_stack
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver

from reviewtui.bootstrap import main
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.dialogs.deliberate import Deliberate
from stillness import count_threads, still


def rendered(app: App[Any]) -> list[str]:
    """Textual's own picture of the screen, row by row, in the words that it would send."""
    compositor = app.screen._compositor
    waiting = compositor._dirty_regions.copy()
    visible_screen_stack.set(app._background_screens)
    rows = ["".join(strip.render(app.console) for strip in line) for line in compositor.render_full_update().strips]
    compositor._dirty_regions.update(waiting)
    return rows


def tell(app: App[Any], path: Path) -> None:
    """Write down what should be seen."""
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps({"columns": app.size.width, "rows": rendered(app)}), "utf-8")
    aside.replace(path)


class Watched(selectors.SelectSelector):
    """What the thread waits with that reads the terminal."""

    reading = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Between two of these it is at work."""
        type(self).reading = False
        found = super().select(timeout)
        type(self).reading = bool(found)
        return found


parsers: list[XTermParser] = []
"""What the thread reads the bytes with; the last one counts."""


def noted(parser: XTermParser, *given: Any, make: Any = XTermParser.__init__) -> None:
    """Make a parser, and know of it."""
    make(parser, *given)
    parsers.append(parser)


def reads(app: App[Any]) -> bool:
    """Whether there is something to read or to write, or half of a key, or a question that can't be answered yet."""
    waiting = fcntl.ioctl(0, termios.FIONREAD, b"    ")
    if any(waiting) or Watched.reading:
        return True
    if parsers and parsers[-1]._timeout_time is not None:
        return True
    driver: Any = app._driver
    if driver is not None and driver._writer_thread is not None and driver._writer_thread._queue.qsize():
        return True
    asked = app.screen
    return isinstance(asked, Deliberate) and 0 < get_time() - asked.asked.since < asked.GUARD


async def answer(app: App[Any], path: Path) -> None:
    """Wait until all is done that was asked for, then write down what should be seen."""
    await still(within=float(path.with_suffix(".ask").read_text()), busy=lambda: reads(app))
    tell(app, path)


def on_ready(app: ReviewApp) -> None:
    """Hear the signal from now on."""
    path = Path(os.environ["REVIEWTUI_WITNESS"])
    loop, tasks = asyncio.get_running_loop(), set[asyncio.Task[None]]()
    active_app.set(app)

    def asked() -> None:
        tasks.clear()
        tasks.add(loop.create_task(answer(app, path)))

    loop.add_signal_handler(signal.SIGUSR1, asked)
    path.with_suffix(".ready").touch()


def begin() -> None:
    """The program."""
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    room: Any = linux_driver
    room.selectors = SimpleNamespace(SelectSelector=Watched, EVENT_READ=selectors.EVENT_READ)
    parser: Any = XTermParser
    parser.__init__ = noted
    count_threads()
    ReviewApp.on_ready = on_ready  # type: ignore[attr-defined]
    main()


if __name__ == "__main__":
    begin()
