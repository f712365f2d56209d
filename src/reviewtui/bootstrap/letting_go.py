"""Buyers that are let go of: the files of letters to them, what came by Amazon's interface, and the round."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from reviewtui.config import paths
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewtui.config.settings import Config
    from reviewtui.desk.backups import Step
    from reviewtui.desk.ports import Clock


def remove_letters(database: Path, cases: Sequence[int]) -> int:
    """Take away the files of letters of some cases; answers how many."""
    from reviewtui.channels.kept_letters import remove

    return remove(paths.replies(database), cases)


def by_partner(database: Path) -> str:
    """The pattern of the names of files in which the Selling Partner API's reports come in."""
    folder = clean(f"{paths.sync(database)}{os.sep}")
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in folder) + "*-[A-Z][A-Z].txt"


def let_go(database: Path, ticking: Clock, config: Config, step: Step) -> None:
    """Let go of those whose time is over, on a connection of its own, until nobody is left. `step` may end it."""
    from reviewtui.bootstrap.desks import make_desk

    desk = make_desk(database, ticking, config, whole=False)
    try:
        while desk.forgetting.expire():
            step("forgetting", 0.0)
            time.sleep(0.05)
    finally:
        desk.store.close()
