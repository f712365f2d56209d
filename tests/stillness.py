"""Textual's pilot waits until the screen is still, instead of until the processor seems to be.

Textual takes a process for idle that used little processor time in the last 20 milliseconds. That costs two such naps
for every key on a quiet machine, and on a busy one it ends too early or lasts a second. Here the event loop itself is
asked: still is a loop in which nothing is ready to run, which no thread owes an answer, and in which no timer is due at
once.
"""

from __future__ import annotations

import asyncio
import concurrent.futures.thread as pools
import os
import time
from collections.abc import Callable
from math import inf
from typing import Any, cast

import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot, WaitForScreenTimeout

from reviewtui.tui.dialogs.deliberate import DialogLines

SOON = 0.02
"""A timer that is due in so many seconds belongs to what was just done; Textual paints sixty times a second."""
PATIENCE = 10.0
HELD = 0.5
"""A thread that takes longer than this is held by its test; longer by the load where the machine has other work."""

RECURRING = 0.1

_owed: set[int] = set()


async def still(*_: Any, within: float = SOON, busy: Callable[[], bool] = lambda: False) -> None:
    """Wait until nothing more happens of itself within so many seconds; what comes every so often does not count."""
    loop: Any = asyncio.get_running_loop()
    begun = moved = time.monotonic()
    calm = 0
    while calm < 3 and time.monotonic() < begun + PATIENCE:
        await asyncio.sleep(0)
        due = _due(loop, within)
        if loop._ready:
            calm, moved = 0, time.monotonic()
        elif busy() or _answered() or (_owed and time.monotonic() < moved + HELD * _load()):
            calm = 0
            await asyncio.sleep(0.001)
        elif due is not None:
            calm, moved = 0, time.monotonic()
            await asyncio.sleep(max(due, 0))
        else:
            calm += 1


async def _handled(pilot: Pilot[Any], timeout: float = 30.0) -> bool:  # noqa: ASYNC109 - Textual's
    """Wait until every widget has handled what it was sent; whether the app is well.

    Textual has each say so, by a message to a hundred of them for every key. Here they are looked at: who waits
    for a message has handled all others.
    """
    app, loop = cast("Any", pilot.app), cast("Any", asyncio.get_running_loop())
    late = time.monotonic() + timeout
    while time.monotonic() < late:
        await asyncio.sleep(0)
        if app._exception is not None or not app._running or not app.screen_stack:
            return False
        if loop._ready:
            continue
        pumps = [app, *app.screen.walk_children(with_self=True)]
        if all(each._message_queue.ready_event._waiters or each._closing or each._closed for each in pumps):
            return True
        await asyncio.sleep(0.001)
    raise WaitForScreenTimeout("A widget is busy")


def _load() -> float:
    """How many programs there are for each core, 1 at least."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def _answered() -> bool:
    """Whether a question has gone away whose answer is still being carried out: what is typed now is dropped."""
    app = active_app.get(None)
    if app is None or len(app.screen_stack) != 1:
        return False
    questions = getattr(app.screen_stack[0], "questions", None)
    return questions is not None and bool(questions._open)


def _due(loop: Any, within: float) -> float | None:
    """Seconds until the first timer of those that belong to what was done."""
    last = loop.time() + within
    soon = [each for each in loop._scheduled if not each.cancelled() and each.when() < last]
    if not soon:
        return None
    now: float = loop.time()
    recurring = _recurring()
    whens: list[float] = [
        each.when() - now for each in soon if not any(id(one) in recurring for one in each._args or ())
    ]
    return min(whens, default=None)


def _recurring() -> set[int]:
    """What the timers that come again and again wait for, those apart by which Textual paints."""
    app = active_app.get(None)
    if app is None:
        return set()
    pumps: list[Any] = [app, *(each for screen in app.screen_stack for each in screen.walk_children(with_self=True))]
    timers: list[Any] = [timer for pump in pumps for timer in pump._timers]
    tasks = [timer._task for timer in timers if timer._repeat is None and timer._interval > RECURRING]
    return {id(task._fut_waiter) for task in tasks if task is not None and task._fut_waiter is not None}


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
    places[1].Pilot._wait_for_screen = _handled
    count_threads()


def count_threads() -> None:
    """From now on it is known which threads owe an answer."""
    _WORK.run, _WORK.__init__ = _counted, _made


_draw: Any = Compositor.render_update


def _when_looked_at(compositor: Any, **given: Any) -> Any:
    """What nobody looks at is not drawn: no terminal is there to show it. But a question is answered only by a key that
    comes after its drawing, and drawn once for that.
    """
    app = active_app.get(None)
    if app is None or not app.is_headless or given.get("full") or _asks_unseen(app):
        return _draw(compositor, **given)
    return None


def _asks_unseen(app: App[Any]) -> bool:
    if len(app.screen_stack) == 1:
        return False
    return any(asked.since == inf for asked in app.screen.query(DialogLines))


def draw(app: App[Any]) -> None:
    """Draw what has changed since it was last drawn, as it would be for a terminal."""
    _draw(app.screen._compositor, screen_stack=app._background_screens)


def draw_when_looked_at() -> None:
    """From now on what a pilot has before it is drawn when a test waits for it to settle, and not after every key."""
    place: Any = Compositor
    place.render_update = _when_looked_at
