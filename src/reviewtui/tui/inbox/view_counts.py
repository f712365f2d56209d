"""How many cases each saved view lists: counted beside the keys, after the first paint, and anew after every act."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Final

from reviewtui.tui.inbox import queries
from reviewtui.tui.inbox.queries import FoundCount

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtui.tui.context import DeskThread
    from reviewtui.tui.inbox.tabs import Tab
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)

RESTS: Final = 10
"""So many times as long as a count took it rests before the next, so that a large shop is not counted all the time."""
_WAITS: Final = 0.2
"""Seconds between pieces of an index of words that is not whole yet."""


class ViewCounts:
    """Counts on a desk of its own, so that no key waits for a count; where there is none, on the one there is."""

    def __init__(self, stage: Stage, show: Callable[[Mapping[str, int]], None]) -> None:
        self._stage = stage
        self._show = show
        self._tabs: tuple[Tab, ...] = ()
        self._beside: DeskThread | None = None
        self._wanted = False
        self._running = False
        self.found: dict[str, int] = {}

    def of(self, tabs: Sequence[Tab]) -> None:
        """Which tabs there are now; only those with a query are counted here."""
        self._tabs = tuple(tab for tab in tabs if tab.query)
        names = {tab.name for tab in self._tabs}
        self.found = {name: count for name, count in self.found.items() if name in names}

    def soon(self) -> None:
        """Count anew: something may have changed."""
        self._wanted = bool(self._tabs)
        if self._wanted and not self._running:
            self._running = True
            self._stage.run_worker(self._count(), group="view-counts", exit_on_error=False)

    async def _count(self) -> None:
        try:
            while self._wanted:
                self._wanted = False
                begun = time.monotonic()
                for tab in self._tabs:
                    await self._count_one(tab)
                took = time.monotonic() - begun
                if took > 1:
                    await asyncio.sleep(min(60.0, RESTS * took))
        finally:
            self._running = False

    async def _count_one(self, tab: Tab) -> None:
        found = FoundCount(0, 1)
        try:
            while found.missing:
                found = await self.desk().call(lambda desk: queries.counted(desk, tab.query))
                if found.missing:
                    await asyncio.sleep(_WAITS)
        except Exception:
            log.exception("a saved view could not be counted")
            return
        if tab in self._tabs and self.found.get(tab.name) != found.cases:
            self.found[tab.name] = found.cases
            self._show(self.found)

    def desk(self) -> DeskThread:
        """A desk of its own, where there can be one."""
        if self._beside is None:
            make = self._stage.context.beside
            self._beside = make() if make is not None else self._stage.context.desk
        return self._beside
