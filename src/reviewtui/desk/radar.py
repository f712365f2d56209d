"""The radar: what bursts at a product above its own past, told with its counts, its cases and what became of it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.views import Change, Refused
from reviewtui.domain.clock import local
from reviewtui.domain.past import read_since
from reviewtui.domain.radar import (
    BASELINE_WEEKS,
    DANGER,
    UNHAPPY,
    WINDOWS,
    Aftermath,
    after,
    look,
    monday,
    week_of,
)
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.thresholds import AVERAGE, FALLEN, MANY, Thresholds, crossed
from reviewtui.rules.hearing.signals import UNFIXABLE, read_signals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import tzinfo

    from reviewtui.desk.ports import Acting, Clock, KeptBurst, Store
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.radar import Burst

EAR: Final = "1"
"""Another number makes every review be listened to anew: raise it when the packs hear otherwise."""
LATE_WEEKS: Final = 4
"""What came in late is looked at as if it had come in so many weeks ago."""
OPEN_DAYS: Final = 28
"""A burst is told as long as it was seen within so many days."""
FIXED_DAYS: Final = 180
"""And for so long after it was said to be mended."""
_SOME: Final = 20


class Sighting(NamedTuple):
    """A burst as it is told: `aftermath` where the seller noted that its cause is mended, `query` finds its cases."""

    kept: KeptBurst
    query: str
    aftermath: Aftermath | None = None

    def words(self) -> str:
        """It in one line, with its counts."""
        return one_line(clean(f"{_what(self.kept)}: {_counts(self.kept.burst)}"))

    def after_words(self) -> str:
        """What became of it since it was mended; "" where nobody said so."""
        kept, told = self.kept, self.aftermath
        if told is None or kept.fixed_on is None:
            return ""
        noted = f"fixed on {kept.fixed_on:%Y-%m-%d}" + (f" from lot {kept.lot}" if kept.lot else "")
        if not told.days:
            return f"{noted}; counted from {told.since:%Y-%m-%d} on"
        counted = f"{told.counted:,} of {told.unhappy:,} unhappy reviews in {told.days:,} days"
        return (
            f"{noted}; {told.verdict}: {counted} since {told.since:%Y-%m-%d}, "
            f"where {_figure(told.expected)} would have come had it gone on"
        )

    def told(self) -> dict[str, object]:
        """The same for a program."""
        kept, burst = self.kept, self.kept.burst
        numbers: dict[str, object] = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in burst._asdict().items()
            if name != "limit"
        }
        numbers |= {"small_numbers": burst.small, "days": burst.days}
        aftermath = None
        if self.aftermath is not None:
            aftermath = self.aftermath._asdict() | {
                "verdict": str(self.aftermath.verdict),
                "since": self.aftermath.since.isoformat(),
            }
        return {
            "id": kept.id,
            "marketplace": kept.product.marketplace,
            "asin": kept.product.asin,
            "product": kept.product.title,
            **numbers,
            "found_at": kept.found_at,
            "seen": kept.seen.isoformat(),
            "fixed_on": kept.fixed_on.isoformat() if kept.fixed_on else None,
            "lot": kept.lot,
            "fixed_by": kept.fixed_by,
            "after": aftermath,
            "query": self.query,
            "words": self.words(),
        }


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
        what = _what(found.kept)
        words = f"{what}: fixed on {on:%Y-%m-%d}" + (f" from lot {lot}" if lot else "")
        with self._acting("fixed", words) as act:
            act.update("bursts", [number], {"fixed_on": day, "lot": lot, "fixed_by": self._settings.me})
        return Change(words)

    def not_fixed(self, number: int) -> Change:
        """Take such a note away. Raises Refused."""
        found = self.one(number)
        if found.kept.fixed_on is None:
            raise Refused("Nobody has noted that this was fixed")
        words = f"{_what(found.kept)}: not fixed after all"
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
        bursts.note([(place, burst) for place in some for burst in self._at(place)], self._clock())
        bursts.looked(some)
        return len(due) - len(some)

    def _at(self, place: int) -> Iterator[Burst]:
        """What bursts at a product now, and did in the last weeks; and which of its thresholds are crossed."""
        today, week = self.today, week_of(self.today)
        tally = self._store.bursts.tally(place, week - BASELINE_WEEKS - LATE_WEEKS - max(WINDOWS))
        lately = range(week - LATE_WEEKS - max(WINDOWS), week + 1)
        if not any(tally.get(UNHAPPY, {}).get(each) for each in lately):
            return
        for ago in range(LATE_WEEKS, 0, -1):
            yield from look(tally, monday(week - ago + 1) - timedelta(days=1), self._settings.alarms_a_year)
        yield from look(tally, today, self._settings.alarms_a_year)
        if self._settings.alerts.thresholds:
            product = self._store.bursts.product(place)
            yield from crossed(tally, today, self._thresholds(product.asin))

    def _thresholds(self, asin: str) -> Thresholds:
        all_ = self._settings.alerts.thresholds
        return all_.get(asin) or all_.get("") or Thresholds()

    def _sighting(self, kept: KeptBurst) -> Sighting:
        told = None
        if kept.fixed_on is not None and kept.burst.what not in {AVERAGE, FALLEN, MANY}:
            tally = self._store.bursts.tally(kept.place, week_of(kept.fixed_on))
            told = after(kept.burst, tally, kept.fixed_on, self.today)
        return Sighting(kept, query_of(kept), told)


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
    heard = read_signals(title, text)
    return (*heard.causes, *([UNFIXABLE] if heard.unfixable else ()), *([DANGER] if heard.safety else ()))


def query_of(kept: KeptBurst) -> str:
    """What finds the cases of a burst, in the query language, from its first day on."""
    product, burst = kept.product, kept.burst
    parts = [f"asin:{product.asin}" if product.asin else f'product:"{product.title.replace(chr(34), " ")}"']
    if product.marketplace:
        parts.append(f"marketplace:{product.marketplace}")
    if burst.what not in {UNHAPPY, AVERAGE, FALLEN, MANY}:
        parts.append(f'cause:"{burst.what}"' if " " in burst.what else f"cause:{burst.what}")
    return " ".join((*parts, f"posted:>={burst.first.isoformat()}", "is:any"))


_ODD: Final = {
    UNHAPPY: "Unhappy reviews",
    AVERAGE: "Average",
    FALLEN: "Falling average",
    MANY: "Many unhappy reviews",
    UNFIXABLE: "Taste, price or looks",
}


def _what(kept: KeptBurst) -> str:
    product = kept.product
    name = product.title if len(product.title) <= 40 else f"{product.title[:39]}…"
    where = " ".join(filter(None, (product.asin, product.marketplace)))
    what = _ODD.get(kept.burst.what, kept.burst.what[:1].upper() + kept.burst.what[1:])
    return one_line(clean(f"{what}, “{name}”" + (f" ({where})" if where else "") if name else f"{what}, {where}"))


def _counts(burst: Burst) -> str:
    if burst.what in {AVERAGE, FALLEN}:
        mean = f"{burst.counted / burst.every:.1f} stars, the mean of {burst.every:,} reviews in {burst.days} days"
        if burst.what == AVERAGE:
            return f"{mean}, below your {burst.usual:g}"
        return f"{mean}, after {burst.before / burst.before_every:.1f} of {burst.before_every:,} in the year before"
    if burst.what == MANY:
        return f"{burst.counted:,} in {burst.days} days, where you want to be told of {burst.usual:g}"
    of = f"{burst.every:,} reviews" if burst.what == UNHAPPY else f"{burst.unhappy:,} unhappy reviews"
    usual = f"where {_figure(burst.usual)} were usual" if burst.before else _none_before(burst)
    asides = ["small numbers"] if burst.small else []
    asides += ["only unhappy reviews come in: more sales look the same"] if burst.growth_unknown else []
    told = f"{burst.counted:,} of {of} in {burst.days} days, {usual}"
    return f"{told} ({'; '.join(asides)})" if asides else told


def _none_before(burst: Burst) -> str:
    return f"where there was none in {burst.before_days // 7} weeks before"


def _figure(number: float) -> str:
    return f"{number:.1f}" if number < 10 else f"{number:,.0f}"
