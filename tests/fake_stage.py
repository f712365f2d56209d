"""The inbox without a screen, for commands in a test that needs no widget. The desk behind it is a real one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from builders import SETTINGS, Ticking, a_desk
from clerk import FakeClipboard
from reviewtui.desk.desk import Desk
from reviewtui.desk.open_drafts import CutOff
from reviewtui.desk.past import Change
from reviewtui.desk.refusals import Refused
from reviewtui.desk.saved_views import SavedView
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import CaseRow, CaseSheet, Counts, View
from reviewtui.tui.context import Context
from reviewtui.tui.inbox.tabs import Tab, tabs_of
from reviewtui.tui.keys.actions import CASE, LIST, REPLY
from reviewtui.tui.keys.keymap import Keys

Result = TypeVar("Result")


class DeskHere:
    """The desk on no thread."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def submit(self, intent: Callable[[Desk], Result]) -> Future[Result]:
        done: Future[Result] = Future()
        done.set_result(intent(self.desk))
        return done

    async def call(self, intent: Callable[[Desk], Result]) -> Result:
        return intent(self.desk)


class FakeList:
    """Cases, a cursor and a selection; nothing is drawn."""

    def __init__(self, stage: FakeStage) -> None:
        self._stage = stage
        self.ids: list[int] = []
        self.cursor = 0
        self.marked: set[int] = set()
        self.seen = True

    @property
    def case(self) -> int | None:
        return self.ids[self.cursor] if self.ids else None

    def row(self, case: int) -> CaseRow | None:
        rows = self._stage.bare_desk.inbox.rows([case])
        return rows[0] if rows else None

    def was_seen(self) -> bool:
        return self.seen

    def go(self, index: int) -> None:
        self.cursor = max(0, min(len(self.ids) - 1, index))

    def half_page(self, direction: int) -> None:
        self.go(self.cursor + 5 * direction)

    def page(self, direction: int) -> None:
        self.go(self.cursor + 10 * direction)

    def put_cursor(self, case: int) -> None:
        if case in self.ids:
            self.cursor = self.ids.index(case)

    def mark(self, cases: Iterable[int], *, on: bool) -> None:
        (self.marked.update if on else self.marked.difference_update)(cases)


class FakeStatus:
    """Remembers what was said."""

    words = ""
    tone = "plain"

    def tell(self, words: str, tone: str = "plain", *, undoable: bool = False) -> None:
        self.words, self.tone = words, tone


class FakeStage:
    """All parts of the inbox in one; what was shown and asked is remembered."""

    reply = None
    covered = False

    def __init__(self, path: Path, ticking: Ticking, settings: Settings = SETTINGS) -> None:
        self.bare_desk = a_desk(path, ticking, settings)
        here = DeskHere(self.bare_desk)
        hands: Any = FakeClipboard()
        self.hands = hands
        self.context = Context(here, ticking, settings, hands, Future(), [])
        self.keys = Keys()
        self.cut_off: tuple[CutOff, ...] = ()
        self.status, self.list = FakeStatus(), FakeList(self)
        self.view, self.place = View(), LIST
        self.tabs, self.tab, self.sought = tabs_of(settings.views), Tab(), ""
        self.words: tuple[Any, ...] = ()
        self.in_full: int | None = None
        self.here: list[tuple[int | None, str]] = []
        self.asked: list[Any] = []
        self.answers: list[Any] = []
        self.ended: list[str] = []
        self._read()

    @property
    def desk(self) -> FakeStage:
        return self

    sync = places = presence = arrivals = desk

    @property
    def questions(self) -> FakeQuestions:
        return FakeQuestions(self)

    @property
    def counts(self) -> Counts:
        return self.bare_desk.inbox.counts()

    @property
    def clipboard(self) -> Any:
        return self.hands

    def _read(self) -> None:
        self.list.ids = list(self.bare_desk.inbox.case_ids(self.view))
        self.list.go(self.list.cursor)

    # the desk and the acts

    async def ask(self, intent: Callable[[Desk], Result]) -> Result | None:
        try:
            return intent(self.bare_desk)
        except Refused as refused:
            self.status.tell(str(refused), "refused")
        return None

    async def sheet(self, case: int) -> CaseSheet | None:
        return self.bare_desk.inbox.sheet(case)

    async def do(self, intent: Callable[[Desk], Change]) -> Change | None:
        change = await self.ask(intent)
        if change is not None:
            self.status.tell(change.words, "done")
            self._read()
        return change

    async def fetch(self, cases: list[int]) -> None: ...

    async def show_view(self, number: int) -> None:
        self.tab = self.tabs[number % len(self.tabs)]
        self.view = View(self.tab.lane)
        self._read()

    def beside(self) -> Any:
        return self.context.desk

    async def have_views(self, views: Sequence[SavedView], shown: str = "") -> None:
        self.tabs = tabs_of(views)

    async def freshen(self) -> None:
        """Nobody sees a list here."""

    async def look_for(self, text: str) -> None:
        self.sought = text

    async def give_back(self) -> None:
        self.sought = ""

    async def go_to(self, case: int) -> None:
        self.list.put_cursor(case)

    async def to_the_end(self) -> None:
        """Everything is listed at once here."""

    def read_anew(self) -> None:
        self._read()

    # what is in sight

    @property
    def shown_case(self) -> int | None:
        return None if self.place == LIST else self.in_full

    @property
    def case_at_hand(self) -> int | None:
        return self.list.case if self.place == LIST else self.in_full

    async def show_case(self, case: int | None = None) -> None:
        self.in_full = self.list.case if case is None else case
        self.place = LIST if self.in_full is None else CASE

    async def freshen_case(self) -> None: ...

    async def write(self, case: int) -> None:
        self.in_full, self.place = case, REPLY

    def show_place(self, place: str) -> None:
        self.place = place

    def show_keys(self) -> None: ...

    def scroll_case(self, action: str) -> None:
        self.ended.append(f"scroll {action}")

    def go_to_match(self, by: int) -> str:
        return ""

    def rest_soon(self) -> None: ...

    async def look_at_letter(self) -> None: ...

    def be(self, case: int | None, doing: str = "reading") -> None:
        self.here.append((case, doing))

    # the program

    def call_next(self, callback: Callable[..., Any], *args: Any) -> None:
        raise AssertionError("no test has needed this yet")

    def by_key(self) -> None:
        self.ended.append("ask the sources")

    def run_worker(
        self, work: Any, *, group: str, exclusive: bool = False, exit_on_error: bool = True
    ) -> object:  # fmt: skip
        raise AssertionError("no test has needed this yet")

    def set_interval(self, interval: float, callback: Callable[[], Awaitable[None]]) -> object:
        raise AssertionError("no test has needed this yet")

    def post_message(self, message: object) -> bool:
        raise AssertionError("no test has needed this yet")

    async def quit(self) -> None:
        self.ended.append("quit")

    async def repaint(self) -> None:
        self.ended.append("repaint")

    def ring(self, words: str) -> None:
        self.ended.append(f"ring {words}")

    def suspend(self) -> None:
        self.ended.append("suspend")

    def lend(self, act: Callable[[], Any]) -> Any:
        self.ended.append("lent")
        return act()

    def free_mouse(self) -> bool | None:
        self.ended.append("mouse")
        return self.ended.count("mouse") % 2 == 1

    async def show_over(self, screen: object) -> None:
        self.asked.append(screen)

    def get_selected_text(self) -> str | None:
        return None


class FakeQuestions:
    """Answers at once with what the test has laid ready."""

    def __init__(self, stage: FakeStage) -> None:
        self._stage = stage

    async def ask(self, dialog: Any, then: Callable[[Any], Awaitable[None]]) -> None:
        self._stage.asked.append(dialog)
        await then(self._stage.answers.pop(0) if self._stage.answers else None)
