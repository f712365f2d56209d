"""What acts on cases have in common: who does them and when, how a case moves to another lane, how it is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.desk import ranking
from reviewtui.desk.naming import name_of
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane, effective_lane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from reviewtui.desk.ports import Acting, Clock, Store, Value
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.views import CaseRecord


MOST_WRITTEN_ON: Final = 1000
"""What writes something on each case is seen by others at once, so that it is done to so many at most."""


class CaseActs:
    """What an act depends on is read inside its transaction, so that nobody can change it in between."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def _acting(self, name: str, cases: Sequence[int], words: str = "") -> AbstractContextManager[Acting]:
        return self._store.acting(at=self._clock(), who=self._settings.me, name=name, words=words, cases=cases)

    def _into(
        self, case: int, record: CaseRecord, lane: Lane, due_at: int | None, replied_at: int | None = None
    ) -> dict[str, Value]:
        """The columns of a case that moves to a lane with a clock of its own."""
        replied = replied_at if replied_at is not None else record.replied_at
        return {
            "lane": lane,
            "resume": lane,
            "rank": ranking.rank_in(self._store, self._settings, case, lane, replied, self._clock()),
            "due_at": due_at,
            "replied_at": replied,
            "changed_at": self._clock(),
        }

    def _record(self, case: int) -> CaseRecord:
        record = self._store.record(case)
        if record is None:
            raise Refused(f"There is no case {case}")
        return record

    def _lane(self, record: CaseRecord) -> Lane:
        return effective_lane(Lane(record.lane), Lane(record.resume), record.wakes_at, self._clock())

    def _names(self, cases: Sequence[int]) -> str:
        """How a message speaks of cases: by the title when it is one."""
        if len(cases) != 1:
            return f"{len(cases):,} cases"
        review, _ = ranking.known(self._store, cases[0])
        return name_of(review)


def put_away(values: dict[str, Value], record: CaseRecord) -> dict[str, Value]:
    """The columns of a case that is snoozed or done and stays so, whatever it will come back to."""
    return {name: value for name, value in values.items() if name != "changed_at"} | {"lane": record.lane}


def chosen(cases: Sequence[int]) -> Sequence[int]:
    """Each case once. Raises Refused for none at all."""
    if not cases:
        raise Refused("No case was chosen")
    return cases if len(cases) == 1 else list(dict.fromkeys(cases))


def few(cases: int | Sequence[int], what: str) -> Sequence[int]:
    """The cases of an act that writes something on each of them. Raises Refused for none, and for too many."""
    some = chosen([cases] if isinstance(cases, int) else cases)
    if len(some) > MOST_WRITTEN_ON:
        raise Refused(f"{len(some):,} cases are too many for {what}; it goes on at most {MOST_WRITTEN_ON:,} at once")
    return some
