"""The radar: reviews are listened to, products looked at, bursts kept, and noted that one is mended."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.past import Change
from reviewtui.desk.refusals import Refused
from reviewtui.desk.sighting import Sighting, name_of, query_of
from reviewtui.domain.clock import local
from reviewtui.domain.past import read_since
from reviewtui.domain.radar import (
    BASELINE_WEEKS,
    DANGER,
    EVERY,
    STARS,
    UNHAPPY,
    WINDOWS,
    after,
    budget_of,
    look,
    monday,
    week_of,
)
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.thresholds import LINES, Thresholds, crossed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import tzinfo

    from reviewtui.desk.ports import Acting, Clock, KeptBurst, Store
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.radar import Burst
    from reviewtui.domain.review import Product

EAR: Final = "1"
"""Another number makes every review be listened to anew: raise it when the packs hear otherwise."""
LATE_WEEKS: Final = 4
"""What came in late is looked at as if it had come in so many weeks ago."""
OPEN_DAYS: Final = 28
"""A burst is told as long as it was seen within so many days."""
FIXED_DAYS: Final = 180
"""And for so long after it was said to be mended."""
SHOWN_WEEKS: Final = 26
_SOME: Final = 20


class WeekCounts(NamedTuple):
    """How many reviews of what kind a product got in weeks that begin on some days."""

    product: Product
    mondays: tuple[date, ...]
    counted: dict[str, tuple[int, ...]]


class Radar:
    """Listening to what came in, looking at the products that it is about, and what was seen."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    @property
    def today(self) -> date:
        """The day of the reviews that come in now."""
        return datetime.fromtimestamp(self._clock(), UTC).date()

    def go_on(self) -> int:
        """A short piece of what is to be done; about how many reviews and products are left."""
        if left := listen(self._store, self._clock()):
            return left
        return self._look()

    def catch_up(self, seconds: float | None = None) -> bool:
        """All of it, or for a while; whether something is left."""
        until = None if seconds is None else time.monotonic() + seconds
        while self.go_on():
            if until is not None and time.monotonic() > until:
                return True
        return False

    def left(self) -> int:
        """About how many reviews nobody has listened to, and products that nobody has looked at since."""
        return self._store.bursts.left(EAR) or len(self._store.bursts.due(1))

    def unheard(self) -> int:
        """About how many reviews nobody has listened to."""
        return self._store.bursts.left(EAR)

    def sightings(self) -> tuple[Sighting, ...]:
        """The bursts of the last weeks, and those that were said to be mended; the newest first."""
        today = self.today
        kept = self._store.bursts.bursts(today - timedelta(days=OPEN_DAYS))
        shown = (each for each in kept if not each.fixed_on or (today - each.fixed_on).days <= FIXED_DAYS)
        return tuple(map(self._sighting, shown))

    def open(self) -> tuple[Sighting, ...]:
        """Those of the last weeks that nobody has said to be mended, the least likely first; nothing is counted."""
        kept = self._store.bursts.bursts(self.today - timedelta(days=OPEN_DAYS))
        still = sorted((each for each in kept if each.fixed_on is None), key=lambda each: (each.burst.chance, each.id))
        return tuple(Sighting(each, query_of(each)) for each in still)

    def newest(self) -> int:
        """The number of the burst that was seen last; 0 for none."""
        return self._store.bursts.newest()

    def untold(self, way: str, since: int) -> tuple[Sighting, ...]:
        """Those found since a moment that were not told this way."""
        kept = self._store.bursts.untold(way, self.today - timedelta(days=OPEN_DAYS), since)
        return tuple(Sighting(each, query_of(each)) for each in kept)

    def note_told(self, way: str, seen: Sequence[Sighting]) -> tuple[Sighting, ...]:
        """Note before telling that these are told; answers those that nobody told meanwhile."""
        if not seen:
            return ()
        noted = set(self._store.bursts.note_told(way, [each.kept.id for each in seen], self._clock()))
        return tuple(each for each in seen if each.kept.id in noted)

    def over_time(self, asin: str, weeks: int = SHOWN_WEEKS) -> tuple[WeekCounts, ...]:
        """What was counted of a product in the last weeks, in each marketplace. Raises Refused for an unknown one."""
        last = week_of(self.today)
        span = range(last - weeks + 1, last + 1)
        found = []
        for place in self._store.bursts.places(asin):
            tally = self._store.bursts.tally(place, span[0])
            kinds = [what for what in tally if what != STARS and any(tally[what].get(week) for week in span)]
            kinds.sort(key=lambda what: (what != EVERY, what != UNHAPPY, -sum(tally[what].values()), what))
            counted = {what: tuple(tally[what].get(week, 0) for week in span) for what in kinds}
            found.append(WeekCounts(self._store.bursts.product(place), tuple(map(monday, span)), counted))
        if not found:
            raise Refused(f"No review of “{one_line(clean(asin))}” has come in; reviewtui products lists the products")
        return tuple(found)

    def one(self, number: int) -> Sighting:
        """A burst by its number. Raises Refused."""
        for each in self.sightings():
            if each.kept.id == number:
                return each
        raise Refused(f"There is no burst {number}; reviewtui radar shows those that there are")

    def fixed(self, number: int, on: date, lot: str = "") -> Change:
        """Note that the cause of a burst is mended from a day, and a lot, on. Raises Refused."""
        found = self.one(number)
        lot = one_line(clean(lot))
        day = (on - date(1970, 1, 1)).days
        what = name_of(found.kept)
        words = f"{what}: fixed on {on:%Y-%m-%d}" + (f" from lot {lot}" if lot else "")
        with self._acting("fixed", words) as act:
            act.update("bursts", [number], {"fixed_on": day, "lot": lot, "fixed_by": self._settings.me})
        return Change(words)

    def fixed_as_typed(self, number: int, text: str) -> Change:
        """The same as a seller types it: a day, and the lot behind it. Raises Refused."""
        now, zone, words = self._clock(), self._settings.zone, text.split()
        lengths = (count for count in range(len(words), 0, -1) if read_since(" ".join(words[:count]), now, zone))
        count = next(lengths, len(words))
        rest = [word for word in words[count:] if word not in {"lot", "from"}]
        return self.fixed(number, read_day(" ".join(words[:count]), now, zone), " ".join(rest))

    def not_fixed(self, number: int) -> Change:
        """Take such a note away. Raises Refused."""
        found = self.one(number)
        if found.kept.fixed_on is None:
            raise Refused("Nobody has noted that this was fixed")
        words = f"{name_of(found.kept)}: not fixed after all"
        with self._acting("not-fixed", words) as act:
            act.update("bursts", [number], {"fixed_on": None, "lot": "", "fixed_by": ""})
        return Change(words)

    # -------------------------------------------------------------------------------------------------------------

    def _acting(self, name: str, words: str) -> AbstractContextManager[Acting]:
        return self._store.acting(at=self._clock(), who=self._settings.me, name=name, words=words, cases=())

    def _look(self) -> int:
        """Look at some products of which something was heard."""
        bursts = self._store.bursts
        due = bursts.due(_SOME + 1)
        if not due:
            return 0
        some = due[:_SOME]
        budget = budget_of(self._settings.alarms_a_year, bursts.products())
        bursts.note([(place, burst) for place in some for burst in self._at(place, budget)], self._clock())
        bursts.looked(some)
        return len(due) - len(some)

    def _at(self, place: int, budget: float) -> Iterator[Burst]:
        """What bursts at a product now, and did in the last weeks; and which of its thresholds are crossed."""
        today, week = self.today, week_of(self.today)
        tally = self._store.bursts.tally(place, week - BASELINE_WEEKS - LATE_WEEKS - max(WINDOWS))
        lately = range(week - LATE_WEEKS - max(WINDOWS), week + 1)
        if not any(tally.get(EVERY, {}).get(each) for each in lately):
            return
        for ago in range(LATE_WEEKS, 0, -1):
            yield from look(tally, monday(week - ago + 1) - timedelta(days=1), budget)
        yield from look(tally, today, budget)
        if self._settings.alerts.thresholds:
            product = self._store.bursts.product(place)
            yield from crossed(tally, today, self._thresholds(product.asin))

    def _thresholds(self, asin: str) -> Thresholds:
        all_ = self._settings.alerts.thresholds
        return all_.get(asin) or all_.get("") or Thresholds()

    def _sighting(self, kept: KeptBurst) -> Sighting:
        told, now, what = None, week_of(self.today), kept.burst.what
        since = min(now - SHOWN_WEEKS + 1, week_of(kept.fixed_on or self.today))
        tally = self._store.bursts.tally(kept.place, since)
        if kept.fixed_on is not None and what not in LINES:
            told = after(kept.burst, tally, kept.fixed_on, self.today)
        counted = tally.get(UNHAPPY if what in LINES else what, {})
        weeks = tuple(counted.get(week, 0) for week in range(now - SHOWN_WEEKS + 1, now + 1))
        return Sighting(kept, query_of(kept), told, weeks)


def listen(store: Store, now: int) -> int:
    """Listen to a short piece of what came in; about how many reviews are left."""
    return store.bursts.listen(_said, EAR, now)


def read_day(text: str, now: int, zone: tzinfo) -> date:
    """A day of the past as people type it. Raises Refused."""
    at = read_since(text, now, zone)
    if at is None:
        raise Refused(f"“{one_line(clean(text))}” is no day that we know; write it like 2026-11-03, or yesterday")
    return local(at, zone).date()


def _said(title: str, text: str) -> Sequence[str]:
    """What the radar counts of a review."""
    from reviewtui.rules.hearing.signals import UNFIXABLE, read_signals  # who only shows what was seen hears nothing

    heard = read_signals(title, text)
    return (*heard.causes, *([UNFIXABLE] if heard.unfixable else ()), *([DANGER] if heard.safety else ()))
