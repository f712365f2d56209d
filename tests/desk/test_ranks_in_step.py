"""Ranks follow the user's weights and what is known of a product."""

from __future__ import annotations

from math import prod
from pathlib import Path

import pytest

from builders import NOW, a_review, bring_in, sql
from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.desk.ranking import judgement, know_product
from reviewtui.desk.refusals import Refused
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.domain.review import Product
from reviewtui.domain.urgency import Weights

ODD = Weights(one_star=1.0, two_stars=50.0)
"""Weights by which two stars stand before one."""
FIRST, SECOND = Config(Settings(me="ann")), Config(Settings(me="bob")._replace(weights=ODD))


def filled(path: Path, config: Config = FIRST) -> Desk:
    desk = make_desk(path, lambda: NOW, config)
    rows = [a_review(review_id="R1", stars=1), a_review(review_id="R2", stars=2)]
    load = desk.store.load(judgement(config.settings, desk.weighing.weights), NOW, dry=False)
    load.begin("first.csv", "fake", None)
    load.finish(2, 0, load.add(list(enumerate(rows))), [])
    return desk


def order(desk: Desk) -> list[int]:
    return list(desk.inbox.case_ids(View()))


def ranks(desk: Desk) -> list[tuple[int, float]]:
    return sql(desk).execute("SELECT id, rank FROM cases ORDER BY id").fetchall()


def in_step(desk: Desk) -> None:
    """What a list is ordered by is what `w` multiplies."""
    for row in desk.inbox.rows(order(desk)):
        assert prod(factor.value for factor in desk.inbox.sheet(row.case).factors) == pytest.approx(row.urgency)


def test_two_people_with_different_settings_never_rank_in_turn(tmp_path: Path) -> None:
    ann = filled(tmp_path / "x.db")
    before = ranks(ann)
    for config in (SECOND, FIRST, SECOND):
        other = make_desk(tmp_path / "x.db", lambda: NOW, config)
        assert order(other) == [1, 2]
        assert ranks(other) == before
        in_step(other)
        other.store.close()


def test_the_first_start_takes_what_the_settings_propose(tmp_path: Path) -> None:
    bob = filled(tmp_path / "x.db", SECOND)
    assert bob.weighing.weights == ODD
    assert bob.weighing.notice() == ""
    ann = make_desk(tmp_path / "x.db", lambda: NOW, FIRST)
    assert ann.weighing.weights == ODD
    assert ann.weighing.notice() == ""
    assert order(ann) == [2, 1]


def test_a_proposal_is_told_once_and_taken_by_an_act_that_can_be_taken_back(tmp_path: Path) -> None:
    ann = filled(tmp_path / "x.db")
    bob = make_desk(tmp_path / "x.db", lambda: NOW, SECOND)
    told = bob.weighing.notice()
    assert "one_star 1 instead of 3, two_stars 50 instead of 2" in told
    assert "see reviewtui weights" in told
    assert bob.weighing.notice() == ""
    assert make_desk(tmp_path / "x.db", lambda: NOW, SECOND).weighing.notice() == ""
    assert bob.weighing.take_from_settings().words == "Weights: one_star 3 → 1, two_stars 2 → 50"
    assert bob.weighing.keep_in_step() == 2
    assert bob.weighing.keep_in_step() == 0
    assert order(ann) == order(bob) == [2, 1]
    in_step(ann)
    with pytest.raises(Refused, match="no other weights"):
        bob.weighing.take_from_settings()
    assert bob.triage.undo().words == "Undone: weights: one_star 3 → 1, two_stars 2 → 50"
    assert ann.weighing.keep_in_step() == 2
    assert order(ann) == order(bob) == [1, 2]
    in_step(bob)
    bob.triage.redo()
    assert bob.weighing.weights == ODD
    assert bob.inbox.sheet(1).journal == ()
    entry = sql(bob).execute("SELECT who, words FROM journal WHERE act = 'weights'").fetchone()
    assert entry == ("bob", "Weights: one_star 3 → 1, two_stars 2 → 50")


def test_weights_are_set_one_by_one(tmp_path: Path) -> None:
    ann = filled(tmp_path / "x.db")
    ann.weighing.set({"one_star": 1.0})
    ann.weighing.set({"two_stars": 50.0})
    assert ann.weighing.weights == ODD
    ann.weighing.set({"two_stars": None, "one_star": None})
    assert ann.weighing.weights == Weights()
    for wrong in (
        {"no_such": 1.0},
        {"safety": 0.0},
        {"safety": float("nan")},
        {"safety": float("inf")},
        {"safety": 4.0},
    ):
        with pytest.raises(Refused):
            ann.weighing.set(wrong)
    assert ann.weighing.weights == Weights()


def test_ranking_anew_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewtui.desk.weighing._PIECE", 3)
    desk = make_desk(tmp_path / "x.db", lambda: NOW, FIRST)
    bring_in(desk.store, [a_review(each, stars=1 + each % 3) for each in range(1, 9)])
    desk.weighing.set({"two_stars": 50.0})
    assert desk.weighing.behind == 8
    assert desk.weighing.go_on() == 3
    other = make_desk(tmp_path / "x.db", lambda: NOW, FIRST)
    assert other.weighing.behind == 0
    assert desk.weighing.go_on() == 0
    in_step(desk)
    desk.weighing.set({"two_stars": 60.0})
    assert [desk.weighing.go_on() for _ in range(4)] == [3, 3, 2, 0]
    in_step(desk)


@pytest.mark.parametrize("safety", [2.0, 4.0, 9.0])
def test_a_database_of_before_keeps_what_was_chosen(tmp_path: Path, safety: float) -> None:
    desk = filled(tmp_path / "x.db")
    usual = repr(Weights()).replace("door_unsure=0.3, ", "").replace("safety=4.0", f"safety={safety}")
    desk.store.set_setting(
        "weights", usual.replace("one_star=3.0", "one_star=1.0").replace("two_stars=2.0", "two_stars=50.0")
    )
    desk.store.set_setting("ranked", "")
    later = make_desk(tmp_path / "x.db", lambda: NOW, FIRST)
    assert later.weighing.weights == ODD._replace(safety=4.0 if safety == 2.0 else safety)
    assert order(later) == [2, 1]


def test_a_database_of_before_with_usual_weights_has_chosen_none(tmp_path: Path) -> None:
    desk = filled(tmp_path / "x.db")
    then = (
        "Weights(one_star=3.0, two_stars=2.0, three_stars=1.0, more_stars=0.3, helpful=0.9, sales=6.0, "
        "few_reviews=1.0, capitals=1.2, takedown=1.35, safety=2.0, legal=1.4, fixable=1.2, unfixable=0.8, "
        "wrote_back=6.0, promised=4.0, promise_over=1.5, waiting=0.06, follow_up=0.5, snoozed=0.01, door_closed=0.02, "
        "half_life_days=7.0, replied_half_life_days=14.0, promise_rise_days=1.5)"
    )
    desk.store.set_setting("weights", then)
    later = make_desk(tmp_path / "x.db", lambda: NOW, FIRST)
    assert later.weighing.weights == Weights()
    desk.store.set_setting("weights", then.replace("fixable=1.2", "fixable=1.7"))
    later = make_desk(tmp_path / "x.db", lambda: NOW, FIRST)
    assert later.weighing.weights == Weights(fixable=1.7)


def test_weights_in_the_database_that_can_not_be_count_as_usual(tmp_path: Path) -> None:
    desk = filled(tmp_path / "x.db")
    for text in ('{"one_star": 0}', '{"one_star": "x"}', "{broken", '{"gone": 3}', '{"one_star": Infinity}', "{}"):
        desk.store.set_setting("weights", text)
        assert desk.weighing.weights == Weights()


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
