"""The radar by key: its bursts are shown, the cases of one listed, and noted since when it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.sighting import Sighting
    from reviewtui.tui.radar.sheet import RadarAnswer
    from reviewtui.tui.stage import Stage

ASKED = "Fixed since which day? Then the lot: 2026-11-20 B7"


async def show_radar(stage: Stage) -> None:
    """Show what bursts; go on with what the seller chooses."""
    from reviewtui.tui.radar.sheet import RadarDialog

    def told(desk: Desk) -> tuple[tuple[Sighting, ...], int]:
        return desk.radar.sightings(), desk.radar.unheard()

    found = await stage.desk.ask(told)
    if found is None:
        return

    async def answered(answer: RadarAnswer | None) -> None:
        if answer is None:
            return
        number = answer.seen.kept.id
        if answer.act == "open":
            stage.places.show_place(LIST)
            await stage.sync.look_for(answer.seen.query)
        elif answer.act == "not-fixed":
            await stage.sync.do(lambda desk: desk.radar.not_fixed(number))
            stage.call_next(show_radar, stage)
        else:
            stage.call_next(_ask_since, stage, number)

    await stage.questions.ask(RadarDialog(*found), answered)


async def _ask_since(stage: Stage, number: int) -> None:
    from reviewtui.tui.dialogs.text import TextDialog

    async def answered(text: str | None) -> None:
        if text:
            await stage.sync.do(lambda desk: desk.radar.fixed_as_typed(number, text))
        stage.call_next(show_radar, stage)

    await stage.questions.ask(TextDialog(ASKED, "today"), answered)
