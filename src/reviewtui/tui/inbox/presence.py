"""What colleagues are told of this window: which case is open here, and whether it is read or written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.tui.inbox.offers import AsksDesk
    from reviewtui.tui.stage import RunsLater


class WindowPresence:
    """Remembers what was said last, so that it can be said again while it holds."""

    def __init__(self, desk: AsksDesk, later: RunsLater) -> None:
        self._desk = desk
        self._later = later
        self._here: tuple[int | None, str] = (None, "")

    @property
    def anywhere(self) -> bool:
        """Whether a case is open here."""
        return self._here[0] is not None

    def be(self, case: int | None, doing: str = "reading") -> None:
        """Let others see which case is open here. Nobody waits for it: who goes somewhere is there at once."""
        if self._here != (case, doing):
            self._here = (case, doing)
            self._later.run_worker(self.speak_up(), group="present", exit_on_error=False)

    async def be_gone(self) -> None:
        """Before the end: nothing of ours is open any more."""
        if self.anywhere:
            self._here = (None, "")
            await self.speak_up()

    async def speak_up(self) -> None:
        """Say it again, before the others take it for over."""
        case, doing = self._here
        await self._desk.ask(lambda desk: desk.inbox.be_present(case, doing))
