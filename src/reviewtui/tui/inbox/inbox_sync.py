"""The side of the screen that speaks with the desk: acts go in, and what is shown is kept true."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import on

from reviewtui.desk.views import Change, DatabaseGone, Refused, View
from reviewtui.domain.case import Lane
from reviewtui.domain.clock import moment
from reviewtui.tui.inbox import queries
from reviewtui.tui.inbox.empty import empty_words
from reviewtui.tui.inbox.header import Header
from reviewtui.tui.inbox.review_list import ReviewList
from reviewtui.tui.inbox.status import StatusLine
from reviewtui.tui.inbox.tabs import Tabs
from reviewtui.tui.keys.actions import CASE, LIST, Keys
from reviewtui.tui.messages import CasesChanged, HeldUp
from reviewtui.tui.stage import Stage

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseRow, CaseSheet, Counts
    from reviewtui.tui.context import Context

REST_SECONDS = 0.16
"""So long the cursor has to rest before the preview follows, so that a held key stays light."""

PRESENT_SECONDS = 5
"""So often others are told which case is open here."""

RANK_SECONDS = 5
"""So often it is looked whether other weights count now than those that the ranks were made with."""

ORDER_SECONDS = 300
"""Time alone changes the order of the lanes among one another; so often it is asked for anew."""

SLICE_SECONDS = 0.03
"""So long at once an import that was cut off is gone on with."""

FAULT = "That did not work, and nothing was changed; the log has the details"

Result = TypeVar("Result")

log = logging.getLogger(__name__)


class InboxSync(Stage):
    """What the screen shows of the cases, and how it stays true: after an act, a minute, another's writing."""

    def __init__(self, house: Context, keys: Keys) -> None:
        super().__init__()
        self.house = house
        self.keys = keys
        self.place = LIST
        self.view = View()
        self.counts: Counts | None = None
        self.list = ReviewList(house.clock, house.settings.zone, id="list")
        self.status = StatusLine(keys, id="status")
        self.header = Header(house.clock, house.settings.zone, id="header")
        self.tabs = Tabs(id="tabs")
        self.stale = False
        self._seen = 0
        self._last_act = (0, 0)
        self._present: tuple[int | None, str] = (None, "")
        self._ticks = 0
        self._gone = False
        self._ordered_at = house.clock()

    async def keep_up(self) -> None:
        """Ask for what the first page left out, and from now on for what changes."""
        self.house.held_up.append(lambda words: self.post_message(HeldUp(words)))
        await self.count()
        shop = await self.ask(queries.shop)
        if shop is not None:
            self.header.show_shop(*shop)
        self._seen = await self._version()
        await self.order()
        notice = await self.ask(lambda desk: desk.weighing.notice())
        if notice:
            self.status.tell(notice)
        self._rank_anew()
        self.set_interval(1, self._tick)
        self._go_on_soon()

    def _rank_anew(self) -> None:
        self.run_worker(self._keep_ranks(), group="ranks", exclusive=True, exit_on_error=False)

    async def _keep_ranks(self) -> None:
        """Rank what other weights left behind, a little at a time, so that every save finds its turn in between."""
        ranked = 0
        while done := await self.ask(lambda desk: desk.weighing.go_on()):
            ranked += done
        if ranked:
            self.post_message(CasesChanged(None))

    async def sheet(self, case: int) -> CaseSheet | None:
        """All of one case."""
        return await self.ask(lambda desk: desk.inbox.sheet(case))

    # the desk --------------------------------------------------------------------------------------------------------

    async def ask(self, intent: Callable[[Desk], Result]) -> Result | None:
        """Ask or tell the desk something. A refusal and a fault are told in the status line, and None comes back."""
        try:
            return await self.house.desk.call(intent)
        except Refused as refused:
            self.status.tell(str(refused), "refused")
        except Exception:
            log.exception("the desk failed")
            self.status.tell(FAULT, "refused")
        return None

    async def do(self, intent: Callable[[Desk], Change]) -> Change | None:
        """Do an act; the list follows before the next key is looked at, so that the next case is under the cursor."""
        change = await self.ask(intent)
        if change is not None:
            self.status.tell(change.words, "done", undoable=change.undoable)
            await self.follow(change)
        return change

    async def follow(self, change: Change) -> None:
        """Show what an act changed. In a case the next one comes, unless this one stood in no list any more."""
        away = self.shown_case != self.list.case
        if 0 < len(change.cases) <= queries.FEW:
            view, ids, cases = self.view, self.list.ids, change.cases
            moves = await self.ask(lambda desk: queries.moves(desk, view, ids, cases))
            if moves is not None and self.list.ids is not ids:
                await self.order(own=True)
            elif moves is not None and view == self.view:
                self._shift_counts(cases, moves.rows)
                self.list.take_rows(moves.rows)
                self.list.move_cases(moves.places)
        else:
            await self.order(own=True)
        if self.place == CASE:
            await (self.freshen_case() if away else self.show_case())
        self.post_message(CasesChanged(change))

    @on(HeldUp)
    def _held_up(self, message: HeldUp) -> None:
        self.status.tell(message.words or "The database is free again", "refused" if message.words else "plain")

    @on(CasesChanged)
    async def _changed(self, message: CasesChanged) -> None:
        group = "reload" if message.change is None else "catch-up"
        self.run_worker(self._catch_up(message.change), group=group, exclusive=True, exit_on_error=False)

    async def _catch_up(self, change: Change | None) -> None:
        if change is None:
            await self.order()
            await self.fetch(self.list.in_sight())
            if self.place == CASE:
                await self.freshen_case()
            await self.count()
        self.stale = True
        self.rest_soon()

    def _shift_counts(self, cases: Sequence[int], rows: Sequence[CaseRow]) -> None:
        """What an act did to the lanes is known without asking; the rest of the counts comes when the cursor rests."""
        after = {row.case: row for row in rows}
        before = {case: row for case in cases if (row := self.list.row(case)) is not None}
        if self.counts is None or len(before) < len(cases):
            return
        moved, owing = dict(self.counts.lanes), self.counts.owing
        for case, row in before.items():
            moved[row.lane] -= 1
            owing -= row.stands_in(Lane.PROMISED)
            if case in after:
                moved[after[case].lane] += 1
                owing += after[case].stands_in(Lane.PROMISED)
        self.counts = self.counts._replace(lanes=moved, owing=owing)
        self.tabs.show(self.view.lane, self.counts)

    async def order(self, *, own: bool = False) -> None:
        """Ask for the whole order anew, after an act of our `own` or of others; the cursor stays on its case."""
        view = self.view
        self._ordered_at = self.house.clock()
        ids = await self.ask(lambda desk: queries.all_ids(desk, view))
        if ids is not None and view == self.view and ids != self.list.ids:
            self.list.take_ids(ids, own=own)
        await self.say_empty()

    async def count(self) -> None:
        """Ask for the counts."""
        self.stale = False
        counts = await self.ask(lambda desk: desk.inbox.counts())
        if counts is not None:
            self.counts = counts
            self.header.show_counts(counts)
            self.tabs.show(self.view.lane, counts)
            await self.say_empty()

    @on(ReviewList.RowsWanted)
    def _rows_wanted(self, message: ReviewList.RowsWanted) -> None:
        self.run_worker(self.fetch(message.cases), group="rows", exit_on_error=False)

    async def fetch(self, cases: list[int]) -> None:
        """Ask for the rows of some cases."""
        rows = await self.ask(lambda desk: desk.inbox.rows(cases))
        if rows is not None:
            self.list.take_rows(rows, cases)

    async def _tick(self) -> None:
        """Each second: has another process written? Each few: say that we are here. Each minute: the clocks."""
        self._ticks += 1
        if self._gone:
            return
        if self._present[0] is not None and self._ticks % PRESENT_SECONDS == 0:
            await self._speak_up()
        if self._ticks % ORDER_SECONDS == 0:
            self._go_on_soon()
        version = await self._version()
        written = bool(version) and version != self._seen
        if written:
            self._seen = version
            await self._look_what_changed()
        if written or self._ticks % PRESENT_SECONDS == 0:
            await self.look_at_letter()
        if self._ticks % RANK_SECONDS == 0:
            self._rank_anew()
        if self.header.tick():
            self.list.repaint_changed()
            if self.house.clock() - self._ordered_at >= ORDER_SECONDS:
                self.post_message(CasesChanged(None))
            else:
                await self.fetch(self.list.in_sight())
                await self.count()
                if self._woken():
                    await self.order()

    def _go_on_soon(self) -> None:
        self.run_worker(self._go_on(), group="imports", exclusive=True, exit_on_error=False)

    async def _go_on(self) -> None:
        """Finish what an import left that was cut off, in pieces so short that no key waits for long."""
        more = True
        try:
            while more:
                more = await self.house.desk.call(lambda desk: desk.importing.go_on(SLICE_SECONDS))
                await asyncio.sleep(2 * SLICE_SECONDS)
        except Exception:
            log.exception("what an import left could not be finished")

    async def _version(self) -> int:
        """What changes when another process has written; 0 when that can't be told, and for good without a database."""
        try:
            return await self.house.desk.call(lambda desk: desk.inbox.data_version())
        except DatabaseGone as gone:
            self._gone = True
            self.status.tell(str(gone), "refused")
        except Exception:
            log.exception("the desk failed")
        return 0

    def _woken(self) -> bool:
        """Whether a case came to the tab by itself: its sleep is over, and nobody did anything."""
        lane, counts = self.view.lane, self.counts
        if counts is None or lane is Lane.DONE:
            return False
        return counts.listed(lane) != len(self.list.ids)

    async def _look_what_changed(self) -> None:
        """Another process wrote: an act or an import asks for the order anew, a colleague's presence only for rows."""
        last = await self.ask(lambda desk: desk.inbox.last_act())
        if last is not None and last != self._last_act:
            self._last_act = last
            self.post_message(CasesChanged(None))
        else:
            await self.fetch(self.list.in_sight())

    async def look_at_letter(self) -> None:
        """Another process wrote, or a while has passed: who writes here sees who else does."""

    async def say_empty(self) -> None:
        """What stands in the list when no case does."""
        if not self.list.ids and self.counts is not None:
            counts, now = self.counts, self.house.clock()
            at = await self.ask(lambda desk: queries.next_clock(desk, counts, now))
            words = f"The next clock runs out {moment(at, now, self.house.settings.zone)}." if at else ""
            demo = self.house.start_demo is not None
            self.list.say(empty_words(self.view.lane, counts, words, self.keys, demo=demo))
        self.show_keys()

    def be_present(self, case: int | None, doing: str = "reading") -> None:
        """Let others see which case is open here. Nobody waits for it: who goes somewhere is there at once."""
        if self._present != (case, doing):
            self._present = (case, doing)
            self.run_worker(self._speak_up(), group="present", exit_on_error=False)

    async def nobody_here(self) -> None:
        """Before the end: nothing of ours is open any more."""
        if self._present[0] is not None:
            self._present = (None, "")
            await self._speak_up()

    async def _speak_up(self) -> None:
        case, doing = self._present
        await self.ask(lambda desk: desk.inbox.be_present(case, doing))
