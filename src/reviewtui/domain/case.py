"""A case: our work on one review, and the lane in which it stands (docs/ARCHITECTURE.md)."""

from __future__ import annotations

from enum import StrEnum

from reviewtui.domain.clock import HOUR


class Lane(StrEnum):
    """Where a case stands in our work on it: what it waits for decides when it comes up again."""

    FIRST_CONTACT = "first-contact"
    BUYER_REPLIED = "buyer-replied"
    PROMISED = "promised"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    DONE = "done"

    @property
    def words(self) -> str:
        """The lane as it is called on screens."""
        return _WORDS[self]


_WORDS = {
    Lane.FIRST_CONTACT: "First contact",
    Lane.BUYER_REPLIED: "Replied",
    Lane.PROMISED: "Promised",
    Lane.WAITING: "Waiting",
    Lane.SNOOZED: "Snoozed",
    Lane.DONE: "Done",
}

OPEN_LANES = (Lane.FIRST_CONTACT, Lane.BUYER_REPLIED, Lane.PROMISED, Lane.WAITING, Lane.SNOOZED)
"""Every lane but `done`, in the order of the tabs."""


CLAIM_SECONDS = 2 * HOUR
"""How long a claim holds."""
CLAIM_ENDS_WITHIN = CLAIM_SECONDS + HOUR // 4
"""A claim that ends later than this from now was made by a clock that was wrong, and holds nobody back."""


class Outcome(StrEnum):
    """What became of a review after our work."""

    RAISED = "raised"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    LOWERED = "lowered"


def effective_lane(lane: Lane, resume: Lane, wakes_at: int | None, now: int) -> Lane:
    """The lane that counts now: a snoozed case whose time has come is back where it was, without any act."""
    if lane is Lane.SNOOZED and wakes_at is not None and wakes_at <= now:
        return resume
    return lane
