"""What the parts of the screen tell one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reviewtui.desk.past import Change
    from reviewtui.desk.rounds import Round
    from reviewtui.desk.syncing import SyncStep


class CasesChanged(Message):
    """An act was done, here or elsewhere: what shows the cases asks for them anew. `change` None means all of them."""

    def __init__(self, change: Change | None) -> None:
        super().__init__()
        self.change = change

    def can_replace(self, message: Message) -> bool:
        """One question about everything is enough."""
        return isinstance(message, CasesChanged) and self.change is None and message.change is None


class HeldUp(Message):
    """The desk waits for another program, as the words say; "" when it goes on."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Asked(Message):
    """Where a round of sync is, or what became of it."""

    def __init__(self, told: SyncStep | Round) -> None:
        super().__init__()
        self.told = told
