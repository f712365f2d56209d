"""`f`: the figures, and the cases of the one that the seller opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from reviewtui.tui.figures.screen import Chosen
    from reviewtui.tui.stage import Stage


async def show_figures(stage: Stage) -> None:
    """Lay the figures over the screen; list the cases of a figure in place of the tab."""
    from reviewtui.tui.figures.apart import CountsApart
    from reviewtui.tui.figures.screen import FiguresScreen

    async def answered(chosen: Chosen | None) -> None:
        if chosen is None:
            return
        if stage.places.place != LIST:
            stage.places.show_place(LIST)
        await stage.sync.look_for(chosen.query)
        stage.status.tell(f"{chosen.name}: {chosen.said}")

    await stage.questions.ask(FiguresScreen(CountsApart(stage.context.desk, stage.context.apart)), answered)
