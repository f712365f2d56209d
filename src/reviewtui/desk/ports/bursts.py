"""What the desk needs to watch the products: what was heard, counted by weeks, and the bursts that were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from reviewtui.domain.radar import Burst, Tally
    from reviewtui.domain.review import Product


class KeptBurst(NamedTuple):
    """A burst that was seen: when it was `found_at` first, the last day on which it was `seen`, and what the seller
    noted of its end: `fixed_on` a day, from which `lot` on, by whom. `place` is the number of its product.
    """

    id: int
    place: int
    product: Product
    burst: Burst
    found_at: int
    seen: date
    fixed_on: date | None = None
    lot: str = ""
    fixed_by: str = ""


class Bursts(Protocol):
    """What was heard, and what the radar saw in it."""

    def listen(self, hear: Callable[[str, str], Sequence[str]], ear: str, now: int) -> int:
        """Listen to a short piece of the reviews that came in; about how many are left. Another `ear` begins anew."""

    def left(self, ear: str) -> int:
        """About how many reviews nobody has listened to."""

    def due(self, limit: int) -> Sequence[int]:
        """Some products of which something was heard since they were looked at, those of the last weeks first."""

    def looked(self, products: Sequence[int]) -> None:
        """Write down that these products were looked at."""

    def products(self) -> int:
        """How many products there are."""

    def places(self, asin: str) -> Sequence[int]:
        """The products with an ASIN, one in each marketplace."""

    def product(self, place: int) -> Product:
        """What is known of a product."""

    def tally(self, product: int, since: int) -> Tally:
        """How many reviews of what kind a product got in which week, since a week."""

    def note(self, found: Iterable[tuple[int, Burst]], now: int) -> None:
        """Keep bursts of products: new ones, or as the same that is seen still."""

    def bursts(self, since: date) -> Sequence[KeptBurst]:
        """The bursts that were seen since a day, or that have a note of the seller's; the newest first."""

    def newest(self) -> int:
        """The number of the burst that was kept last; 0 for none."""

    def untold(self, way: str, since: date, fresh_since: int) -> Sequence[KeptBurst]:
        """Those seen since a day and found since a moment that were not told this way, nor said to be fixed."""

    def note_told(self, way: str, bursts: Sequence[int], now: int) -> Sequence[int]:
        """Note before telling that these are told; answers those that nobody had noted before."""
