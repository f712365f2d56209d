"""What the one screen shows: a tab of the list with its preview, a case in full, the reply.

The panes are built once, shown and hidden. What a pane was given is what the keys act on, and what comes late for a
case that the seller has left is not shown.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical

from reviewtui.desk.views import View
from reviewtui.tui.frames.door import FramesApp
from reviewtui.tui.inbox import queries
from reviewtui.tui.inbox.inbox_sync import REST_SECONDS, InboxSync
from reviewtui.tui.inbox.review_list import PAGE, ReviewList
from reviewtui.tui.inbox.status import DOORS, EMPTY, FIRST_RUN, SELECTED, KeyLine
from reviewtui.tui.inbox.tabs import TABS
from reviewtui.tui.keys.actions import CASE, LIST, REPLY, Keys

if TYPE_CHECKING:
    from textual.strip import Strip

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.case import Lane
    from reviewtui.tui.case.pane import CasePane, CasePreview
    from reviewtui.tui.context import Context
    from reviewtui.tui.reply.place import ReplyPlace

WIDE = 100
"""From so many columns on the preview stands beside the list."""
PREVIEW_BYTES = 2_000
"""So many a preview usually takes; while a slow line carries them, keys wait."""
LONGEST_REST = 1.5


class Showing(InboxSync):
    """The places of the screen, and what stands in them."""

    def __init__(self, house: Context, keys: Keys) -> None:
        super().__init__(house, keys)
        self._key_line = KeyLine(keys, id="keys")
        self._beside = Vertical(id="beside")
        self._preview: CasePreview | None = None
        self._case_pane: CasePane | None = None
        self._reply: ReplyPlace | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._styled = False
        self._turns = 0

    async def show_view(self, number: int) -> None:
        """Show a tab, 0 the first."""
        lane: Lane | None = TABS[number % len(TABS)]
        if self.view.lane is lane:
            return
        before, self.view = self.view, View(lane)
        view = self.view
        self.tabs.show(lane, self.counts)
        found = await self.ask(lambda desk: queries.first_page(desk, view, PAGE))
        if view is not self.view:
            return
        if found is None:
            self.view = before
            self.tabs.show(before.lane, self.counts)
            return
        self.list.start_over()
        self.list.say(())
        self.list.take_rows(found[1])
        self.list.take_ids(found[0])
        await self.say_empty()
        if len(found[0]) == PAGE:
            self.run_worker(self.order(), group="order", exclusive=True, exit_on_error=False)

    async def go_to(self, case: int) -> None:
        """Put the cursor on a case, in a tab where it stands; in this one if it does."""
        if case not in self.list.ids:
            rows = await self.ask(lambda desk: desk.inbox.rows([case]))
            if not rows or rows[0].lane is self.view.lane:
                return
            await self.show_view(TABS.index(rows[0].lane))
            if case not in self.list.ids:
                await self.order()
        self.list.put_cursor(case)

    def show_keys(self) -> None:
        """The keys that make sense here and now, and the preview where there is room and a case."""
        self._beside.display = self.app.size.width >= WIDE and bool(self.list.ids or self.counts is None)
        place, right = self.place, ""
        if place == LIST:
            if self.list.marked:
                place, right = SELECTED, f"{len(self.list.marked):,} selected"
            elif self.list.ids:
                right = f"{self.list.cursor + 1:,} of {len(self.list.ids):,}"
            else:
                place = FIRST_RUN if self.counts is not None and self.counts.empty else EMPTY
        elif place == REPLY and self._reply is not None and self._reply.pane.several_doors:
            place = DOORS
        self._key_line.show(place, right)

    def show_place(self, place: str) -> None:
        """Show the list, the case or the reply; the others wait behind, and what was still on its way there is late."""
        self._turns += 1
        self.place = place
        self.tabs.display = self.query_one("#inbox").display = place == LIST
        for other in (CASE, REPLY):
            for pane in self.query(f"#{other}-place"):
                pane.display = place == other
        if place == LIST:
            if self._preview is not None and self._preview.case != self.list.case:
                self._preview.clear()
            self.set_focus(self.list)
            self.rest_soon(0)
        elif place == CASE:
            self.set_focus(self._case_pane)
        self.show_keys()

    def line_below(self, row: int) -> Strip | None:
        """The line in the list of the case at hand, if it stands on this row of the screen or below it."""
        at = self.list.cursor - self.list.top
        hidden = self.place == LIST and self.list.ids and self.list.region.y + at >= row
        return self.list.render_line(at) if hidden else None

    def load_styles(self) -> None:
        """The styles that the first paint does not need."""
        if not self._styled:
            self._styled = True
            here = Path(__file__).parent
            for folder in ("case", "reply", "dialogs"):
                self.app.stylesheet.read(here / folder / f"{folder}.tcss")
            self.app.stylesheet.read(here / "styles" / "questions.tcss")

    async def show_case(self, case: int | None = None) -> None:
        """Show a case in full, the one under the cursor where none is named; the list when there is none."""
        self._turns += 1
        turn, case = self._turns, self.list.case if case is None else case
        sheet = await self.sheet(case) if case is not None else None
        if turn != self._turns:
            return
        if sheet is None:
            self.show_place(LIST)
            return
        if self._case_pane is None:
            from reviewtui.tui.case.pane import CasePane

            self.load_styles()
            self._case_pane = CasePane(self.house.settings.zone, self.keys)
            await self.mount(Vertical(self._case_pane, id=f"{CASE}-place"), before=self.status)
        self.list.put_cursor(sheet.row.case)
        self._fill_case(self._case_pane, sheet)
        if self.place != CASE:
            self.show_place(CASE)
        self.be_present(case)

    async def freshen_case(self) -> None:
        """Show what is known now of the case that is shown, unless the seller has gone on meanwhile."""
        turn, case = self._turns, self.shown_case
        sheet = await self.sheet(case) if case is not None else None
        if turn != self._turns or self.place != CASE or self._case_pane is None:
            return
        if sheet is None:
            self.show_place(LIST)
        else:
            self._fill_case(self._case_pane, sheet)

    def _fill_case(self, pane: CasePane, sheet: CaseSheet) -> None:
        """The number in the list is told only while the list has the case."""
        position = self.list.cursor + 1 if sheet.row.case == self.list.case else 0
        pane.show(sheet, position, len(self.list.ids), self.house.clock())

    @property
    def shown_case(self) -> int | None:
        """The case that is shown in full: the one that the pane in sight was given, and no other."""
        pane = {CASE: self._case_pane, REPLY: self._reply}.get(self.place)
        return pane.case if pane is not None else None

    @property
    def case_at_hand(self) -> int | None:
        """The case that an act means: the one that is shown in full, else the one under the cursor."""
        return self.list.case if self.place == LIST else self.shown_case

    def scroll_case(self, action: str) -> None:
        """Scroll the case that is shown."""
        if self._case_pane is not None:
            self._case_pane.move(action)

    @on(ReviewList.Moved)
    def _moved(self) -> None:
        self.rest_soon()

    def rest_soon(self, seconds: float = REST_SECONDS) -> None:
        """Let what follows the cursor follow when it rests."""
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(seconds, self._rested)

    def _rested(self) -> None:
        if self.is_attached:
            self.show_keys()
            if self.stale:
                self.run_worker(self.count(), group="count", exclusive=True, exit_on_error=False)
            self._rest = asyncio.get_running_loop().call_later(self._longer_rest, self._rested_longer)

    @property
    def _longer_rest(self) -> float:
        """Seconds that the preview waits beyond the rest: on a slow line the next key would have to wait for it."""
        line = self.app.speed.seconds(PREVIEW_BYTES) if isinstance(self.app, FramesApp) else 0.0
        return min(max(line - REST_SECONDS, 0.0), LONGEST_REST)

    def _rested_longer(self) -> None:
        if self.is_attached:
            self.run_worker(self._show_preview(), group="preview", exclusive=True, exit_on_error=False)

    async def _show_preview(self) -> None:
        if self.place != LIST or not self._beside.display:
            return
        if self._preview is None:
            from reviewtui.tui.case.pane import CasePreview

            self.load_styles()
            self._preview = CasePreview(self.house.settings.zone)
            await self._beside.mount(self._preview)
        case = self.list.case
        sheet = await self.sheet(case) if case is not None else None
        if sheet is None:
            self._preview.clear()
        elif case == self.list.case:
            self._preview.show(sheet, self.house.clock())

    async def write(self, case: int) -> None:
        """Write the reply to a case."""
        self._turns += 1
        turn = self._turns
        sheet = await self.sheet(case)
        if sheet is None or turn != self._turns:
            return
        if self._reply is None:
            from reviewtui.tui.reply.place import ReplyPlace

            self.load_styles()
            self._reply = ReplyPlace(self, id=f"{REPLY}-place")
            await self.mount(self._reply, before=self.status)
        if self.place == CASE and self.shown_case != case:
            self.place = LIST  # the case that waits behind is another one: the way back leads past it
        await self._reply.begin(sheet)

    async def look_at_letter(self) -> None:
        """What is written here may be written elsewhere too."""
        if self.place == REPLY and self._reply is not None:
            await self._reply.look()

    @property
    def reply(self) -> ReplyPlace | None:
        """Where a reply is written, once one was."""
        return self._reply
