"""What was done and when: day by day, by person, by case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reviewtui.desk.ports import Cases, Clock, Journal
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from reviewtui.desk.past import HistoryEntry
    from reviewtui.desk.settings import Settings

SHOWN = 500
"""So many acts are told unless somebody asks for more."""
ME = "me"


class _Store(Cases, Journal, Protocol):
    """What this part of the desk needs."""


class History:
    """Reads the journal; changes nothing."""

    def __init__(self, store: _Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def entries(
        self, since: int = 0, who: str = "", case: int | None = None, limit: int = SHOWN
    ) -> tuple[HistoryEntry, ...]:
        """What was done since a moment, the newest first. `who` is a name, "me", or "" for everybody.

        Raises Refused when there is no such case.
        """
        if case is not None and self._store.review(case) is None:
            raise Refused(f"There is no case {case}; reviewtui list shows those that there are")
        return self._store.history(since, self._settings.me if who == ME else who, case, limit)

    def case_of(self, entry: HistoryEntry) -> int | None:
        """The case to open for an entry: of an act on many the first; None for an import."""
        return entry.case or (self._store.first_case(entry.number) if entry.number else None)
