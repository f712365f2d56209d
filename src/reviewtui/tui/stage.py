"""The one screen as its helpers see it: what the acts, the questions and the reply desk may ask of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

if TYPE_CHECKING:
    from textual.screen import ModalScreen
    from textual.strip import Strip

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.open_drafts import CutOff
    from reviewtui.desk.views import CaseSheet, Change, Counts, View
    from reviewtui.tui.context import Context
    from reviewtui.tui.inbox.arrivals import Arrivals
    from reviewtui.tui.inbox.review_list import ReviewList
    from reviewtui.tui.inbox.status import StatusLine
    from reviewtui.tui.keys.actions import Keys
    from reviewtui.tui.reply.place import ReplyPlace

Answer = TypeVar("Answer")
Result = TypeVar("Result")


class Stage(Screen[None]):
    """Names only; `InboxSync` and `InboxScreen` say how."""

    house: Context
    keys: Keys
    place: str
    view: View
    counts: Counts | None
    list: ReviewList
    status: StatusLine
    arrivals: Arrivals
    cut_off: tuple[CutOff, ...] = ()
    """Where this person's writing ended without leaving, as it was found at the start."""

    @property
    def shown_case(self) -> int | None:
        """The case that is shown in full: the one that the pane in sight was given, and no other."""
        raise NotImplementedError

    @property
    def case_at_hand(self) -> int | None:
        """The case that an act means: the one that is shown in full, else the one under the cursor."""
        raise NotImplementedError

    async def ask(self, intent: Callable[[Desk], Result]) -> Result | None:
        """Ask or tell the desk something. A refusal and a fault are told in the status line, and None comes back."""
        raise NotImplementedError

    async def do(self, intent: Callable[[Desk], Change]) -> Change | None:
        """Do an act; the list follows before the next key is looked at, so that the next case is under the cursor."""
        raise NotImplementedError

    async def sheet(self, case: int) -> CaseSheet | None:
        """All of one case."""
        raise NotImplementedError

    async def fetch(self, cases: list[int]) -> None:  # type: ignore[valid-type]
        """Ask for the rows of some cases."""
        raise NotImplementedError

    def be_present(self, case: int | None, doing: str = "reading") -> None:
        """Let others see which case is open here."""
        raise NotImplementedError

    async def question(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], Awaitable[None]]) -> None:
        """Ask the seller something and go on with the answer; keys pressed in between wait for it."""
        raise NotImplementedError

    async def show_case(self, case: int | None = None) -> None:
        """Show a case in full, the one under the cursor where none is named; the list when there is none."""
        raise NotImplementedError

    async def freshen_case(self) -> None:
        """Show what is known now of the case that is shown, unless the seller has gone on meanwhile."""
        raise NotImplementedError

    def line_below(self, row: int) -> Strip | None:
        """The line in the list of the case at hand, if it stands on this row of the screen or below it."""
        raise NotImplementedError

    async def show_view(self, number: int) -> None:
        """Show a tab, 0 the first."""
        raise NotImplementedError

    async def go_to(self, case: int) -> None:
        """Put the cursor on a case, in a tab where it stands."""
        raise NotImplementedError

    async def write(self, case: int) -> None:
        """Write the reply to a case."""
        raise NotImplementedError

    @property
    def reply(self) -> ReplyPlace | None:
        """Where a reply is written, once one was."""
        raise NotImplementedError

    def show_place(self, place: str) -> None:
        """Show the list, the case or the reply; the others wait behind."""
        raise NotImplementedError

    def show_keys(self) -> None:
        """The keys that make sense here and now."""
        raise NotImplementedError

    def scroll_case(self, action: str) -> None:
        """Scroll the case that is shown."""
        raise NotImplementedError

    def load_styles(self) -> None:
        """The styles that the first paint does not need."""
        raise NotImplementedError

    def rest_soon(self, seconds: float = 0) -> None:
        """What follows the cursor follows in a moment."""
        raise NotImplementedError
