"""Case sheets for the tests of screens, built the shortest way."""

from __future__ import annotations

from typing import Any

from reviewtui.desk.views import CaseRow, CaseSheet, Event
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel, Door
from reviewtui.domain.clock import HOUR
from reviewtui.domain.factors import Factor
from reviewtui.domain.review import Product, Review
from reviewtui.domain.text import clean

NOW = 1_795_421_520  # Mon 23 Nov 2026 08:12 UTC
POSTED = NOW - 6 * HOUR
SELLER = "https://sellercentral.amazon.com"

TEXT = (
    "I bought this mug for my commute and it has been nothing but trouble.\n\n"
    "The lid leaks. By the time I got to work half of the coffee was in my bag.\n\n"
    "The handle wobbles too."
)
FACTORS = (
    Factor("helpful", 4.2, "10 of 10 helpful, on its way to page one"),
    Factor("sales", 2.1, "18% of your sales stand behind it"),
    Factor("few-reviews", 1.02, "1,204 reviews to hide among"),
    Factor("age", 0.975, "6 hours old: 97% can still be reached"),
)
DOORS = (
    Door(
        Channel.AMAZON_CONTACT_CUSTOMER, True, "on Amazon's page, two fixed texts", NOW + 90 * 24 * HOUR,
        f"{SELLER}/brand-customer-reviews/",
    ),
    Door(Channel.AMAZON_BUYER_MESSAGE, False, "your own words, after they answer", None, f"{SELLER}/messaging/inbox"),
)  # fmt: skip


def make_review(**changes: Any) -> Review:
    """A furious mug buyer, with changes."""
    review = Review(
        "R1", "US", "B0DEMOMUG1", 1, "DO NOT BUY THIS PRODUCT", TEXT, POSTED,
        helpful_votes=10, total_votes=10, verified=True, author="Mara L.",
    )  # fmt: skip
    return review._replace(**changes)


def make_row(review: Review, **changes: Any) -> CaseRow:
    """The line of the inbox for a review."""
    row = CaseRow(
        case=1042, lane=Lane.FIRST_CONTACT, score=96.1, stars=review.stars, title=review.title, text_start="",
        words="", product="Travel mug 500 ml", helpful_votes=10, total_votes=10, due_at=POSTED + 24 * HOUR,
        posted_at=POSTED, hopeless=False, marketplace="US", kind=review.kind, review_id="R1", asin="B0DEMOMUG1",
        claimed_by="", drafted=False, wakes_at=None,
    )  # fmt: skip
    return row._replace(**changes)


def make_sheet(review: Review | None = None, row: dict[str, Any] | None = None, **changes: Any) -> CaseSheet:
    """All of one case, with changes."""
    about = review or make_review()
    sheet = CaseSheet(
        row=make_row(about, **(row or {})),
        review=about,
        product=Product("US", "B0DEMOMUG1", "Travel mug 500 ml", 0.18, 4.3, 1204),
        factors=FACTORS, doors=DOORS, draft=None, other_drafts=(), messages=(), promises=(), tags=("leak",), notes=(),
        versions=(), journal=(), timeline=(Event(POSTED, "posted"), Event(NOW - HOUR, "Tagged: leak")), outcome=None,
        imported_at=NOW - HOUR, imported_from="reviews.csv",
    )  # fmt: skip
    return sheet._replace(**changes)


HOSTILE = clean(
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 [bold]markup[/] [/nope] [@click=app.quit]x[/]\n"
    "\u202egnirts\u202c \u200bzero\u200b \u2066iso\u2069 \x9b2J\x00 "
    "箱が壊れていたので交換してください。"
    "👨\u200d👩\u200d👧 ❤\ufe0f 👍\U0001f3fd z" + "\u0301" * 40 + "\n"
    "שלום עולם الشحنة وصلت متأخرة " + "x" * 300
)
"""What somebody might try, after cleaning at the border."""
