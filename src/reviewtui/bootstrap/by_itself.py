"""How this very program is called by a timer: its file, and the database and settings that it was asked with."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.channels.timer import MachineTimer
from reviewtui.config import paths

if TYPE_CHECKING:
    from reviewtui.cli.programs import Options


def timer_of(options: Options) -> MachineTimer:
    """What runs `sync` by itself. Whatever names another database or settings file now, names it then."""
    words = program()
    if options.db or os.environ.get("REVIEWTUI_DB"):
        words += ["--db", str((options.db or paths.database()).absolute())]
    if options.config or os.environ.get("REVIEWTUI_CONFIG"):
        words += ["--config", str((options.config or paths.config_file()).absolute())]
    return MachineTimer([*words, "sync"], os.environ, Path.home())


def program() -> list[str]:
    """The words that start this program from anywhere."""
    begun = Path(sys.argv[0])
    if begun.name == "reviewtui" and begun.is_file() and os.access(begun, os.X_OK):
        return [str(begun.absolute())]
    return [sys.executable, "-m", "reviewtui"]
