"""What became of a text that left: the question, its answers as acts, and what did not go out after all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from reviewtui.desk.naming import name_of
from reviewtui.desk.refusals import Refused
from reviewtui.domain.channel import Button
from reviewtui.tui.inbox.desk_line import FAULT
from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from reviewtui.desk.correspondence import Leaving
    from reviewtui.desk.past import Change, NextUndo, Sent
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.dialogs.did_it import Became
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)


class OnItsWay:
    """Puts on record that a text leaves, when a dialog asks for it; `leaving` is what was written down."""

    def __init__(self, owner: Stage, case: int, channel: Channel, how: str, reply: Reply | None = None) -> None:
        self._owner, self._case, self._channel, self._how, self._reply = owner, case, channel, how, reply
        self.leaving: Leaving | None = None

    async def __call__(self) -> str:
        """Nothing to say once it is on record, else why it must not leave."""
        try:
            self.leaving = await self._owner.context.desk.call(
                lambda desk: desk.sending.leave(self._case, self._channel, self._how, self._reply)
            )
        except Refused as refused:
            return str(refused)
        except Exception:
            log.exception("what leaves could not be written down")
            return FAULT
        return ""


class Answering:
    """Asks did it go out, and records the answer."""

    def __init__(self, owner: Stage) -> None:
        self._owner = owner

    async def at_start(self, left: Sequence[Leaving]) -> None:
        """What left before the program ended is asked about one after the other, as long as the answers come."""
        if left and self._owner.places.place == LIST:
            self._owner.list.put_cursor(left[0].case)

            async def then(became: Became | None) -> None:
                if became is not None and left[1:]:
                    self._owner.call_next(self.at_start, left[1:])

            await self.ask(left[0], then, more=len(left) - 1)

    async def key(self) -> None:
        """The key of the list and of a case: whatever is to be said about the case at hand."""
        case = self._owner.places.case_at_hand
        if case is None:
            self._owner.status.tell("There is no case here", "refused")
            return
        found = await self._owner.desk.ask(lambda desk: (desk.sending.unanswered(case), desk.sending.last_sent(case)))
        if found is None:
            return
        left, sent = found
        if left:
            await self.ask(left[0])
        elif sent is not None:
            await self._not_after_all(sent)
        else:
            self._owner.status.tell("No letter of this case has been copied or sent yet", "refused")

    async def ask(
        self, left: Leaving, then: Callable[[Became | None], Awaitable[None]] | None = None, *, more: int = 0
    ) -> None:
        """Did it go out? The answer is written down, then `then` is told of it."""
        from reviewtui.tui.dialogs.did_it import DidItGoOutDialog

        owner, context = self._owner, self._owner.context
        sheet = await owner.desk.sheet(left.case)
        if sheet is None:
            return

        async def answered(became: Became | None) -> None:
            if became is None:
                owner.status.tell(f"{owner.keys.sign('sent')} says later whether it went out")
            else:
                await self.record(left, became)
            if then is not None:
                await then(became)

        dialog = DidItGoOutDialog(left, name_of(sheet.review), context.clock(), context.settings.zone, more)
        await owner.questions.ask(dialog, answered)

    async def record(self, left: Leaving, became: Became) -> Change | None:
        """Write down what became of it."""
        if became is False:
            return await self._owner.sync.do(lambda desk: desk.sending.did_not(left))
        button = became if isinstance(became, Button) else None
        return await self._owner.sync.do(lambda desk: desk.sending.went_out(left, button))

    async def undo(self, following: NextUndo, then: Callable[[], Awaitable[None]]) -> None:
        """The last act recorded something as sent: taking that back says that it did not go out."""
        assert following.sent is not None
        await self._sure(following.sent, f"Your last act: {following.words}.", then)

    async def _not_after_all(self, sent: Sent) -> None:
        async def then() -> None:
            if await self._owner.sync.do(lambda desk: desk.sending.unsend(sent.case, sent.message)) is not None:
                await self._owner.sync.go_to(sent.case)

        await self._sure(sent, f"Recorded: {sent.words}.", then)

    async def _sure(self, sent: Sent, what: str, then: Callable[[], Awaitable[None]]) -> None:
        from reviewtui.tui.dialogs.deliberate import SureDialog

        letter = " and the letter is a draft again" if sent.reply.letter() else ""
        question = (
            f"{what} Did it not go out after all? Then the case goes back to where it was{letter}. What did reach the "
            "buyer can't be called back by this."
        )

        async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
            if yes:
                await then()

        await self._owner.questions.ask(
            SureDialog(question, "it did not go out", "it did; leave it as it is"), answered
        )
