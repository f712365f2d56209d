"""The first days: how much of what came in can still be won, and closing the rest in one act. Never by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk import ranking
from reviewtui.desk.past import Change
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane
from reviewtui.domain.clock import DAY, WEEK, long_span
from reviewtui.domain.urgency import lost_after

if TYPE_CHECKING:
    from collections.abc import Collection

    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings

_ASKED = "tidy-asked"
"""The setting that remembers that the question has been answered."""
WORTH_ASKING = 10
"""Fewer old reviews than this are no wall."""
QUARTER = 90 * DAY


class FirstDays(NamedTuple):
    """The reviews that came in, and the unhappy ones among the first contacts that nobody has touched, by age: of this
    week, `late` ones that are still worth trying, `old` ones whose buyers can hardly be reached, those of them from
    before the last quarter, and those without a date.
    """

    came_in: int
    unhappy: int
    fresh: int
    late: int
    old: int
    older: int
    undated: int


class Tidying:
    """Closing what is beyond rescue: first contacts that are too old, and that nobody has begun to work on."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    @property
    def month(self) -> int:
        """The age in seconds from which a buyer can hardly be reached: about a month, by the weights of the shop."""
        return lost_after(ranking.weights_of(self._store, self._settings))

    def first_days(self) -> FirstDays:
        """What stands there, by age."""
        now = self._clock()
        month = now - self.month
        came_in, unhappy, undated = self._store.unhappy()
        times = (max(now - WEEK, month), month, min(now - QUARTER, month))
        every, old, older = self._store.untouched_before(times, month, now)
        late = every - old
        return FirstDays(came_in, unhappy, max(0, unhappy - undated - old - late), late, old, older, undated)

    def to_ask(self) -> FirstDays | None:
        """What to ask about, unless there is little to close or the question was answered before."""
        if self._store.setting(_ASKED):
            return None
        found = self.first_days()
        return found if found.old >= WORTH_ASKING else None

    def leave(self) -> None:
        """Everything stays in the list; the question does not come by itself again."""
        self._store.set_setting(_ASKED, "left")

    def too_old(self, older_than: int | None = None, among: Collection[int] | None = None) -> list[int]:
        """What would be closed, the oldest first. Raises Refused when there is none."""
        age, now = self.month if older_than is None else older_than, self._clock()
        found = [case for _, case in self._store.untouched(now - age, now - self.month, now)]
        cases = found if among is None else [case for case in found if case in among]
        if not cases:
            of_them = "" if among is None else " of these"
            raise Refused(f"No first contact{of_them} that nobody has touched is older than {age_words(age)}")
        return cases

    def tidy(self, older_than: int | None = None, among: Collection[int] | None = None) -> Change:
        """Close first contacts older than so many seconds (None: about a month), of all or `among` some; one act, and
        one undo brings all back.

        They are no work that was done today, so they have no day on which they were closed. Raises Refused when there
        is none.
        """
        age = self.month if older_than is None else older_than
        now = self._clock()
        cases = self.too_old(age, among)
        count = f"{len(cases):,} first {'contact' if len(cases) == 1 else 'contacts'}"
        words = f"Closed {count} older than {age_words(age)}"
        me = self._settings.me
        with self._store.acting(at=now, who=me, name="tidy", words=words, cases=cases) as act:
            for some in act.pieces(cases):
                act.update("cases", some, {"lane": Lane.DONE, "changed_at": None})
        self._store.set_setting(_ASKED, "closed")
        return Change(words, tuple(cases))


def age_words(seconds: int) -> str:
    """An age for a sentence: ``a month``, ``3 months``, ``6 weeks``."""
    if 28 * DAY <= seconds < 32 * DAY:
        return "a month"
    if seconds == WEEK:
        return "a week"
    months = round(seconds / (30 * DAY))
    return f"{months} months" if seconds % (30 * DAY) == 0 and months > 1 else long_span(seconds)
