"""What is done with reviews after they came in, while the inbox is open: on a thread and a connection of its own, in
pieces with rests between them, so that no key waits for it.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final

from reviewtui.desk.views import DatabaseGone, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.desk import Desk

LOOK_SECONDS: Final = 3.0
"""So often it looks whether something came in."""
REST_SECONDS: Final = 0.06
"""Between two pieces, which take a third of that: the rest is for the screens."""
LAST_SECONDS: Final = 1.0

log = logging.getLogger(__name__)


class ThreadBehind:
    """Begins with a first look, and looks again whenever something may have come in."""

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self._open_desk = open_desk
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="behind", daemon=True)

    def begin(self) -> None:
        """From now on."""
        self._thread.start()

    def end(self) -> None:
        """No more; what is under way ends with its piece."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(LAST_SECONDS)

    def _work(self) -> None:
        try:
            desk = self._open_desk()
        except Refused as error:
            log.warning("nothing is listened to: %s", error)
            return
        try:
            desk.arriving.begin()
            while not self._ended.is_set():
                self._ended.wait(REST_SECONDS if self._piece(desk) else LOOK_SECONDS)
        except DatabaseGone:
            return  # the screens say so
        except Exception:
            log.exception("what came in could not be listened to")
        finally:
            desk.store.close()

    @staticmethod
    def _piece(desk: Desk) -> int:
        """A short piece; whether more is left. Where nothing can be written just now, later is early enough."""
        try:
            return desk.arriving.go_on()
        except DatabaseGone:
            raise
        except Refused as error:
            log.info("later: %s", error)
            return 0
