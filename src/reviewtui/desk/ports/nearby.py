"""What lies where a person points while they type a path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Nearby(NamedTuple):
    """A file that may hold reviews, or a folder; `path` goes on from what was typed."""

    name: str
    path: str
    folder: bool = False
    size: int = 0
    changed_at: int = 0


LookAround = Callable[[str], Sequence[Nearby]]
"""The ways to go on from what was typed: files, the newest first, then folders. Never raises for what can't be read."""
