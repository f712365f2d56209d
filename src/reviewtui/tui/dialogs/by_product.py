"""A line a product: its open cases, its average, whether the last weeks were better; Enter opens its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.short import product_label
from reviewtui.tui.dialogs.pick import PickDialog, PickRow
from reviewtui.tui.drawing.lines import Line, Tone, TonedText, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.desk.counted_products import AtWork

_NOTABLE = 0.2
"""A smaller difference of two averages is called none."""


class ByProductDialog(PickDialog[str]):
    """Answers with the query that finds the cases of a product."""

    def __init__(self, products: Sequence[AtWork]) -> None:
        count = sum(each.open_cases for each in products)
        title = (
            TonedText("By product", "title"),
            TonedText(f"  ·  {len(products):,} with {count:,} open cases, the most first", "dim"),
        )
        super().__init__(title, [_row(each) for each in products], "its cases", "No product has an open case.")


def _row(each: AtWork) -> PickRow[str]:
    about = each.product
    name = product_label(about.title) or about.asin or "no name"
    sign, tone = _trend(each)
    words = (
        TonedText(f"{each.open_cases:>6,} open  ", "title"),
        TonedText(f"{each.average:.1f}★ {sign} ", tone),
        TonedText(f"{name} "),
        TonedText(about.marketplace.lower(), "dim"),
    )
    return PickRow(words, f"{each.reviews:,} reviews", each.query, _in_full(each))


def _trend(each: AtWork) -> tuple[str, Tone]:
    trend = each.trend
    if trend is None or abs(trend) < _NOTABLE:
        return ("·" if trend is None else "="), "plain"
    return ("▲", "good") if trend > 0 else ("▼", "hot")


def _in_full(each: AtWork) -> Callable[[int], list[Line]]:
    about, before = each.product, each.reviews - each.recent
    of_all = f"{each.average:.2f} stars on average, of {each.reviews:,} reviews that came in."
    if each.trend is None:
        told = f"{each.recent:,} of the last four weeks, {before:,} before: too few to compare."
    else:
        recent, earlier = each.recent_stars / each.recent, (each.stars - each.recent_stars) / before
        told = f"{recent:.2f} in the last four weeks (n = {each.recent:,}), {earlier:.2f} before (n = {before:,})."
    share = f" {about.weight:.0%} of your sales." if about.weight else ""

    def paint(width: int) -> list[Line]:
        name = f"{about.title or about.asin} · {about.asin or 'no number'} {about.marketplace}"
        return [*paragraph(name, width, "title"), *paragraph(f"{of_all} {told}{share}", width)]

    return paint
