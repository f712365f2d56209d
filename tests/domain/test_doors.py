from __future__ import annotations

from typing import Any

import pytest

from builders import DAY, NOW, a_review
from reviewtui.domain.channel import CARRIES, LIMITS, Carries, Channel, Door
from reviewtui.domain.doors import AMAZON_DOMAINS, Contact, FreeTextAfter, doors, no_order, seller_central, shop
from reviewtui.domain.review import Kind

FIRST, THREAD = Channel.AMAZON_CONTACT_CUSTOMER, Channel.AMAZON_BUYER_MESSAGE
PRIVATE, PUBLIC = Channel.AMAZON_FEEDBACK_MESSAGE, Channel.AMAZON_FEEDBACK_REPLY
SOON, OVER = NOW + DAY, NOW - DAY


def ways(
    kind: str = "product-review",
    marketplace: str = "DE",
    contact: Contact = Contact(),  # noqa: B008 - frozen
    closes_at: int = SOON,
    free_text_after: FreeTextAfter = "buyer-reply",
) -> tuple[Door, ...]:
    return doors(kind, marketplace, contact, closes_at, NOW, free_text_after)


def open_ones(found: tuple[Door, ...]) -> list[Channel]:
    return [door.channel for door in found if door.open_]


@pytest.mark.parametrize(
    ("contact", "closes_at", "after", "order", "open_"),
    [
        (Contact(), SOON, "buyer-reply", [FIRST, THREAD], [FIRST]),
        (Contact(), NOW, "buyer-reply", [FIRST, THREAD], []),
        (Contact(), OVER, "courtesy-refund", [FIRST, THREAD], []),
        (Contact(button="courtesy-refund"), SOON, "buyer-reply", [FIRST, THREAD], []),
        (Contact(button="customer-support"), SOON, "courtesy-refund", [FIRST, THREAD], []),
        (Contact(button="courtesy-refund"), SOON, "courtesy-refund", [THREAD, FIRST], [THREAD]),
        (Contact(buyer_wrote=True, button="customer-support"), SOON, "buyer-reply", [THREAD, FIRST], [THREAD]),
        (Contact(buyer_wrote=True, button="customer-support"), OVER, "buyer-reply", [THREAD, FIRST], [THREAD]),
    ],
)
def test_a_product_review_has_fixed_texts_first_and_own_words_only_in_the_thread(
    contact: Contact, closes_at: int, after: FreeTextAfter, order: list[Channel], open_: list[Channel]
) -> None:
    found = ways(contact=contact, closes_at=closes_at, free_text_after=after)
    assert [door.channel for door in found] == order
    assert open_ones(found) == open_


def test_a_buyer_who_wrote_first_can_be_answered_and_the_fixed_texts_are_still_there() -> None:
    assert open_ones(ways(contact=Contact(buyer_wrote=True))) == [THREAD, FIRST]


@pytest.mark.parametrize(
    ("contact", "closes_at", "open_"),
    [
        (Contact(), SOON, [PRIVATE, PUBLIC]),
        (Contact(), OVER, [PUBLIC]),
        (Contact(buyer_wrote=True), OVER, [PRIVATE, PUBLIC]),
        (Contact(public_reply_sent=True), SOON, [PRIVATE]),
        (Contact(public_reply_sent=True), OVER, []),
    ],
)
def test_feedback_takes_a_message_for_ninety_days_and_one_public_reply(
    contact: Contact, closes_at: int, open_: list[Channel]
) -> None:
    assert open_ones(ways("seller-feedback", contact=contact, closes_at=closes_at)) == open_


def test_other_shops_have_no_amazon_door() -> None:
    assert not any(door.channel.amazon for door in ways(marketplace="XX"))
    assert open_ones(ways(marketplace="")) == [FIRST]


@pytest.mark.parametrize("kind", ["product-review", "seller-feedback"])
@pytest.mark.parametrize("marketplace", [*AMAZON_DOMAINS, ""])
def test_the_way_leads_to_the_seller_central_of_the_marketplace(kind: str, marketplace: str) -> None:
    for door in ways(kind, marketplace):
        assert door.url.startswith(seller_central(marketplace) + "/")
        assert door.words


def test_shops_have_the_names_that_people_know() -> None:
    assert shop("GB") == "amazon.co.uk"
    assert shop("") == "marketplace unknown"
    assert shop("XX") == "XX"
    assert len(AMAZON_DOMAINS) >= 22


def test_every_channel_says_what_it_carries_and_own_words_have_a_limit() -> None:
    assert set(CARRIES) == set(Channel)
    assert set(LIMITS) == {channel for channel in Channel if CARRIES[channel] is not Carries.FIXED_TEXT}


@pytest.mark.parametrize(
    ("given", "doubt"),
    [
        ({}, ""),
        ({"verified": True}, ""),
        ({"verified": False}, "the purchase is not verified"),
        ({"verified": False, "order_id": "123-1234567-1234567"}, ""),
        ({"vine": True}, "a Vine review has no order"),
        ({"vine": True, "verified": True}, "a Vine review has no order"),
        ({"verified": False, "marketplace": ""}, "the purchase is not verified"),
        ({"verified": False, "marketplace": "etsy"}, ""),
        ({"verified": False, "kind": Kind.SELLER_FEEDBACK}, ""),
    ],
)
def test_without_an_order_of_ours_the_button_is_not_promised(given: dict[str, Any], doubt: str) -> None:
    review = a_review(**given)
    assert no_order(review) == doubt
    if review.kind == Kind.PRODUCT_REVIEW and review.marketplace in {"DE", ""}:
        first = doors(review.kind, review.marketplace, Contact(doubt=doubt), SOON, NOW, "buyer-reply")[0]
        assert first.open_
        assert first.sure is not bool(doubt)
        assert first.words.startswith("only if Amazon shows the button") is bool(doubt)
        late = doors(review.kind, review.marketplace, Contact(doubt=doubt), OVER, NOW, "buyer-reply")[0]
        assert not late.open_
