"""The case that an act on one case means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.desk.views import CaseSheet
    from reviewtui.tui.stage import Stage


async def sheet_at_hand(stage: Stage) -> CaseSheet | None:
    """All of the case at hand; where there is none it is told."""
    case = stage.places.case_at_hand
    if case is None:
        stage.status.tell("There is no case here", "refused")
        return None
    return await stage.desk.sheet(case)
