"""What an act on many cases has to know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.views import Promise, TagUse
    from reviewtui.domain.case import Lane


class Selections(Protocol):
    """Questions about many cases at once: any number of them, each in about one pass. Unknown cases count for nothing.

    A claim holds until its time is over, and none holds for longer than `domain.case.CLAIM_ENDS_WITHIN`.
    """

    def by_base_lane(self, wanted: Sequence[int]) -> dict[Lane, list[int]]:
        """Some cases by the lane whose clock rules them, in the order given."""

    def claimed(self, wanted: Sequence[int], who: str, now: int) -> int:
        """How many of some cases a person has claimed and still has."""

    def claimants(self, wanted: Sequence[int], now: int) -> set[str]:
        """Who has claimed any of some cases and still has it."""

    def tagged(self, wanted: Sequence[int], tag: str) -> set[int]:
        """Those of some cases that carry a tag."""

    def tag_uses(self, wanted: Sequence[int]) -> tuple[TagUse, ...]:
        """All tags that exist, the most used first, and how many of some cases carry each."""

    def owed(self, wanted: Sequence[int]) -> dict[int, list[Promise]]:
        """The open promises of those of some cases that have any, the nearest date first."""
