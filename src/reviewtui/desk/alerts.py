"""Told at once: new urgent cases by a command or webhook of the seller's, and by the terminal.

Each way tells of a case once, ever; not oftener than the seller wants, and not while they sleep. What is held back is
told together when its time has come.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reviewtui.desk.ranking import known, weights_of
from reviewtui.domain.case import Lane
from reviewtui.domain.clock import DAY
from reviewtui.domain.text import clean, one_line
from reviewtui.rules.hearing.signals import read_signals

if TYPE_CHECKING:
    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.radar import Radar
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.sighting import Sighting
    from reviewtui.desk.views import CaseRow

Way = Literal["hook", "terminal"]

LOOKED_AT: Final = 100
"""So many of the most urgent that came in are looked at: more at once is a first import, which is told in one line."""
LOOK_BACK: Final = DAY
BEGUN: Final = "alerts-after-import"
TROUBLE: Final = "alerts-trouble"
SHOWN: Final = 3


class Urgent(NamedTuple):
    """One case that is told of; `danger` are the buyer's words that sound like it."""

    row: CaseRow
    danger: tuple[str, ...] = ()


class Notice(NamedTuple):
    """What is told at once, of all cases that are urgent now and of what the radar saw."""

    cases: tuple[Urgent, ...]
    bursts: tuple[Sighting, ...] = ()
    """What the radar saw beside them."""

    def words(self) -> str:
        """One line: how many, and which. Harmless in a shell, a message and a terminal alike."""
        return one_line(clean("; ".join((*([self._urgent()] if self.cases else []), *self._seen()))))

    def _seen(self) -> list[str]:
        count = len(self.bursts)
        more = [f"{count - SHOWN:,} more on the radar"] if count > SHOWN else []
        return [*(each.words() for each in self.bursts[:SHOWN]), *more]

    def _urgent(self) -> str:
        first = ", ".join(f"“{_short(each.row.title or each.row.text_start)}”" for each in self.cases[:SHOWN])
        count = len(self.cases)
        more = f" and {count - SHOWN:,} more" if count > SHOWN else ""
        danger = sum(bool(each.danger) for each in self.cases)
        what = "urgent review" if count == 1 else f"{count:,} urgent reviews"
        sure = "" if not danger else " (danger)" if count == 1 else f" ({danger:,} of danger)"
        return f"{what[0].upper()}{what[1:]}{sure}: {first}{more}"

    def told(self) -> dict[str, object]:
        """The same for a program."""
        return {
            "text": self.words(),
            "content": self.words(),
            "cases": [
                {
                    "case": each.row.case,
                    "review_id": each.row.review_id,
                    "marketplace": each.row.marketplace,
                    "asin": each.row.asin,
                    "product": each.row.product,
                    "stars": each.row.stars,
                    "title": each.row.title,
                    "score": each.row.score,
                    "danger": list(each.danger),
                }
                for each in self.cases
            ],
            "radar": [each.told() for each in self.bursts],
        }


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


Hook = Callable[[Notice], str]
"""Tells the seller's command or webhook; answers in a sentence what went wrong, "" for nothing."""


@dataclass(frozen=True, slots=True)
class Hooked:
    """What became of telling: `held` where something waits for its time, `trouble` what has to be said of a hook."""

    told: int = 0
    held: bool = False
    trouble: str = ""


class Alerts:
    """Telling of new urgent cases."""

    def __init__(self, store: Store, clock: Clock, settings: Settings, hook: Hook | None, radar: Radar) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._hook = hook
        self._radar = radar

    def begin(self) -> None:
        """What came in before somebody wanted to be told is known already."""
        if self._hook is not None and not self._store.setting(BEGUN):
            self._store.set_setting(BEGUN, str(self._store.last_act()[1]))

    def take(self, way: Way, after: int, since: int = 0) -> tuple[Notice | None, bool]:
        """What is to be told now of what came in after an import and since a moment, noted as told; and whether
        something is held back.
        """
        cases = self._store.told.untold(way, after, since, LOOKED_AT)
        bursts = self._radar.untold(way, self._clock() - LOOK_BACK)
        if not cases and not bursts:
            return None, False
        if not self._may_speak(way):
            return None, True
        found = self._urgent(cases)
        noted = set(self._store.told.note(way, [each.row.case for each in found], self._clock())) if found else set()
        fresh = tuple(each for each in found if each.row.case in noted)
        seen = self._radar.note_told(way, bursts)
        return (Notice(fresh, seen) if fresh or seen else None), False

    def tell(self) -> Hooked:
        """Tell the seller's command or webhook of what came in since yesterday. A trouble is told until it is over,
        and only once.
        """
        if self._hook is None:
            return Hooked()
        self.begin()
        notice, held = self.take("hook", int(self._store.setting(BEGUN)), self._clock() - LOOK_BACK)
        if notice is None:
            return Hooked(held=held)
        trouble, before = self._hook(notice), self._store.setting(TROUBLE)
        if trouble != before:
            self._store.set_setting(TROUBLE, trouble)
        return Hooked(len(notice.cases) + len(notice.bursts), trouble=trouble if trouble != before else "")

    def _urgent(self, cases: Sequence[int]) -> list[Urgent]:
        now, wanted = self._clock(), self._settings.alerts.from_score
        found = []
        for row in self._store.rows(cases, now, weights_of(self._store, self._settings)):
            if row.hopeless or row.lane is not Lane.FIRST_CONTACT:
                continue
            danger = self._danger(row.case)
            if danger or row.score >= wanted:
                found.append(Urgent(row, danger))
        return sorted(found, key=lambda each: (not each.danger, -each.row.score, each.row.case))

    def _danger(self, case: int) -> tuple[str, ...]:
        review, _ = known(self._store, case)
        return tuple(map(str, read_signals(review.title, review.text).safety))

    def _may_speak(self, way: Way) -> bool:
        now, alerts = self._clock(), self._settings.alerts
        last = self._store.told.last(way)
        if last is not None and 0 <= now - last < alerts.pause:
            return False
        return not is_quiet(now, alerts.quiet, self._settings)


def is_quiet(now: int, quiet: Sequence[int], settings: Settings) -> bool:
    """Whether a moment lies in the quiet hours, given as minutes of the local day: from, until. They may pass midnight;
    none where both are the same.
    """
    if not quiet or quiet[0] == quiet[1]:
        return False
    local = datetime.fromtimestamp(now, settings.zone)
    minute = local.hour * 60 + local.minute
    begin, end = quiet
    return begin <= minute < end if begin < end else minute >= begin or minute < end
