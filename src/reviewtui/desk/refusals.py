"""What the desk does not do, in one sentence that the seller can act on."""

from __future__ import annotations


class Refused(Exception):
    """An act that can't be done, in one sentence: what stands in the way and what can be done instead."""


class DatabaseGone(Refused):
    """Nothing is kept any more: the database was deleted or replaced under the open program."""


class HeldBack(Exception):
    """Something that should not leave yet, in one sentence: why. The seller may insist (``anyway=True``)."""


class Overtaken(Exception):
    """A save that would have gone over what another window of the same person wrote or recorded as sent since; what it
    brought is kept among the earlier versions. `sent` says which of the two.
    """

    def __init__(self, *, sent: bool, at: int) -> None:
        became = "recorded as sent" if sent else "taken over"
        super().__init__(f"This letter was {became} in another window; what you wrote is kept as an earlier version")
        self.sent = sent
        self.at = at
