"""What the desk needs to know of one case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewtui.desk.correspondence import Message
    from reviewtui.desk.ports.leavings import Leavings
    from reviewtui.desk.views import CaseRecord, Note, Promise, Version
    from reviewtui.domain.ground import Removal
    from reviewtui.domain.review import Product, Review


class Cases(Protocol):
    """Questions about one case. A case that isn't there, or belongs to an import that isn't whole, has nothing: None,
    or an empty answer; no question raises for that.
    """

    @property
    def leavings(self) -> Leavings:
        """What left the program for its buyer."""

    def review(self, case: int) -> tuple[Review, Product] | None:
        """The review of a case, as it reads now, and what is known of its product."""

    def record(self, case: int) -> CaseRecord | None:
        """The row of a case, as the desk needs it to decide; inside an act as the act has left it."""

    def messages(self, case: int) -> tuple[Message, ...]:
        """What passed between the buyer and us, the oldest first; without what did not go out after all."""

    def promises(self, case: int) -> tuple[Promise, ...]:
        """The promises of a case in every state, the nearest date first."""

    def removals(self, case: int) -> tuple[Removal, ...]:
        """What Amazon was asked to remove, the oldest first."""

    def notes(self, case: int) -> tuple[Note, ...]:
        """The notes on a case, the oldest first."""

    def tags(self, case: int) -> tuple[str, ...]:
        """The tags of a case, by the alphabet."""

    def versions(self, case: int) -> tuple[Version, ...]:
        """Earlier states of its review, the oldest first; the state of now is none of them."""

    def origin(self, case: int) -> tuple[int, str]:
        """When a review came in and from which file, by its shown name; (0, "") where that isn't known."""

    def elsewhere(self, case: int, review: Review) -> int | None:
        """Another case of the same order in which the buyer has written to us; None without an order."""
