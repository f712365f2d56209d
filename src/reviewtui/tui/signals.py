"""What the system tells the program: to end, to stop for a while, to go on.

At an end what is written is saved, the terminal is given back as it was, and the program goes with 128 and the number
of the signal. Whatever hangs meanwhile, a locked database or a line that takes no more bytes, it goes within seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import termios
import time
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

from reviewtui.tui.textual_compat import driver_of, frames_waiting, is_lent, writer_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.driver import Driver

ENDS: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
PATIENCE: Final = 5.0
"""Seconds from the signal to the end of a program that hangs."""
SAVING: Final = 3.0
"""Seconds of them for what is not saved yet."""
LOOK: Final = 0.1
_OFF: Final = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h"


class SystemSignals:
    """The signals of one app, from before it runs until it is `over`. `keep` saves what is written."""

    def __init__(self, app: App[Any], keep: Callable[[], Awaitable[object]]) -> None:
        self._app = app
        self._keep = keep
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending = 0
        self._over = Event()
        self._asleep = False
        for number in ENDS:
            signal.signal(number, self._end_wanted)

    def begin(self) -> None:
        """The loop runs: from now on there is something to save and to give back."""
        self._loop = asyncio.get_running_loop()

    def mind_stops(self) -> None:
        """The terminal is taken, and Textual has set its own ways to stop and go on; ours paint the screen anew."""
        signal.signal(signal.SIGTSTP, self._stop_wanted)
        signal.signal(signal.SIGCONT, self._went_on)

    def over(self) -> None:
        """The app has ended and the terminal is given back; what a terminal that is gone did not take is forgotten."""
        self._over.set()
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                try:
                    stream.flush()
                except OSError:
                    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        for number in (*ENDS, signal.SIGTSTP, signal.SIGCONT):
            signal.signal(number, signal.SIG_DFL)

    # to end ----------------------------------------------------------------------------------------------------------

    def _end_wanted(self, number: int, _frame: object) -> None:
        if self._loop is None:
            os._exit(128 + number)
        if not self._ending:
            self._ending = number
            self._loop.call_soon_threadsafe(self._begin_to_end)
            Thread(target=self._see_to_the_end, name="end", daemon=True).start()

    def _begin_to_end(self) -> None:
        self._last_task = asyncio.create_task(self._end())

    async def _end(self) -> None:
        with contextlib.suppress(Exception):
            await asyncio.wait_for(self._keep_all(), SAVING)
        self._app.exit(return_code=128 + self._ending)

    async def _keep_all(self) -> None:
        """Keys that have arrived are letters first: the queues are empty a moment later."""
        await asyncio.sleep(LOOK / 2)
        await self._keep()

    def _see_to_the_end(self) -> None:
        """On a thread of its own, so that nothing that hangs can hold it up. An editor that is open is waited for."""
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            if self._over.wait(LOOK):
                return
            if self._lent:
                last = time.monotonic() + PATIENCE
            else:
                self._unclog()
        self._give_back()
        os._exit(128 + self._ending)

    def _unclog(self) -> None:
        """Drop frames that the terminal does not take: who paints waits for room in this queue, for ever if need be."""
        waiting = frames_waiting(self._driver)
        if waiting is not None and waiting.full():
            with waiting.mutex:
                waiting.queue.clear()
                waiting.not_full.notify_all()

    def _give_back(self) -> None:
        """What Textual does at its end, in so far as it can be done without waiting."""
        fd, before = getattr(self._driver, "fileno", None), getattr(self._driver, "attrs_before", None)
        if fd is not None and before is not None:
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(fd, termios.TCSANOW, before)
                if select.select([], [fd], [], 0)[1]:
                    os.write(fd, _OFF)

    # to stop and to go on --------------------------------------------------------------------------------------------

    def stop(self) -> None:
        """Give the terminal to the shell until it says ``fg``."""
        driver = self._driver
        if driver is None or self._asleep or self._ending:
            return
        self._asleep = True
        driver.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._wake()

    def _stop_wanted(self, _number: int, _frame: object) -> None:
        if self._lent:
            os.kill(os.getpid(), signal.SIGSTOP)
        elif self._loop is not None:
            self._loop.call_soon_threadsafe(self.stop)

    def _went_on(self, _number: int, _frame: object) -> None:
        if not self._lent and self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake if self._asleep else self._take_again)

    def _wake(self) -> None:
        """Take the terminal again. In the background that fails, and the system stops us until we are in front."""
        driver = self._driver
        if driver is None or not self._asleep:
            return
        before = writer_of(driver)
        driver.resume_application_mode()
        if writer_of(driver) is not before:
            self._asleep = False
            self._app.refresh(layout=True)

    def _take_again(self) -> None:
        """Something stopped us without a word: the shell has set up the terminal for itself meanwhile."""
        if self._driver is not None and not self._ending:
            self._asleep = True
            self._driver.suspend_application_mode()
            self._wake()

    @property
    def _driver(self) -> Driver | None:
        return driver_of(self._app)

    @property
    def _lent(self) -> bool:
        """Whether the terminal is an editor's: what it does with the terminal is its own business."""
        return self._driver is not None and is_lent(self._driver)
