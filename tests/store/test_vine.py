"""What is known of the purchase: verified or not, a free product or not, also from a later file."""

from __future__ import annotations

from builders import a_review, bring_in
from reviewtui.domain.review import Review
from reviewtui.store.store import Store


def purchase(store: Store, case: int) -> tuple[bool | None, bool]:
    found = store.review(case)
    assert found is not None
    return found[0].verified, found[0].vine


def test_a_free_product_is_kept(store: Store) -> None:
    bring_in(store, [a_review(1, vine=True), a_review(2)])
    assert [purchase(store, each) for each in (1, 2)] == [(None, True), (None, False)]
    assert [review.vine for review in store.reviews(open_only=False)] == [True, False]


def test_a_later_file_that_knows_it_fills_it(store: Store) -> None:
    first = [a_review(1), a_review(2, verified=True), a_review(3, vine=True)]
    bring_in(store, first)
    later = [a_review(1, verified=False, vine=True), a_review(2, verified=False), a_review(3)]
    added = bring_in(store, later, name="later.csv")
    assert (added.new, added.changed, added.unchanged) == (0, 1, 2)
    assert [purchase(store, each) for each in (1, 2, 3)] == [(False, True), (True, False), (None, True)]
    assert bring_in(store, later, name="again.csv").changed == 0


def test_reviews_of_before_are_no_free_products(store: Store) -> None:
    bring_in(store, [a_review(1)])
    assert Review("R1", "", "", 1, "", "", None).vine is False
