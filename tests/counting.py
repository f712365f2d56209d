"""Where lines are counted (`.ci/coverage`), no process keeps its count to itself: not one that ends at once, nor one
that is killed. Elsewhere nothing of this does anything.

Coverage's own patch of `os._exit` would save the parent's count once more in a forked child, into the same file.
"""

from __future__ import annotations

import os
import signal
import time
from typing import Any

COUNTED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_PROCESS_")}
"""What tells a program to count its lines; usually nothing."""
LOADED = frozenset({"tomllib", "tomllib._parser", "tomllib._re", "tomllib._types", "_hashlib"} if COUNTED else ())
"""What counting itself loads into every program, so that it says nothing of the program."""
_system: Any = os
_exit = os._exit


def _save() -> None:
    from coverage import Coverage

    counting = Coverage.current()
    if counting is not None:
        counting.stop()
        counting.save()


def _counted_exit(status: int) -> None:
    _save()
    _exit(status)


def _die(*_: object) -> None:
    _save()
    os.kill(os.getpid(), signal.SIGKILL)


def install() -> None:
    """From now on this process, and what is forked from it, saves its count before `os._exit`."""
    if COUNTED:
        _system._exit = _counted_exit


def may_be_killed() -> None:
    """From now on this program ends itself when it is asked to by `end`."""
    if COUNTED:
        signal.signal(signal.SIGUSR2, _die)


def end(process: int) -> None:
    """Kill a program as a power cut would; where its lines are counted it may write that down before."""
    if COUNTED:
        os.kill(process, signal.SIGUSR2)
        late = time.monotonic() + 5
        while time.monotonic() < late and not os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            time.sleep(0.01)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
