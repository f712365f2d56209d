"""What the desk needs to count what a shop's work came to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.domain.figures.talk import Talk
    from reviewtui.domain.figures.tally import Promised
    from reviewtui.domain.review import Product


class CountingStopped(Exception):
    """Whoever asked does not want the answer any more."""


class Cohort(NamedTuple):
    """The cases that are counted: those whose reviews were posted from a moment on, as of now; None for all of them,
    undated ones too.
    """

    since: int | None
    now: int


class Of(NamedTuple):
    """How many cases of a product, or of a quarter of an hour, had an outcome ("" for none)."""

    product: tuple[str, str, str]
    posted_at: int
    outcome: str
    cases: int


Going = Callable[[], None]
"""Called often while something is counted; raises CountingStopped to end it."""


class Counting(Protocol):
    """Questions about many cases at once, each as of one moment. They may take a second in a large shop, so they are
    asked on a thread of their own; `going` is called at least every few hundredths of a second and may raise
    CountingStopped.
    """

    def talks(self, cohort: Cohort, going: Going) -> Iterator[Talk]:
        """Every case in which something was said that stands, by their numbers."""

    def outcomes(self, cohort: Cohort, going: Going) -> dict[str, int]:
        """How many cases have which outcome, "" for none."""

    def by_product(self, cohort: Cohort, going: Going) -> list[Of]:
        """The same for each product: marketplace, ASIN, title; `posted_at` is 0."""

    def by_time(self, cohort: Cohort, going: Going) -> list[Of]:
        """The same by quarters of an hour of the posting; undated ones are left out."""

    def undated(self, now: int) -> int:
        """How many cases have no date that is believed."""

    def pledges(self, cohort: Cohort, going: Going) -> list[Promised]:
        """The promises that were made in those cases, but those that were withdrawn."""

    def products(self, going: Going) -> list[Product]:
        """Every product, as the seller told it."""

    def reviews_of(self, cases: Sequence[int], going: Going) -> list[tuple[int, str, str]]:
        """Number, title and text of some reviews, as they read first."""

    def letters_of(self, cases: Sequence[int], going: Going) -> list[tuple[int, str]]:
        """The words of ours that went out in some cases, the oldest first."""
