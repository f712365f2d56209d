"""The place where a reply is written: every pause goes to the desk, and the letter leaves by the door that exists."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from textual.containers import Vertical

from reviewtui.desk.views import Change, HeldBack, Refused
from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import moment
from reviewtui.tui.actions import CASE, LIST, REPLY
from reviewtui.tui.bindings import bindings
from reviewtui.tui.case.reply_pane import ReplyPane

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Button
    from reviewtui.domain.finding import CheckResult
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.screen import InboxScreen

log = logging.getLogger(__name__)


class ReplyPlace(Vertical):
    """The reply desk and what it needs of the store. Built once and refilled."""

    BINDINGS = bindings(REPLY)

    def __init__(self, owner: InboxScreen, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self.pane = ReplyPane(owner.house.settings.zone, owner.keys)
        super().__init__(self.pane, id=id)
        self._owner = owner
        self._from = LIST
        self._sheet: CaseSheet | None = None

    async def begin(self, sheet: CaseSheet) -> None:
        """Write on a case; the way back leads to where the seller came from."""
        owner = self._owner
        self._from, self._sheet = (owner.place if owner.place != REPLY else self._from), sheet
        owner.show_place(REPLY)
        owner.status.tell("")
        self.pane.begin(sheet, owner.house.clock())
        await owner.be_present(sheet.row.case, "writing")
        self.pane.show_check(await self._check(sheet.row.case, self.pane.channel, self.pane.reply))

    def act(self, name: str) -> None:
        """What a row of the action table says here."""
        {
            "next-step": self.pane.action_next_step,
            "step-before": self.pane.action_step_before,
            "hand-off": self.pane.action_hand_off,
            "swap": self.pane.action_swap,
            "other-door": self.pane.action_change_door,
            "take-over": self.pane.action_take_over,
            "next-finding": self.pane.action_next_finding,
            "leave": self.pane.action_leave,
        }[name]()

    async def keep(self) -> None:
        """Save what is not safe yet, because the seller goes."""
        rest = self.pane.flush()
        if rest is not None:
            await self._save(*rest)

    async def on_kept_paused(self, event: ReplyPane.Paused) -> None:
        """A pause: write it down, then say what the checks say."""
        event.stop()
        await self._save(event.case, event.channel, event.reply)
        self.pane.show_check(await self._check(event.case, event.channel, event.reply))

    async def _save(self, case: int, channel: Channel, reply: Reply) -> None:
        try:
            saved = await self._owner.house.desk.call(lambda desk: desk.writing.save(case, channel, reply))
        except Exception as error:
            log.exception("a draft could not be saved")
            self.pane.not_saved(str(error) or "the database did not take it")
        else:
            self.pane.saved(saved.at, reply)

    async def _check(self, case: int, channel: Channel, reply: Reply) -> CheckResult | None:
        """What the checks say; without them writing goes on as before."""
        if reply.empty:
            return None
        try:
            return await self._owner.house.desk.call(lambda desk: desk.checking.reply(case, channel, reply))
        except Exception as error:
            log.exception("a reply could not be checked")
            self._owner.status.tell(f"The checks are silent: {error}", "refused")
            return None

    def on_reply_pane_told(self, event: ReplyPane.Told) -> None:
        """A word from the pane."""
        event.stop()
        self._owner.status.tell(event.words, "refused")

    async def on_reply_pane_left(self, event: ReplyPane.Left) -> None:
        """Back to where the seller came from; the list shows the pencil."""
        event.stop()
        if not self.pane.reply.empty:
            self._owner.status.tell("Kept your draft; r goes on with it")
        await self._back(event.case)

    async def _back(self, case: int) -> None:
        owner = self._owner
        await owner.be_present(None)
        await owner.fetch([case])
        if self._from == CASE:
            await owner.show_case()
        else:
            owner.show_place(LIST)

    # handing off -----------------------------------------------------------------------------------------------------

    async def on_reply_pane_hand_off(self, event: ReplyPane.HandOff) -> None:
        """To the door that exists: Amazon's two fixed texts first, the letter where a thread is open."""
        event.stop()
        case, channel, reply = event.case, event.channel, event.reply
        await self._save(case, channel, reply)
        sheet = await self._owner.sheet(case)
        if sheet is None:
            return
        self._sheet = sheet
        open_doors = {door.channel for door in sheet.doors if door.open_}
        if channel not in open_doors and Channel.AMAZON_CONTACT_CUSTOMER in open_doors:
            await self.contact(sheet)
        elif not reply.letter():
            self._owner.status.tell("There is no letter yet; write at least one of the three steps", "refused")
        else:
            await self._may_leave(case, channel, lambda: self._show_letter(sheet, channel, reply))

    async def contact(self, sheet: CaseSheet) -> None:
        """Which of the two fixed texts was sent."""
        from reviewtui.tui.dialogs import ContactDialog

        case = sheet.row.case

        async def pressed(button: Button | None) -> None:
            if button is not None:
                await self._gone(lambda desk: desk.writing.contact(case, button, anyway=True))

        async def ask() -> None:
            await self._owner.question(ContactDialog(sheet, self._owner.house.hand_over), pressed)

        await self._may_leave(case, Channel.AMAZON_CONTACT_CUSTOMER, ask)

    async def _may_leave(self, case: int, channel: Channel, then: Callable[[], Awaitable[None]]) -> None:
        """Go on unless the door is closed; what is held back goes on if the seller insists."""
        try:
            await self._owner.house.desk.call(lambda desk: desk.writing.may_leave(case, channel))
        except Refused as refused:
            self._owner.status.tell(f"{refused}. The letter is kept", "refused")
        except HeldBack as held:
            from reviewtui.tui.dialogs import ConfirmDialog

            async def insisted(yes: bool | None) -> None:
                if yes:
                    self._owner.call_next(then)

            await self._owner.question(ConfirmDialog(f"{held}. Go on all the same?", "yes, go on"), insisted)
        else:
            await then()

    async def _show_letter(self, sheet: CaseSheet, channel: Channel, reply: Reply) -> None:
        from reviewtui.tui.dialogs import HandOffDialog

        case = sheet.row.case

        async def answered(answer: str | None) -> None:
            if answer == "sent":
                await self._gone(lambda desk: desk.writing.hand_off(case, channel, reply, anyway=True))
                await self._offer_promise(case, reply)
            elif answer == "edit":
                self.pane.focus()
            else:
                await self._back(case)
                self._owner.status.tell("Kept the letter; nothing was recorded as sent")

        check = await self._check(case, channel, reply)
        dialog = HandOffDialog(sheet, channel, reply, self._owner.house.hand_over, check)
        await self._owner.question(dialog, answered)

    async def _offer_promise(self, case: int, reply: Reply) -> None:
        """A letter that names a date is a promise; one key writes it down."""
        owner = self._owner
        pledge = await owner.ask(lambda desk: desk.writing.pledge(case, reply))
        if pledge is None:
            return
        from reviewtui.tui.dialogs import ConfirmDialog

        async def answered(yes: bool | None) -> None:
            if yes:
                await owner.do(lambda desk: desk.triage.promise(case, pledge.quote, pledge.due_at))

        when = moment(pledge.due_at, owner.house.clock(), owner.house.settings.zone)
        question = f"Your letter names a date: “{pledge.quote}”. Write it down as a promise until {when}?"
        owner.call_next(lambda: owner.question(ConfirmDialog(question, "yes, it is a promise"), answered))

    async def _gone(self, intent: Callable[[Desk], Change]) -> None:
        """It left the house: back to the list, the next case under the cursor."""
        waiting = self._owner.place == REPLY and not self.pane.reply.empty
        change = await self._owner.do(intent)
        if change is None:
            return
        if change.words.startswith("Sent") and waiting:
            self._owner.status.tell(f"{change.words}; your letter waits for their answer", "done")
        await self._owner.be_present(None)
        self._owner.show_place(LIST)
