"""All that the desk asks of the place where things are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reviewtui.desk.ports.acts import Acts
from reviewtui.desk.ports.cases import Cases
from reviewtui.desk.ports.drafts import Drafts
from reviewtui.desk.ports.facts import DatabaseFacts
from reviewtui.desk.ports.imports import Imports
from reviewtui.desk.ports.journal import Journal
from reviewtui.desk.ports.lists import Lists
from reviewtui.desk.ports.presence import Presence
from reviewtui.desk.ports.ranks import Ranks
from reviewtui.desk.ports.selections import Selections

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reviewtui.desk.ports.bursts import Bursts
    from reviewtui.desk.ports.counting import Counting
    from reviewtui.desk.ports.personal import Personal
    from reviewtui.desk.ports.ruled import Ruled
    from reviewtui.desk.ports.told import Told


class Store(Lists, Cases, Selections, Acts, Journal, Drafts, Presence, DatabaseFacts, Ranks, Imports, Protocol):
    """Where everything is kept; tests/store/contract holds what any store must do.

    Every method belongs to one thread. Times are seconds since 1970 UTC, cases are told by the numbers of their
    reviews, texts have been cleaned. Any method raises Refused, in one sentence for a person, where what is kept can't
    be read or written now; nothing of what it was to write is kept then.
    """

    @property
    def told(self) -> Told:
        """What was told at once."""

    @property
    def ruled(self) -> Ruled:
        """The cases that rules are for."""

    @property
    def bursts(self) -> Bursts:
        """What was heard and counted, and the bursts in it."""

    @property
    def counting(self) -> Counting:
        """What a shop's work came to."""

    @property
    def personal(self) -> Personal:
        """What is known of buyers."""

    @property
    def wrote(self) -> bool:
        """Whether this store has written anything since it was opened."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Read several things as they are at one moment, whatever others write meanwhile. Nothing is written inside."""

    def data_version(self) -> int:
        """A number that changes when somebody else has written. Raises DatabaseGone where nothing is kept any more."""

    def close(self) -> None:
        """Let go of it; nothing may be asked afterwards."""
