"""Taking an act on many cases back, or doing it again: in pieces, as it was done."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.store.act import RowChange
    from reviewtui.store.acting import Veiled


def swing(act: Veiled, changes: Sequence[RowChange], *, back: bool) -> tuple[int, int]:
    """Write rows as they were before `changes`, or as they became; how many, and how many somebody had changed since.

    Ends in the last transaction of the act.
    """
    order = list(changes)[::-1] if back else list(changes)
    rows = [(which, index) for which, change in enumerate(order) for index in range(len(change.ids))]

    def todo(lost: set[int] | None) -> list[tuple[int, int]]:
        if lost is None:
            return rows
        return [(which, at) for which, at in rows if act.case_of(order[which].table, order[which].ids[at]) in lost]

    for step in act.steps(todo):
        for which, places in groupby(step, key=lambda row: row[0]):
            some = [_some(order[which], [at for _, at in places])]
            if back:
                act.reverse(some)
            else:
                act.repeat(some)
    moved = sum(len(change.ids) for change in act.changes)
    return moved, len(rows) - moved


def _some(change: RowChange, places: list[int]) -> RowChange:
    """Some rows of a change."""
    before, after = change.before, change.after
    return change._replace(
        ids=[change.ids[at] for at in places],
        before=None if before is None else [before[at] for at in places],
        after=after if after is None or change.same else [after[at] for at in places],
    )
