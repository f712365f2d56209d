"""What the desk needs to tell what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewtui.desk.past import HistoryEntry, JournalEntry


class Journal(Protocol):
    """Every act: who, when, what. It is only ever added to; an undo is a row, too."""

    def journal(self, case: int) -> tuple[JournalEntry, ...]:
        """The acts on a case, the oldest first; those on many cases that it was among, too."""

    def history(self, since: int, who: str, case: int | None, limit: int) -> tuple[HistoryEntry, ...]:
        """What was done since a moment, the newest first, at most `limit` of it: by one person or by all (""), on one
        case or anywhere (None). Imports stand in it where nobody and no case is asked for.
        """

    def first_case(self, number: int) -> int | None:
        """The first case that an act of the journal touched; None for an unknown act, or one without cases."""

    def last_act(self) -> tuple[int, int]:
        """The numbers of the newest act and of the newest import that may be seen: what changes a list; 0 for none."""
