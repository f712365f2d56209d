"""The files and folders that go on from a typed path."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import Final

from reviewtui.desk.ports.nearby import Nearby
from reviewtui.domain.text import clean, one_line
from reviewtui.sources.folders import is_clutter, wanted

MOST_READ: Final = 5_000
"""So many entries of a folder are looked at; a person with more types more."""
MOST_TOLD: Final = 200


def nearby(typed: str) -> list[Nearby]:
    """The ways to go on from what was typed: files, the newest first, then folders; nothing where nothing is read."""
    before, begun = os.path.split(typed)
    if typed in {"~", ".", ".."}:
        before, begun = typed, ""
    try:
        folder = Path(before or ".").expanduser()
        with os.scandir(folder) as entries:
            found = [each for each in (_told(entry, before, begun) for entry in islice(entries, MOST_READ)) if each]
    except (OSError, RuntimeError, ValueError):
        return []
    files = sorted((each for each in found if not each.folder), key=lambda each: (-each.changed_at, each.name))
    folders = sorted((each for each in found if each.folder), key=lambda each: each.name.casefold())
    return [*files, *folders][:MOST_TOLD]


def _told(entry: os.DirEntry[str], before: str, begun: str) -> Nearby | None:
    """One entry as it is offered; None for what holds no reviews or isn't called so."""
    name = entry.name
    if begun.casefold() not in name.casefold() or (name.startswith(".") and not begun.startswith(".")):
        return None
    try:
        folder = entry.is_dir()
        if not folder and not wanted(Path(name)):
            return None
        if folder and is_clutter(Path(name) / "x"):
            return None
        known = entry.stat()
    except OSError:
        return None
    return Nearby(
        one_line(clean(name)), os.path.join(before, name), folder, 0 if folder else known.st_size, int(known.st_mtime)
    )  # fmt: skip
