"""What comes by itself, and is looked for beside the keys: another process's writing, the minute, other weights."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from reviewtui.desk.refusals import DatabaseGone
from reviewtui.tui.messages import CasesChanged, HeldUp

if TYPE_CHECKING:
    from reviewtui.tui.inbox.header import Header
    from reviewtui.tui.inbox.inbox_sync import InboxSync
    from reviewtui.tui.inbox.presence import WindowPresence
    from reviewtui.tui.inbox.review_list import ReviewList
    from reviewtui.tui.stage import Stage

PRESENT_SECONDS = 5
"""So often others are told which case is open here."""

RANK_SECONDS = 5
"""So often it is looked whether other weights count now than those that the ranks were made with."""

ORDER_SECONDS = 300
"""Time alone changes the order of the lanes among one another; so often it is asked for anew."""

SLICE_SECONDS = 0.03
"""So long at once an import that was cut off is gone on with."""


log = logging.getLogger(__name__)


class Heartbeat:
    """Beats once a second from the first paint on; what it notices, the list follows (`inbox_sync.py`)."""

    def __init__(
        self, stage: Stage, sync: InboxSync, cases: ReviewList, header: Header, presence: WindowPresence
    ) -> None:
        self._stage = stage
        self._context = stage.context
        self._sync, self._list, self._header, self._presence = sync, cases, header, presence
        self._seen = 0
        self._last_act = (0, 0)
        self._ticks = 0
        self._gone = False

    async def begin(self) -> None:
        """Ask for what the first page left out, and from now on for what changes."""
        self._context.held_up.append(lambda words: self._stage.post_message(HeldUp(words)))
        await self._sync.begin()
        self._seen = await self._version()
        await self._sync.order()
        notice = await self._stage.desk.ask(lambda desk: desk.weighing.notice())
        if notice:
            self._stage.status.tell(notice)
        self._rank_anew()
        self._stage.set_interval(1, self.tick)
        self._go_on_soon()

    async def tick(self) -> None:
        """Each second: has another process written? Each few: say that we are here. Each minute: the clocks."""
        self._ticks += 1
        if self._gone:
            return
        if self._presence.anywhere and self._ticks % PRESENT_SECONDS == 0:
            await self._presence.speak_up()
        if self._ticks % ORDER_SECONDS == 0:
            self._go_on_soon()
        version = await self._version()
        written = bool(version) and version != self._seen
        if written:
            self._seen = version
            await self._look_what_changed()
        if written or self._ticks % PRESENT_SECONDS == 0:
            await self._stage.places.look_at_letter()
        if self._ticks % RANK_SECONDS == 0:
            self._rank_anew()
        if self._header.tick():
            self._list.repaint_changed()
            if self._context.clock() - self._sync.ordered_at >= ORDER_SECONDS:
                self._stage.post_message(CasesChanged(None))
            else:
                await self._sync.fetch(self._list.in_sight())
                await self._sync.count()
                if self._sync.woken:
                    await self._sync.order()

    def _go_on_soon(self) -> None:
        self._stage.run_worker(self._go_on(), group="imports", exclusive=True, exit_on_error=False)

    async def _go_on(self) -> None:
        """Finish what an import left that was cut off, in pieces so short that no key waits for long."""
        more = True
        try:
            while more:
                more = await self._context.desk.call(lambda desk: desk.importing.go_on(SLICE_SECONDS))
                await asyncio.sleep(2 * SLICE_SECONDS)
        except Exception:
            log.exception("what an import left could not be finished")

    async def _version(self) -> int:
        """What changes when another process has written; 0 when that can't be told, and for good without a database."""
        try:
            return await self._context.desk.call(lambda desk: desk.inbox.data_version())
        except DatabaseGone as gone:
            self._gone = True
            self._stage.status.tell(str(gone), "refused")
        except Exception:
            log.exception("the desk failed")
        return 0

    async def _look_what_changed(self) -> None:
        """Another process wrote: an act or an import asks for the order anew, a colleague's presence only for rows."""
        last = await self._stage.desk.ask(lambda desk: desk.inbox.last_act())
        if last is not None and last != self._last_act:
            self._last_act = last
            self._stage.post_message(CasesChanged(None))
        else:
            await self._sync.fetch(self._list.in_sight())

    def _rank_anew(self) -> None:
        self._stage.run_worker(self._keep_ranks(), group="ranks", exclusive=True, exit_on_error=False)

    async def _keep_ranks(self) -> None:
        """Rank what other weights left behind, a little at a time, so that every save finds its turn in between."""
        ranked = 0
        while done := await self._stage.desk.ask(lambda desk: desk.weighing.go_on()):
            ranked += done
        if ranked:
            self._stage.post_message(CasesChanged(None))
