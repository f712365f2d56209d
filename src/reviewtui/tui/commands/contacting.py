"""The first word to buyers on Amazon, one after the other: its page, which fixed text, the record, the next case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.domain.channel import Button, Channel
from reviewtui.tui.commands.sent_or_not import OnItsWay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.past import Change
    from reviewtui.desk.views import CaseSheet
    from reviewtui.tui.dialogs.contact import Pressed
    from reviewtui.tui.stage import Stage

_DOOR: Final = Channel.AMAZON_CONTACT_CUSTOMER


class Contacting:
    """Contact Customer for the case at hand or all that are selected, with two keys for the first and one for each
    further case. Nothing is recorded that the seller did not say.
    """

    def __init__(self, owner: Stage) -> None:
        self._owner = owner
        self._rest: list[int] = []
        self._all = 0
        self._sent = 0
        self._passed_over = ""
        self._opened: set[str] = set()

    async def start(self, cases: Sequence[int]) -> None:
        """Begin with the first of some cases."""
        if not cases:
            self._owner.status.tell("There is no case here to contact anybody about", "refused")
            return
        self._rest, self._all = list(cases), len(cases)
        self._sent, self._passed_over, self._opened = 0, "", set()
        await self._next()

    async def _next(self) -> None:
        while self._rest:
            case = self._rest.pop(0)
            sheet = await self._owner.desk.sheet(case)
            if sheet is None:
                return
            why_not = self._closed(sheet) or await self._refused(case)
            if not why_not:
                await self._ask(sheet)
                return
            self._passed_over = why_not
            if self._all == 1:
                self._owner.status.tell(why_not, "refused")
                return
        self._told()

    def _closed(self, sheet: CaseSheet) -> str:
        door = next((each for each in sheet.doors if each.channel is _DOOR), None)
        if door is None:
            reply = self._owner.keys.sign("reply")
            return f"Contact Customer is for product reviews; here {reply} writes to the buyer directly"
        return "" if door.open_ else f"Contact Customer is closed here: {door.words}"

    async def _refused(self, case: int) -> str:
        try:
            await self._owner.context.desk.call(lambda desk: desk.writing.may_leave(case, _DOOR))
        except (Refused, HeldBack) as reason:
            return str(reason)
        return ""

    async def _ask(self, sheet: CaseSheet) -> None:
        from reviewtui.tui.dialogs.contact import ContactDialog

        owner, case = self._owner, sheet.row.case
        owner.list.put_cursor(case)
        leave = OnItsWay(owner, case, _DOOR, "opened")
        url = next((door.url for door in sheet.doors if door.channel is _DOOR), "")
        dialog = ContactDialog(
            sheet,
            owner.context.clipboard,
            leave,
            at_once=owner.context.settings.free_text_after == "courtesy-refund",
            place=(self._all - len(self._rest), self._all),
            opens=url not in self._opened,
        )
        self._opened.add(url)

        async def pressed(answer: Pressed) -> None:
            if isinstance(answer, Button):
                if await self._record(case, answer, leave) is None:
                    return
                self._sent += 1
                owner.list.mark([case], on=False)
            elif leave.leaving is not None:
                left = leave.leaving
                await owner.sync.do(lambda desk: desk.sending.did_not(left))
            if answer is None:
                self._rest.clear()
            if self._rest:
                owner.call_next(self._next)
            elif self._all > 1:
                self._told()

        await owner.questions.ask(dialog, pressed)

    async def _record(self, case: int, button: Button, leave: OnItsWay) -> Change | None:
        left = leave.leaving
        if left is None:
            return await self._owner.sync.do(lambda desk: desk.writing.contact(case, button, anyway=True))
        return await self._owner.sync.do(lambda desk: desk.sending.went_out(left, button))

    def _told(self) -> None:
        """What came of several."""
        rest = f"; the last one left out: {self._passed_over}" if self._passed_over else ""
        words = f"Contact Customer: {self._sent} of {self._all} recorded{rest}"
        self._owner.status.tell(words, "done" if self._sent else "refused", undoable=bool(self._sent))
