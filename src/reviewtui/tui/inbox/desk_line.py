"""The line to the desk: whatever it answers, the screen stays."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, TypeVar

from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseSheet
    from reviewtui.tui.context import DeskThread
    from reviewtui.tui.inbox.offers import TellsSeller

FAULT: Final = "That did not work, and nothing was changed; the log has the details"

Result = TypeVar("Result")

log = logging.getLogger(__name__)


class DeskLine:
    """Asks the desk on its thread, and tells the seller when nothing came of it."""

    def __init__(self, desk: DeskThread, status: TellsSeller) -> None:
        self._desk = desk
        self._status = status

    async def ask(self, intent: Callable[[Desk], Result]) -> Result | None:
        """Ask or tell the desk something. A refusal and a fault are told in the status line, and None comes back."""
        try:
            return await self._desk.call(intent)
        except Refused as refused:
            self._status.tell(str(refused), "refused")
        except Exception:
            log.exception("the desk failed")
            self._status.tell(FAULT, "refused")
        return None

    async def sheet(self, case: int) -> CaseSheet | None:
        """All of one case; None where it is gone, which has been told."""
        return await self.ask(lambda desk: desk.inbox.sheet(case))

    async def glance(self, case: int) -> CaseSheet | None:
        """What the preview shows of a case: all, but for what only a letter needs. None where it is gone."""
        return await self.ask(lambda desk: desk.inbox.sheet(case, framed=False))
