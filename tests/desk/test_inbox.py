from __future__ import annotations

from collections.abc import Callable
from math import isclose, prod
from zoneinfo import ZoneInfo

import pytest

from builders import DAY, HOUR, NOW, SETTINGS, Ticking, a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.desk.naming import name_of, short
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.channel import Button
from reviewtui.domain.review import Product


def test_the_article_s_own_story_stands_on_top(desk: Desk) -> None:
    take_down = "\n\n".join(["It leaks on the counter."] * 5)
    desk.store.set_product(Product("DE", "B0BEST", "Press", 0.5, 4.1, 40))
    angry = a_review(
        1, asin="B0BEST", title="DO NOT BUY THIS PRODUCT", text=take_down, helpful_votes=10, total_votes=10
    )
    bring_in(desk.store, [*(a_review(each, posted_at=NOW - 60) for each in range(2, 30)), angry])
    first = desk.inbox.rows(desk.inbox.case_ids(View(), 1))[0]
    assert first.title == "DO NOT BUY THIS PRODUCT"
    sheet = desk.inbox.sheet(first.case)
    assert [each.name for each in sheet.factors] == [
        "helpful", "sales", "stars", "anger", "few-reviews", "cause", "age",
    ]  # fmt: skip


def test_the_factors_of_a_sheet_multiply_to_the_urgency_of_its_row(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(each) for each in range(1, 6)])
    desk.triage.buyer_replied(1, "Hm")
    desk.writing.contact(2, Button.CUSTOMER_SUPPORT)
    desk.triage.snooze([3], NOW + 5 * DAY)
    desk.writing.contact(4, Button.CUSTOMER_SUPPORT)
    desk.triage.promise(4, "a call", NOW + 3 * DAY)
    for pause in (0, DAY, 4 * DAY, 100 * DAY):
        ticking.pass_(pause)
        for case in range(1, 6):
            sheet = desk.inbox.sheet(case)
            assert isclose(prod(each.value for each in sheet.factors), sheet.row.urgency, rel_tol=1e-6), case


def test_a_sheet_tells_where_a_review_came_from(desk: Desk) -> None:
    review = a_review(1, author="Jo", order_id="302-1234567-7654321", verified=True, total_votes=3)
    bring_in(desk.store, [review], name="monday.csv")
    sheet = desk.inbox.sheet(1)
    assert sheet.review == review
    assert (sheet.imported_from, sheet.imported_at) == ("monday.csv", NOW)
    assert [each.words for each in sheet.timeline] == ["posted", "came in from monday.csv"]
    assert sheet.deadlines[0].at == review.posted_at + 90 * DAY  # type: ignore[operator]


def test_a_list_is_narrowed_by_stars_and_marketplace(desk: Desk) -> None:
    bring_in(
        desk.store, [a_review(each, stars=1 + each % 3, marketplace="DE" if each < 4 else "US") for each in range(6)]
    )
    view = View(None, (1, 2), "US")
    found = desk.inbox.rows(desk.inbox.case_ids(view))
    assert found
    assert all(row.stars in {1, 2} and row.marketplace == "US" for row in found)
    assert desk.inbox.counts(view).open == len(found)
    assert desk.inbox.marketplaces() == ("DE", "US")


def test_a_case_that_is_gone_is_left_out_and_the_order_asked_for_is_kept(desk: Desk) -> None:
    bring_in(desk.store, [a_review(each) for each in (1, 2, 3)])
    assert [row.case for row in desk.inbox.rows([3, 99, 1])] == [3, 1]
    assert desk.inbox.rows([]) == []


def test_the_first_run_is_told_from_an_inbox_that_is_done(desk: Desk) -> None:
    assert desk.inbox.counts().empty
    bring_in(desk.store, [a_review(1)])
    desk.triage.done([1])
    counts = desk.inbox.counts()
    assert (counts.empty, counts.open, counts.done_today) == (False, 0, 1)


def test_today_is_the_seller_s_own_day(desk: Desk, ticking: Ticking, open_desk: Callable[..., Desk]) -> None:
    bring_in(desk.store, [a_review(1)])
    desk.triage.done([1])
    ticking.pass_(14 * HOUR)
    assert desk.inbox.counts().done_today == 1
    tokyo = open_desk(SETTINGS._replace(zone=ZoneInfo("Asia/Tokyo")))
    assert tokyo.inbox.counts().done_today == 0
    ticking.pass_(2 * HOUR)
    assert desk.inbox.counts().done_today == 0


def test_a_first_contact_can_be_over_its_clock_and_later_lost(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(1)])
    assert desk.inbox.counts().clocks_over == 0
    ticking.pass_(DAY)
    assert desk.inbox.counts().clocks_over == 1
    assert not desk.inbox.rows([1])[0].hopeless
    ticking.pass_(31 * DAY)
    assert desk.inbox.counts().clocks_over == 0
    assert desk.inbox.rows([1])[0].hopeless


def test_the_morning_says_what_is_due(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(each) for each in range(1, 8)])
    assert not desk.inbox.morning().due
    desk.triage.buyer_replied(1, "Hm")
    desk.triage.promise(2, "a call", NOW + DAY)
    desk.writing.contact(3, Button.CUSTOMER_SUPPORT)
    desk.triage.snooze([4], NOW + 20 * HOUR)
    desk.writing.contact(5, Button.COURTESY_REFUND)
    desk.triage.done([5, 7])
    ticking.pass_(DAY)
    desk.triage.outcome(5, Outcome.RAISED)
    desk.triage.outcome(7, Outcome.RAISED)  # we had no part in this
    morning = desk.inbox.morning()
    assert morning.due
    assert (morning.over, morning.replied_over, morning.promises_over, morning.woken) == (3, 1, 1, 1)
    assert desk.inbox.counts().clocks_over == morning.over + morning.replied_over
    assert (morning.came_in, morning.entered, morning.rescued, morning.follow_ups) == (7, 7, 1, 0)
    ticking.pass_(SETTINGS.clocks.follow_up)
    assert desk.inbox.morning().follow_ups == 1


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"title": "It\nleaks"}, "“It leaks”"),
        ({"title": "", "text": "Words only"}, "“Words only”"),
        ({"title": "", "text": "", "stars": 2}, "“2 stars, no words”"),
        ({"title": "x" * 50}, "“" + "x" * 39 + "…”"),
    ],
)
def test_a_case_is_named_by_its_title(given: dict[str, object], name: str) -> None:
    assert name_of(a_review(1, **given)) == name


def test_a_short_text_is_not_cut() -> None:
    assert short("a" * 40) == "a" * 40
    assert len(short("a" * 41)) == 40


def test_a_done_case_has_no_urgency(desk: Desk) -> None:
    bring_in(desk.store, [a_review(1)])
    desk.triage.done([1])
    row = desk.inbox.rows([1])[0]
    assert (row.lane, row.score, row.urgency) == (Lane.DONE, 0.0, 0.0)
