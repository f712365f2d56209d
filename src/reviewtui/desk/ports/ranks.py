"""What the desk needs to have ranks and clocks judged anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.ports.judging import Judgement, Ranker


class Ranks(Protocol):
    """Ranks and clocks are derived from reviews and kept with the cases; the desk judges, the store applies.

    All of it is safe to stop anywhere and to begin again, and holds nobody up for long.
    """

    def rerank(self, rank: Ranker, product: tuple[str, str] | None = None) -> int:
        """Store the rank of every case anew, or of one product's (marketplace, ASIN); answers of how many."""

    def rerank_some(self, rank: Ranker, after: int, count: int) -> list[int]:
        """Rank those cases anew that follow a number, so many at most; their numbers, none when there are no more."""

    def redate(self, judgement: Judgement, now: int) -> int:
        """Judge anew the dates that have come meanwhile, and dates and clocks that can't be; answers of how many."""

    def rejudge(self, cases: Sequence[int], judgement: Judgement, now: int) -> None:
        """Judge clock, door and rank of some cases anew."""
