"""The inbox looks at the radar: what goes on with reviews that came in is begun; open bursts stand in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reviewtui.desk.arriving import Behind
    from reviewtui.tui.inbox.header import Header
    from reviewtui.tui.stage import Stage

LOOK_SECONDS: Final = 5
LARGE: Final = 5_000
"""With more open cases than this the packs that hear reviews are a burden beside the list."""


class RadarWatch:
    """Between the radar and the header."""

    def __init__(self, screen: Stage, header: Header) -> None:
        self._screen = screen
        self._header = header
        self._behind: Behind | None = None
        self._left = False
        """Whether something was left to do at the last look; what is in sight follows by itself meanwhile."""

    async def begin(self) -> None:
        """Once the first page is painted."""
        if (make := self._screen.context.behind) is not None:
            self._behind = make()
            await self._screen.desk.ask(lambda desk: desk.arriving.begin())
        self._screen.set_interval(LOOK_SECONDS, self.look)
        await self.look()

    async def look(self) -> None:
        """Have done what came in, and show how many bursts nobody has mended yet."""
        if self._behind is not None:
            left = bool(await self._screen.desk.ask(lambda desk: desk.arriving.left()))
            if left:
                counts = self._screen.sync.counts
                self._behind.go_on(apart=counts is None or counts.open > LARGE)
            elif self._left:
                await self._screen.sync.freshen()
            self._left = left
        count = await self._screen.desk.ask(lambda desk: len(desk.radar.open()))
        if count is not None:
            self._header.show_bursts(count)
