"""The one screen: header, tabs, list and preview, the case, the reply, the last act and the keys.

Another screen is pushed only for a question. Every key comes in by `action_act`.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.app import SuspendNotSupported
from textual.containers import Horizontal
from textual.screen import ModalScreen, Screen

from reviewtui.tui.drawing.line import LineWidget
from reviewtui.tui.frames.app import FramesApp
from reviewtui.tui.inbox.arrivals import Arrivals
from reviewtui.tui.inbox.desk_line import DeskLine
from reviewtui.tui.inbox.header import Header
from reviewtui.tui.inbox.heartbeat import Heartbeat
from reviewtui.tui.inbox.inbox_sync import InboxSync
from reviewtui.tui.inbox.presence import WindowPresence
from reviewtui.tui.inbox.review_list import ReviewList
from reviewtui.tui.inbox.status import StatusLine
from reviewtui.tui.inbox.tabs import Tabs
from reviewtui.tui.keys.keys_here import KeysHere
from reviewtui.tui.messages import Asked, CasesChanged, HeldUp
from reviewtui.tui.places import Places
from reviewtui.tui.questions import Questions
from reviewtui.tui.radar.watch import RadarWatch
from reviewtui.tui.textual_compat import forget_borders, lend_terminal, turn_mouse

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.strip import Strip

    from reviewtui.desk.clipboard import Clipboard
    from reviewtui.desk.open_drafts import CutOff
    from reviewtui.tui.commands.commands import Commands
    from reviewtui.tui.context import Context
    from reviewtui.tui.keys.keymap import Keys


Answer = TypeVar("Answer")
Result = TypeVar("Result")

log = logging.getLogger(__name__)


class InboxScreen(Screen[None], inherit_bindings=False):
    """Everything that the seller sees. It has the parts of the inbox, and is the `Stage` that they are given."""

    def __init__(self, context: Context, keys: Keys) -> None:
        super().__init__()
        self.context = context
        self.keys = keys
        self.list = ReviewList(context.clock, context.settings.zone, id="list")
        self.status = StatusLine(keys, id="status")
        self.header = Header(context.clock, context.settings.zone, id="header")
        self.tabs = Tabs(keys, id="tabs")
        self.desk = DeskLine(context.desk, self.status)
        self.presence = WindowPresence(self.desk, self)
        self.sync: InboxSync = InboxSync(self, self.list, self.tabs, self.header)
        self.heartbeat = Heartbeat(self, self.sync, self.list, self.header, self.presence)
        self.places = Places(self, self, self.list, self.sync, self.desk)
        self.questions = Questions(self)
        self.arrivals = Arrivals(self)
        self.radar_watch = RadarWatch(self, self.header)
        self.cut_off: tuple[CutOff, ...] = ()
        self._commands: Commands | None = None
        self._without_letter = False
        self.keys_here = KeysHere(keys, self.places, self.questions, self.status, self.action_act)

    def compose(self) -> ComposeResult:
        """Header, tabs, list and preview, the last act and the keys; case and reply come when first asked for."""
        self.places.beside.display = self.places.room_beside
        yield self.header
        yield self.tabs
        with Horizontal(id="inbox"):
            yield self.list
            yield self.places.beside
        yield self.status
        yield self.places.key_line

    # opening ---------------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the first page, which was asked for while this was still being imported."""
        page = self.context.first_page
        if page.done() and page.exception() is None:
            self.list.take_rows(page.result().rows)
            self.list.take_ids(page.result().cases)
        self.call_after_refresh(self._open)

    async def _open(self) -> None:
        """Everything that can wait for the first paint."""
        self.context.started()
        self.header.tick()
        if not self.list.ids:
            await self._wait_for_first_page()
        self.places.rest_soon(0)
        self.run_worker(self.heartbeat.begin(), group="fill", exit_on_error=False)
        await self.arrivals.begin()
        await self.radar_watch.begin()
        self.run_worker(self._ask_what_is_open(), group="cut-off", exit_on_error=False)
        if self.context.practice:
            reply, leave = self.keys.sign("reply"), self.keys.sign("quit")
            self.status.tell(f"Practice: {reply} answers this buyer, {leave} here scores the letter")
        for problem in self.keys.problems[:1]:
            self.status.tell(f"Keymap: {problem}", "refused")

    async def _ask_what_is_open(self) -> None:
        from reviewtui.tui.commands.at_start import ask

        await ask(self, self.action_act)

    async def _wait_for_first_page(self) -> None:
        try:
            page = await asyncio.wrap_future(self.context.first_page)
        except Exception:
            log.exception("the first page did not come")
            self.status.tell("The inbox could not be read; reviewtui doctor says more", "refused")
        else:
            self.list.take_rows(page.rows)
            self.list.take_ids(page.cases)

    async def on_resize(self, _: events.Resize) -> None:
        """The empty states stand in the middle."""
        await self.sync.say_empty()
        self.places.rest_soon()

    async def keep_everything(self) -> bool:
        """Save what is being written, and say that nobody is here any more. False where a letter could not be saved:
        it is copied, and the seller is asked whether to leave without it.
        """
        reply = self.places.reply
        if reply is not None and not self._without_letter and not await reply.keep():
            words = f"Your letter can't be saved ({await reply.rescue()})"
            self.status.tell(words, "refused")
            await self._ask_to_leave(words)
            return False
        await self.presence.be_gone()
        return True

    async def _ask_to_leave(self, why_not: str) -> None:
        from reviewtui.tui.dialogs.deliberate import SureDialog

        async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
            if yes:
                self._without_letter = True
                await self.quit()

        await self.questions.ask(SureDialog(f"{why_not}. Leave without it?", "leave without it", "stay"), answered)

    async def keep_for_the_end(self) -> None:
        """The system wants an end: save what is written, or put it where it can be found. What is open stays noted, so
        that the next start offers to go on.
        """
        reply = self.places.reply
        if reply is not None and reply.pane.case is not None:
            await reply.pane.typed()
            if not await reply.keep():
                await reply.rescue()

    # keys, clicks, questions -----------------------------------------------------------------------------------------

    @property
    def place(self) -> str:
        """Where the seller is, by its name in the action table."""
        return self.places.place

    async def action_act(self, name: str) -> None:
        """Do what a row of the action table says; while a question is open, once it is answered."""
        if self.questions.must_wait(name):
            return
        if self._commands is None:
            from reviewtui.tui.commands.commands import Commands
            from reviewtui.tui.commands.dispatch import HANDLERS

            self._commands = Commands(self, HANDLERS)
        await self._commands.run(name)

    # what the widgets and the parts say ------------------------------------------------------------------------------

    @on(LineWidget.Pressed)
    async def _pressed(self, message: LineWidget.Pressed) -> None:
        await self.run_action(message.action)

    @on(Asked)
    def _asked(self, message: Asked) -> None:
        self.arrivals.hear(message.told)

    @on(ReviewList.Opened)
    async def _opened(self) -> None:
        await self.action_act("open")

    @on(ReviewList.Moved)
    def _moved(self) -> None:
        self.places.rest_soon()

    @on(ReviewList.RowsWanted)
    def _rows_wanted(self, message: ReviewList.RowsWanted) -> None:
        self.run_worker(self.sync.fetch(message.cases), group="rows", exit_on_error=False)

    @on(HeldUp)
    def _held_up(self, message: HeldUp) -> None:
        self.status.tell(message.words or "The database is free again", "refused" if message.words else "plain")

    @on(CasesChanged)
    async def _changed(self, message: CasesChanged) -> None:
        self.sync.changed(message.change)

    # what is laid over the screen, and what concerns the program -----------------------------------------------------

    async def lay_over(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], Awaitable[None]]) -> None:
        """Lay a question over the screen, and hand on its answer."""
        self.places.load_styles()
        await self.app.push_screen(dialog, then)

    async def show_over(self, screen: ModalScreen[Any]) -> None:
        """Lay something over the screen that asks nothing: the help, the palette."""
        self.places.load_styles()
        await self.app.push_screen(screen)

    @property
    def covered(self) -> bool:
        """Whether something is laid over the screen."""
        return self.app.screen is not self

    def line_below(self, row: int) -> Strip | None:
        """The line in the list of the case at hand, if it stands on this row of the screen or below it."""
        return self.places.line_below(row)

    def on_screen_resume(self) -> None:
        """A question is over: let go of its widgets, which Textual's cache of borders would keep by the thousand."""
        forget_borders()

    @property
    def clipboard(self) -> Clipboard:
        """Where texts leave, with the terminal lent to it."""
        lend_terminal(self.app, self.context.clipboard)
        return self.context.clipboard

    def on_unmount(self) -> None:
        """What was started beside the keys does not outlive the screens."""
        if self._commands is not None:
            self._commands.end()

    async def quit(self) -> None:
        """Leave; what is being written is kept first."""
        await self.app.run_action("quit")

    async def repaint(self) -> None:
        """Say everything to the terminal again."""
        await self.app.run_action("repaint")

    def ring(self, words: str) -> None:
        """Have the terminal notify of something."""
        if isinstance(self.app, FramesApp):
            self.app.ring(words, self.context.settings.alerts.terminal)

    def suspend(self) -> None:
        """To the shell and back."""
        self.app.action_suspend_process()

    def lend(self, act: Callable[[], Result]) -> Result | None:
        """Give the terminal away while something is done in it; None where it can't be given away."""
        try:
            with self.app.suspend():
                return act()
        except SuspendNotSupported:
            return None

    def free_mouse(self) -> bool | None:
        """Give the mouse to the terminal, or take it back; whether it is free now, None where that can't be said."""
        return turn_mouse(self.app)
