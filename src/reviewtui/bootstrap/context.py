"""What the screens are given: the desk on its thread, and all that is opened beside it on the way and ends with it."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from reviewtui.bootstrap import collector, desks, readers

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from reviewtui.config.config import Config
    from reviewtui.desk.arriving import Behind
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.rounds import Rounds
    from reviewtui.desk.views import CaseRow
    from reviewtui.store.thread import StoreThread
    from reviewtui.tui.context import Context

_SAME_TIME: Final = 60
FIRST_CASES: Final = 200
FIRST_ROWS: Final = 60
"""How many cases the first page knows, and how many of them it can paint: more than any screen is high."""


@contextmanager
def make_context(
    path: Path,
    ticking: Clock,
    config: Config,
    *,
    demo: bool = False,
    practice: bool = False,
    start_demo: Callable[[], None] | None = None,
) -> Iterator[Context]:
    """What the screens need; the first page is being asked for while they are still imported."""
    from reviewtui.bootstrap.event_loop import import_asyncio

    import_asyncio()  # before there is another thread, which must not miss ssl meanwhile
    with ExitStack() as ends:
        annex = _Annex(path, ticking, config, ends)
        thread = annex.desk(annex.tell)
        first_cases, first_rows = _ask_first(thread, config)
        from reviewtui.bootstrap.own_commands import OwnPrograms
        from reviewtui.bootstrap.view_book import FileBook
        from reviewtui.channels.system_clipboard import SystemClipboard
        from reviewtui.config import paths
        from reviewtui.tui.context import Context, FirstPage

        yield Context(
            desk=thread,
            clock=ticking,
            settings=config.settings,
            clipboard=SystemClipboard(paths.replies(path)),
            editing=paths.editing(path),
            first_page=thread.submit(lambda _: FirstPage(first_cases.result(), first_rows.result())),
            keymap=config.keys,
            own_commands=config.commands,
            own_programs=OwnPrograms(path, ticking) if config.commands else None,
            theme=config.theme,
            mouse=config.mouse,
            paint_all=config.paint_all or bool(os.environ.get("REVIEWTUI_PAINT_ALL")),
            demo=demo,
            practice=practice,
            start_demo=start_demo,
            started=collector.begin if demo else annex.started,
            held_up=annex.held_up,
            beside=None if demo else annex.desk,
            apart=annex.apart,
            look_around=readers.nearby,
            behind=annex.behind,
            rounds=annex.rounds if config.sources and not demo else None,
            book=FileBook(config.path) if config.path is not None and not demo else None,
        )


def _ask_first(thread: StoreThread[Desk], config: Config) -> tuple[Future[array[int]], Future[list[CaseRow]]]:
    """The first cases of the tab that the inbox opens with, and the rows of those that are seen."""
    from reviewtui.desk.views import View

    first = config.settings.opens_with
    cases = thread.submit(lambda desk: desk.inbox.case_ids(desk.finding.opening() if first else View(), FIRST_CASES))
    return cases, thread.submit(lambda desk: desk.inbox.rows(cases.result()[:FIRST_ROWS]))


class _Annex:
    """What is opened beside the screens; it ends with them, the last one first."""

    def __init__(self, path: Path, ticking: Clock, config: Config, ends: ExitStack) -> None:
        self._path, self._ticking, self._config, self._ends = path, ticking, config, ends
        self.held_up: list[Callable[[str], object]] = []
        """Who is told for whom the desk waits."""

    def tell(self, words: str) -> None:
        """Tell who holds the desk up; "" when that is over."""
        for each in self.held_up:
            each(words)

    def desk(self, waiting: Callable[[str], None] | None = None) -> StoreThread[Desk]:
        """A desk on a thread of its own; `waiting` is told who holds it up."""
        from reviewtui.store.thread import StoreThread

        made = StoreThread(
            lambda: desks.make_desk(self._path, self._ticking, self._config, whole=False, waiting=waiting),
            lambda desk: desk.store.close(),
        )
        self._ends.callback(made.close)
        return made

    def apart(self) -> StoreThread[Desk]:
        """A desk on a thread of its own, which whoever asked for it closes."""
        from reviewtui.store.thread import StoreThread

        make = desks.make_desk
        return StoreThread(
            lambda: make(self._path, self._ticking, self._config, whole=False), lambda desk: desk.store.close()
        )

    def rounds(self) -> Rounds:
        """What asks the sources for new reviews, beside the screens."""
        from reviewtui.bootstrap.rounds import rounds_of

        made = rounds_of(self._path, self._ticking, self._config)
        self._ends.callback(made.end)
        return made

    def behind(self) -> Behind:
        """What goes on with reviews that came in."""
        from reviewtui.bootstrap.behind import BesideTheScreens, program_of
        from reviewtui.config import paths

        made = BesideTheScreens(
            lambda: desks.make_desk(self._path, self._ticking, self._config, whole=False),
            program_of(str(self._path.absolute()), str(self._config.path or paths.config_file()), self._other_time()),
        )
        self._ends.callback(made.end)
        return made

    def _other_time(self) -> int | None:
        """The time of our clock where it is not that of the machine."""
        now = self._ticking()
        return None if abs(now - time.time()) < _SAME_TIME else now

    def started(self) -> None:
        """Once the first page is painted: what is done by itself begins."""
        from reviewtui.bootstrap.daily import begin_daily

        collector.begin()
        self._ends.callback(begin_daily(self._path, self._config, self._ticking))
