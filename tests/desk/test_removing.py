"""Asking Amazon to remove a review: the offer, the request, its answer, undo, what is never done."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DAY, NOW, Ticking, a_desk, a_review, bring_in, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import View
from reviewtui.domain.case import Outcome
from reviewtui.domain.review import Kind

LATE = "The parcel was delivered three weeks late and the courier left it in the rain."


@pytest.fixture
def asked_for(desk: Desk) -> Desk:
    """A shop with feedback about delivery, a review about service, one about the product, and an old feedback."""
    feedback = {"kind": Kind.SELLER_FEEDBACK, "order_id": "302-1234567-7654321", "asin": "", "title": ""}
    reviews = [
        a_review(1, text=LATE, **feedback),
        a_review(2, title="Never again", text="The seller never answered my emails.", review_id="R2ABCDEFGHIJ"),
        a_review(3, title="Leaks", text="It leaks. The seller never answered."),
        a_review(4, text=LATE, posted_at=NOW - 91 * DAY, **(feedback | {"order_id": "302-1234567-7654322"})),
        a_review(5, title="Mist", text="Der Verkäufer antwortet nicht.", marketplace="DE"),
    ]
    bring_in(desk.store, reviews)
    return desk


def test_an_offer_says_why_in_the_words_of_the_buyer_and_never_surely(asked_for: Desk) -> None:
    (offer,) = asked_for.removing.offers(1)
    assert offer.ground.why == "all of it is about delivery"
    assert "left it in the rain" in " ".join(offer.ground.quotes)
    assert offer.expects == "struck-through"
    assert "FBA" in offer.doubt
    assert "302-1234567-7654321" in offer.text
    assert LATE in offer.text
    assert offer.url.endswith("/feedback-manager/index.html")
    (review,) = asked_for.removing.offers(2)
    assert (review.ground.id, review.expects) == ("service", "removed")
    assert review.url.endswith("/gp/customer-reviews/R2ABCDEFGHIJ")
    assert [each.id for each in asked_for.inbox.sheet(2).removable] == ["service"]


def test_the_text_is_in_the_language_of_the_marketplace_or_in_english(asked_for: Desk) -> None:
    assert asked_for.removing.offers(5)[0].text.startswith("Wir melden die Rezension")
    assert asked_for.removing.offers(5, english=True)[0].text.startswith("We report review")


def test_nothing_is_offered_where_there_is_nothing_to_gain(asked_for: Desk) -> None:
    assert asked_for.inbox.sheet(3).removable == ()
    assert asked_for.inbox.sheet(4).removable == ()
    with pytest.raises(Refused, match="Nothing here that Amazon removes"):
        asked_for.removing.offers(3)
    with pytest.raises(Refused, match="90 days"):
        asked_for.removing.offers(4)
    with pytest.raises(Refused, match="no ground here"):
        asked_for.removing.offers(1, ground="price")
    assert asked_for.removing.offers(3, ground="price")[0].text.count("Leaks") == 1


def test_a_request_and_its_answer_are_kept_told_and_taken_back(asked_for: Desk, ticking: Ticking) -> None:
    desk = asked_for
    change = desk.removing.ask(2, desk.removing.offers(2)[0])
    assert change.words.startswith("Asked Amazon to remove “Never again”, because it is about the seller's service")
    row = desk.inbox.rows([2])[0]
    assert row.removal_at == NOW
    assert row.lane == "first-contact"
    with pytest.raises(Refused, match="has not answered yet"):
        desk.removing.ask(2, desk.removing.offers(2)[0])
    assert desk.inbox.morning().removals_over == 0
    ticking.pass_(8 * DAY)
    assert desk.inbox.morning().removals_over == 1
    desk.removing.answered(2, "removed")
    sheet = desk.inbox.sheet(2)
    assert (sheet.outcome, sheet.removals[0].state, sheet.row.removal_at) == (Outcome.REMOVED, "removed", None)
    told = [event.words for event in sheet.timeline]
    assert any(words.startswith("Asked Amazon to remove, because") for words in told)
    assert "Amazon removed as asked" in told
    assert desk.inbox.morning().rescued == 0
    desk.triage.undo()
    assert desk.inbox.sheet(2).outcome is None
    assert desk.inbox.rows([2])[0].removal_at == NOW
    desk.triage.undo()
    assert desk.inbox.sheet(2).removals == ()
    desk.triage.redo()
    assert desk.inbox.sheet(2).removals[0].ground == "service"


@pytest.mark.parametrize("answer", ["refused", "struck-through", "withdrawn"])
def test_another_answer_changes_no_outcome(asked_for: Desk, answer: str) -> None:
    desk = asked_for
    desk.removing.ask(1, desk.removing.offers(1)[0])
    desk.removing.answered(1, answer)
    sheet = desk.inbox.sheet(1)
    assert (sheet.outcome, sheet.removals[0].state) == (None, answer)
    with pytest.raises(Refused, match="has answered already"):
        desk.removing.answered(1, answer)
    desk.removing.ask(1, desk.removing.offers(1)[0])
    assert len(desk.inbox.sheet(1).removals) == 2


def test_a_database_of_the_version_before_learns_it(asked_for: Desk) -> None:
    desk, connection = asked_for, sql(asked_for)
    connection.execute("DROP TABLE removals")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'removals'")
    connection.execute("PRAGMA user_version = 8")
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    desk.store.close()
    again = a_desk(Path(path), Ticking(NOW))
    assert again.removing.ask(2, again.removing.offers(2)[0]).cases == (2,)
    again.store.close()


def test_a_case_with_a_request_is_not_tidied_away(desk: Desk) -> None:
    bring_in(
        desk.store, [a_review(each, posted_at=NOW - 99 * DAY, title="", text="The seller lied.") for each in (1, 2)]
    )
    desk.removing.ask(1, desk.removing.offers(1)[0])
    assert desk.tidying.tidy().cases == (2,)
    assert list(desk.inbox.case_ids(View())) == [1]
