"""The seller's products: what they tell of them in a file, and what can be counted from what came in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from reviewtui.desk.ranking import judgement, weights_of
from reviewtui.desk.refusals import Refused
from reviewtui.domain.clock import DAY
from reviewtui.domain.review import Product

if TYPE_CHECKING:
    from reviewtui.desk.counted_products import AtWork, Counted
    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings


RECENT: Final = 28 * DAY
MOST_AT_WORK: Final = 500


class ToldOfProduct(Protocol):
    """What a row of the seller's file tells; None and "" for nothing. `share` is a part of 1."""

    @property
    def product(self) -> Product:
        """Without a weight, unless a share was told; its marketplace "" where it holds for all."""
        ...

    @property
    def units(self) -> float | None:
        """How many were sold, by which the share is counted."""
        ...


class Taken(NamedTuple):
    """What became of a file: products told, rows without an ASIN, products of which no review has come in yet."""

    told: int
    rejected: int
    columns: dict[str, str]
    unused: tuple[str, ...]
    reranked: int


class ReadFile(NamedTuple):
    """A file of products that was read."""

    rows: Sequence[ToldOfProduct]
    columns: dict[str, str]
    unused: tuple[str, ...]
    rejected: int


ReadProducts = Callable[[Path], ReadFile]


class Assortment:
    """Telling and asking what is known of products."""

    def __init__(self, store: Store, clock: Clock, settings: Settings, read: ReadProducts | None) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._read = read

    def all(self) -> tuple[Counted, ...]:
        """Every product, those with the most reviews first."""
        return self._store.assortment()

    def at_work(self) -> tuple[AtWork, ...]:
        """The products with open cases, those with the most first."""
        now = self._clock()
        return self._store.products_at_work(now, now - RECENT, MOST_AT_WORK)

    def take(self, path: Path, marketplace: str = "") -> Taken:
        """Take in a file of products; what a row does not tell stays as it is. A share counts in urgency at once.

        Units become shares: of all units that the file tells of the same marketplace. Raises BadSource.
        """
        if self._read is None:
            raise Refused("Files of products can't be read here")
        read = self._read(path)
        there = {(each.product.marketplace, each.product.asin): each.product for each in self._store.assortment()}
        sums = dict[str, float]()
        for row in read.rows:
            sums[row.product.marketplace] = sums.get(row.product.marketplace, 0.0) + (row.units or 0.0)
        for row in read.rows:
            told, whole = row.product, sums[row.product.marketplace]
            if told.weight is None and row.units is not None and whole:
                told = told._replace(weight=row.units / whole)
            where = [told.marketplace or marketplace] if told.marketplace or marketplace else []
            where = where or [place for place, asin in there if asin == told.asin] or [""]
            for place in where:
                self._store.set_product(_over(there.get((place, told.asin)), told._replace(marketplace=place)))
        rank = judgement(self._settings, weights_of(self._store, self._settings)).rank
        reranked = self._store.rerank(rank) if read.rows else 0
        return Taken(len(read.rows), read.rejected, read.columns, read.unused, reranked)


def _over(known: Product | None, told: Product) -> Product:
    """What is known of a product, under what was told of it."""
    if known is None:
        return told
    return Product._make(old if new in {None, ""} else new for old, new in zip(known, told, strict=True))
