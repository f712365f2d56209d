"""Which doors are open for a case, until when, and what may be said there (docs/amazon.md sections 1, 2 and 4)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reviewtui.domain.channel import Channel, Door
from reviewtui.domain.review import Kind, Review, enters_queue

AMAZON_DOMAINS = {
    "US": "com", "CA": "ca", "MX": "com.mx", "BR": "com.br", "GB": "co.uk", "DE": "de", "FR": "fr", "IT": "it",
    "ES": "es", "NL": "nl", "SE": "se", "PL": "pl", "BE": "com.be", "IE": "ie", "TR": "com.tr", "AE": "ae",
    "SA": "sa", "EG": "eg", "IN": "in", "SG": "sg", "AU": "com.au", "JP": "co.jp", "ZA": "co.za",
}  # fmt: skip
"""Marketplace to the end of its amazon domain (docs/amazon.md section 4)."""

LANGUAGES = {
    "MX": "es", "BR": "pt", "DE": "de", "FR": "fr", "IT": "it", "ES": "es", "NL": "nl", "SE": "sv", "PL": "pl",
    "BE": "fr", "TR": "tr", "EG": "ar", "SA": "ar", "AE": "ar", "JP": "ja",
}  # fmt: skip
"""The language that most buyers of a marketplace speak, where it isn't English."""


class Contact(NamedTuple):
    """What has passed between the buyer and us so far, as far as it opens or closes doors.

    `stars` because Amazon's page lets a seller contact those who gave three or fewer.
    """

    stars: int = 1

    buyer_wrote: bool = False
    button: str = ""
    """The fixed text that was sent, "" when none was."""
    message_sent: bool = False
    public_reply_sent: bool = False
    doubt: str = ""
    """Why the first door may not be there, as `no_order` says."""


FreeTextAfter = Literal["buyer-reply", "courtesy-refund"]


def shop(marketplace: str) -> str:
    """The name of the shop that people know: ``amazon.co.uk``."""
    domain = AMAZON_DOMAINS.get(marketplace)
    return f"amazon.{domain}" if domain else marketplace or "marketplace unknown"


def no_order(review: Review) -> str:
    """Why there may be no order of ours behind a review, without which Amazon shows no *Contact Customer*; else ""."""
    on_amazon = review.kind == Kind.PRODUCT_REVIEW and (not review.marketplace or review.marketplace in AMAZON_DOMAINS)
    if not on_amazon or review.order_id:
        return ""
    if review.vine:
        return "a Vine review has no order"
    return "the purchase is not verified" if review.verified is False else ""


def seller_central(marketplace: str) -> str:
    """The host of Seller Central for a marketplace, https included."""
    return f"https://sellercentral.amazon.{AMAZON_DOMAINS.get(marketplace, 'com')}"


def doors(
    kind: str, marketplace: str, contact: Contact, closes_at: int | None, now: int, free_text_after: FreeTextAfter
) -> tuple[Door, ...]:
    """The doors of a case, the one to take first on top; `closes_at` is None for an undated review.

    A product review has only Amazon's *Contact Customer* with its two fixed texts; free text goes into the thread that
    follows. Seller feedback takes a private message and one public reply. Elsewhere than on Amazon (no such
    marketplace) a public reply or a private message is all that is known.
    """
    if kind == Kind.SELLER_FEEDBACK:
        return _feedback(marketplace, contact, closes_at, now)
    if marketplace and marketplace not in AMAZON_DOMAINS:
        return (
            Door(Channel.PRIVATE_MESSAGE, open_=True, words="a private message, where the shop offers one"),
            Door(Channel.PUBLIC_REPLY, open_=True, words="a public reply below the review, where the shop offers one"),
        )
    return _product_review(marketplace, contact, closes_at, now, free_text_after)


def _product_review(
    marketplace: str, contact: Contact, closes_at: int | None, now: int, free_text_after: FreeTextAfter
) -> tuple[Door, ...]:
    host = seller_central(marketplace)
    thread_open = contact.buyer_wrote or (contact.button == "courtesy-refund" and free_text_after == "courtesy-refund")
    if thread_open:
        words = (
            "your own words, in the thread that they opened"
            if contact.buyer_wrote
            else ("your own words, below the courtesy refund")
        )
    elif contact.button:
        words = "your own words, once they answer Contact Customer"
    else:
        words = "your own words, after they answer Contact Customer"
    thread = Door(Channel.AMAZON_BUYER_MESSAGE, thread_open, words, None, f"{host}/messaging/inbox")
    page = f"{host}/brand-customer-reviews/"
    first = _contact_customer(page, contact, closes_at, now)
    return (thread, first) if thread_open else (first, thread)


def _contact_customer(page: str, contact: Contact, closes_at: int | None, now: int) -> Door:
    """Amazon's fixed texts: open while the page shows the review and none of them was sent."""
    open_, sure = False, True
    if contact.button:
        words = f"the fixed text “{contact.button.replace('-', ' ')}” has been sent"
    elif closes_at is not None and closes_at <= now:
        words = "Amazon's page no longer shows this review"
    elif not enters_queue(contact.stars):
        words = "Amazon opens this door for three stars or fewer"
    else:
        open_, sure = True, not contact.doubt
        words = "on Amazon's page, two fixed texts"
        words += "" if closes_at is not None else ", as long as it shows this review"
        words = words if sure else f"only if Amazon shows the button: {contact.doubt}"
    return Door(Channel.AMAZON_CONTACT_CUSTOMER, open_=open_, words=words, closes_at=closes_at, url=page, sure=sure)


def _feedback(marketplace: str, contact: Contact, closes_at: int | None, now: int) -> tuple[Door, ...]:
    host = seller_central(marketplace)
    page = f"{host}/feedback-manager/index.html"
    open_ = contact.buyer_wrote or closes_at is None or closes_at > now
    words = (
        "your own words, to the buyer of this order" if open_ else "90 days are over: only an answer to them is allowed"
    )
    message = Door(Channel.AMAZON_FEEDBACK_MESSAGE, open_, words, None if contact.buyer_wrote else closes_at, page)
    if contact.public_reply_sent:
        public = Door(
            Channel.AMAZON_FEEDBACK_REPLY, open_=False, words="your public reply stands; it can't be edited", url=page
        )
    else:
        public = Door(
            Channel.AMAZON_FEEDBACK_REPLY,
            open_=True,
            words="a public reply beside the feedback, once, never editable",
            url=page,
        )
    return message, public


def closed_words(door: Door) -> str:
    """Why nothing leaves by a closed door, as one sentence."""
    if door.channel is Channel.AMAZON_BUYER_MESSAGE:
        return f"Amazon lets {door.words.replace('your own words,', 'your own words out only')}"
    names = {
        Channel.AMAZON_CONTACT_CUSTOMER: "Contact Customer",
        Channel.AMAZON_FEEDBACK_MESSAGE: "A message about this feedback",
        Channel.AMAZON_FEEDBACK_REPLY: "A public reply",
    }
    return f"{names.get(door.channel, 'This')} is not possible now: {door.words}"
