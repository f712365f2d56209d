"""How a letter leaves: second thoughts, the door that exists, what the checks doubt, and what was promised in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from reviewtui.desk.checking import said_in_anger
from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.clock import MINUTE, moment
from reviewtui.tui.commands.sent_or_not import Answering, OnItsWay
from reviewtui.tui.keys.actions import LIST, REPLY
from reviewtui.tui.reply.signing import Signing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reviewtui.desk.correspondence import Leaving
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.finding import CheckResult
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.dialogs.contact import Pressed
    from reviewtui.tui.dialogs.did_it import Became
    from reviewtui.tui.reply.pane import ReplyPane
    from reviewtui.tui.stage import Stage

SECOND_THOUGHTS: Final = 10 * MINUTE
"""How long a letter written in anger is put away, when the seller wants that."""

Doubts = frozenset[tuple[str, str]]
"""What was asked about already: rules and the words that they found."""


class HandOffPlace(Protocol):
    """Where the letter was written."""

    @property
    def pane(self) -> ReplyPane:
        """Where the letter is written: its fields, its autosave, how it stands."""
        ...

    async def check(self, case: int, channel: Channel, reply: Reply) -> CheckResult | None:
        """What the checks say of a letter that is about to leave; None when they can't."""
        ...

    def latest(self, case: int) -> Reply | None:
        """What the fields hold now, if they are about this case."""
        ...


class HandOff:
    """From F2 to the record of what went out."""

    def __init__(self, owner: Stage, place: HandOffPlace) -> None:
        self._owner = owner
        self._place = place
        self._thought_over: dict[int, Doubts] = {}
        self._cooled: set[int] = set()
        self._answering = Answering(owner)
        self._signing = Signing(owner)

    async def start(self, case: int, channel: Channel, reply: Reply) -> None:
        """To the door that exists: Amazon's two fixed texts first, the letter where a thread is open."""
        sheet = await self._owner.desk.sheet(case)
        if sheet is None:
            return
        mine = await self._owner.desk.ask(lambda desk: desk.sending.unanswered(case))
        if mine:
            await self._first_the_last(mine[0], lambda: self.start(case, channel, self._place.latest(case) or reply))
            return
        open_doors = {door.channel for door in sheet.doors if door.open_}
        if channel not in open_doors and Channel.AMAZON_CONTACT_CUSTOMER in open_doors:
            await self.contact(sheet)
        elif not reply.letter():
            self._owner.status.tell("There is no letter yet; write at least one of the three steps", "refused")
        else:
            await self._signing.first(sheet, channel, lambda signed: self._signed(signed, channel, reply))

    async def _signed(self, sheet: CaseSheet, channel: Channel, reply: Reply) -> None:
        """On, once it is known what stands below the letter."""
        self._place.pane.reframe(sheet)
        await self._may_leave(sheet.row.case, channel, lambda: self._think_twice(sheet, channel, reply))

    async def _first_the_last(self, left: Leaving, then: Callable[[], Awaitable[None]]) -> None:
        """What left before is asked about before anything leaves again."""

        async def answered(became: Became | None) -> None:
            if became is None:
                self._place.pane.focus()
            elif became is False:
                self._owner.call_next(then)
            else:
                self._to_the_list()

        await self._answering.ask(left, answered)

    async def contact(self, sheet: CaseSheet) -> None:
        """Which of the two fixed texts was sent."""
        from reviewtui.tui.dialogs.contact import ContactDialog

        case, context = sheet.row.case, self._owner.context

        leave = OnItsWay(self._owner, case, Channel.AMAZON_CONTACT_CUSTOMER, "opened")

        async def pressed(button: Pressed) -> None:
            if isinstance(button, Button):
                await self._gone(lambda desk: desk.writing.contact(case, button, anyway=True))
            elif leave.leaving is not None:
                await self._later(case)

        async def ask() -> None:
            at_once = context.settings.free_text_after == "courtesy-refund"
            await self._owner.questions.ask(ContactDialog(sheet, context.clipboard, leave, at_once=at_once), pressed)

        await self._may_leave(case, Channel.AMAZON_CONTACT_CUSTOMER, ask)

    async def _may_leave(self, case: int, channel: Channel, then: Callable[[], Awaitable[None]]) -> None:
        """Go on unless the door is closed; what is held back goes on if the seller insists."""
        try:
            await self._owner.context.desk.call(lambda desk: desk.writing.may_leave(case, channel))
        except Refused as refused:
            self._owner.status.tell(f"{refused}. The letter is kept", "refused")
        except HeldBack as held:
            from reviewtui.tui.dialogs.deliberate import SureDialog

            async def insisted(yes: bool | None) -> None:  # noqa: FBT001 - an answer
                if yes:
                    self._owner.call_next(then)

            await self._owner.questions.ask(SureDialog(f"{held}. Go on all the same?", "yes, go on"), insisted)
        else:
            await then()

    async def _think_twice(self, sheet: CaseSheet, channel: Channel, reply: Reply) -> None:
        """A letter with several words said in anger may rest for ten minutes; it is asked once a case."""
        case = sheet.row.case
        reply = self._place.latest(case) or reply
        check = await self._place.check(case, channel, reply)
        rough = said_in_anger(check) if check is not None and case not in self._cooled else ()
        if not rough:
            await self._show_letter(sheet, channel, reply, check)
            return
        from reviewtui.tui.dialogs.pause import PauseDialog

        async def answered(answer: str | None) -> None:
            if answer == "pause":
                self._cooled.add(case)
                until = self._owner.context.clock() + SECOND_THOUGHTS
                if await self._owner.sync.do(lambda desk: desk.triage.snooze([case], until)) is not None:
                    when = moment(until, self._owner.context.clock(), self._owner.context.settings.zone)
                    self._owner.status.tell(f"Put away with its letter; it comes back by itself at {when}", "done",
                                            undoable=True)  # fmt: skip
                    self._owner.presence.be(None)
                    self._owner.places.show_place(LIST)
            elif answer == "go on":
                self._cooled.add(case)
                self._owner.call_next(self._show_letter, sheet, channel, reply, check)
            else:
                self._place.pane.focus()

        await self._owner.questions.ask(PauseDialog(rough), answered)

    async def _show_letter(self, sheet: CaseSheet, channel: Channel, reply: Reply, check: CheckResult | None) -> None:
        from reviewtui.tui.dialogs.hand_off import HandOffDialog

        case = sheet.row.case
        while (latest := self._place.latest(case)) is not None and latest != reply:
            reply = latest
            check = await self._place.check(case, channel, reply)
        doubts = _doubts(check)
        leave = OnItsWay(self._owner, case, channel, "copied", reply)

        async def answered(answer: str | None) -> None:
            left = leave.leaving
            if left is None:
                self._place.pane.focus()
                self._owner.status.tell("Kept the letter; nothing was recorded as sent")
                return
            self._thought_over[case] = doubts
            if answer == "sent":
                await self._record(sheet, left)
            elif answer == "not-sent":
                await self._answering.record(left, became=False)
                self._place.pane.focus()
            else:
                await self._later(case)

        thought_over = doubts <= self._thought_over.get(case, frozenset())
        hands = self._owner.context.clipboard
        dialog = HandOffDialog(sheet, channel, reply, hands, leave, check, thought_over=thought_over)
        await self._owner.questions.ask(dialog, answered)

    async def _later(self, case: int) -> None:
        """Back to the letter, which has left; whether it went out is still to be said."""
        self._place.pane.focus()
        sign = self._owner.keys.sign("sent")
        self._owner.status.tell(f"Copied or opened, not said to have gone out; {sign} in the list says it later")
        await self._owner.sync.fetch([case])

    async def _record(self, sheet: CaseSheet, left: Leaving) -> None:
        """Write down that the letter went out; what somebody else sent meanwhile is told first."""
        case = sheet.row.case
        now = await self._owner.desk.sheet(case)
        other = next((each for each in reversed(now.messages) if each.direction == "out"), None) if now else None
        if now is None or other is None or other.id in {each.id for each in sheet.messages}:
            await self._write_down(left)
            return
        from reviewtui.tui.dialogs.deliberate import SureDialog

        async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
            if yes:
                await self._write_down(left)
            else:
                await self._later(case)

        question = f"{other.who} has sent this buyer a letter while yours was open. Did yours go out as well?"
        self._owner.call_next(self._owner.questions.ask, SureDialog(question, "yes, record it"), answered)

    async def _write_down(self, left: Leaving) -> None:
        if not await self._gone(lambda desk: desk.sending.went_out(left)):
            self._place.pane.focus()
            return
        await self._offer_promise(left.case, left.reply)

    async def _offer_promise(self, case: int, reply: Reply) -> None:
        """A letter that names a date is a promise; one key writes it down."""
        owner = self._owner
        pledge = await owner.desk.ask(lambda desk: desk.writing.pledge(case, reply))
        if pledge is None:
            return
        from reviewtui.tui.dialogs.confirm import ConfirmDialog

        async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
            if yes:
                await owner.sync.do(lambda desk: desk.triage.promise(case, pledge.quote, pledge.due_at))

        when = moment(pledge.due_at, owner.context.clock(), owner.context.settings.zone)
        question = f"Your letter names a date: “{pledge.quote}”. Write it down as a promise until {when}?"
        owner.call_next(lambda: owner.questions.ask(ConfirmDialog(question, "yes, it is a promise"), answered))

    async def _gone(self, intent: Callable[[Desk], Change]) -> bool:
        """It left the house: back to the list, the next case under the cursor. False when the desk refused it."""
        waiting = self._owner.places.place == REPLY and not self._place.pane.reply.empty
        change = await self._owner.sync.do(intent)
        if change is None:
            return False
        if change.words.startswith("Sent") and waiting:
            self._owner.status.tell(f"{change.words}; your letter waits for their answer", "done")
        self._to_the_list()
        return True

    def _to_the_list(self) -> None:
        self._owner.presence.be(None)
        self._owner.places.show_place(LIST)


def _doubts(check: CheckResult | None) -> Doubts:
    """What a letter is asked about once: everything that is only a warning."""
    if check is None:
        return frozenset()
    return frozenset((each.rule, each.quote) for each in check.findings if each.asked_about)
