"""What of a reply is safe, what is on its way, and what is not yet."""

from __future__ import annotations

from typing import NamedTuple

from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply


class Written(NamedTuple):
    """What is to be saved."""

    channel: Channel
    reply: Reply


class Safekeeping:
    """Remembers what was last said to be saved. In doubt it answers that something is not."""

    def __init__(self, kept: Written) -> None:
        self._kept = kept
        self._sent: list[Written] = []

    def safe(self, written: Written) -> bool:
        """Whether just this has been saved."""
        return written == self._kept

    def under_way(self, written: Written) -> bool:
        """Whether just this was handed on last."""
        return bool(self._sent) and self._sent[-1] == written

    def sent(self, written: Written) -> None:
        """Handed on to be saved."""
        self._sent = [*self._sent[-20:], written]

    def saved(self, reply: Reply | None = None) -> None:
        """Something was saved: this reply, or else what was handed on first."""
        at = next((index for index, each in enumerate(self._sent) if reply in {None, each.reply}), None)
        if at is not None:
            self._kept = self._sent[at]
            del self._sent[: at + 1]
