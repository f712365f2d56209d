"""Products with open cases: counted against the bare reviews, with a trend only where there is enough to compare."""

from __future__ import annotations

import random

import pytest

from builders import NOW, a_review, bring_in
from reviewtui.desk.counted_products import LEAST, AtWork
from reviewtui.desk.desk import Desk
from reviewtui.domain.clock import DAY
from reviewtui.domain.review import Product, Review


@pytest.fixture
def shop(desk: Desk) -> list[Review]:
    """Three products, one of them only known by its name, with reviews of half a year."""
    dice = random.Random(7)
    kinds = [{"asin": "B000000001"}, {"asin": "B000000002"}, {"asin": "", "product": 'Lamp "Lumo"'}]
    reviews = [
        a_review(number, stars=dice.randint(1, 5), posted_at=NOW - dice.randint(1, 180) * DAY, **dice.choice(kinds))
        for number in range(1, 200)
    ]
    bring_in(desk.store, reviews)
    return reviews


def test_they_are_counted_as_the_reviews_say(desk: Desk, shop: list[Review]) -> None:
    waiting = {desk.inbox.sheet(case).review.review_id for case in desk.inbox.case_ids(desk.finding.view(""))}
    found = desk.assortment.at_work()
    assert len(found) == 3
    assert [each.open_cases for each in found] == sorted((each.open_cases for each in found), reverse=True)
    for each in found:
        of = [one for one in shop if one.asin == each.product.asin]
        recent = [one for one in of if one.posted_at is not None and one.posted_at >= NOW - 28 * DAY]
        assert each.open_cases == sum(one.review_id in waiting for one in of)
        assert (each.reviews, each.stars) == (len(of), sum(one.stars for one in of))
        assert (each.recent, each.recent_stars) == (len(recent), sum(one.stars for one in recent))
        assert each.average == pytest.approx(sum(one.stars for one in of) / len(of))
        cases = desk.inbox.case_ids(desk.finding.view(each.query))
        assert len(cases) == each.open_cases, each.query


def test_a_product_whose_cases_are_closed_is_not_at_work(desk: Desk, shop: list[Review]) -> None:
    first = desk.assortment.at_work()[0]
    desk.triage.done(desk.inbox.case_ids(desk.finding.view(first.query)))
    assert first.product.asin not in {each.product.asin for each in desk.assortment.at_work()}
    assert len(shop) == 199


@pytest.mark.parametrize(
    ("recent", "before", "trend"),
    [
        ((LEAST, 10), (LEAST, 40), -3.0),
        ((LEAST, 50), (LEAST, 10), 4.0),
        ((LEAST - 1, 9), (50, 250), None),
        ((50, 50), (LEAST - 1, 9), None),
    ],
)
def test_a_trend_needs_ten_on_both_sides(recent: tuple[int, int], before: tuple[int, int], trend: float | None) -> None:
    each = AtWork(Product("DE", "B1", ""), 1, recent[0] + before[0], recent[1] + before[1], *recent)
    assert each.trend == (None if trend is None else pytest.approx(trend))


@pytest.mark.parametrize(
    ("product", "query"),
    [
        (Product("DE", "B000000001", "x"), 'asin:"B000000001" marketplace:DE'),
        (Product("", "", 'Lamp "Lumo"'), 'product:"Lamp  Lumo "'),
    ],
)
def test_its_query_names_it_whatever_its_name(product: Product, query: str) -> None:
    assert AtWork(product, 1, 1, 1, 0, 0).query == query
