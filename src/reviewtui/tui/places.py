"""The places of the one screen: the list with its preview, a case in full, the reply. One of them is in sight.

The panes are built once, shown and hidden. What a pane was given is what the keys act on, and what comes late for a
case that the seller has left is not shown.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical

from reviewtui.domain.case import Lane
from reviewtui.tui.frames.app import FramesApp
from reviewtui.tui.inbox.status import DOORS, EMPTY, FINISHED, FIRST_RUN, SELECTED, KeyLine
from reviewtui.tui.keys.actions import CASE, LIST, REPLY

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from textual.screen import Screen
    from textual.strip import Strip
    from textual.widget import Widget

    from reviewtui.desk.views import CaseSheet
    from reviewtui.tui.case.pane import CasePane, CasePreview
    from reviewtui.tui.inbox.desk_line import DeskLine
    from reviewtui.tui.inbox.inbox_sync import InboxSync
    from reviewtui.tui.inbox.review_list import ReviewList
    from reviewtui.tui.reply.place import ReplyPlace
    from reviewtui.tui.stage import Stage

WIDE = 100
"""From so many columns on the preview stands beside the list."""
REST_SECONDS = 0.16
"""So long the cursor has to rest before the preview follows, so that a held key stays light."""
PREVIEW_BYTES = 2_000
"""So many a preview usually takes; while a slow line carries them, keys wait."""
LONGEST_REST = 1.5
SETTLING = 0.4
"""Seconds that what opens has to find its layout, and a reply its first checks; it is shown as soon as it has them."""


class Places:
    """The places of the screen, and what stands in them."""

    def __init__(self, screen: Screen[None], stage: Stage, cases: ReviewList, sync: InboxSync, desk: DeskLine) -> None:
        """`screen` is what the panes stand on, `stage` the same as those see it who write there."""
        self._screen, self._stage = screen, stage
        self._list, self._sync, self._desk = cases, sync, desk
        self._context = stage.context
        self.place = LIST
        self.key_line = KeyLine(stage.keys, id="keys")
        self.beside = Vertical(id="beside")
        self._preview: CasePreview | None = None
        self._case_pane: CasePane | None = None
        self._reply: ReplyPlace | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._styled = False
        self._turns = 0

    @property
    def room_beside(self) -> bool:
        """Whether the window is wide enough for the preview."""
        return self._screen.app.size.width >= WIDE

    def show_keys(self) -> None:
        """The keys that make sense here and now, and the preview where there is room and a case."""
        self.beside.display = self.room_beside and bool(self._list.ids or self._sync.counts is None)
        place, right = self.place, ""
        if place == LIST:
            if self._list.marked:
                place, right = SELECTED, f"{len(self._list.marked):,} selected"
            elif self._list.ids:
                place = FINISHED if self._sync.tab.lane is Lane.DONE and not self._sync.sought else LIST
                right = f"{self._list.cursor + 1:,} of {len(self._list.ids):,}"
            else:
                counts = self._sync.counts
                place = FIRST_RUN if counts is not None and counts.empty else EMPTY
        elif place == REPLY and self._reply is not None and self._reply.pane.several_doors:
            place = DOORS
        self.key_line.show(place, right)

    def show_place(self, place: str) -> None:
        """Show the list, the case or the reply; the others wait behind, and what was still on its way there is late."""
        self._turns += 1
        self.place = place
        for each in ("#tabs", "#inbox"):
            self._screen.query_one(each).display = place == LIST
        for other in (CASE, REPLY):
            for pane in self._screen.query(f"#{other}-place"):
                pane.display = place == other
        if place == LIST:
            if self._preview is not None and self._preview.case != self._list.case:
                self._preview.clear()
            self._screen.set_focus(self._list)
            self.rest_soon(0)
        elif place == CASE:
            self._screen.set_focus(self._case_pane)
        self.show_keys()

    def line_below(self, row: int) -> Strip | None:
        """The line in the list of the case at hand, if it stands on this row of the screen or below it."""
        at = self._list.cursor - self._list.top
        hidden = self.place == LIST and self._list.ids and self._list.region.y + at >= row
        return self._list.render_line(at) if hidden else None

    def load_styles(self) -> None:
        """Read the styles that the first paint does not need, once."""
        if not self._styled:
            self._styled = True
            here, sheets = Path(__file__).parent, self._screen.app.stylesheet
            for folder in ("case", "reply", "dialogs", "figures"):
                sheets.read(here / folder / f"{folder}.tcss")
            sheets.read(here / "styles" / "questions.tcss")

    async def show_case(self, case: int | None = None) -> None:
        """Show a case in full, the one under the cursor where none is named; the list when there is none."""
        self._turns += 1
        turn, case = self._turns, self._list.case if case is None else case
        sheet = await self._desk.sheet(case) if case is not None else None
        if turn != self._turns:
            return
        if sheet is None:
            self.show_place(LIST)
            return
        if self._case_pane is None:
            from reviewtui.tui.case.pane import CasePane

            self.load_styles()
            self._case_pane = CasePane(self._context.settings.zone, self._stage.keys)
            await self._screen.mount(Vertical(self._case_pane, id=f"{CASE}-place"), before="#status")
        self._list.put_cursor(sheet.row.case)
        self._fill_case(self._case_pane, sheet)
        if self.place != CASE:
            self.show_place(CASE)
            self._show_settled(self._case_pane)
        self._stage.presence.be(case)

    async def freshen_case(self) -> None:
        """Show what is known now of the case that is shown, unless the seller has gone on meanwhile."""
        turn, case = self._turns, self.shown_case
        sheet = await self._desk.sheet(case) if case is not None else None
        if turn != self._turns or self.place != CASE or self._case_pane is None:
            return
        if sheet is None:
            self.show_place(LIST)
        else:
            self._fill_case(self._case_pane, sheet)

    def _fill_case(self, pane: CasePane, sheet: CaseSheet) -> None:
        """The number in the list is told only while the list has the case."""
        position = self._list.cursor + 1 if sheet.row.case == self._list.case else 0
        pane.show(sheet, position, len(self._list.ids), self._context.clock(), self._sync.words)

    @property
    def shown_case(self) -> int | None:
        """The case that is shown in full: the one that the pane in sight was given, and no other."""
        pane = {CASE: self._case_pane, REPLY: self._reply}.get(self.place)
        return pane.case if pane is not None else None

    @property
    def case_at_hand(self) -> int | None:
        """The case that an act means: the one that is shown in full, else the one under the cursor."""
        return self._list.case if self.place == LIST else self.shown_case

    def scroll_case(self, action: str) -> None:
        """Scroll the case that is shown."""
        if self._case_pane is not None:
            self._case_pane.move(action)

    def go_to_match(self, by: int) -> str:
        """Go to the next match in the case that is shown, or the one before; says which it is, "" for none."""
        return "" if self._case_pane is None else self._case_pane.go_to_match(by)

    def rest_soon(self, seconds: float = REST_SECONDS) -> None:
        """Let what follows the cursor follow when it rests."""
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(seconds, self._rested)

    def _rested(self) -> None:
        if self._screen.is_attached:
            self.show_keys()
            if self._sync.stale:
                self._screen.run_worker(self._sync.count(), group="count", exclusive=True, exit_on_error=False)
            self._rest = asyncio.get_running_loop().call_later(self._longer_rest, self._rested_longer)

    @property
    def _longer_rest(self) -> float:
        """Seconds that the preview waits beyond the rest: on a slow line the next key would have to wait for it."""
        app = self._screen.app
        line = app.speed.seconds(PREVIEW_BYTES) if isinstance(app, FramesApp) else 0.0
        return min(max(line - REST_SECONDS, 0.0), LONGEST_REST)

    def _rested_longer(self) -> None:
        if self._screen.is_attached:
            self._screen.run_worker(self._show_preview(), group="preview", exclusive=True, exit_on_error=False)

    async def _show_preview(self) -> None:
        if self.place != LIST or not self.beside.display:
            return
        if self._preview is None:
            from reviewtui.tui.case.pane import CasePreview

            self.load_styles()
            self._preview = CasePreview(self._context.settings.zone)
            await self.beside.mount(self._preview)
        case = self._list.case
        sheet = await self._desk.glance(case) if case is not None else None
        if sheet is None:
            self._preview.clear()
        elif case == self._list.case:
            self._preview.show(sheet, self._context.clock(), self._sync.words)

    async def write(self, case: int) -> None:
        """Write the reply to a case."""
        self._turns += 1
        turn = self._turns
        sheet = await self._desk.sheet(case)
        if sheet is None or turn != self._turns:
            return
        if self._reply is None:
            from reviewtui.tui.reply.place import ReplyPlace

            self.load_styles()
            self._reply = ReplyPlace(self._stage, id=f"{REPLY}-place")
            await self._screen.mount(self._reply, before="#status")
        if self.place == CASE and self.shown_case != case:
            self.place = LIST  # the case that waits behind is another one: the way back leads past it
        await self._reply.begin(sheet)
        self._show_settled(self._reply, self._reply.checks.settled())

    def _show_settled(self, pane: Widget, ready: Awaitable[None] | None = None) -> None:
        """What finds its layout only when it has room, and what is soon known of it, are one picture."""
        app = self._screen.app
        if isinstance(app, FramesApp):
            app.hold(SETTLING)
            self._screen.run_worker(self._let_go(app, pane, ready), group="settled", exit_on_error=False)

    @staticmethod
    async def _let_go(app: FramesApp, pane: Widget, ready: Awaitable[None] | None) -> None:
        if ready is not None:
            await ready
        pane.call_after_refresh(pane.call_after_refresh, app.let_go)

    async def look_at_letter(self) -> None:
        """What is written here may be written elsewhere too."""
        if self.place == REPLY and self._reply is not None:
            await self._reply.look()

    @property
    def reply(self) -> ReplyPlace | None:
        """Where a reply is written, once one was."""
        return self._reply
