"""Undo and redo: what was taken back is said, and the cursor goes where it happened, to another tab too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.keys.actions import CASE

if TYPE_CHECKING:
    from reviewtui.desk.past import Change
    from reviewtui.tui.commands.sent_or_not import Answering
    from reviewtui.tui.stage import Stage


async def undo(screen: Stage, answering: Answering) -> None:
    """Take back the last act. That something was sent is asked about first."""
    following = await screen.desk.ask(lambda desk: desk.triage.next_undo())
    if following is None:
        return

    async def now() -> None:
        change = await screen.sync.do(lambda desk: desk.triage.undo())
        await follow(screen, change, wherever=True)

    if following.sent is None:
        await now()
    else:
        await answering.undo(following, now)


async def redo(screen: Stage) -> None:
    """Do again what was taken back. What thereby left the list before the seller's eyes is not run after."""
    before = frozenset(screen.list.ids)

    def left(change: Change) -> bool:
        return before.isdisjoint(change.cases)

    change = await screen.sync.do(lambda desk: desk.triage.redo())
    await follow(screen, change, wherever=change is not None and left(change))


async def follow(screen: Stage, change: Change | None, *, wherever: bool) -> None:
    """Put the cursor on what an act was about: the topmost of its cases, `wherever` it stands."""
    if change is None or not change.cases:
        return
    cases = frozenset(change.cases)
    topmost = next((case for case in screen.list.ids if case in cases), change.cases[0])
    if wherever:
        await screen.sync.go_to(topmost)
    else:
        screen.list.put_cursor(topmost)
    if screen.places.place == CASE and (wherever or topmost in screen.list.ids):
        await screen.places.show_case(topmost)
