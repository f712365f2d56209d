"""Reviews of a made-up product, day by day, at rates as real products have them, and bursts of a known size."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

from reviewtui.domain.radar import EVERY, UNHAPPY, week_of

SHARES = {
    "defect": 0.30, "size": 0.08, "leak": 0.06, "missing part": 0.05, "damage": 0.05, "unclear manual": 0.05,
    "unfixable": 0.05, "late": 0.04, "wrong item": 0.04, "no answer": 0.03, "danger": 0.02,
}  # fmt: skip
"""How many of unhappy reviews speak of what, about as they do in real ones."""


class MadeProduct:
    """Its tally grows with every day; sales rise and fall by a half over the year."""

    def __init__(self, chance: random.Random, weekly: float, unhappy: float) -> None:
        self._chance, self._weekly, self._unhappy = chance, weekly, unhappy
        self.tally: dict[str, dict[int, int]] = {}

    def _add(self, what: str, week: int) -> None:
        weeks = self.tally.setdefault(what, {})
        weeks[week] = weeks.get(week, 0) + 1

    def live(self, day: date, burst: str = "", more: float = 0.0) -> None:
        """One day; of a burst so many `more` a week."""
        week = week_of(day)
        season = 1 + 0.5 * math.sin(day.toordinal() / 58)
        for _ in range(self._poisson(self._weekly * season / 7)):
            self._add(EVERY, week)
            if self._chance.random() < self._unhappy:
                self._add(UNHAPPY, week)
                for cause, share in SHARES.items():
                    if self._chance.random() < share:
                        self._add(cause, week)
        for _ in range(self._poisson(more / 7)):
            for what in {EVERY, UNHAPPY, burst}:
                self._add(what, week)

    def live_through(self, first: date, days: int) -> date:
        """Some quiet days; answers the day behind them."""
        for number in range(days):
            self.live(first + timedelta(days=number))
        return first + timedelta(days=days)

    def _poisson(self, mean: float) -> int:
        limit, product, count = math.exp(-mean), self._chance.random(), 0
        while product > limit:
            product *= self._chance.random()
            count += 1
        return count
