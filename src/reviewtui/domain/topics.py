"""What Amazon counts in all reviews of a product: topics, with how often and to what effect. Pure.

Source: Customer Feedback API 2024-06-01, getItemReviewTopics; docs/amazon.md.
"""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """One thing that reviews of a product speak of."""

    name: str
    mentions: int | None = None
    share: float | None = None
    """Of all reviews, in percent."""
    impact: float | None = None
    """On the average, in stars; what is complained of is below 0."""
    negative: bool = True

    @property
    def words(self) -> str:
        """``14 mentions of leaks (3 % of reviews, -0.4 stars)``, with as much as is known."""
        count = f"{self.mentions:,} mention{'' if self.mentions == 1 else 's'} of " if self.mentions is not None else ""
        more = [f"{self.share:g} % of reviews"] if self.share is not None else []
        more += [f"{self.impact:+g} stars"] if self.impact else []
        return f"{count}{self.name}" + (f" ({', '.join(more)})" if more else "")


class Topics(NamedTuple):
    """All of a product, as it was counted at a time; None for never asked."""

    at: int | None = None
    told: tuple[Topic, ...] = ()

    def complaints(self, most: int = 3) -> tuple[Topic, ...]:
        """What is complained of, the most often named first."""
        found = [each for each in self.told if each.negative]
        return tuple(sorted(found, key=lambda each: -(each.mentions or 0))[:most])
