"""The one screen: header, tabs, list and preview, the case, the reply, the last act and the keys.

Another screen is pushed only for a question. Every key comes in by `action_act`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import ModalScreen

from reviewtui.tui.drawing.line import LineWidget
from reviewtui.tui.inbox.arrivals import Arrivals
from reviewtui.tui.inbox.review_list import ReviewList
from reviewtui.tui.keys.actions import REPLY, Keys, pressed
from reviewtui.tui.keys.key_reader import NOTHING, KeyReader
from reviewtui.tui.messages import Asked
from reviewtui.tui.reply.left_over import left_over, offer
from reviewtui.tui.showing import WIDE, Showing

if TYPE_CHECKING:
    from textual import events

    from reviewtui.tui.commands.commands import Commands
    from reviewtui.tui.context import Context

TO_A_FIELD = frozenset({"reply", "snooze", "promise", "note", "tag", "buyer-wrote", "palette"})
FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


class InboxScreen(Showing, inherit_bindings=False):
    """Everything that the seller sees, and the only thing between the keys and the desk."""

    def __init__(self, house: Context, keys: Keys) -> None:
        super().__init__(house, keys)
        self._acts: Commands | None = None
        self._without_letter = False
        self._hearing = KeyReader(keys)
        self._asking = False
        self._asked_until = 0.0
        self._waiting: list[str] = []
        self.arrivals = Arrivals(self)

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
        self.arrivals.begin()
        self.run_worker(self._look_for_cut_off(), group="cut-off", exit_on_error=False)
        for problem in self.keys.problems[:1]:
            self.status.tell(f"Keymap: {problem}", "refused")

    async def _look_for_cut_off(self) -> None:
        left = await self.ask(lambda desk: desk.sending.left_behind()) or ()
        self.cut_off = await self.ask(lambda desk: desk.drafting.cut_off()) or ()
        edited = await left_over(self.house.editing)
        self.cut_off = tuple(each for each in self.cut_off if each.case not in {one.case for one in edited})

        async def then() -> None:
            if left:
                from reviewtui.tui.commands.sent_or_not import Answering

                await Answering(self).at_start(left)
            elif self.cut_off:
                await self.action_act("cut-off")
            else:
                from reviewtui.tui.commands.first_days import at_start

                await at_start(self)

        await offer(self, edited, then)

    async def _wait_for_first_page(self) -> None:
        try:
            page = await asyncio.wrap_future(self.house.first_page)
        except Exception:
            log.exception("the first page did not come")
            self.status.tell("The inbox could not be read; reviewtui doctor says more", "refused")
        else:
            self.list.take_rows(page.rows)
            self.list.take_ids(page.cases)

    async def on_resize(self, _: events.Resize) -> None:
        """The empty states stand in the middle."""
        await self.say_empty()
        self.rest_soon()

    async def keep_everything(self) -> bool:
        """Save what is being written, and say that nobody is here any more. False where a letter could not be saved:
        it is copied, and the seller is asked whether to leave without it.
        """
        if self._reply is not None and not self._without_letter and not await self._reply.keep():
            words = f"Your letter can't be saved ({await self._reply.rescue()})"
            self.status.tell(words, "refused")
            await self._ask_to_leave(words)
            return False
        await self.nobody_here()
        return True

    async def _ask_to_leave(self, why_not: str) -> None:
        from reviewtui.tui.dialogs.deliberate import SureDialog

        async def answered(yes: bool | None) -> None:
            if yes:
                self._without_letter = True
                await self.app.run_action("quit")

        await self.question(SureDialog(f"{why_not}. Leave without it?", "leave without it", "stay"), answered)

    async def keep_for_the_end(self) -> None:
        """The system wants an end: save what is written, or put it where it can be found. What is open stays noted, so
        that the next start offers to go on.
        """
        if self._reply is not None and self._reply.pane.case is not None:
            await self._reply.pane.typed()
            if not await self._reply.keep():
                await self._reply.rescue()

    # keys, clicks, questions -----------------------------------------------------------------------------------------

    async def hears(self, event: events.Key) -> bool:
        """Do what a key means here, before the next one is looked at. False for what the field at hand has to take."""
        if self.place == REPLY and self._reply is not None and self._reply.pane.lent:
            return True
        if event.is_printable and (self._asking or event.time < self._asked_until):
            return True  # typed while a question went away: it was not meant for what stands here now
        heard = self._hearing.hear(self.place, event.key)
        if heard.action:
            await self.action_act(heard.action)
        elif self.place == REPLY and not heard.retired and event.key not in FUNCTION_KEYS:
            return False
        elif not heard.begun:
            self._say_no_meaning(event)
        return True

    def opens_a_field(self, key: str) -> bool:
        """Whether a key leads to where words are written, so that those behind it may be meant for that place."""
        return KeyReader(self.keys).hear(self.place, key).action in TO_A_FIELD

    def are_no_commands(self, keys: Sequence[events.Key]) -> bool:
        """Whether keys that came at once can't all be meant for this place: one of them has no meaning here."""
        hearing = KeyReader(self.keys)
        return any(hearing.hear(self.place, key.key) == NOTHING and key.is_printable for key in keys)

    def _say_no_meaning(self, event: events.Key) -> None:
        """A key that does nothing says so, and where the keys are told."""
        of = "writing-keys" if self.place == REPLY else "help"
        shown = pressed(event.key, event.character if event.is_printable else None)
        self.status.tell(f"{shown} does nothing here; {self.keys.sign(of)} shows the keys", "refused")

    async def action_act(self, name: str) -> None:
        """Do what a row of the action table says."""
        if self._asking:
            self._waiting.append(name)
            return
        if self._acts is None:
            from reviewtui.tui.commands.commands import Commands

            self._acts = Commands(self)
        await self._acts.run(name)

    def on_screen_resume(self) -> None:
        """A question is over: let go of its widgets, which Textual's cache of borders would keep by the thousand."""
        StylesCache.get_inner_outer.cache_clear()

    @on(LineWidget.Pressed)
    async def _pressed(self, message: LineWidget.Pressed) -> None:
        await self.run_action(message.action)

    @on(Asked)
    def _asked(self, message: Asked) -> None:
        self.arrivals.hear(message.told)

    @on(ReviewList.Opened)
    async def _opened(self) -> None:
        await self.action_act("open")

    async def question(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], Awaitable[None]]) -> None:
        """Ask the seller something and go on with the answer; keys pressed in between wait for it."""

        async def answered(answer: Answer | None) -> None:
            try:
                await then(answer)
            finally:
                self._asking, self._asked_until = False, Message().time
            while self._waiting and not self._asking:
                await self.action_act(self._waiting.pop(0))

        self._asking = True
        self.load_styles()
        await self.app.push_screen(dialog, answered)
