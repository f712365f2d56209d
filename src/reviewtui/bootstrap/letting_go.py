"""Buyers that are let go of: the files of letters to them, and what came by Amazon's interface."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reviewtui.config import paths
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def remove_letters(database: Path, cases: Sequence[int]) -> int:
    """Take away the files of letters of some cases; answers how many."""
    from reviewtui.channels.kept_letters import remove

    return remove(paths.replies(database), cases)


def by_partner(database: Path) -> str:
    """The pattern of the names of files in which the Selling Partner API's reports come in."""
    folder = clean(f"{paths.sync(database)}{os.sep}")
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in folder) + "*-[A-Z][A-Z].txt"
