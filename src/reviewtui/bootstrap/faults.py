"""Faults of our own: their details go to the log, and a person is told in one sentence."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import NoReturn

from reviewtui.config import paths
from reviewtui.store.place import private_file


def confess() -> NoReturn:
    """Write the traceback to the log and say so in one sentence; leaves the process."""
    import traceback

    log = Path("the log")
    try:
        log = paths.log_file()
        private_file(log)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"--- {time.strftime('%Y-%m-%dT%H:%M:%S%z')} {' '.join(sys.argv[1:2])}\n")
            traceback.print_exc(file=file)
        where = f"the details are in {log}"
    except (OSError, RuntimeError) as error:
        where = f"and {log} can't be written ({getattr(error, 'strerror', None) or error})"
    sys.stderr.write(f"reviewtui: stopped by an error of its own, nothing saved was lost; {where}\n")
    sys.exit(1)


def log_to_file() -> None:
    """Faults that the screens catch are told calmly; their details go where a developer finds them."""
    try:
        log = paths.log_file()
        private_file(log)
        logging.basicConfig(filename=log, level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    except (OSError, RuntimeError):
        logging.disable(logging.CRITICAL)
