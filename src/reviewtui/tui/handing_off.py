"""How a letter leaves: second thoughts, the door that exists, what the checks doubt, and what was promised in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from reviewtui.desk.checking import said_in_anger
from reviewtui.desk.views import Change, HeldBack, Refused
from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import MINUTE, moment
from reviewtui.domain.finding import Severity
from reviewtui.tui.actions import LIST, REPLY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Button
    from reviewtui.domain.finding import CheckResult
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.case.reply_pane import ReplyPane
    from reviewtui.tui.stage import Stage

SECOND_THOUGHTS: Final = 10 * MINUTE
"""How long a letter written in anger is put away, when the seller wants that."""

Doubts = frozenset[tuple[str, str]]
"""What was asked about already: rules and the words that they found."""


class LetterPlace(Protocol):
    """Where the letter was written."""

    @property
    def pane(self) -> ReplyPane:
        """The fields."""
        ...

    async def check(self, case: int, channel: Channel, reply: Reply) -> CheckResult | None:
        """What the checks say."""
        ...

    def back(self, case: int) -> None:
        """To where the seller came from."""
        ...

    def latest(self, case: int) -> Reply | None:
        """What the fields hold now, if they are about this case."""
        ...


class HandingOff:
    """From F2 to the record of what went out."""

    def __init__(self, owner: Stage, place: LetterPlace) -> None:
        self._owner = owner
        self._place = place
        self._thought_over: dict[int, Doubts] = {}
        self._cooled: set[int] = set()

    async def start(self, case: int, channel: Channel, reply: Reply) -> None:
        """To the door that exists: Amazon's two fixed texts first, the letter where a thread is open."""
        sheet = await self._owner.sheet(case)
        if sheet is None:
            return
        open_doors = {door.channel for door in sheet.doors if door.open_}
        if channel not in open_doors and Channel.AMAZON_CONTACT_CUSTOMER in open_doors:
            await self.contact(sheet)
        elif not reply.letter():
            self._owner.status.tell("There is no letter yet; write at least one of the three steps", "refused")
        else:
            await self._may_leave(case, channel, lambda: self._think_twice(sheet, channel, reply))

    async def contact(self, sheet: CaseSheet) -> None:
        """Which of the two fixed texts was sent."""
        from reviewtui.tui.dialogs import ContactDialog

        case, house = sheet.row.case, self._owner.house

        async def pressed(button: Button | None) -> None:
            if button is not None:
                await self._gone(lambda desk: desk.writing.contact(case, button, anyway=True))

        async def ask() -> None:
            at_once = house.settings.free_text_after == "courtesy-refund"
            await self._owner.question(ContactDialog(sheet, house.hand_over, at_once=at_once), pressed)

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

    async def _think_twice(self, sheet: CaseSheet, channel: Channel, reply: Reply) -> None:
        """A letter with several words said in anger may rest for ten minutes; it is asked once a case."""
        case = sheet.row.case
        reply = self._place.latest(case) or reply
        check = await self._place.check(case, channel, reply)
        rough = said_in_anger(check) if check is not None and case not in self._cooled else ()
        if not rough:
            await self._show_letter(sheet, channel, reply, check)
            return
        from reviewtui.tui.dialogs import PauseDialog

        async def answered(answer: str | None) -> None:
            if answer == "pause":
                self._cooled.add(case)
                until = self._owner.house.clock() + SECOND_THOUGHTS
                if await self._owner.do(lambda desk: desk.triage.snooze([case], until)) is not None:
                    when = moment(until, self._owner.house.clock(), self._owner.house.settings.zone)
                    self._owner.status.tell(f"Put away with its letter; it comes back by itself at {when}", "done",
                                            undoable=True)  # fmt: skip
                    self._owner.be_present(None)
                    self._owner.show_place(LIST)
            elif answer == "go on":
                self._cooled.add(case)
                self._owner.call_next(self._show_letter, sheet, channel, reply, check)
            else:
                self._place.pane.focus()

        await self._owner.question(PauseDialog(rough), answered)

    async def _show_letter(self, sheet: CaseSheet, channel: Channel, reply: Reply, check: CheckResult | None) -> None:
        from reviewtui.tui.dialogs import HandOffDialog

        case = sheet.row.case
        while (latest := self._place.latest(case)) is not None and latest != reply:
            reply = latest
            check = await self._place.check(case, channel, reply)
        doubts = _doubts(check)

        async def answered(answer: str | None) -> None:
            if answer in {"sent", "not-yet"}:
                self._thought_over[case] = doubts
            if answer == "sent":
                await self._record(sheet, channel, reply)
            elif answer == "edit":
                self._place.pane.focus()
            else:
                self._place.back(case)
                self._owner.status.tell("Kept the letter; nothing was recorded as sent")

        thought_over = doubts <= self._thought_over.get(case, frozenset())
        dialog = HandOffDialog(sheet, channel, reply, self._owner.house.hand_over, check, thought_over=thought_over)
        await self._owner.question(dialog, answered)

    async def _record(self, sheet: CaseSheet, channel: Channel, reply: Reply) -> None:
        """Write down that the letter went out; what somebody else sent meanwhile is told first."""
        case = sheet.row.case
        now = await self._owner.sheet(case)
        other = next((each for each in reversed(now.messages) if each.direction == "out"), None) if now else None
        if now is None or other is None or other.id in {each.id for each in sheet.messages}:
            await self._write_down(case, channel, reply)
            return
        from reviewtui.tui.dialogs import ConfirmDialog

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._write_down(case, channel, reply)
            else:
                self._owner.status.tell("Kept the letter; nothing was recorded as sent")

        question = f"{other.who} has sent this buyer a letter while yours was open. Did yours go out as well?"
        self._owner.call_next(self._owner.question, ConfirmDialog(question, "yes, record it"), answered)

    async def _write_down(self, case: int, channel: Channel, reply: Reply) -> None:
        left = self._place.latest(case)
        if not await self._gone(lambda desk: desk.writing.hand_off(case, channel, reply, anyway=True)):
            return
        if left is not None and left != reply:
            await self._owner.ask(lambda desk: desk.writing.save(case, channel, left))
            self._owner.status.tell("Recorded; what you typed after F2 did not go along and is kept as a draft")
        await self._offer_promise(case, reply)

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

    async def _gone(self, intent: Callable[[Desk], Change]) -> bool:
        """It left the house: back to the list, the next case under the cursor. False when the desk refused it."""
        waiting = self._owner.place == REPLY and not self._place.pane.reply.empty
        change = await self._owner.do(intent)
        if change is None:
            return False
        if change.words.startswith("Sent") and waiting:
            self._owner.status.tell(f"{change.words}; your letter waits for their answer", "done")
        self._owner.be_present(None)
        self._owner.show_place(LIST)
        return True


def _doubts(check: CheckResult | None) -> Doubts:
    """What a letter is asked about once: everything that is only a warning."""
    if check is None:
        return frozenset()
    return frozenset((each.rule, each.quote) for each in check.findings if each.severity is Severity.WARN)
