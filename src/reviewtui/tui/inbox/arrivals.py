"""What arrives by itself while the inbox is open: the sources are asked beside the screen, and what came is told in a
word. The list follows on its usual way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.rounds import Round, step_words
from reviewtui.tui.messages import Asked

if TYPE_CHECKING:
    from reviewtui.desk.rounds import Rounds
    from reviewtui.desk.syncing import SyncStep
    from reviewtui.tui.stage import Stage


LOOK_SECONDS = 2
HELD_LOOKS = 15


class Arrivals:
    """Between the rounds of sync and the screen. A round that nobody asked for speaks only when something came."""

    def __init__(self, screen: Stage) -> None:
        self._screen = screen
        self._rounds: Rounds | None = None
        self._troubles: frozenset[str] = frozenset()
        self._after = self._looks = 0
        self._newest: tuple[int, int] | None = None
        """The newest import and the newest burst that were looked at."""
        self._held = False
        self._said = ""

    async def begin(self) -> None:
        """Once the first page is painted."""
        make = self._screen.context.rounds
        if self._screen.context.settings.alerts.terminal and not self._screen.context.demo:
            self._after = await self._screen.desk.ask(lambda desk: desk.inbox.last_act()[1]) or 0
            self._screen.set_interval(LOOK_SECONDS, self._look_now)
        if make is not None:
            self._rounds = make()
            self._rounds.begin(lambda told: self._screen.post_message(Asked(told)))

    def by_key(self) -> None:
        """Ask all sources now, or stop asking."""
        status = self._screen.status
        match self._rounds.ask() if self._rounds is not None else "nobody":
            case "begun":
                status.tell(f"Asking your sources; {self._screen.keys.sign('fetch')} stops that", "working")
            case "stopping":
                status.tell("Stopping; what came in whole stays", "working")
            case _:
                status.tell("No source is configured; docs/importing.md, “Sources”, shows how", "refused")

    def hear(self, told: SyncStep | Round) -> None:
        """Say where a round is, and what came."""
        status = self._screen.status
        if not isinstance(told, Round):
            status.tell(f"{step_words(told)}; {self._screen.keys.sign('fetch')} stops that", "working")
            return
        if told.came:
            self._screen.sync.read_anew()
            self._newest = None
        troubles = frozenset(told.errors)
        fresh = troubles - self._troubles
        if told.reports or troubles:
            asked = {each.name for each in told.reports}
            kept = {each for each in self._troubles if each.partition(":")[0] not in asked}
            self._troubles = troubles | kept
        if told.by_hand or told.came or fresh:
            self._said = told.words()
            status.tell(self._said, "refused" if troubles and not told.came else "done")

    # urgent cases, whoever brought them in --------------------------------------------------------------------------

    async def _look_now(self) -> None:
        self._screen.run_worker(self._look(), group="alerts", exclusive=True, exit_on_error=False)

    async def _look(self) -> None:
        """Ring for new urgent cases, once each; what is held back waits for its time."""
        self._looks += 1
        newest = await self._screen.desk.ask(lambda desk: (desk.inbox.last_act()[1], desk.radar.newest()))
        if newest == self._newest and not (self._held and self._looks % HELD_LOOKS == 0):
            return
        after = self._after
        found = await self._screen.desk.ask(lambda desk: desk.alerts.take("terminal", after))
        if found is None or newest is None:
            return
        self._newest = newest
        notice, self._held = found
        if notice is None:
            return
        words, status = notice.words(), self._screen.status
        self._screen.ring(words)
        same = bool(self._said) and status.words == self._said
        status.tell(f"{self._said}; {words[0].lower()}{words[1:]}" if same else words, "done")
