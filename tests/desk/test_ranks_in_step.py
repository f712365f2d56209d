"""Ranks follow the user's weights and what is known of a product."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import NOW, a_review, bring_in
from reviewtui.bootstrap import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.ranking import know_product
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import Refused, View
from reviewtui.domain.review import Product
from reviewtui.domain.urgency import Weights


def test_changed_weights_rank_every_case_once(tmp_path: Path) -> None:
    path, usual = tmp_path / "x.db", Config(Settings())
    desk = make_desk(path, lambda: NOW, usual)
    bring_in(desk.store, [a_review(review_id="R1", stars=1), a_review(review_id="R2", stars=2)])
    first = list(desk.inbox.case_ids(View()))
    desk.store.close()
    odd = Config(replace(Settings(), weights=Weights(one_star=1.0, two_stars=50.0)))
    desk = make_desk(path, lambda: NOW, odd)
    assert list(desk.inbox.case_ids(View())) == first[::-1]
    row = desk.inbox.rows(first)[0]
    product = 1.0
    for factor in desk.inbox.sheet(first[0]).factors:
        product *= factor.value
    assert product == pytest.approx(row.urgency)
    desk.store.close()


def test_a_product_that_sells_lifts_its_cases(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "x.db", lambda: NOW, Config(Settings()))
    bring_in(desk.store, [a_review(review_id="R1", asin="B0AAAAAAA1"), a_review(review_id="R2", asin="B0AAAAAAA2")])
    second = desk.inbox.find("R2")
    assert desk.inbox.case_ids(View())[0] != second
    know_product(desk.store, desk.settings, Product(a_review().marketplace, "B0AAAAAAA2", "Mug", weight=0.5))
    assert desk.inbox.case_ids(View())[0] == second
    desk.store.close()


def test_a_claimed_case_is_not_taken_from_a_colleague(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    mia, tom = (make_desk(path, lambda: NOW, Config(Settings(me=name))) for name in ("mia", "tom"))
    bring_in(mia.store, [a_review(review_id="R1")])
    case = mia.inbox.find("R1")
    mia.triage.claim([case])
    with pytest.raises(Refused, match="mia has claimed it"):
        tom.triage.claim([case])
    mia.triage.claim([case])
    tom.triage.claim([case])
    assert tom.inbox.rows([case])[0].claimed_by == "tom"
