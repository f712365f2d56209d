"""What the commands know of sources: those in the settings, the services that there are, and how one is added."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reviewtui.desk.syncing import SyncReport


class NamedSource(NamedTuple):
    """A source as the settings tell it: what it is (``folder``, ``service`` or ``selling-partner``) and of whom."""

    name: str
    what: str
    of: str
    minutes: float = 0.0
    """How often the open inbox asks it; 0 for never."""
    complete: bool = False
    variables: tuple[str, ...] = ()
    """Variables of the environment out of which alone its secrets come."""


class KnownService(NamedTuple):
    """A service that comes with the program: the words and secrets that it wants, some of which have a usual value."""

    id: str
    name: str
    ask: tuple[str, ...]
    secret: tuple[str, ...]
    usual: Mapping[str, str]


class SourceBook(Protocol):
    """The sources of one settings file. What goes wrong is raised as one of the complaints, in one sentence."""

    def named(self) -> Sequence[NamedSource]:
        """Those that are configured, in the order of the file."""
        ...

    def services(self) -> Sequence[KnownService]:
        """Those that come with the program."""
        ...

    def service(self, name: str) -> KnownService:
        """One of them, or one of the seller's own file."""
        ...

    def regions(self) -> Mapping[str, Sequence[str]]:
        """The regions of the Selling Partner API with their marketplaces."""
        ...

    def try_out(self, name: str, table: Mapping[str, object]) -> SyncReport:
        """Ask a source that is not written down yet what it has, and keep nothing of it but what spares the next run
        its questions.
        """
        ...

    def write(self, name: str, table: Mapping[str, object]) -> Path:
        """Write a source down in the settings file, behind all that stands there; answers which file that is."""
        ...
