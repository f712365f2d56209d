"""The only place that knows all parts and puts them together.

Everything is imported where it is first needed: `--version`, `list` and `import` load no Textual, the screens no httpx.
"""

import os
import signal
import sys
from typing import Any

from reviewtui.bootstrap import collector

collector.hold()


def main() -> None:
    """The command `reviewtui`: the way in of the installed program."""
    from reviewtui.bootstrap.programs import programs
    from reviewtui.cli.way_in import run

    os.umask(0o077)
    try:
        run(programs())
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except Exception:  # noqa: BLE001 - the last place where an error of our own can be told kindly
        from reviewtui.bootstrap.faults import confess

        confess()


def __getattr__(name: str) -> Any:
    """What scripts take from here to open a desk of their own; the program itself takes it from its room."""
    if name not in {"clock", "make_desk"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reviewtui.bootstrap import desks

    return getattr(desks, name)
