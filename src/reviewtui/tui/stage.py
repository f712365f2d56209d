"""What the parts of the inbox offer one another: the context that commands, prompts, dialogs and the reply are given.

`InboxScreen` has all of this, put together of parts. Whoever is given a `Stage` knows no widget and no screen; a test
hands in a fake one. What its parts offer stands in `inbox/offers.py`. Names only; the file that says
how stands behind each name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from textual.message import Message
    from textual.screen import ModalScreen
    from textual.strip import Strip

    from reviewtui.desk.clipboard import Clipboard
    from reviewtui.desk.open_drafts import CutOff
    from reviewtui.tui.context import Context
    from reviewtui.tui.inbox.offers import AsksDesk, AsksSources, DoesActs, ListsCases, SaysPresence, TellsSeller
    from reviewtui.tui.keys.keymap import Keys
    from reviewtui.tui.reply.offers import WritesReply

Answer = TypeVar("Answer")
Result = TypeVar("Result")


class ShowsPlaces(Protocol):
    """The list, a case in full, the reply: one of them is in sight (`places.py`)."""

    @property
    def place(self) -> str:
        """Which one, by its name in the action table."""
        ...

    @property
    def shown_case(self) -> int | None:
        """The case that is shown in full: the one that the pane in sight was given, and no other."""
        ...

    @property
    def case_at_hand(self) -> int | None:
        """The case that an act means: the one that is shown in full, else the one under the cursor."""
        ...

    @property
    def reply(self) -> WritesReply | None:
        """Where a reply is written, once one was."""
        ...

    async def show_case(self, case: int | None = None, /) -> None:
        """Show a case in full, the one under the cursor where none is named; the list when there is none."""
        ...

    async def freshen_case(self) -> None:
        """Show what is known now of the case that is shown, unless the seller has gone on meanwhile."""
        ...

    async def write(self, case: int, /) -> None:
        """Write the reply to a case."""
        ...

    def show_place(self, place: str, /) -> None:
        """Show the list, the case or the reply; the others wait behind."""
        ...

    def show_keys(self) -> None:
        """The keys that make sense here and now."""
        ...

    def scroll_case(self, action: str, /) -> None:
        """Scroll the case that is shown."""
        ...

    def go_to_match(self, by: int, /) -> str:
        """Go to the next match in the case that is shown, or the one before; says which it is, "" for none."""
        ...

    def rest_soon(self) -> None:
        """What follows the cursor follows when it rests."""
        ...

    async def look_at_letter(self) -> None:
        """What is written here may be written elsewhere too: look."""
        ...


class AsksSeller(Protocol):
    """Questions to the seller (`questions.py`)."""

    async def ask(self, dialog: ModalScreen[Answer], then: Callable[[Answer | None], Awaitable[None]], /) -> None:
        """Ask the seller something and go on with the answer; keys pressed in between wait for it."""
        ...


class RunsLater(Protocol):
    """What Textual does for every screen: work beside the keys."""

    def call_next(self, callback: Callable[..., Any], *args: Any) -> None:
        """Call something once what is under way is done; a question can ask the next one only so."""
        ...

    def run_worker(
        self,
        work: Coroutine[Any, Any, None] | Callable[[], Coroutine[Any, Any, None]],
        /,
        *,
        group: str,
        exclusive: bool = False,
        exit_on_error: bool = True,
    ) -> object:
        """Do something beside the keys; `exclusive` ends what the same group was doing, or has not begun: then better
        give what makes the work than the work itself.
        """
        ...

    def set_interval(self, interval: float, callback: Callable[[], Awaitable[None]], /) -> object:
        """Call something every so many seconds."""
        ...

    def post_message(self, message: Message, /) -> bool:
        """Queue a message for the screen, from any thread; whether it will be heard."""
        ...


class RunsProgram(Protocol):
    """What concerns the whole program and its terminal (`screen.py`)."""

    async def quit(self) -> None:
        """Leave; what is being written is kept first."""
        ...

    async def repaint(self) -> None:
        """Say everything to the terminal again."""
        ...

    def ring(self, words: str, /) -> None:
        """Have the terminal notify of something."""
        ...

    def suspend(self) -> None:
        """To the shell and back."""
        ...

    def lend(self, act: Callable[[], Result], /) -> Result | None:
        """Give the terminal away while something is done in it; None where it can't be given away."""
        ...

    def free_mouse(self) -> bool | None:
        """Give the mouse to the terminal, or take it back; whether it is free now, None where that can't be said."""
        ...

    async def show_over(self, screen: ModalScreen[Any], /) -> None:
        """Lay something over the screen that asks nothing: the help, the palette."""
        ...

    @property
    def covered(self) -> bool:
        """Whether something is laid over the screen."""
        ...

    def get_selected_text(self) -> str | None:
        """What is selected with the mouse."""
        ...

    @property
    def clipboard(self) -> Clipboard:
        """Where texts leave, with the terminal lent to it."""
        ...


class Stage(RunsLater, RunsProgram, Protocol):
    """All of it: what an act may need."""

    context: Context
    keys: Keys
    cut_off: tuple[CutOff, ...]
    """Where this person's writing ended without leaving, as it was found at the start."""

    @property
    def list(self) -> ListsCases:
        """The list of the tab at hand."""
        ...

    @property
    def status(self) -> TellsSeller:
        """The line of the last act."""
        ...

    @property
    def desk(self) -> AsksDesk:
        """The line on which the desk is asked."""
        ...

    @property
    def sync(self) -> DoesActs:
        """Acts, and what follows from them."""
        ...

    @property
    def places(self) -> ShowsPlaces:
        """List, case and reply, and which of them is in sight."""
        ...

    @property
    def presence(self) -> SaysPresence:
        """What other windows and colleagues are told of this one."""
        ...

    @property
    def arrivals(self) -> AsksSources:
        """What asks the sources for new reviews."""
        ...

    @property
    def questions(self) -> AsksSeller:
        """What asks the seller something and waits for the answer."""
        ...


@runtime_checkable
class LiesBelow(Protocol):
    """A screen whose list a sheet may lie over."""

    def line_below(self, row: int) -> Strip | None:
        """The line in the list of the case at hand, if it stands on this row of the screen or below it."""
        ...
