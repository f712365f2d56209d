"""A desk of its own for figures, on a thread of its own: no key waits for a count; one that is not wanted ends."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

from reviewtui.desk.ports.counting import CountingStopped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.desk.figures.figures import By
    from reviewtui.desk.figures.period import Period
    from reviewtui.desk.figures.tally import Group, Tally
    from reviewtui.tui.context import ClosableThread, DeskThread


class CountsApart:
    """One count at a time; a new one ends the one before."""

    def __init__(self, shared: DeskThread, apart: Callable[[], ClosableThread] | None) -> None:
        """Without a way to open another desk the `shared` one counts."""
        self._own = apart() if apart is not None else None
        self._line: DeskThread = self._own or shared
        self._unwanted = threading.Event()

    def stop(self) -> None:
        """What is being counted is not wanted any more."""
        self._unwanted.set()

    async def close(self) -> None:
        """End the count, and let go of the desk that was opened for it."""
        self.stop()
        if self._own is not None:
            await asyncio.to_thread(self._own.close)

    async def count(self, period: Period, telling: Callable[[int, str], None]) -> Tally:
        """The figures of a period; `telling` is called on the screen's own thread. Raises CountingStopped, Refused."""
        going, loop = self._anew(), asyncio.get_running_loop()

        def told(step: int, words: str) -> None:
            loop.call_soon_threadsafe(telling, step, words)

        return await self._line.call(lambda desk: desk.figures.count(period, going, told))

    async def by(self, what: By, tally: Tally) -> Sequence[Group]:
        """The same figures by something. Raises CountingStopped, Refused."""
        going = self._anew()
        return await self._line.call(lambda desk: desk.figures.by(what, tally, going))

    def _anew(self) -> Callable[[], None]:
        self._unwanted.set()
        unwanted = self._unwanted = threading.Event()

        def going() -> None:
            if unwanted.is_set():
                raise CountingStopped
            time.sleep(0)  # whoever waits for the interpreter, the screen above all, has it first

        return going
