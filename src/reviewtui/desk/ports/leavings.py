"""What the desk needs to know of what has left the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewtui.desk.correspondence import Leaving, Message
    from reviewtui.desk.past import Sent


class Leavings(Protocol):
    """What left the program, and what was recorded as sent."""

    def of_case(self, case: int) -> tuple[Leaving, ...]:
        """All that ever left for a case, the oldest first."""

    def unanswered(self, who: str) -> tuple[Leaving, ...]:
        """What left by a person's hand and is still not known to have gone out, the newest first."""

    def retracted(self, case: int) -> tuple[Message, ...]:
        """Messages that did not go out after all."""

    def sent(self, case: int, message: int) -> Sent | None:
        """The act that recorded a message of a case as sent."""
