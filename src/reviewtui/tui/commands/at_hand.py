"""The case that an act on one case means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.naming import short
from reviewtui.tui.inbox.row_paint import subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.views import CaseSheet
    from reviewtui.tui.stage import Stage


def named(stage: Stage, cases: Sequence[int]) -> str:
    """What a question calls the cases that it is about: one by its line in the list, more by their count."""
    if len(cases) > 1:
        return f"{len(cases):,} cases"
    row = stage.list.row(cases[0])
    return f"case {cases[0]}" if row is None else f"“{short(row.title) or subject(row)}”"


async def sheet_at_hand(stage: Stage) -> CaseSheet | None:
    """All of the case at hand; where there is none it is told."""
    case = stage.places.case_at_hand
    if case is None:
        stage.status.tell("There is no case here", "refused")
        return None
    return await stage.desk.sheet(case)
