"""The process that listens for the screens of a large shop: goes on with what came in until nothing is left, or until
whoever started it is gone.

    python -m reviewtui.bootstrap.apart DATABASE SETTINGS NOW
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

NICE: Final = 10
REST_SECONDS: Final = 0.005
"""Between two pieces: others write meanwhile."""


def main(database: str, settings: str, now: str) -> None:
    """All of it. What can't be written now is left to the next."""
    from reviewtui.bootstrap import desks
    from reviewtui.config.settings import load
    from reviewtui.desk.refusals import Refused

    with suppress(OSError, AttributeError):
        os.nice(NICE)
    alone = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(alone,), daemon=True).start()
    with suppress(Refused):
        clock = desks.clock(int(now) if now else None)
        desk = desks.make_desk(Path(database), clock, load(Path(settings)), whole=False)
        try:
            while not alone.is_set() and desk.arriving.go_on():
                time.sleep(REST_SECONDS)
        finally:
            desk.store.close()


def _wait_for_the_end(alone: threading.Event) -> None:
    """Standard input is closed when whoever started us goes, however that happens."""
    sys.stdin.buffer.read()
    alone.set()


if __name__ == "__main__":
    main(*sys.argv[1:4])
