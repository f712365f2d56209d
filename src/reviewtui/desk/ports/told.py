"""What the desk needs to know of what was told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Told(Protocol):
    """Which cases were told of at once, by which way."""

    def untold(self, way: str, after: int, since: int, limit: int) -> Sequence[int]:
        """First contacts that came in, or changed, after an import and since a moment, and were not told of; the most
        urgent first.
        """

    def standing(self, marketplace: str, asin: str) -> Sequence[tuple[int, str]]:
        """The product reviews of a product that are not known to be removed: case and number of the review."""

    def last(self, way: str) -> int | None:
        """When something was told this way last."""

    def note(self, way: str, cases: Sequence[int], now: int) -> Sequence[int]:
        """Note that these are told; answers those that nobody had noted before."""
