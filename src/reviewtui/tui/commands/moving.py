"""Moving: the cursor of the list, what is seen of a case, from case to case, from tab to tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.keys.actions import CASE, LIST

if TYPE_CHECKING:
    from reviewtui.tui.stage import Stage


class Moving:
    """Changes where the seller is and nothing else."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def move(self, name: str) -> None:
        """Move the cursor of the list, or what is seen of the case."""
        screen = self._stage
        if screen.places.place == CASE:
            screen.places.scroll_case(name)
            return
        if name == "last":
            await screen.sync.to_the_end()
        cases, at = screen.list, screen.list.cursor
        match name:
            case "down" | "up":
                cases.go(at + (1 if name == "down" else -1))
            case "half-down" | "half-up":
                cases.half_page(1 if name == "half-down" else -1)
            case "page-down" | "page-up":
                cases.page(1 if name == "page-down" else -1)
            case _:
                cases.go(0 if name == "first" else len(cases.ids) - 1)

    async def open(self) -> None:
        """Open the case under the cursor; on the first-run screen there is only the demo to open."""
        if self._stage.list.ids:
            await self._stage.places.show_case()
        else:
            self._stage.status.tell("There is no case here to open", "refused")

    async def back(self) -> None:
        """From the case to the list; others are told that nobody reads it any more."""
        self._stage.presence.be(None)
        self._stage.places.show_place(LIST)

    async def step(self, by: int) -> None:
        """From the case that is shown to its neighbour; where the list lost it, the cursor is on the next one."""
        screen, cases = self._stage, self._stage.list
        if cases.cursor + by >= len(cases.ids):
            await screen.sync.to_the_end()
        to = cases.cursor + by if screen.places.shown_case == cases.case else cases.cursor + min(by, 0)
        if 0 <= to < len(cases.ids):
            cases.go(to)
            await screen.places.show_case()
        else:
            screen.status.tell(f"There is no case {'after' if by > 0 else 'before'} this one in the tab", "refused")

    async def to_match(self, by: int) -> None:
        """In a case the next words that were looked for, or those before; in the list the next case of the answer."""
        stage, find = self._stage, self._stage.keys.sign("look-for")
        if stage.places.place == CASE:
            if not stage.sync.words:
                stage.status.tell(f"No words are looked for; {find} looks for some", "refused")
                return
            told = stage.places.go_to_match(by)
            stage.status.tell(f"Match {told}" if told else "What is looked for stands nowhere in what is shown here")
            return
        cases = stage.list
        if cases.cursor + by >= len(cases.ids):
            await stage.sync.to_the_end()
        if stage.sync.view.query is None and not stage.sync.sought:
            stage.status.tell(f"Nothing is looked for; {find} looks for something", "refused")
        elif 0 <= cases.cursor + by < len(cases.ids):
            cases.go(cases.cursor + by)
        else:
            stage.status.tell(f"That is the {'last' if by > 0 else 'first'} case found")

    async def show_view(self, number: int) -> None:
        """A tab by its number, the first is 1."""
        if number > len(self._stage.sync.tabs):
            self._stage.status.tell(
                f"There is no tab {number}; {self._stage.keys.sign('keep-view')} keeps a query as one", "refused"
            )
            return
        if self._tab() == number - 1:
            self._stage.status.tell("This tab is shown already")
        await self._stage.sync.show_view(number - 1)

    async def turn_to(self, by: int) -> None:
        """The next tab, or the one before."""
        sync = self._stage.sync
        await sync.show_view(sync.tabs.index(sync.tab) + by)

    def _tab(self) -> int:
        sync = self._stage.sync
        return -1 if sync.sought else sync.tabs.index(sync.tab)
