"""What the checks say about the letter at hand: asked on a thread of their own, about the newest text only.

Nothing waits for them, a save least of all. While they are behind the text the state line says so.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from reviewtui.desk.checking import TYPED_AT_MOST

if TYPE_CHECKING:
    from reviewtui.desk.checking import CaseKnown, Checking
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.finding import CheckResult
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.reply.pane import ReplyPane
    from reviewtui.tui.stage import Stage

PATIENCE: Final = 0.3
"""Seconds after which it is said that the checks are behind: nearly always they are there before."""
BEHIND: Final = "checking …"
TOO_LONG: Final = "too long to check"

log = logging.getLogger(__name__)


class LetterChecks:
    """The checks beside a reply desk."""

    def __init__(self, owner: Stage, pane: ReplyPane) -> None:
        self._owner = owner
        self._pane = pane
        self._turn = asyncio.Lock()
        self._asked = 0
        self._under_way: set[asyncio.Task[None]] = set()

    def ask(self, case: int, channel: Channel, reply: Reply) -> None:
        """Check a letter as it stands now, and show what comes out when it comes."""
        self._asked += 1
        task = asyncio.create_task(self._follow(self._asked, case, channel, reply))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def settled(self) -> None:
        """Wait until everything that was asked is answered."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def now(self, case: int, channel: Channel, reply: Reply) -> CheckResult | None:
        """What the checks say of a letter that is about to leave. Without them the desk still refuses the forbidden."""
        if reply.empty:
            return None
        try:
            checking, about = await self._known(case)
            async with self._turn:
                return await asyncio.to_thread(checking.judge_reply, reply, channel, about)
        except Exception as error:
            log.exception("a reply could not be checked")
            self._owner.status.tell(f"The letter could not be checked: {error}", "refused")
            return None

    async def _known(self, case: int) -> tuple[Checking, CaseKnown]:
        return await self._owner.context.desk.call(lambda desk: (desk.checking, desk.checking.about(case)))

    async def _follow(self, number: int, case: int, channel: Channel, reply: Reply) -> None:
        if len(reply.letter()) > TYPED_AT_MOST:
            self._show(case, channel, None, TOO_LONG)
            return
        behind = asyncio.get_running_loop().call_later(PATIENCE, self._say_behind, case, channel)
        try:
            checking, about = await self._known(case)
            async with self._turn:
                if number != self._asked:
                    return
                result = await asyncio.to_thread(checking.judge_reply, reply, channel, about)
            self._show(case, channel, result, BEHIND if number != self._asked else "")
        except Exception as error:
            log.exception("a reply could not be checked")
            self._show(case, channel, None, "")
            self._owner.status.tell(f"The letter could not be checked: {error}", "refused")
        finally:
            behind.cancel()

    def _say_behind(self, case: int, channel: Channel) -> None:
        self._show(case, channel, self._pane.check, BEHIND)

    def _show(self, case: int, channel: Channel, result: CheckResult | None, unchecked: str) -> None:
        if self._pane.case == case and self._pane.channel is channel and self._pane.is_attached:
            self._pane.show_check(result, unchecked)
