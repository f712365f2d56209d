"""Reviews that are gone: only where a source is declared a complete listing, and only after a look among its sisters.

Amazon moves reviews between the variants of a product, and a service may break: what is not listed is no proof by
itself. What was taken as removed can be undone, and is not taken so again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.naming import name_of
from reviewtui.desk.ranking import known
from reviewtui.domain.case import Lane, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.desk.ports import Clock, Store, Value
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.review import Review

ACT: Final = "gone"
FEW: Final = 3
"""So many may go at once, whatever their share."""


class Vanished(NamedTuple):
    """How many were taken as removed, or why none were though some are not listed any more."""

    gone: int = 0
    doubt: str = ""


class Vanishing:
    """What a complete listing does not list any more."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def compare(self, source: str, listed: Sequence[Review], others: Iterable[str]) -> Vanished:
        """Close what a complete listing of some products does not list; `others` are further complete listings, among
        which a review may have gone to a sister of its product.
        """
        ids = {each.review_id for each in listed}
        products = sorted({(each.marketplace, each.asin) for each in listed if each.asin})
        standing = [each for product in products for each in self._store.told.standing(*product)]
        elsewhere = {id_ for other in others if other != source for id_ in self._noted(other)}
        self._store.set_setting(_name(source), json.dumps(sorted(ids)))
        gone = [case for case, id_ in standing if id_ not in ids | elsewhere and not self._taken_before(case)]
        if len(gone) > max(FEW, len(standing) // 2):
            words = f"{len(gone):,} of {len(standing):,} reviews are not listed any more"
            return Vanished(doubt=f"{words}; that looks like a broken listing, so none was taken as removed")
        for case in gone:
            self._close(case)
        return Vanished(len(gone))

    def _noted(self, source: str) -> list[str]:
        told = self._store.setting(_name(source))
        return [str(each) for each in json.loads(told)] if told.startswith("[") else []

    def _taken_before(self, case: int) -> bool:
        return any(entry.act == ACT for entry in self._store.journal(case))

    def _close(self, case: int) -> None:
        review, _ = known(self._store, case)
        now, words = self._clock(), f"{name_of(review)} is not listed any more: taken as removed"
        with self._store.acting(at=now, who=self._settings.me, name=ACT, words=words, cases=[case]) as act:
            values: dict[str, Value] = {
                "lane": Lane.DONE,
                "outcome": Outcome.REMOVED,
                "wakes_at": None,
                "changed_at": now,
            }
            act.update("cases", [case], values)


def _name(source: str) -> str:
    return f"listing {source}"
