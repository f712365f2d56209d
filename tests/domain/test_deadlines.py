from __future__ import annotations

from builders import DAY, HOUR, NOW
from reviewtui.domain.deadlines import ClockSettings, Windows, WindowSettings, deadlines

ELSEWHERE = WindowSettings(Windows(), {"US": Windows(review_page=30 * DAY, feedback=60 * DAY)})


def test_the_door_closes_after_ninety_days_unless_told_otherwise() -> None:
    clocks = ClockSettings(windows=ELSEWHERE)
    assert clocks.closes_at("product-review", NOW, "DE") == NOW + 90 * DAY
    assert clocks.closes_at("product-review", NOW) == NOW + 90 * DAY
    assert clocks.closes_at("product-review", NOW, "US") == NOW + 30 * DAY
    assert clocks.closes_at("seller-feedback", NOW, "US") == NOW + 60 * DAY


def test_a_product_review_has_its_page_and_the_answer_clock_when_they_wrote() -> None:
    first = deadlines(Windows(), "product-review", NOW, None, delivery_problem=True)
    assert [(each.name, each.at - NOW) for each in first] == [("review-page", 90 * DAY)]
    answered = deadlines(Windows(), "product-review", NOW, NOW + DAY, delivery_problem=True)
    assert [(each.name, each.at - NOW) for each in answered] == [
        ("answer", DAY + 24 * HOUR),
        ("delivery-claim", DAY + 48 * HOUR),
        ("review-page", 90 * DAY),
    ]


def test_feedback_has_windows_of_its_own_the_nearest_first() -> None:
    found = deadlines(Windows(as_of="2026-01-01"), "seller-feedback", NOW, None, delivery_problem=False)
    assert [(each.name, each.at - NOW) for each in found] == [("feedback-removal", 60 * DAY), ("feedback", 90 * DAY)]
    assert {each.as_of for each in found} == {"2026-01-01"}
