"""What is done with reviews after they came in, while the inbox is open, so that no key waits for it: for a small shop
on a thread and a connection of its own, in pieces with rests between them; for a large one in a process of its own.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Final

from reviewtui.desk.refusals import DatabaseGone, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.desk.desk import Desk

REST_SECONDS: Final = 0.06
"""Between two pieces, which take a third of that: the rest is for the screens."""
LAST_SECONDS: Final = 1.0

log = logging.getLogger(__name__)


class BesideTheScreens:
    """One at a time; what it had to open is closed again when nothing is left."""

    def __init__(self, open_desk: Callable[[], Desk], program: Sequence[str]) -> None:
        """`program` is what does it apart: it ends when its standard input is closed."""
        self._open_desk = open_desk
        self._program = program
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def go_on(self, *, apart: bool) -> None:
        """Do what is left, unless that is under way."""
        if self._ended.is_set() or (self._thread is not None and self._thread.is_alive()):
            return
        self._thread = threading.Thread(target=self._apart if apart else self._here, name="behind", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """No more; what is under way ends with its piece."""
        self._ended.set()
        if self._thread is not None and self._thread.is_alive():
            self._thread.join(LAST_SECONDS)

    def _here(self) -> None:
        try:
            desk = self._open_desk()
        except Refused as error:
            log.warning("nothing is listened to: %s", error)
            return
        try:
            while not self._ended.is_set() and desk.arriving.go_on():
                self._ended.wait(REST_SECONDS)
        except DatabaseGone:
            return  # the screens say so
        except Refused as error:
            log.info("later: %s", error)
        except Exception:
            log.exception("what came in could not be listened to")
        finally:
            desk.store.close()

    def _apart(self) -> None:
        """Wait for the other process, and let it end with us."""
        try:
            child = subprocess.Popen(  # noqa: S603 - this very program
                self._program, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        except OSError:
            log.exception("nothing listens apart")
            self._here()
            return
        while child.poll() is None and not self._ended.wait(0.5):
            pass
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(LAST_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.returncode:
            log.warning("what listens apart ended with %s", child.returncode)


def program_of(path: str, config: str, now: int | None) -> list[str]:
    """What does it apart, for a database and its settings; `now` where the clock is set."""
    return [sys.executable, "-m", "reviewtui.bootstrap.apart", path, config, "" if now is None else str(now)]
