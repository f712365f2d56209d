"""What is known of a timer: that something runs by itself from now on, or no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Planned(NamedTuple):
    """What is to be written so that it runs by itself: files with their texts, or a `line` for cron."""

    by: str
    """``systemd`` or ``cron``."""
    files: Mapping[str, str]
    line: str = ""


class Timer(Protocol):
    """Runs `reviewtui sync` by itself. Raises BadSource where this machine has nothing that could, or it refuses."""

    def plan(self, minutes: int) -> Planned:
        """What would be written, every so many minutes."""
        ...

    def install(self, minutes: int) -> Planned:
        """Write it, in the place of what an earlier call wrote, and begin."""
        ...

    def remove(self) -> bool:
        """Take away what was written; whether there was something."""
        ...
