"""The radar: whether a product's buyers complain of something more than that product's own past explains.

Reviews are counted by weeks (from Monday). A look compares the last two or three weeks with those before, by two exact
tests that must both find it unlikely: the exact conditional test of two Poisson counts (is it more?) and Fisher's exact
test (is it more of all reviews, and not only more reviews?). How unlikely it has to be follows from a budget of false
alarms a product and year, shared among all looks of a year and, by Tarone's method, among the complaints that could
reach it at all. See docs/radar.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.chance import binomial_tail, drawn_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY, STARS, UNHAPPY, DANGER = "every", "stars", "unhappy", "danger"
"""What is counted beside causes, which are told by their names: all reviews, the sum of their stars, those of few
stars, those of danger.
"""

LEAST: Final = 3
"""Fewer than this are never a burst."""
SURE: Final = 0.05
SMALL: Final = 5
"""Fewer than this are called small numbers."""
BASELINE_WEEKS: Final = 52
LEAST_BASELINE_WEEKS: Final = 8
"""A product must be known for so long before anything is compared with its past."""
LEAST_BASELINE: Final = 5
"""A past of fewer reviews than this is none."""
WINDOWS: Final = (2, 3)
"""So many weeks are looked at, the one that is running among them."""
LOOKS: Final = 52 * len(WINDOWS)
USUAL_BUDGET: Final = 1.0
SHOP_BUDGET: Final = 52.0
"""And in a whole shop: a seller of thousands of products reads no alarm a day."""

EPOCH: Final = date(1970, 1, 1)
BREAK_FROM, BREAK_UNTIL = date(2026, 2, 12), date(2026, 5, 31)
"""Amazon stopped sharing reviews over most variations of a product then: counts of before and after can't be compared
(docs/amazon.md)."""

Weeks = Mapping[int, int]
"""How many in which week."""
Tally = Mapping[str, Weeks]
"""The same by what was counted."""


class Burst(NamedTuple):
    """More complaints of one kind than a product's past explains. `first` and `last` are the days looked at; `counted`
    of `unhappy` of `every` review stand there, `before` of `before_every` in `before_days` days of the past, so that
    `usual` would have been expected. `chance` is the larger probability of the two tests, `limit` what it had to be
    below. `growth_unknown` where only unhappy reviews come in, so that more sales can't be told from more trouble.
    """

    what: str
    first: date
    last: date
    counted: int
    unhappy: int
    every: int
    before: int
    before_every: int
    before_days: int
    usual: float
    chance: float
    limit: float
    growth_unknown: bool = False

    @property
    def days(self) -> int:
        """How many days were looked at."""
        return (self.last - self.first).days + 1

    @property
    def small(self) -> bool:
        """Whether the numbers are so small that one or two reviews decide."""
        return self.counted < SMALL


def budget_of(product: float, products: int) -> float:
    """How many false alarms a year one product may have, of so many in the shop."""
    return min(product, SHOP_BUDGET / max(1, products))


def week_of(day: date) -> int:
    """The number of the week, from Monday, that a day is in."""
    return ((day - EPOCH).days + 3) // 7


def monday(week: int) -> date:
    """The first day of a week."""
    return EPOCH + timedelta(days=7 * week - 3)


_BREAK: Final = (week_of(BREAK_FROM), week_of(BREAK_UNTIL))


class _Span(NamedTuple):
    """The weeks of a window and of its past, and how many days both have."""

    weeks: range
    before: range
    days: int
    before_days: int

    def of(self, weeks: Weeks) -> tuple[int, int]:
        """How many stand in the window, and in its past."""
        return sum(weeks.get(week, 0) for week in self.weeks), sum(weeks.get(week, 0) for week in self.before)


def look(tally: Tally, today: date, budget: float = USUAL_BUDGET) -> list[Burst]:
    """What bursts on a day, one for each kind of complaint, the least likely first. `budget` is how many false alarms a
    product may have in a year.
    """
    every, unhappy = tally.get(EVERY, {}), tally.get(UNHAPPY, {})
    found: dict[str, Burst] = {}
    spans: dict[str, _Span] = {}
    for span in _spans(every, today):
        of_every, of_unhappy = span.of(every), span.of(unhappy)
        if of_every[1] < LEAST_BASELINE:
            continue
        likely = []
        for what, weeks in tally.items():
            if what in {EVERY, STARS}:
                continue
            count, before = span.of(weeks)
            if count + before >= LEAST:
                likely.append((_least_chance(count + before, span, of_every), what, count, before))
        limit = _limit(sorted(each[0] for each in likely), budget / LOOKS)
        for least, what, count, before in likely:
            if least > limit or count < LEAST:
                continue
            chance = _chance(count, before, span, of_every)
            if chance <= limit and (what not in found or chance < found[what].chance):
                spans[what] = span
                found[what] = Burst(
                    what, monday(span.weeks[0]), today, count, of_unhappy[0], of_every[0], before, of_every[1],
                    span.before_days, before * span.days / span.before_days, chance, limit,
                    _only_unhappy(of_every, of_unhappy),
                )  # fmt: skip
    if UNHAPPY in found and _explained(found, tally, spans[UNHAPPY]):
        del found[UNHAPPY]
    return sorted(found.values(), key=lambda burst: (burst.chance, burst.what))


def _explained(found: Mapping[str, Burst], tally: Tally, span: _Span) -> bool:
    """Whether there are more unhappy reviews only because one cause bursts: without its reviews there are not."""
    unhappy = found[UNHAPPY]
    causes = [each for each in found.values() if each.what != UNHAPPY]
    if not causes:
        return False
    here, there = span.of(tally[min(causes, key=lambda each: (each.chance, each.what)).what])
    of_every = (unhappy.every - here, unhappy.before_every - there)
    return _chance(unhappy.counted - here, unhappy.before - there, span, of_every) > unhappy.limit


def _spans(every: Weeks, today: date) -> Iterator[_Span]:
    """The windows that end on a day, each with a past long enough to compare it with."""
    now = week_of(today)
    begun = min((week for week, count in every.items() if count), default=now)
    for long in WINDOWS:
        weeks = range(now - long + 1, now + 1)
        before = range(max(begun, weeks[0] - BASELINE_WEEKS), weeks[0])
        if weeks[0] > _BREAK[1]:
            before = range(max(before.start, _BREAK[1] + 1), before.stop)
        elif now >= _BREAK[0]:
            continue  # in the break itself nothing can be compared
        if len(before) >= LEAST_BASELINE_WEEKS:
            yield _Span(weeks, before, (today - monday(weeks[0])).days + 1, 7 * len(before))


class Verdict(StrEnum):
    """What became of a burst after the seller said that its cause is mended."""

    TOO_EARLY = "too early to tell"
    STOPPED = "stopped"
    LESS = "less, but still more than usual"
    GOES_ON = "goes on"


class Aftermath(NamedTuple):
    """What was counted from a day on: `counted` of `unhappy` of `every` in `days`, where `expected` would have come had
    the burst gone on.
    """

    verdict: Verdict
    since: date
    days: int
    counted: int
    unhappy: int
    every: int
    expected: float


def after(burst: Burst, tally: Tally, fixed_on: date, today: date) -> Aftermath:
    """Whether a burst stopped after a day, counted from the Monday behind it: reviews are counted by weeks.

    It stopped, or became less, where both exact tests say so with an error of five in a hundred at most; still more
    than usual where the first says that.
    """
    first = week_of(fixed_on) + 1
    span = range(first, week_of(today) + 1)
    days = max(0, (today - monday(first)).days + 1)
    count, unhappy, every = (
        sum(tally.get(what, {}).get(week, 0) for week in span) for what in (burst.what, UNHAPPY, EVERY)
    )
    expected = burst.counted * days / burst.days
    told = Aftermath(Verdict.TOO_EARLY, monday(first), days, count, unhappy, every, expected)
    if not days:
        return told
    total = burst.counted + count
    fewer = binomial_tail(burst.counted, total, burst.days / (burst.days + days))
    if burst.counted < burst.every:
        fewer = max(fewer, drawn_tail(burst.counted, burst.every, total, burst.every + every))
    more = binomial_tail(count, count + burst.before, days / (days + burst.before_days))
    if fewer <= SURE:
        return told._replace(verdict=Verdict.STOPPED if more > SURE else Verdict.LESS)
    lower = expected < LEAST or (count < expected and more > SURE)
    return told if lower else told._replace(verdict=Verdict.GOES_ON)


def _chance(count: int, before: int, span: _Span, of_every: tuple[int, int]) -> float:
    """The larger probability of both tests."""
    more = binomial_tail(count, count + before, span.days / (span.days + span.before_days))
    here, there = of_every
    if count == here and before == there:
        return more  # nothing else comes in than what is counted: there is no share
    return max(more, drawn_tail(count, here, count + before, here + there))


def _least_chance(total: int, span: _Span, of_every: tuple[int, int]) -> float:
    """The probability if all of them stood in the window: it can't become less."""
    return _chance(min(total, of_every[0]), max(0, total - of_every[0]), span, of_every)


def _limit(least: list[float], level: float) -> float:
    """How unlikely something has to be, by Tarone's method: the level shared among those alone that could be so."""
    for sharing in range(1, len(least) + 1):
        if sum(each <= level / sharing for each in least) <= sharing:
            return level / sharing
    return level / max(1, len(least))


def _only_unhappy(of_every: tuple[int, int], of_unhappy: tuple[int, int]) -> bool:
    return of_every == of_unhappy
