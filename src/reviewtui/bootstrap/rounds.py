"""Rounds of sync beside the screens, on a thread and a connection of their own: no key waits for a service."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reviewtui.desk.ports import BadSource
from reviewtui.desk.refusals import Refused
from reviewtui.desk.rota import Rota
from reviewtui.desk.rounds import Answer, Round, Tell
from reviewtui.desk.syncing import AnotherSync, Stopped, SyncReport, SyncStep
from reviewtui.sources import noted
from reviewtui.sources.watching import Watching

if TYPE_CHECKING:
    from reviewtui.config.config import Config
    from reviewtui.config.sources import SourceSettings
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.rounds import Rounds

FOLDER_SECONDS: Final = 60.0
"""So often a folder is looked into although something tells what happens there: a network drive tells nothing."""
BLIND_SECONDS: Final = 5.0
SETTLE_SECONDS: Final = 3.0
"""A file that is still being written is left alone for so long."""
TURN_SECONDS: Final = 30.0
HELD, HELD_SECONDS = "", 30.0
"""The turn of what was held back: urgent cases that are told later."""
LONGEST_WAIT: Final = 3600.0
LAST_SECONDS: Final = 1.0
STEP_SECONDS: Final = 0.5

OpenDesk = Callable[[Callable[[float], None]], "AbstractContextManager[Desk]"]

log = logging.getLogger(__name__)


def rounds_of(path: Path, ticking: Clock, config: Config) -> Rounds:
    """The rounds of a database with the sources of its settings; each opens it for as long as it lasts."""
    from reviewtui.bootstrap.desks import make_desk
    from reviewtui.config import paths

    @contextmanager
    def open_desk(pause: Callable[[float], None]) -> Iterator[Desk]:
        desk = make_desk(path, ticking, config, whole=False, sleep=pause)
        try:
            yield desk
        finally:
            desk.store.close()

    return ThreadedRounds(open_desk, config.sources, paths.sync(path))


class ThreadedRounds:
    """Asks the sources of the settings when their time has come, when something happens in a folder, and by hand."""

    def __init__(self, open_desk: OpenDesk, sources: Sequence[SourceSettings], state: Path) -> None:
        """`open_desk` is given how to pause; `state` is the folder in which it is noted who was asked when."""
        self._open_desk = open_desk
        self._names = [each.name for each in sources]
        self._noted = state / "rounds.json"
        folders = {each.name: each.folder for each in sources if each.folder is not None}
        deep = any(each.folder is not None and Path(each.pattern).parts[1:] for each in sources)
        self._watching = Watching(folders, self._happened, self._blind, deep=deep)
        every = {each.name: FOLDER_SECONDS if each.folder is not None else each.every for each in sources}
        asked = {name: at for name, at in noted.read(self._noted).items() if isinstance(at, int | float)}
        self._rota = Rota(
            {name: seconds for name, seconds in every.items() if seconds},
            time.time(),
            {name: at for name, at in asked.items() if name not in folders},
        )
        self._change = threading.Condition()
        self._stop = threading.Event()
        self._wanted = self._running = self._ended = False
        self._stepped_at = 0.0
        self._thread = threading.Thread(target=self._work, name="rounds", daemon=True)

    def begin(self, tell: Tell) -> None:
        """Ask the sources at their times, from now on."""
        self._tell = tell
        self._thread.start()
        self._watching.begin()

    def ask(self) -> Answer:
        """Ask all of them now; where a round is under way, end that."""
        if not self._names:
            return "nobody"
        with self._change:
            if self._running or self._wanted:
                self._wanted = False
                self._stop.set()
                return "stopping"
            self._wanted = True
            self._change.notify()
        return "begun"

    def end(self) -> None:
        """No more; a service that is slow to answer is not waited for."""
        self._watching.end()
        with self._change:
            self._ended = True
            self._stop.set()
            self._change.notify()
        if self._thread.is_alive():
            self._thread.join(LAST_SECONDS)

    # on other threads ------------------------------------------------------------------------------------------------

    def _happened(self, name: str) -> None:
        with self._change:
            self._rota.soon(name, time.time() + SETTLE_SECONDS)
            self._change.notify()

    def _blind(self, names: list[str]) -> None:
        with self._change:
            for name in names:
                self._rota.often(name, BLIND_SECONDS)
                self._rota.soon(name, time.time())
            self._change.notify()

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Stopped

    def _work(self) -> None:
        while True:
            with self._change:
                while not (names := self._names if self._wanted else self._rota.due(time.time())) and not self._ended:
                    self._change.wait(self._rota.wait(time.time(), LONGEST_WAIT))
                if self._ended:
                    return
                by_hand, self._wanted, self._running = self._wanted, False, True
                self._stop.clear()
            done = self._round(names, by_hand=by_hand)
            with self._change:
                self._running = False
            if not self._ended:
                self._tell(done)

    def _round(self, names: Sequence[str], *, by_hand: bool) -> Round:
        reports: list[SyncReport] = []
        trouble, again, held = "", 0.0, False

        def step(told: SyncStep) -> None:
            if by_hand and (not told.rows or time.monotonic() - self._stepped_at > STEP_SECONDS):
                self._stepped_at = time.monotonic()
                self._tell(told)

        try:
            with self._open_desk(self._pause) as desk:
                desk.alerts.begin()
                desk.arriving.begin()
                if wanted := [name for name in names if name != HELD]:
                    reports.extend(desk.syncing.run(wanted, stop=self._stop.is_set, telling=step))
                desk.arriving.catch_up()
                hooked = desk.alerts.tell()
                trouble, held = hooked.trouble, hooked.held
        except AnotherSync as error:
            trouble, again = str(error) if by_hand else "", TURN_SECONDS
        except (BadSource, Refused) as error:
            trouble = str(error)
        except Exception:
            log.exception("a round of sync failed")
            trouble = "The sources could not be asked; the log has the details"
        now = time.time()
        with self._change:
            self._rota.asked(names, now)
            if held:
                self._rota.soon(HELD, now + HELD_SECONDS)
            if again:
                for name in names:
                    self._rota.soon(name, now + again)
        with suppress(BadSource):  # who is asked once more than needed has lost nothing
            noted.write(self._noted, noted.read(self._noted) | dict.fromkeys(names, int(now)))
        return Round(tuple(reports), by_hand, trouble)
