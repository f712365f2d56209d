"""What the parts of the inbox offer to whoever is given a `Stage`; names only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.desk.saved_views import SavedView
    from reviewtui.desk.views import CaseRow, CaseSheet, Counts, View
    from reviewtui.domain.query.tree import Words
    from reviewtui.tui.context import DeskThread
    from reviewtui.tui.inbox.status import Tone
    from reviewtui.tui.inbox.tabs import Tab

Result = TypeVar("Result")


class AsksDesk(Protocol):
    """Questions to the desk that can't fail loudly (`inbox/desk_line.py`)."""

    async def ask(self, intent: Callable[[Desk], Result], /) -> Result | None:
        """Ask or tell the desk something. A refusal and a fault are told in the status line, and None comes back."""
        ...

    async def sheet(self, case: int, /) -> CaseSheet | None:
        """All of one case; None where it is gone, which has been told."""
        ...


class DoesActs(Protocol):
    """Acts, and a list that follows them (`inbox/inbox_sync.py`)."""

    @property
    def view(self) -> View:
        """The tab that is shown."""
        ...

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """All tabs: all cases, the seller's own views, the lanes."""
        ...

    @property
    def tab(self) -> Tab:
        """The tab that is shown, or that was left for a query."""
        ...

    @property
    def words(self) -> tuple[Words, ...]:
        """What is looked for, as it is marked in list and case; () where nothing is."""
        ...

    def beside(self) -> DeskThread:
        """A desk for questions that take long, so that no key waits for their answers."""
        ...

    async def have_views(self, views: Sequence[SavedView], shown: str = "", /) -> None:
        """Other saved views than before; the one of this name is shown."""
        ...

    @property
    def counts(self) -> Counts | None:
        """How many cases stand in which lane, as last counted; None before the first count."""
        ...

    async def do(self, intent: Callable[[Desk], Change], /) -> Change | None:
        """Do an act; the list follows before the next key is looked at, so that the next case is under the cursor."""
        ...

    async def fetch(self, cases: list[int], /) -> None:
        """Ask for the rows of some cases."""
        ...

    @property
    def sought(self) -> str:
        """The query whose cases are listed, "" where a tab is."""
        ...

    async def freshen(self) -> None:
        """Ask anew for every row that is here: something was found out about their reviews."""
        ...

    async def look_for(self, text: str, /) -> None:
        """Show the cases that a query finds in place of the tab."""
        ...

    async def give_back(self) -> None:
        """Show the tab that was left for a query, with the cursor where it was."""
        ...

    async def show_view(self, number: int, /) -> None:
        """Show a tab, 0 the first."""
        ...

    async def go_to(self, case: int, /) -> None:
        """Put the cursor on a case, in a tab where it stands."""
        ...

    async def to_the_end(self) -> None:
        """Wait until the list goes to the end of the view: for keys that mean its end, or all of it."""
        ...

    def read_anew(self) -> None:
        """Ask for everything anew, as if another process had changed it."""
        ...


class ListsCases(Protocol):
    """The list of the tab at hand, with its cursor and its selection (`inbox/review_list.py`)."""

    @property
    def ids(self) -> Sequence[int]:
        """All cases of the tab in their order."""
        ...

    @property
    def cursor(self) -> int:
        """The index of the case under the cursor, from 0."""
        ...

    @property
    def marked(self) -> set[int]:
        """The cases that are selected."""
        ...

    @property
    def case(self) -> int | None:
        """The case under the cursor; None in an empty tab."""
        ...

    def row(self, case: int, /) -> CaseRow | None:
        """The row of a case, when it is here."""
        ...

    def was_seen(self) -> bool:
        """Whether the seller can have seen which case is under the cursor."""
        ...

    def go(self, index: int, /) -> None:
        """Put the cursor on a line; beyond the ends it stays on the first or the last."""
        ...

    def half_page(self, direction: int, /) -> None:
        """Move the cursor by half a screen, 1 down and -1 up."""
        ...

    def page(self, direction: int, /) -> None:
        """Move the cursor by a screen, 1 down and -1 up."""
        ...

    def put_cursor(self, case: int, /) -> None:
        """Bring a case under the cursor, if the list has it."""
        ...

    def mark(self, cases: Iterable[int], /, *, on: bool) -> None:
        """Select cases, or let go of them."""
        ...


class TellsSeller(Protocol):
    """The line of the last act (`inbox/status.py`)."""

    @property
    def words(self) -> str:
        """The sentence that stands there now, without its sign; "" for none."""
        ...

    def tell(self, words: str, tone: Tone = "plain", *, undoable: bool = False) -> None:
        """Say something; it stays until the next."""
        ...


class SaysPresence(Protocol):
    """What others are told of this window (`inbox/presence.py`)."""

    def be(self, case: int | None, doing: str = "reading") -> None:
        """Let others see which case is open here. Nobody waits for it: who goes somewhere is there at once."""
        ...


class AsksSources(Protocol):
    """New reviews from where they come (`inbox/arrivals.py`)."""

    def by_key(self) -> None:
        """Ask all sources now, or stop asking."""
        ...
