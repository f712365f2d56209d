"""What the desk needs to tag by rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.query.tree import Query
    from reviewtui.domain.urgency import Weights


class Upto(NamedTuple):
    """How far something has come: the newest case, and the newest change of a review, that it knows."""

    case: int = 0
    version: int = 0


class Ruled(Protocol):
    """The cases that a rule is for."""

    def upto(self) -> Upto:
        """The newest that may be seen."""

    def fitting(self, query: Query, tag: str, after: Upto, now: int, weights: Weights) -> Sequence[int]:
        """The cases that came in or changed after a moment, that a query finds, and that neither carry a tag nor had it
        taken off by hand.
        """

    def taken_off(self, cases: Sequence[int], tag: str) -> set[int]:
        """Those of some cases that had a tag taken off by hand."""
