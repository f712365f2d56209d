"""The radar's counts and bursts, on the database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from reviewtui.desk.ports.bursts import KeptBurst
from reviewtui.domain.radar import EPOCH, Burst
from reviewtui.domain.review import Product
from reviewtui.store.connection import Connection, write
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SAME_DAYS: Final = 28
"""What is seen again within so many days is the same burst."""
_BURST: Final = (
    "b.what, b.first, b.last, b.count, b.unhappy, b.every, b.before, b.before_every, b.before_days, b.usual, "
    "b.chance, 0.0, b.growth_unknown"
)
_KEPT: Final = (
    f"SELECT b.id, b.product, b.found_at, b.seen, b.fixed_on, b.lot, b.fixed_by, {_BURST}, p.marketplace, {ASIN}, "
    "p.title FROM bursts b JOIN products p ON p.id = b.product "
)


class SqliteBursts:
    """What `desk.ports.Bursts` asks, on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listen(self, hear: Callable[[str, str], Sequence[str]], ear: str, now: int) -> int:
        """Listen to a short piece of what came in; about how many reviews are left."""
        from reviewtui.store.heard import listen

        return listen(self._connection, hear, ear, now)

    def left(self, ear: str) -> int:
        """About how many reviews nobody has listened to."""
        from reviewtui.store.heard import missing

        return missing(self._connection, ear)

    def due(self, limit: int) -> list[int]:
        """Some products of which something was heard since they were looked at."""
        return [row[0] for row in self._connection.execute("SELECT product FROM radar_due LIMIT ?", (limit,))]

    def looked(self, products: Sequence[int]) -> None:
        """Write down that these products were looked at."""
        with write(self._connection):
            self._connection.executemany("DELETE FROM radar_due WHERE product = ?", [(each,) for each in products])

    def products(self) -> int:
        """How many products there are."""
        return int(self._connection.execute("SELECT count(*) FROM products").fetchone()[0])

    def places(self, asin: str) -> list[int]:
        """The products with an ASIN, one in each marketplace."""
        rows = self._connection.execute("SELECT id FROM products WHERE asin = ? ORDER BY marketplace", (asin,))
        return [row[0] for row in rows]

    def product(self, place: int) -> Product:
        """What is known of a product."""
        row = self._connection.execute(
            f"SELECT p.marketplace, {ASIN}, p.title FROM products p WHERE p.id = ?", (place,)
        )
        return Product(*row.fetchone())

    def tally(self, product: int, since: int) -> dict[str, dict[int, int]]:
        """How many reviews of what kind a product got in which week, since a week."""
        tally: dict[str, dict[int, int]] = {}
        for what, week, reviews in self._connection.execute(
            "SELECT what, week, reviews FROM weekly WHERE product = ? AND week >= ?", (product, since)
        ):
            tally.setdefault(what, {})[week] = reviews
        return tally

    def note(self, found: Iterable[tuple[int, Burst]], now: int) -> None:
        """Keep bursts: as the same, where one was seen shortly before and was not told to be fixed since."""
        found = list(found)
        if not found:
            return
        with write(self._connection):
            for product, burst in found:
                self._note(product, burst, now)

    def _note(self, product: int, burst: Burst, now: int) -> None:
        first, last = _number(burst.first), _number(burst.last)
        known = self._connection.execute(
            "SELECT id, seen, chance FROM bursts WHERE product = ? AND what = ? AND seen >= ? "
            "AND (fixed_on IS NULL OR fixed_on >= ?) ORDER BY id DESC LIMIT 1",
            (product, burst.what, first - SAME_DAYS, first),
        ).fetchone()
        values = (first, last, *burst[3:11])
        if known is None:
            self._connection.execute(
                "INSERT INTO bursts (product, what, found_at, seen, first, last, count, unhappy, every, before, "
                f"before_every, before_days, usual, chance, growth_unknown) VALUES ({', '.join('?' * 15)})",
                (product, burst.what, now, last, *values, burst.growth_unknown),
            )
            return
        number, seen, chance = known
        self._connection.execute("UPDATE bursts SET seen = ? WHERE id = ?", (max(last, seen), number))
        if burst.chance < chance:
            self._connection.execute(
                "UPDATE bursts SET first = ?, last = ?, count = ?, unhappy = ?, every = ?, before = ?, "
                "before_every = ?, before_days = ?, usual = ?, chance = ? WHERE id = ?",
                (*values, number),
            )

    def bursts(self, since: date) -> list[KeptBurst]:
        """The bursts that were seen since a day, or that have a note of the seller's; the newest first."""
        rows = self._connection.execute(
            f"{_KEPT} WHERE b.seen >= ? OR b.fixed_on IS NOT NULL ORDER BY b.seen DESC, b.chance, b.id",
            (_number(since),),
        )
        return list(map(_kept, rows))

    def newest(self) -> int:
        """The number of the burst that was kept last; 0 for none."""
        return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM bursts").fetchone()[0])

    def untold(self, way: str, since: date, fresh_since: int) -> list[KeptBurst]:
        """Those seen since a day and found since a moment that were not told this way."""
        rows = self._connection.execute(
            f"{_KEPT} WHERE b.seen >= ? AND b.found_at >= ? AND b.fixed_on IS NULL "
            "AND b.id NOT IN (SELECT burst FROM told_bursts WHERE way = ?) ORDER BY b.chance, b.id",
            (_number(since), fresh_since, way),
        )
        return list(map(_kept, rows))

    def note_told(self, way: str, bursts: Sequence[int], now: int) -> list[int]:
        """Note before telling that these are told; answers those that nobody had noted before."""
        with write(self._connection, durable=True):
            return [
                burst
                for burst in bursts
                if self._connection.execute(
                    "INSERT OR IGNORE INTO told_bursts (burst, way, at) VALUES (?, ?, ?)", (burst, way, now)
                ).rowcount
            ]


def _kept(row: Sequence[Any]) -> KeptBurst:
    number, place, found_at, seen, fixed_on, lot, fixed_by, what, first, last, *counts, unknown, market, asin, title = (
        row
    )
    burst = Burst._make((what, _day(first), _day(last), *counts, bool(unknown)))
    fixed = None if fixed_on is None else _day(fixed_on)
    product = Product(market, asin, title)
    return KeptBurst(number, place, product, burst, found_at, _day(seen), fixed, lot, fixed_by)


def _number(day: date) -> int:
    return (day - EPOCH).days


def _day(number: int) -> date:
    return EPOCH + timedelta(days=number)
