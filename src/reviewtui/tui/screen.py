"""The one screen: header, tabs, list and preview, the case, the reply, the last act and the keys.

Panes are shown and hidden; another screen is pushed only for a question. Every key comes in by `action_act`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from reviewtui.desk.views import View
from reviewtui.tui import feed
from reviewtui.tui.actions import CASE, LIST, REPLY, Keys
from reviewtui.tui.inbox.review_list import PAGE, ReviewList
from reviewtui.tui.inbox.status import DOORS, EMPTY, FIRST_RUN, SELECTED, KeyLine
from reviewtui.tui.inbox.tabs import TABS
from reviewtui.tui.line import LineWidget
from reviewtui.tui.upkeep import REST_SECONDS, Upkeep

if TYPE_CHECKING:
    from textual import events

    from reviewtui.domain.case import Lane
    from reviewtui.tui.acts import Acts
    from reviewtui.tui.case.pane import CasePane, CasePreview
    from reviewtui.tui.house import House
    from reviewtui.tui.replying import ReplyPlace

WIDE = 100
"""From so many columns on the preview stands beside the list."""

Answer = TypeVar("Answer")


log = logging.getLogger(__name__)


class InboxScreen(Upkeep):
    """Everything that the seller sees, and the only thing between the keys and the desk."""

    def __init__(self, house: House, keys: Keys) -> None:
        super().__init__(house, keys)
        self._key_line = KeyLine(keys, id="keys")
        self._beside = Vertical(id="beside")
        self._preview: CasePreview | None = None
        self._case_pane: CasePane | None = None
        self._reply: ReplyPlace | None = None
        self._acts: Acts | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._styled = False
        self._warned = False
        self._asking = False
        self._waiting: list[str] = []

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        self._beside.display = self.app.size.width >= WIDE
        yield self.header
        yield self.tabs
        with Horizontal(id="inbox"):
            yield self.list
            yield self._beside
        yield self.status
        yield self._key_line

    # opening ---------------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the first page, which was asked for while this was still being imported."""
        page = self.house.first_page
        if page.done() and page.exception() is None:
            self.list.take_rows(page.result().rows)
            self.list.take_ids(page.result().cases)
        self.call_after_refresh(self._open)

    async def _open(self) -> None:
        """Everything that can wait for the first paint."""
        self.house.started()
        self.header.tick()
        if not self.list.ids:
            await self._wait_for_first_page()
        self.rest_soon(0)
        self.run_worker(self.keep_up(), group="fill", exit_on_error=False)
        self.run_worker(self._look_for_cut_off(), group="cut-off", exit_on_error=False)
        for problem in self.keys.problems[:1]:
            self.status.tell(f"Keymap: {problem}", "refused")

    async def _look_for_cut_off(self) -> None:
        self.cut_off = await self.ask(lambda desk: desk.drafting.cut_off()) or ()
        if self.cut_off:
            await self.action_act("cut-off")

    async def _wait_for_first_page(self) -> None:
        try:
            page = await asyncio.wrap_future(self.house.first_page)
        except Exception:
            log.exception("the first page did not come")
            self.status.tell("The inbox could not be read; reviewtui doctor says more", "refused")
        else:
            self.list.take_rows(page.rows)
            self.list.take_ids(page.cases)

    # what is shown ---------------------------------------------------------------------------------------------------

    async def show_view(self, number: int) -> None:
        """Show a tab, 0 the first."""
        lane: Lane | None = TABS[number % len(TABS)]
        if self.view.lane is lane:
            return
        self.view = view = View(lane)
        self.tabs.show(lane, self.counts)
        found = await self.ask(lambda desk: feed.first_page(desk, view, PAGE))
        if found is not None:
            self.list.start_over()
            self.list.say(())
            self.list.take_rows(found[1])
            self.list.take_ids(found[0])
            await self.say_empty()
        if found is not None and len(found[0]) == PAGE:
            self.run_worker(self.order(), group="order", exclusive=True, exit_on_error=False)

    async def on_resize(self, _: events.Resize) -> None:
        """The empty states stand in the middle."""
        await self.say_empty()
        self.rest_soon()

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
        """Show the list, the case or the reply; the others wait behind."""
        self.place = place
        self.tabs.display = self.query_one("#inbox").display = place == LIST
        for other in (CASE, REPLY):
            for pane in self.query(f"#{other}-place"):
                pane.display = place == other
        if place == LIST:
            self.set_focus(self.list)
            self.rest_soon(0)
        elif place == CASE:
            self.set_focus(self._case_pane)
        self.show_keys()

    def load_styles(self) -> None:
        """The styles that the first paint does not need."""
        if not self._styled:
            self._styled = True
            here = Path(__file__).parent
            for path in (*here.glob("case/*.tcss"), *here.glob("dialogs/*.tcss"), here / "styles" / "questions.tcss"):
                self.app.stylesheet.read(path)

    async def show_case(self, *, again: bool = False) -> None:
        """Show the case under the cursor in full, or `again` the one that is shown; the list when there is none."""
        case = self.shown_case if again else self.list.case
        self.shown_case = case
        sheet = await self.sheet(case) if case is not None else None
        if sheet is None:
            self.show_place(LIST)
            return
        if self._case_pane is None:
            from reviewtui.tui.case.pane import CasePane
            from reviewtui.tui.case_place import CasePlace

            self.load_styles()
            self._case_pane = CasePane(self.house.settings.zone)
            await self.mount(CasePlace(self._case_pane, id=f"{CASE}-place"), before=self.status)
        if self.place != CASE:
            self.show_place(CASE)
        position = self.list.cursor + 1 if case == self.list.case else 0
        self._case_pane.show(sheet, position, len(self.list.ids), self.house.clock())
        self.be_present(case)

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
        self._warned = False
        sheet = await self.sheet(case)
        if sheet is None:
            return
        if self._reply is None:
            from reviewtui.tui.replying import ReplyPlace

            self.load_styles()
            self._reply = ReplyPlace(self, id=f"{REPLY}-place")
            await self.mount(self._reply, before=self.status)
        if self.place == CASE and self.shown_case != case:
            self.place = LIST  # the case that waits behind is another one: the way back leads past it
        self.shown_case = case
        await self._reply.begin(sheet)

    async def act_on_reply(self, name: str) -> None:
        """An action of the reply."""
        if self._reply is not None:
            await self._reply.act(name)

    async def keep_everything(self) -> bool:
        """Save what is being written, and say that nobody is here any more. False where a letter could not be saved:
        it is copied, and leaving again leaves without it.
        """
        if self._reply is not None and not self._warned and not await self._reply.keep():
            self._warned = True
            copied = await self._reply.rescue()
            leave = self.keys.sign("quit")
            self.status.tell(f"Your letter can't be saved ({copied}); {leave} in the list leaves without it", "refused")
            return False
        await self.nobody_here()
        return True

    # keys, clicks, questions -----------------------------------------------------------------------------------------

    async def action_act(self, name: str) -> None:
        """Do what a row of the action table says."""
        if self._asking:
            self._waiting.append(name)
            return
        if self._acts is None:
            from reviewtui.tui.acts import Acts

            self._acts = Acts(self)
        await self._acts.run(name)

    def on_screen_resume(self) -> None:
        """A question is over: let go of its widgets, which Textual's cache of borders would keep by the thousand."""
        StylesCache.get_inner_outer.cache_clear()

    @on(LineWidget.Pressed)
    async def _pressed(self, message: LineWidget.Pressed) -> None:
        await self.run_action(message.action)

    @on(ReviewList.Opened)
    async def _opened(self) -> None:
        await self.action_act("open")

    async def question(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], Awaitable[None]]) -> None:
        """Ask the seller something and go on with the answer; keys pressed in between wait for it."""

        async def answered(answer: Answer | None) -> None:
            try:
                await then(answer)
            finally:
                self._asking = False
            while self._waiting and not self._asking:
                await self.action_act(self._waiting.pop(0))

        self._asking = True
        self.load_styles()
        await self.app.push_screen(dialog, answered)
