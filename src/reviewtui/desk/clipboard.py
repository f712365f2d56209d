"""How a letter leaves the program by hand: what the screens ask for, and what they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Copied(NamedTuple):
    """Where a text went: the clipboards that took it, in words, and the file that holds it ("" when none could)."""

    clipboards: tuple[str, ...]
    file: str


class Clipboard(Protocol):
    """How text and links leave the program. All may take a moment: call them in a worker thread.

    `write` sends escape sequences to the terminal; who paints there sets its own, so that none lands in a picture.
    """

    write: Callable[[str], None]

    def copy(self, text: str, name: str) -> Copied:
        """Put a text on every clipboard that is there, and into a file called `name`."""
        ...

    def keep(self, text: str, name: str) -> str:
        """Put a text into a file called `name` alone; answers where, "" where that can't be."""
        ...

    def open_page(self, url: str) -> bool:
        """Open a page where there is a browser to see it; False when there is none (then the link is shown)."""
        ...
