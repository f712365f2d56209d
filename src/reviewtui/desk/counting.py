"""Asking Amazon what it counts in all reviews of the products that have open cases, once a week each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from reviewtui.domain.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewtui.desk.ports import Clock, DatabaseFacts
    from reviewtui.domain.topics import Topic

WEEK: Final = 7 * 86_400
MOST: Final = 50
"""So many products are asked for in one run; the others have their turn in the next."""

Asked = tuple[str, str]
"""A marketplace and an ASIN."""


@runtime_checkable
class CountsTopics(Protocol):
    """A source that can also be asked what reviews speak of."""

    @property
    def counted_in(self) -> Sequence[str]:
        """The marketplaces in which it may be asked; none where the seller did not say so."""
        ...

    def topics(self, wanted: Iterable[Asked]) -> Iterator[tuple[Asked, tuple[Topic, ...]]]:
        """What reviews of these products speak of; raises BadSource."""
        ...


class AmazonCounting:
    """Keeps what Amazon itself counts in the reviews of a product."""

    def __init__(self, store: DatabaseFacts, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def refresh(self, source: CountsTopics) -> int:
        """Ask for what is older than a week; how many products were asked for. Raises BadSource; what came stays."""
        now = self._clock()
        wanted = [
            (marketplace, asin)
            for marketplace in source.counted_in
            for asin in self._store.products_to_count(marketplace, now - WEEK, MOST)
        ][:MOST]
        asked = 0
        for (marketplace, asin), told in source.topics(wanted) if wanted else ():
            self._store.set_topics(marketplace, asin, Topics(now, told))
            asked += 1
        return asked
