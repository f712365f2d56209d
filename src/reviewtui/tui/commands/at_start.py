"""What is asked when the inbox opens, one thing after the other: texts in an editor, letters that left, first days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.reply.left_over import left_over, offer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reviewtui.tui.stage import Stage


async def ask(stage: Stage, act: Callable[[str], Awaitable[None]]) -> None:
    """Ask about what the last session left open; the graver comes first, and the first days only when nothing is.

    `act` does a row of the action table in its turn among the others.
    """
    left = await stage.desk.ask(lambda desk: desk.sending.left_behind()) or ()
    cut_off = await stage.desk.ask(lambda desk: desk.drafting.cut_off()) or ()
    edited = await left_over(stage.context.editing)
    stage.cut_off = tuple(each for each in cut_off if each.case not in {one.case for one in edited})

    async def then() -> None:
        if left:
            from reviewtui.tui.commands.sent_or_not import Answering

            await Answering(stage).at_start(left)
        elif stage.cut_off:
            await act("cut-off")
        else:
            from reviewtui.tui.commands.first_days import at_start

            await at_start(stage)

    await offer(stage, edited, then)
