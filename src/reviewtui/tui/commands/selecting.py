"""Selecting cases that the next act is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.tui.stage import Stage


class Selecting:
    """Remembers where a range began."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._anchor: int | None = None

    async def select(self) -> None:
        """Select the case or let go of it, and go one down."""
        cases, case = self._stage.list, self._stage.list.case
        if case is None:
            self._stage.status.tell("There is no case here to select", "refused")
            return
        self._anchor = case
        cases.mark([case], on=case not in cases.marked)
        cases.go(cases.cursor + 1)
        self._stage.places.show_keys()

    async def select_range(self) -> None:
        """Select everything between the last selected case and the cursor."""
        cases = self._stage.list
        anchor = self._anchor
        start = cases.ids.index(anchor) if anchor is not None and anchor in cases.ids else cases.cursor
        low, high = sorted((start, cases.cursor))
        cases.mark(cases.ids[low : high + 1], on=True)
        self._stage.places.show_keys()

    async def select_all(self) -> None:
        """Select all that the tab shows, or none."""
        await self._stage.sync.to_the_end()
        cases = self._stage.list
        if not cases.ids:
            self._stage.status.tell("There is no case here to select", "refused")
        cases.mark(list(cases.ids), on=len(cases.marked) < len(cases.ids))
        self._stage.places.show_keys()

    async def clear(self) -> None:
        """Let go of the selection, then of what was looked for."""
        if not self._stage.list.marked and self._stage.sync.sought:
            await self._stage.sync.give_back()
            return
        if not self._stage.list.marked:
            self._stage.status.tell(f"Nothing is selected; {self._stage.keys.sign('quit')} leaves the program")
            return
        self._stage.list.mark(list(self._stage.list.marked), on=False)
        self._stage.places.show_keys()
