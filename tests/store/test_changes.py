"""A review that comes in again and reads differently."""

from __future__ import annotations

import pytest

from builders import DAY, NOW, Ticking, a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.desk.ports import Added
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.channel import Button


@pytest.fixture
def one(desk: Desk) -> Desk:
    """A desk with one case, number 1."""
    bring_in(desk.store, [a_review(stars=2, text="It leaks.")])
    return desk


def comes_again(desk: Desk, ticking: Ticking, **given: object) -> None:
    ticking.pass_(DAY)
    assert bring_in(desk.store, [a_review(1, **({"stars": 2, "text": "It leaks."} | given))], ticking()) == Added(
        0, 1, 0
    )


def test_a_changed_review_leaves_its_old_words_an_outcome_and_an_entry(one: Desk, ticking: Ticking) -> None:
    comes_again(one, ticking, stars=1, text="It leaks still.", helpful_votes=7)
    sheet = one.inbox.sheet(1)
    assert [(each.until, each.stars, each.text) for each in sheet.versions] == [(NOW + DAY, 2, "It leaks.")]
    assert (sheet.review.stars, sheet.review.text, sheet.review.helpful_votes) == (1, "It leaks still.", 7)
    assert sheet.outcome is Outcome.LOWERED
    assert sheet.row.stars == 1
    entry = sheet.journal[-1]
    assert (entry.who, entry.act) == ("import", "review-changed")
    assert entry.words == "stars 2 → 1, the buyer edited the text, helpful votes 0 → 7"
    assert any("stars 2 → 1" in each.words for each in sheet.timeline)


def test_a_worse_review_is_ranked_anew(one: Desk, ticking: Ticking) -> None:
    before = one.store.record(1)
    comes_again(one, ticking, stars=1, helpful_votes=20)
    assert one.store.record(1).rank > before.rank  # type: ignore[union-attr]


def test_a_raised_review_leaves_the_queue_as_a_success_of_today(one: Desk, ticking: Ticking) -> None:
    comes_again(one, ticking, stars=5, text="They made it right!")
    record = one.store.record(1)
    assert record is not None
    assert (record.lane, record.outcome) == (Lane.DONE, Outcome.RAISED)
    assert list(one.inbox.case_ids(View())) == []
    assert one.inbox.counts().done_today == 1


def test_a_promise_holds_for_a_happy_buyer_too(one: Desk, ticking: Ticking) -> None:
    one.triage.promise(1, "a second strap", NOW + 9 * DAY)
    comes_again(one, ticking, stars=5)
    assert list(one.inbox.case_ids(View())) == [1]
    assert one.inbox.sheet(1).outcome is Outcome.RAISED


def test_a_done_case_comes_back_when_the_buyer_writes_worse_with_a_clock_of_its_own(
    one: Desk, ticking: Ticking
) -> None:
    one.writing.contact(1, Button.CUSTOMER_SUPPORT)
    one.triage.done([1])
    comes_again(one, ticking, text="Nobody answered!")
    record = one.store.record(1)
    assert record is not None
    assert (record.lane, record.resume, record.due_at) == (Lane.FIRST_CONTACT, Lane.FIRST_CONTACT, NOW + 2 * DAY)
    assert list(one.inbox.case_ids(View())) == [1]


@pytest.mark.parametrize("given", [{"helpful_votes": 9}, {"stars": 3, "text": "Better."}])
def test_a_done_case_stays_done_for_votes_or_a_happier_buyer(
    one: Desk, ticking: Ticking, given: dict[str, object]
) -> None:
    one.triage.done([1])
    comes_again(one, ticking, **given)
    assert one.store.record(1).lane == Lane.DONE  # type: ignore[union-attr]


def test_a_happy_review_that_sinks_becomes_a_case(desk: Desk, ticking: Ticking) -> None:
    bring_in(desk.store, [a_review(stars=5)])
    assert desk.store.record(1) is None
    ticking.pass_(DAY)
    bring_in(desk.store, [a_review(stars=1)], ticking())
    sheet = desk.inbox.sheet(1)
    assert (sheet.row.lane, sheet.outcome, sheet.row.due_at) == (Lane.FIRST_CONTACT, Outcome.LOWERED, NOW + 2 * DAY)


def test_a_snoozed_case_sleeps_on_with_its_new_words(one: Desk, ticking: Ticking) -> None:
    one.triage.snooze([1], NOW + 5 * DAY)
    comes_again(one, ticking, text="Still leaks.")
    assert one.store.record(1).lane == Lane.SNOOZED  # type: ignore[union-attr]


def test_what_an_import_changed_is_not_undone_by_people(one: Desk, ticking: Ticking) -> None:
    comes_again(one, ticking, stars=1)
    with pytest.raises(Refused, match="Nothing to undo"):
        one.triage.undo()
