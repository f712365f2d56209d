"""The question of the first days: at the first start after an import of old reviews, and later by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.tidying import QUARTER
from reviewtui.domain.clock import WEEK
from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from reviewtui.desk.tidying import FirstDays
    from reviewtui.tui.dialogs.first_days import Tidy
    from reviewtui.tui.stage import Stage


async def at_start(screen: Stage) -> None:
    """Ask once, where there is a wall of old reviews and nobody has answered yet."""
    found = await screen.desk.ask(lambda desk: desk.tidying.to_ask())
    if found is not None and screen.places.place == LIST:
        await _ask(screen, found)


async def by_key(screen: Stage) -> None:
    """Ask whenever the seller wants it."""
    found = await screen.desk.ask(lambda desk: desk.tidying.first_days())
    if found is not None:
        await _ask(screen, found)


async def _ask(screen: Stage, found: FirstDays) -> None:
    from reviewtui.tui.dialogs.first_days import FirstDaysDialog

    month = await screen.desk.ask(lambda desk: desk.tidying.month)
    if month is None:
        return

    async def answered(answer: Tidy | None) -> None:
        if answer == "leave":
            await screen.desk.ask(lambda desk: desk.tidying.leave())
        elif answer is not None:
            age = {"week": WEEK, "month": month, "quarter": QUARTER}[answer]
            screen.status.tell("Closing what is too old…", "working")
            await screen.sync.do(lambda desk: desk.tidying.tidy(age))

    await screen.questions.ask(FirstDaysDialog(found, month), answered)
