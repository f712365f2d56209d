"""What the place where a reply is written offers to whoever is given a `Stage`; names only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.reply.pane import ReplyPane


class WritesReply(Protocol):
    """Where a reply is written, and how it goes to the desk (`reply/place.py`)."""

    @property
    def pane(self) -> ReplyPane:
        """The fields, and how the letter in them stands."""
        ...

    @property
    def case(self) -> int | None:
        """The case that is written on."""
        ...

    async def keep(self) -> bool:
        """Save what is not safe yet, because the seller goes; whether all is safe now."""
        ...

    async def take_letter(self, title: str, reply: Reply, /) -> bool:
        """Put a letter that a command wrote in the place of what is written here, which is kept as a version."""
        ...

    async def hand_off(self) -> None:
        """Save what is written, then lead it to the door that is open for it."""
        ...

    async def snippets(self) -> None:
        """Words to begin the step at hand with."""
        ...

    async def versions(self) -> None:
        """How the letter read before, and one of them back."""
        ...

    async def leave(self) -> None:
        """Back to where the seller came from, at once; the letter is saved after that."""
        ...
