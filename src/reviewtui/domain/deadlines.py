"""The dates after which something can't be done any more, per marketplace (docs/amazon.md sections 1 and 2).

Amazon changes them, so they are configuration: every set says as of when it held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.review import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Windows(NamedTuple):
    """How long things are possible in one marketplace, in seconds. `as_of` is the day on which this was looked up."""

    review_page: int = 90 * DAY
    """After publication Amazon's page shows a review for so long, and with it Contact Customer."""
    feedback: int = 90 * DAY
    """After the order a seller may contact the buyer about feedback, and ask Amazon to look at it."""
    feedback_removal: int = 60 * DAY
    """After leaving feedback the buyer can take it back. From memory, no source found: an aid, never a promise."""
    answer: int = 24 * HOUR
    """A buyer's message wants an answer; weekends and holidays count."""
    delivery_claim: int = 48 * HOUR
    """A delivery problem wants a solution; after that a claim can follow."""
    as_of: str = "2026-11-23"


class WindowSettings(NamedTuple):
    """The windows of every marketplace, with those that hold elsewhere."""

    default: Windows = Windows()
    by_marketplace: Mapping[str, Windows] = {}

    def of(self, marketplace: str) -> Windows:
        """The windows of one marketplace."""
        return self.by_marketplace.get(marketplace, self.default)


class ClockSettings(NamedTuple):
    """The user's clocks, in seconds, and the windows of the marketplaces."""

    first_contact: int = 24 * HOUR
    answer: int = 24 * HOUR
    follow_up: int = 5 * DAY
    removal: int = 7 * DAY
    """When an answer to a request for removal is looked for; Amazon names no time."""
    windows: WindowSettings = WindowSettings()

    def closes_at(self, kind: str, posted_at: int, marketplace: str = "") -> int:
        """When Amazon's door for a review closes."""
        windows = self.windows.of(marketplace)
        return posted_at + (windows.feedback if kind == Kind.SELLER_FEEDBACK else windows.review_page)


def first_contact_due(posted_at: int, came_in: int, clock: int, lost_after: int) -> int | None:
    """When the clock of a first contact runs out; None for what was beyond rescue when it came in, which has none.

    It starts with the posting. What came in when that clock had run out already gets one that starts with its arrival:
    nobody can be late for what they could not know.
    """
    if came_in - posted_at > lost_after:
        return None
    due_at = posted_at + clock
    return due_at if due_at > came_in else came_in + clock


class Deadline(NamedTuple):
    """A date in words: what ends then."""

    name: str
    at: int
    words: str
    as_of: str


def deadlines(
    windows: Windows, kind: str, posted_at: int | None, replied_at: int | None, *, delivery_problem: bool
) -> tuple[Deadline, ...]:
    """The deadlines of a case, the nearest first. `replied_at` is when the buyer last wrote, if they wait for us."""
    found: list[tuple[str, int, str]] = []
    if posted_at is None:
        pass
    elif kind == Kind.SELLER_FEEDBACK:
        found.append(("feedback", posted_at + windows.feedback, "contact about feedback ends"))
        found.append(("feedback-removal", posted_at + windows.feedback_removal, "the buyer can no longer take it back"))
    else:
        found.append(("review-page", posted_at + windows.review_page, "Amazon's page drops the review"))
    if replied_at is not None:
        found.append(("answer", replied_at + windows.answer, "Amazon's answer clock ends"))
        if delivery_problem:
            found.append(("delivery-claim", replied_at + windows.delivery_claim, "a claim can follow"))
    return tuple(sorted((Deadline(*each, windows.as_of) for each in found), key=lambda each: each.at))
