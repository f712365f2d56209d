"""Copies of the whole database: what is told of them, how many are kept, and what makes them and puts them back.

They must work where the database itself can't be opened, so the desk has no part in it; `bootstrap` brings the parts
together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Step = Callable[[str, float], None]
"""Told what is being done and how much of it, from 0 to 1; what it raises ends the work, and nothing is left of it."""


class Stop(Exception):
    """Raised by a step: the work is to end now."""


class Backup(NamedTuple):
    """One copy on the shelf."""

    path: Path
    at: int
    size: int


class Contents(NamedTuple):
    """How much is in a database."""

    reviews: int = 0
    letters: int = 0
    acts: int = 0

    def beyond(self, other: Contents) -> Contents:
        """What is in this one and not in another, older one."""
        return Contents(*(max(0, ours - theirs) for ours, theirs in zip(self, other, strict=True)))

    def words(self) -> str:
        """In words: ``12 reviews, 3 messages and 40 acts``."""
        parts = [
            f"{count:,} {word if count == 1 else word + 's'}"
            for count, word in zip(self, ("review", "message", "act"), strict=True)
            if count
        ]
        return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:]))) or "nothing"


class Made(NamedTuple):
    """A backup that was made and verified; which old ones went for it."""

    backup: Backup
    contents: Contents
    gone: Sequence[Backup] = ()


class Restored(NamedTuple):
    """A backup that stands in the place of the database now."""

    source: Path
    contents: Contents
    aside: Path | None
    """Where the database is now that stood there before."""
    missing: Contents | None = None
    """What was in that one and is not in the backup; None where it could not be read."""


class Backups(Protocol):
    """The backups of one database. Every method raises Refused, in one sentence, where it can't be done."""

    @property
    def folder(self) -> Path:
        """The folder in which the backups lie."""

    def listed(self) -> list[Backup]:
        """Those that are there, newest first."""

    def replaced(self) -> list[Backup]:
        """The databases that were put aside by restoring, newest first."""

    def make(self, target: Path | None, step: Step, *, overwrite: bool = False) -> Made:
        """Make one and verify it, on the shelf or as a file elsewhere, while others work on."""

    def due(self) -> bool:
        """Whether the one of today is still to be made. Cheap."""

    def make_daily(self, step: Step) -> Made | None:
        """Make the one of today, where it is due and nobody else is at it."""

    def renew(self, step: Step) -> Made:
        """Make one, verify it, and take all older ones away, those that were put aside by restoring, too."""

    def look_into(self, path: Path, step: Step) -> Contents:
        """Verify a copy and tell what is in it."""

    def restore(self, path: Path, step: Step) -> Restored:
        """Put a copy into the place of the database, and that aside."""
