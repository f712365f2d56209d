"""A burst as it is told: in a line with its counts, with a query for its cases, and with what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.radar import UNHAPPY, Aftermath
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.thresholds import AVERAGE, FALLEN, LINES, MANY
from reviewtui.rules.hearing.signals import UNFIXABLE

if TYPE_CHECKING:
    from reviewtui.desk.ports import KeptBurst
    from reviewtui.domain.radar import Burst


class Sighting(NamedTuple):
    """A burst as it is told: `aftermath` where the seller noted that its cause is mended, `query` finds its cases."""

    kept: KeptBurst
    query: str
    aftermath: Aftermath | None = None
    weeks: tuple[int, ...] = ()
    """How many reviews of that kind there were in each of the last weeks, where it was counted."""

    @property
    def name(self) -> str:
        """What bursts at which product."""
        return name_of(self.kept)

    def words(self) -> str:
        """It in one line, with its counts."""
        return one_line(clean(f"{self.name}: {_counts(self.kept.burst)}"))

    def after_words(self) -> str:
        """What became of it since it was mended; "" where nobody said so."""
        kept, told = self.kept, self.aftermath
        if told is None or kept.fixed_on is None:
            return ""
        noted = f"fixed on {kept.fixed_on:%Y-%m-%d}" + (f" from lot {kept.lot}" if kept.lot else "")
        if not told.days:
            return f"{noted}; counted from {told.since:%Y-%m-%d} on"
        counted = f"{told.counted:,} of {told.unhappy:,} unhappy reviews in {told.days:,} days"
        return (
            f"{noted}; {told.verdict}: {counted} since {told.since:%Y-%m-%d}, "
            f"where {_figure(told.expected)} would have come had it gone on"
        )

    def told(self) -> dict[str, object]:
        """The same for a program."""
        kept, burst = self.kept, self.kept.burst
        numbers: dict[str, object] = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in burst._asdict().items()
            if name != "limit"
        }
        numbers |= {"small_numbers": burst.small, "days": burst.days}
        aftermath = None
        if self.aftermath is not None:
            aftermath = self.aftermath._asdict() | {
                "verdict": str(self.aftermath.verdict),
                "since": self.aftermath.since.isoformat(),
            }
        return {
            "id": kept.id,
            "marketplace": kept.product.marketplace,
            "asin": kept.product.asin,
            "product": kept.product.title,
            **numbers,
            "found_at": kept.found_at,
            "seen": kept.seen.isoformat(),
            "fixed_on": kept.fixed_on.isoformat() if kept.fixed_on else None,
            "lot": kept.lot,
            "fixed_by": kept.fixed_by,
            "after": aftermath,
            "weeks": list(self.weeks),
            "query": self.query,
            "words": self.words(),
        }


def query_of(kept: KeptBurst) -> str:
    """What finds the cases of a burst, in the query language, from its first day on."""
    product, burst = kept.product, kept.burst
    parts = [f"asin:{product.asin}" if product.asin else f'product:"{product.title.replace(chr(34), " ")}"']
    if product.marketplace:
        parts.append(f"marketplace:{product.marketplace}")
    if burst.what not in {UNHAPPY, *LINES}:
        parts.append(f'cause:"{burst.what}"' if " " in burst.what else f"cause:{burst.what}")
    return " ".join((*parts, f"posted:>={burst.first.isoformat()}", "is:any"))


_ODD: Final = {
    UNHAPPY: "Unhappy reviews",
    AVERAGE: "Average",
    FALLEN: "Falling average",
    MANY: "Many unhappy reviews",
    UNFIXABLE: "Taste, price or looks",
}


def name_of(kept: KeptBurst) -> str:
    """What bursts at which product."""
    product = kept.product
    name = product.title if len(product.title) <= 40 else f"{product.title[:39]}…"
    where = " ".join(filter(None, (product.asin, product.marketplace)))
    what = _ODD.get(kept.burst.what, kept.burst.what[:1].upper() + kept.burst.what[1:])
    return one_line(clean(f"{what}, “{name}”" + (f" ({where})" if where else "") if name else f"{what}, {where}"))


def _counts(burst: Burst) -> str:
    if burst.what in {AVERAGE, FALLEN}:
        mean = f"{burst.counted / burst.every:.1f} stars, the mean of {burst.every:,} reviews in {burst.days} days"
        if burst.what == AVERAGE:
            return f"{mean}, below your {burst.usual:g}"
        return f"{mean}, after {burst.before / burst.before_every:.1f} of {burst.before_every:,} in the year before"
    if burst.what == MANY:
        return f"{burst.counted:,} in {burst.days} days, where you want to be told of {burst.usual:g}"
    of = f"{burst.every:,} reviews" if burst.what == UNHAPPY else f"{burst.unhappy:,} unhappy reviews"
    usual = f"where {_figure(burst.usual)} were usual" if burst.before else _none_before(burst)
    asides = ["small numbers"] if burst.small else []
    asides += ["only unhappy reviews come in: more sales look the same"] if burst.growth_unknown else []
    told = f"{burst.counted:,} of {of} in {burst.days} days, {usual}"
    return f"{told} ({'; '.join(asides)})" if asides else told


def _none_before(burst: Burst) -> str:
    return f"where there was none in {burst.before_days // 7} weeks before"


def _figure(number: float) -> str:
    return f"{number:.1f}" if number < 10 else f"{number:,.0f}"
