"""The weights of urgency: one set for everybody, kept with the database, changed by acts that can be taken back.

A person's settings file may only propose weights. They are taken by themselves while there is no review yet; after that
a difference is told once, and a command takes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk import ranking
from reviewtui.desk.past import Change
from reviewtui.desk.refusals import Refused
from reviewtui.domain.urgency import LEAST_WEIGHT, MOST_WEIGHT, Weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings

_PIECE = 200


class Weighing:
    """The weights that count, who proposes others, and the ranks that were made with them."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._at = (0, "")

    @property
    def weights(self) -> Weights:
        """Those that count for everybody."""
        return ranking.weights_of(self._store, self._settings)

    @property
    def proposed(self) -> dict[str, tuple[float, float]]:
        """What this person's settings propose otherwise: by name, what counts and what is proposed."""
        now, wanted, usual = self.weights._asdict(), self._settings.weights._asdict(), Weights()._asdict()
        return {name: (now[name], value) for name, value in wanted.items() if value not in {usual[name], now[name]}}

    def settle(self) -> None:
        """Take over what a database of before knows, or, while there is no review, what the settings propose."""
        known = self._store.setting(ranking.WEIGHTS)
        if not self._store.last_act()[1]:
            chosen = ranking.written(self._settings.weights)
        elif known.startswith("{"):
            return
        else:
            chosen = ranking.written(ranking.weights_of_before(known))
        if chosen != known:
            self._store.set_setting(ranking.WEIGHTS, chosen)

    def keep_in_step(self) -> int:
        """Judge anew the dates and clocks that can't be, and rank every case anew, once, when other weights count than
        those that its rank was made with, or reviews are heard otherwise. Answers how many were ranked.
        """
        self.begin()
        count = 0
        while done := self.go_on():
            count += done
        return count

    def begin(self) -> None:
        """The first, short part of `keep_in_step`; the other is `go_on` until it answers 0."""
        self.settle()
        self._store.redate(ranking.judgement(self._settings, self.weights), self._clock())

    @property
    def _mark(self) -> str:
        return f"{ranking.HEARING} {self.weights!r}"

    @property
    def behind(self) -> int:
        """How many cases have to be ranked anew; 0 when all are in step."""
        return 0 if self._store.setting(ranking.RANKED) == self._mark else self._store.cases()

    def go_on(self) -> int:
        """Rank some cases anew if they have to be; answers how many, 0 when all are in step."""
        store, weights, mark = self._store, self.weights, self._mark
        if store.setting(ranking.RANKED) == mark:
            return 0
        last = self._at[0] if self._at[1] == mark else 0
        ranked = store.rerank_some(ranking.judgement(self._settings, weights).rank, last, _PIECE)
        if ranked:
            self._at = (ranked[-1], mark)
        else:
            self._at = (0, "")
            store.set_setting(ranking.RANKED, mark)
        return len(ranked)

    def notice(self) -> str:
        """That these settings propose other weights, in one sentence; "" when they don't, or when that was told."""
        differs = self.proposed
        said = ranking.written(self._settings.weights) if differs else "{}"
        name = f"{ranking.WEIGHTS} told {self._settings.me}"
        if (self._store.setting(name) or "{}") == said:
            return ""
        self._store.set_setting(name, said)
        if not differs:
            return ""
        words = ", ".join(f"{each} {_figure(new)} instead of {_figure(old)}" for each, (old, new) in differs.items())
        return f"Your settings propose {words}; see reviewtui weights"

    def set(self, wanted: Mapping[str, float | None]) -> Change:
        """Give some weights other values, for everybody; None gives one its usual value back. Raises Refused."""
        usual, before = Weights()._asdict(), self.weights
        for name, value in wanted.items():
            if name not in usual:
                raise Refused(f"There is no weight {name}; there are {', '.join(usual)}")
            if value is not None and not LEAST_WEIGHT <= value <= MOST_WEIGHT:
                raise Refused(f"{name} can't be {value:g}; give a number from {LEAST_WEIGHT} to {MOST_WEIGHT:,}")
        after = before._replace(**{name: usual[name] if value is None else value for name, value in wanted.items()})
        old, new = before._asdict(), after._asdict()
        changed = [name for name in new if new[name] != old[name]]
        if not changed:
            raise Refused("These are the weights already; nothing was changed")
        self.settle()
        words = "Weights: " + ", ".join(f"{name} {_figure(old[name])} → {_figure(new[name])}" for name in changed)
        with self._store.acting(at=self._clock(), who=self._settings.me, name="weights", words=words, cases=()) as act:
            act.update("settings", (ranking.WEIGHTS,), {"value": ranking.written(after)})
        return Change(words)

    def take_from_settings(self) -> Change:
        """Let the weights that this person's settings propose count for everybody. Raises Refused where none does."""
        differs = self.proposed
        if not differs:
            raise Refused("Your settings propose no other weights than those that count")
        return self.set({name: new for name, (_, new) in differs.items()})


def _figure(value: float) -> str:
    return f"{value:g}"
