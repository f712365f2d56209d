"""What the desk needs to forget a buyer."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Depth(Enum):
    """How much of a buyer is taken out; each takes what those before it take."""

    NAMES = "names"
    """Name, order number and address, wherever they stand."""
    LETTERS = "letters"
    """Letters and messages, too."""
    ALL = "all"
    """Notes and promises, too; and no later import brings any of it back."""


class Held(NamedTuple):
    """How much is known of some buyers."""

    names: int = 0
    orders: int = 0
    messages: int = 0
    letters: int = 0
    notes: int = 0


class Personal(Protocol):
    """What is known of buyers."""

    def of_order(self, order: str) -> Sequence[int]:
        """The reviews that one order is known of."""

    def of_author(self, name: str) -> Sequence[int]:
        """The reviews under a public name, whatever its case and accents."""

    def old(self, before: int, limit: int) -> Sequence[int]:
        """Reviews whose work ended before a moment, or never began, and of whose buyers something is still known."""

    def old_of_imports(self, pattern: str, before: int, limit: int) -> Sequence[int]:
        """Reviews of imports by the pattern of their names, posted before a moment, whose buyers are still named."""

    def held(self, cases: Sequence[int]) -> Held:
        """How much is known of the buyers of some reviews."""

    def erase(self, cases: Sequence[int], depth: Depth, *, at: int, who: str, name: str, words: str) -> None:
        """Take the buyers of some reviews out, and write one act that says so. It can't be undone."""

    def wipe(self) -> None:
        """Overwrite in the file what was taken out of it, where that was cut off."""
