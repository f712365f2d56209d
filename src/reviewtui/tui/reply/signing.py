"""Asking once what stands below the letters of a shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.channel import CARRIES, Carries

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Channel
    from reviewtui.tui.stage import Stage


class Signing:
    """The question, at the first private letter of a shop; Esc puts it off until the program is opened again."""

    def __init__(self, owner: Stage) -> None:
        self._owner = owner
        self._put_off = False

    async def first(self, sheet: CaseSheet, channel: Channel, then: Callable[[CaseSheet], Awaitable[None]]) -> None:
        """Ask where nobody has said yet, then go on with the case as it is after that."""
        private = CARRIES[channel] is Carries.PRIVATE_TEXT
        if self._put_off or not private or not await self._owner.desk.ask(lambda desk: desk.framing.to_ask):
            await then(sheet)
            return
        await self._ask(sheet, channel, then)

    async def _ask(
        self,
        sheet: CaseSheet,
        channel: Channel,
        then: Callable[[CaseSheet], Awaitable[None]],
        value: str = "",
        trouble: str = "",
    ) -> None:
        from reviewtui.tui.dialogs.signature import SignatureDialog

        owner = self._owner

        async def answered(signature: str | None) -> None:
            if signature is None:
                self._put_off = True
                owner.call_next(then, sheet)
                return
            why_not = await owner.desk.ask(lambda desk: desk.checking.in_signature(signature, channel))
            if why_not:
                owner.call_next(self._ask, sheet, channel, then, signature, why_not)
                return
            await owner.desk.ask(lambda desk: desk.framing.sign(signature))
            owner.call_next(then, await owner.desk.sheet(sheet.row.case) or sheet)

        await owner.questions.ask(SignatureDialog(sheet.frame(channel).closing, value, trouble), answered)
