"""The history on screen: what was done is asked for, shown, and the case of an act opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.dialogs.history import HistoryDialog, HistoryTold

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import HistoryEntry
    from reviewtui.tui.stage import Stage


async def look_back(screen: Stage) -> None:
    """Show what was done and when; go to the case that the seller chooses."""
    settings, at_hand = screen.context.settings, screen.places.case_at_hand

    def told(desk: Desk) -> HistoryTold:
        here = () if at_hand is None else desk.history.entries(case=at_hand)
        return HistoryTold(desk.history.entries(), here, at_hand)

    async def answered(entry: HistoryEntry | None) -> None:
        if entry is None:
            return
        case = await screen.desk.ask(lambda desk: desk.history.case_of(entry))
        if case is None:
            screen.status.tell("That was about no case that could be opened", "refused")
        else:
            screen.list.put_cursor(case)
            await screen.places.show_case(case)

    found = await screen.desk.ask(told)
    if found is not None:
        await screen.questions.ask(HistoryDialog(found, settings.me, screen.context.clock(), settings.zone), answered)
