"""`/`: the cases that a query finds, in place of a tab, and back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from reviewtui.tui.inbox import queries

if TYPE_CHECKING:
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)


async def look_for(stage: Stage) -> None:
    """Ask what the seller looks for, and show it."""
    from reviewtui.tui.dialogs.find import FindDialog

    settings = stage.context.settings
    known = await stage.desk.ask(lambda desk: desk.finding.known())
    if known is None:
        return

    async def counting(text: str) -> str:
        """Counted on a desk of its own: the answer to Enter does not wait for it."""
        found = queries.FoundCount(0, 1)
        try:
            while found.missing:
                found = await stage.sync.beside().call(lambda desk: queries.found(desk, text))
        except Exception:
            log.exception("a query could not be counted")
            return ""
        return f"{found.cases:,} found" if found.cases else "Nothing is found"

    async def answered(text: str | None) -> None:
        if text:
            await stage.sync.look_for(text)
        elif text == "":
            await stage.sync.give_back()

    dialog = FindDialog(stage.sync.sought, known, settings.zone, settings.me, counting)
    await stage.questions.ask(dialog, answered)
