"""What rescued reviews were worth, by the seller's own numbers and by nothing else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.figures.money import earned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.domain.figures.talk import Talk
    from reviewtui.domain.review import Product


class Worth(NamedTuple):
    """`one_sale` is what one sale of each rescued review's product earns together, by currency, as far as price and
    margin are known: of `known` of the `rescued`. `sales` is how many sales a rescued review brings by the seller's own
    estimate, None where they told none. `share` is the part of the sales that their products have, by marketplace.
    """

    rescued: int
    known: int
    one_sale: Mapping[str, float]
    sales: float | None
    share: Mapping[str, float]

    @property
    def estimate(self) -> dict[str, float]:
        """What they were worth by the seller's estimate; nothing where they told none."""
        return {} if self.sales is None else {name: amount * self.sales for name, amount in self.one_sale.items()}

    @property
    def how(self) -> str:
        """How it was computed, in one sentence."""
        if not self.rescued:
            return "Nothing was rescued in this time, so there is nothing to reckon."
        if not self.known:
            return (
                "Nothing can be said of it: no price and margin is known of these products "
                "(reviewtui products FILE tells them)."
            )
        one = f"Price × margin of one sale, added up over {self.known:,} of the {self.rescued:,} rescued"
        if self.sales is None:
            return f"{one}: what it comes to if each brings one sale more. How many it brings nobody has told."
        return f"{one}, × {self.sales:g} sales that each brings by your own estimate (sales_per_rescue)."


def worth_of(talks: Sequence[Talk], rescued: Sequence[int], products: Sequence[Product], sales: float | None) -> Worth:
    """What those cases were worth."""
    wanted = set(rescued)
    saved = [each for each in talks if each.case in wanted]
    known = {(each.marketplace, each.asin): each for each in products if each.asin}
    sums, count = defaultdict[str, float](float), 0
    shares = defaultdict[str, float](float)
    for key in {(each.marketplace, each.asin) for each in saved}:
        product = known.get(key)
        if product is not None and product.weight is not None:
            shares[key[0]] += product.weight
    for each in saved:
        product = known.get((each.marketplace, each.asin))
        money = None if product is None else earned(product.price, product.margin, product.marketplace)
        if money is not None:
            sums[money.currency] += money.amount
            count += 1
    return Worth(len(saved), count, dict(sums), sales, dict(shares))
