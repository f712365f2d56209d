"""What the desk needs to know of other windows."""

from __future__ import annotations

from typing import Protocol


class Presence(Protocol):
    """Who has which case open now. A session is a window's own name; one that died is forgotten by itself."""

    def be_present(self, session: str, who: str, case: int | None, doing: str, now: int) -> None:
        """Say which case this session has open, or none; `doing` is ``reading`` or ``writing``."""

    def others(self, session: str, now: int) -> dict[int, str]:
        """What to say of each case that other sessions have open now: who reads or writes there."""

    def writers(self, case: int, session: str, now: int) -> tuple[str, ...]:
        """Who writes on a case in other sessions now, by name; a person with two windows more than once."""
