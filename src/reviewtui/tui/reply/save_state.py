"""What of a reply is safe, what is on its way, and what is not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.reply import Reply

if TYPE_CHECKING:
    from reviewtui.domain.channel import Channel


class Written(NamedTuple):
    """What is to be saved."""

    channel: Channel
    reply: Reply


class SaveState:
    """Remembers what was last said to be saved, of the private letter and of the public reply. In doubt it answers that
    something is not.
    """

    def __init__(self, *kept: Written) -> None:
        self._kept = {each.channel.public: each for each in kept}
        self._sent: list[Written] = []

    def safe(self, written: Written) -> bool:
        """Whether just this has been saved, or there is nothing to save yet; and nothing else is on its way over it."""
        if any(each != written for each in self._sent if each.channel.public == written.channel.public):
            return False
        kept = self._kept.get(written.channel.public)
        return written == kept if kept is not None else written.reply.empty

    def under_way(self, written: Written) -> bool:
        """Whether just this was handed on last."""
        return bool(self._sent) and self._sent[-1] == written

    def sent(self, written: Written) -> None:
        """Handed on to be saved."""
        self._sent = [*self._sent[-20:], written]

    def saved(self, written: Written | None = None) -> None:
        """Something was saved: this, or else what was handed on first."""
        at = next((index for index, each in enumerate(self._sent) if written in {None, each}), None)
        if at is not None:
            kept = self._sent[at]
            self._kept[kept.channel.public] = kept
            del self._sent[: at + 1]

    def refused(self, written: Written | None = None) -> None:
        """Something was not saved: this, or else what was handed on first. It is on its way no longer; what stands in
        the store is not known, for the trouble may have come behind the saving.
        """
        at = next((index for index, each in enumerate(self._sent) if written in {None, each}), None)
        if at is not None:
            lost = self._sent.pop(at)
            self._kept[lost.channel.public] = Written(lost.channel, Reply("\0"))

    def unknown(self, written: Written) -> None:
        """What stands in the store may be something else by now."""
        self._kept[written.channel.public] = Written(written.channel, Reply("\0"))
        self._sent = [each for each in self._sent if each != written]
