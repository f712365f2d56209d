"""What is known of the purchase: verified or not, a free product or not, also from a later file."""

from __future__ import annotations

from pathlib import Path

from builders import NOW, Ticking, a_desk, a_review, bring_in
from reviewtui.domain.channel import Button
from reviewtui.domain.review import Review
from reviewtui.domain.urgency import Weights
from reviewtui.store.store import SqliteStore


def purchase(store: SqliteStore, case: int) -> tuple[bool | None, bool]:
    found = store.review(case)
    assert found is not None
    return found[0].verified, found[0].vine


def test_a_free_product_is_kept(store: SqliteStore) -> None:
    bring_in(store, [a_review(1, vine=True), a_review(2)])
    assert [purchase(store, each) for each in (1, 2)] == [(None, True), (None, False)]
    assert [review.vine for review in store.reviews(open_only=False)] == [True, False]


def test_a_later_file_that_knows_it_fills_it(store: SqliteStore) -> None:
    first = [a_review(1), a_review(2, verified=True), a_review(3, vine=True)]
    bring_in(store, first)
    later = [a_review(1, verified=False, vine=True), a_review(2, verified=False), a_review(3)]
    added = bring_in(store, later, name="later.csv")
    assert (added.new, added.changed, added.unchanged) == (0, 1, 2)
    assert [purchase(store, each) for each in (1, 2, 3)] == [(False, True), (True, False), (None, True)]
    assert bring_in(store, later, name="again.csv").changed == 0


def test_reviews_of_before_are_no_free_products(store: SqliteStore) -> None:
    bring_in(store, [a_review(1)])
    assert Review("R1", "", "", 1, "", "", None).vine is False


def test_what_is_known_later_of_the_purchase_changes_the_chance_of_rescue(store: SqliteStore) -> None:
    bring_in(store, [a_review(each, verified=each == 3 or None) for each in (1, 2, 3)])
    bring_in(
        store, [a_review(1, verified=False), a_review(2, vine=True), a_review(3, verified=False)], name="later.csv"
    )
    rows = store.rows([1, 2, 3], NOW, Weights())
    assert [round(row.urgency / rows[2].urgency, 2) for row in rows] == [0.3, 0.3, 1.0]
    bring_in(store, [a_review(1, order_id="123-1234567-1234567")], name="orders.csv")
    assert round(store.rows([1], NOW, Weights())[0].urgency / rows[2].urgency, 2) == 1.0


def test_an_unverified_review_is_not_promised_the_button(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "a.db", Ticking())
    bring_in(desk.store, [a_review(1, verified=False), a_review(2, vine=True), a_review(3)])
    for case, words in ((1, "the purchase is not verified"), (2, "a Vine review has no order"), (3, "")):
        sheet = desk.inbox.sheet(case)
        assert sheet.doors[0].open_
        assert sheet.doors[0].words == (
            f"only if Amazon shows the button: {words}" if words else "on Amazon's page, two fixed texts"
        )
        assert any(factor.name == "door-unsure" for factor in sheet.factors) is bool(words)
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    assert not desk.inbox.sheet(1).doors[0].open_
    desk.store.close()
