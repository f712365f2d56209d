"""What arrives by itself while the inbox is open: the sources are asked beside the screen, and what came is told in a
word. The list follows on its usual way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.rounds import Round, step_words
from reviewtui.tui.messages import Asked

if TYPE_CHECKING:
    from reviewtui.desk.rounds import Rounds
    from reviewtui.desk.syncing import Step
    from reviewtui.tui.stage import Stage


class Arrivals:
    """Between the rounds of sync and the screen. A round that nobody asked for speaks only when something came."""

    def __init__(self, screen: Stage) -> None:
        self._screen = screen
        self._rounds: Rounds | None = None
        self._troubles: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Once the first page is painted."""
        make = self._screen.house.rounds
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
                status.tell("No source is configured; docs/importing.md, “Sources”, shows how one is named", "refused")

    def hear(self, told: Step | Round) -> None:
        """Say where a round is, and what came."""
        status = self._screen.status
        if not isinstance(told, Round):
            status.tell(f"{step_words(told)}; {self._screen.keys.sign('fetch')} stops that", "working")
            return
        if told.came:
            self._screen.sync.read_anew()
        troubles = frozenset(told.errors)
        fresh = troubles - self._troubles
        if told.reports or troubles:
            asked = {each.name for each in told.reports}
            kept = {each for each in self._troubles if each.partition(":")[0] not in asked}
            self._troubles = troubles | kept
        if told.by_hand or told.came or fresh:
            status.tell(told.words(), "refused" if troubles and not told.came else "done")
