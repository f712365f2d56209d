"""Thresholds of the seller's own for a product: what is told although no test was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewtui.domain.radar import BASELINE_WEEKS, EVERY, STARS, UNHAPPY, Burst, Tally, monday, week_of

if TYPE_CHECKING:
    from datetime import date

AVERAGE, FALLEN, MANY = "average", "fallen", "many"
"""What a threshold is about: an average below a line, one that fell, and many unhappy reviews."""
LINES: Final = frozenset({AVERAGE, FALLEN, MANY})

OVER_WEEKS: Final = 4
LEAST_REVIEWS: Final = 10
"""An average of fewer reviews is none."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is told, None for never: the average of the last four weeks (of ten reviews or more), by
    how much it fell below that of the year before, and how many unhappy reviews came in two weeks.
    """

    average_below: float | None = None
    average_falls_by: float | None = None
    unhappy_in_two_weeks: int | None = None


def crossed(tally: Tally, today: date, lines: Thresholds) -> list[Burst]:
    """Which of a product's thresholds are crossed on a day. `usual` is the line, `counted` of an average the sum of the
    stars; there is no chance to tell.
    """
    now, found = week_of(today), list[Burst]()
    for what, weeks, line in (
        (AVERAGE, OVER_WEEKS, lines.average_below),
        (FALLEN, OVER_WEEKS, lines.average_falls_by),
        (MANY, 2, lines.unhappy_in_two_weeks),
    ):
        if line is None:
            continue
        here, there = range(now - weeks + 1, now + 1), range(now - weeks + 1 - BASELINE_WEEKS, now - weeks + 1)
        every, before_every = _sum(tally, EVERY, here), _sum(tally, EVERY, there)
        counted = UNHAPPY if what == MANY else STARS
        count, before = _sum(tally, counted, here), _sum(tally, counted, there)
        if what == MANY:
            over = count >= line
        elif every < LEAST_REVIEWS or (what == FALLEN and before_every < LEAST_REVIEWS):
            over = False
        elif what == AVERAGE:
            over = count / every < line
        else:
            over = before / before_every - count / every >= line
        if over:
            found.append(
                Burst(
                    what, monday(here[0]), today, count, _sum(tally, UNHAPPY, here), every, before, before_every,
                    7 * len(there), line, 1.0, 1.0,
                )
            )  # fmt: skip
    return found


def _sum(tally: Tally, what: str, weeks: range) -> int:
    counted = tally.get(what, {})
    return sum(counted.get(week, 0) for week in weeks)
