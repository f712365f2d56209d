"""Textual's pilot waits until the screen is still, instead of until the processor seems to be.

Textual takes a process for idle that used little processor time in the last 20 milliseconds. That costs two such naps
for every key on a quiet machine, and on a busy one it ends too early or lasts a second. Here the event loop itself is
asked: still is a loop in which nothing is ready to run, which no thread owes an answer, and in which no timer is due at
once.
"""

from __future__ import annotations

import asyncio
import concurrent.futures.thread as pools
import time
from typing import Any

import textual.app
import textual.pilot

SOON = 0.02
"""A timer that is due in so many seconds belongs to what was just done; Textual paints sixty times a second."""
PATIENCE = 10.0
HELD = 0.5
"""A thread that takes longer than this is held by its test."""

_owed: set[int] = set()


async def still(*_: Any, within: float = SOON) -> None:
    """Wait until nothing more happens of itself within so many seconds."""
    loop: Any = asyncio.get_running_loop()
    begun = moved = time.monotonic()
    calm = 0
    while calm < 3 and time.monotonic() < begun + PATIENCE:
        await asyncio.sleep(0)
        due = min((each.when() for each in loop._scheduled if not each.cancelled()), default=float("inf")) - loop.time()
        if loop._ready:
            calm, moved = 0, time.monotonic()
        elif _owed and time.monotonic() < moved + HELD:
            calm = 0
            await asyncio.sleep(0.001)
        elif due < within:
            calm, moved = 0, time.monotonic()
            await asyncio.sleep(max(due, 0))
        else:
            calm += 1


_WORK: Any = pools._WorkItem
_run, _make = _WORK.run, _WORK.__init__


def _counted(item: Any) -> None:
    try:
        _run(item)
    finally:
        _owed.discard(id(item))


def _made(item: Any, *given: Any) -> None:
    _make(item, *given)
    _owed.add(id(item))


def install() -> None:
    """From now on a pilot waits so."""
    places: list[Any] = [textual.app, textual.pilot]
    for each in places:
        each.wait_for_idle = still
    _WORK.run, _WORK.__init__ = _counted, _made
