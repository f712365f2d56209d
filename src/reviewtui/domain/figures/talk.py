"""A case as figures see it: who said what when, and what became of its review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.case import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

RESCUED: Final = frozenset({Outcome.RAISED.value, Outcome.REMOVED.value})
STANDS: Final = "stands"
"""What is told of a review of which nothing became: it stands as it was written, as far as is known."""
OUTCOMES: Final = (Outcome.RAISED.value, Outcome.REMOVED.value, Outcome.LOWERED.value, STANDS)


def told_outcome(outcome: str | None) -> str:
    """What became of a review, in the words of the figures: one that is unchanged stands."""
    return outcome if outcome in OUTCOMES else STANDS


class Spoken(NamedTuple):
    """One message that stands: one that was taken back is none."""

    at: int
    ours: bool
    who: str


class BuyersTurn(NamedTuple):
    """The buyer spoke and waits: since when, and when we answered; None for not yet."""

    at: int
    answered_at: int | None


class Talk(NamedTuple):
    """A case in which something was said. `posted_at` None: undated. `outcome_at` is when we learned of the outcome;
    `by_amazon` where Amazon removed the review because we asked.
    """

    case: int
    posted_at: int | None
    came_in: int
    marketplace: str
    asin: str
    product: str
    outcome: str | None
    outcome_at: int | None
    by_amazon: bool
    spoken: tuple[Spoken, ...]

    @property
    def first(self) -> Spoken | None:
        """Our first word; None where only the buyer spoke."""
        return next((each for each in self.spoken if each.ours), None)

    @property
    def waited(self) -> int | None:
        """How long the buyer waited for our first word, from the posting on."""
        first = self.first
        return None if first is None or self.posted_at is None else max(0, first.at - self.posted_at)

    @property
    def wrote_back(self) -> bool:
        """Whether the buyer spoke after our first word."""
        first = self.first
        return first is not None and any(not each.ours and each.at >= first.at for each in self.spoken)

    @property
    def too_soon(self) -> bool:
        """Whether we knew what became of the review before our first word: that word can't have had a part in it."""
        first = self.first
        return first is not None and self.outcome_at is not None and self.outcome_at < first.at

    @property
    def rescued(self) -> bool:
        """Whether the buyer raised or removed the review after our first word."""
        return self.first is not None and self.outcome in RESCUED and not self.too_soon and not self.by_amazon

    def turns(self) -> Iterator[BuyersTurn]:
        """Each time the buyer waited for us; several messages in a row are one."""
        since: int | None = None
        for each in self.spoken:
            if each.ours and since is not None:
                yield BuyersTurn(since, each.at)
                since = None
            elif not each.ours and since is None:
                since = each.at
        if since is not None:
            yield BuyersTurn(since, None)
