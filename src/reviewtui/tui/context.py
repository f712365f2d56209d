"""What the screens are given when they open: the desk on its thread, the clock, the user's settings, the hand-off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from reviewtui.desk.clipboard import Clipboard, Copied

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from reviewtui.desk.arriving import Behind
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.own_commands import OwnCommand, RunsCommands
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.ports.nearby import LookAround
    from reviewtui.desk.rounds import Rounds
    from reviewtui.desk.saved_views import ViewBook
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.views import CaseRow

__all__ = ["Clipboard", "Context", "Copied", "DeskThread", "FirstPage"]

Result = TypeVar("Result")


class DeskThread(Protocol):
    """The desk, on the one thread that may touch the store."""

    def submit(self, intent: Callable[[Desk], Result]) -> Future[Result]:
        """Queue an intent for the desk's thread; its result, or what it raises, comes by the future."""
        ...

    async def call(self, intent: Callable[[Desk], Result]) -> Result:
        """Run an intent and wait without blocking the screen; what it raises (Refused above all) comes out here."""
        ...


class FirstPage(NamedTuple):
    """What the inbox shows first, asked for while the screens were still being imported."""

    cases: Sequence[int]
    rows: list[CaseRow]


class ClosableThread(DeskThread, Protocol):
    """A desk on its thread that is closed by whoever opened it."""

    def close(self) -> None:
        """Finish what is asked, then let go of the database."""
        ...


class Context(NamedTuple):
    """Everything that the screens may use."""

    desk: DeskThread
    clock: Clock
    settings: Settings
    clipboard: Clipboard
    first_page: Future[FirstPage]
    held_up: list[Callable[[str], object]]
    """Those who are told, on the desk's thread, who holds it up; and "" when that is over."""
    keymap: Mapping[str, str] = {}
    theme: str = ""
    mouse: bool = True
    paint_all: bool = False
    """Send every cell of what changed, also those that the terminal shows already."""
    editing: Path | None = None
    """Where texts lie while they are in the seller's editor; None for nowhere that is looked into again."""
    demo: bool = False
    practice: bool = False
    """Whether a written case is answered here and scored after the screens."""
    start_demo: Callable[[], None] | None = None
    """From the first-run screen: leave this inbox and open the demo's."""
    started: Callable[[], None] = lambda: None
    """To be called once the first page is painted."""
    beside: Callable[[], DeskThread] | None = None
    """Opens a desk on a thread of its own, for what takes long; closed with them. None where nothing comes in."""
    look_around: LookAround = lambda _: ()
    """What lies where the seller points while a path is typed; it may take as long as a disk does."""
    behind: Callable[[], Behind] | None = None
    """Makes what goes on with reviews that came in, beside the screens."""
    apart: Callable[[], ClosableThread] | None = None
    """Opens another desk on a thread of its own, for what takes long; whoever opened it closes it."""
    own_commands: tuple[OwnCommand, ...] = ()
    own_programs: RunsCommands | None = None
    """The seller's own commands, and what runs them."""
    rounds: Callable[[], Rounds] | None = None
    """Makes what asks the sources beside the screens; None where no source is configured."""
    book: ViewBook | None = None
    """What saved views are written down in; None: they last until the end of the program."""
