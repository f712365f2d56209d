"""What is done every day while the inbox is open: the backup of the day, and letting go of buyers."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from reviewtui.bootstrap.backups import shelf_of
from reviewtui.bootstrap.desks import make_desk
from reviewtui.desk.backups import Stop
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reviewtui.config.config import Config
    from reviewtui.desk.backups import Step
    from reviewtui.desk.ports import Clock
    from reviewtui.store.shelf import Shelf

FIRST_SECONDS: Final = 30.0
"""So long the inbox is open before anybody looks whether the backup of today is there."""
LOOK_SECONDS: Final = 1800.0
GENTLE_SECONDS: Final = 0.004
"""How long the copying rests after each megabyte, so that keys and other programs go first."""

log = logging.getLogger(__name__)


def begin_daily(database: Path, config: Config, ticking: Clock) -> Callable[[], None]:
    """Begin with what is done every day while the inbox is open; answers what ends that."""

    def letting_go(step: Step) -> None:
        _let_go(database, ticking, config, step)

    daily = Daily(shelf_of(database, config.backups, ticking), letting_go)
    daily.begin()
    return daily.end


class Daily:
    """Makes the backup of the day while the inbox is open, and lets go of buyers whose time is over, on a thread of its
    own; no key waits for it.
    """

    def __init__(self, shelf: Shelf, let_go: Callable[[Step], None] = lambda _: None) -> None:
        self._shelf = shelf
        self._let_go = let_go
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._work, name="backups", daemon=True)

    def begin(self) -> None:
        """From now on, after a while."""
        self._thread.start()

    def end(self) -> None:
        """No more; one that is half made is thrown away."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _work(self) -> None:
        wait = FIRST_SECONDS
        while not self._end.wait(wait):
            wait = LOOK_SECONDS
            for work, words in (
                (self._shelf.make_daily, "the backup of today"),
                (self._let_go, "letting go of buyers"),
            ):
                try:
                    work(self._step)
                except Stop:
                    return
                except Refused as error:
                    log.warning("%s failed: %s", words, error)
                except Exception:
                    log.exception("%s failed", words)

    def _step(self, _what: str, _share: float) -> None:
        if self._end.is_set():
            raise Stop
        time.sleep(GENTLE_SECONDS)


def _let_go(database: Path, ticking: Clock, config: Config, step: Step) -> None:
    """Let go of those whose time is over, on a connection of its own, until nobody is left. `step` may end it."""
    desk = make_desk(database, ticking, config, whole=False)
    try:
        while desk.forgetting.expire():
            step("forgetting", 0.0)
            time.sleep(0.05)
    finally:
        desk.store.close()
