"""The doors by which a reply leaves (docs/ARCHITECTURE.md, docs/amazon.md sections 1, 2 and 4)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Channel(StrEnum):
    """A door; what it carries stands in `Carries`."""

    AMAZON_CONTACT_CUSTOMER = "amazon-contact-customer"
    AMAZON_BUYER_MESSAGE = "amazon-buyer-message"
    AMAZON_FEEDBACK_MESSAGE = "amazon-feedback-message"
    AMAZON_FEEDBACK_REPLY = "amazon-feedback-reply"
    PUBLIC_REPLY = "public-reply"
    PRIVATE_MESSAGE = "private-message"

    @property
    def amazon(self) -> bool:
        """Whether Amazon's rules hold here; a `block` on such a channel stops the hand-off."""
        return self.value.startswith("amazon-")

    @property
    def public(self) -> bool:
        """Whether everybody can read what leaves here. A public reply is a text of its own beside a private letter."""
        return CARRIES[self] is Carries.PUBLIC_TEXT


class Carries(StrEnum):
    """What a door lets through."""

    FIXED_TEXT = "fixed text"
    PRIVATE_TEXT = "private text"
    PUBLIC_TEXT = "public text"


CARRIES = {
    Channel.AMAZON_CONTACT_CUSTOMER: Carries.FIXED_TEXT,
    Channel.AMAZON_BUYER_MESSAGE: Carries.PRIVATE_TEXT,
    Channel.AMAZON_FEEDBACK_MESSAGE: Carries.PRIVATE_TEXT,
    Channel.AMAZON_FEEDBACK_REPLY: Carries.PUBLIC_TEXT,
    Channel.PUBLIC_REPLY: Carries.PUBLIC_TEXT,
    Channel.PRIVATE_MESSAGE: Carries.PRIVATE_TEXT,
}

LIMITS = {
    Channel.AMAZON_BUYER_MESSAGE: 4000,
    Channel.AMAZON_FEEDBACK_MESSAGE: 4000,
    Channel.AMAZON_FEEDBACK_REPLY: 500,
    Channel.PUBLIC_REPLY: 500,
    Channel.PRIVATE_MESSAGE: 4000,
}
"""Characters a door takes. Amazon publishes no figure for its message page or the feedback reply; these are
conservative figures of our own, and the user's to change."""


class Button(StrEnum):
    """The two fixed texts of Amazon's *Contact Customer* (docs/amazon.md section 1)."""

    COURTESY_REFUND = "courtesy-refund"
    CUSTOMER_SUPPORT = "customer-support"


class Door(NamedTuple):
    """A way to a buyer that exists for one case now.

    `closes_at` in seconds, None when it does not close by itself. `open_` is False when it has closed or is not there
    yet; `words` says in one sentence what may be done here. `sure` is False for one that may turn out not to be there
    when the seller looks. `url` is the page of Amazon to go to, "" when none is
    known.
    """

    channel: Channel
    open_: bool
    words: str
    closes_at: int | None = None
    url: str = ""
    sure: bool = True
