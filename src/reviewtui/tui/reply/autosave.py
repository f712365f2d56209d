"""Keeping what is typed: every pause is posted to be saved, and what nobody said to be saved is posted again."""

from __future__ import annotations

import asyncio

from textual import on
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from reviewtui.desk.views import CaseSheet
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.domain.text import clean
from reviewtui.tui.reply.form import ReplyForm
from reviewtui.tui.reply.paint import LetterState
from reviewtui.tui.reply.save_state import SaveState, Written

PAUSE = 0.25
"""Seconds after the first key that is not saved yet; with the way to the store it stays below half a second."""
RETRY = 1.5
"""Seconds after which what nobody said to be saved is handed on again."""


class Autosave(Widget):
    """A reply that loses no keystroke. What it looks like is the business of who inherits it."""

    class Paused(Message):
        """Save this now."""

        def __init__(self, case: int, channel: Channel, reply: Reply) -> None:
            super().__init__()
            self.case, self.channel, self.reply = case, channel, reply

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._sheet: CaseSheet | None = None
        self._standing = LetterState(Channel.AMAZON_BUYER_MESSAGE)
        self._keeping = SaveState(Written(Channel.AMAZON_BUYER_MESSAGE, Reply()))
        self._away: dict[bool, Written] = {}
        """The text for the other kind of door, private or public, while it is not written on."""
        self._pause: Timer | None = None
        self._retry: Timer | None = None

    @property
    def case(self) -> int | None:
        """The case that is written on."""
        return self._sheet.row.case if self._sheet is not None else None

    @property
    def written(self) -> Written:
        """What is to be saved: the reply and the door that it is for."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Show how the letter stands."""
        raise NotImplementedError

    def show_written(self) -> None:
        """Show everything that follows the text."""
        raise NotImplementedError

    @property
    def unsafe(self) -> Written | None:
        """What is not known to be saved: what is written now, or what was left for another door; None when all is."""
        texts = (self.written, *self._away.values())
        return next((each for each in texts if not self._keeping.safe(each)), None) if self._sheet is not None else None

    def saved(self, at: int, reply: Reply | None = None, channel: Channel | None = None) -> None:
        """What was posted first (or just this reply, for this door or the one at hand) is in the store since `at`."""
        self._keeping.saved(None if reply is None else Written(channel or self.written.channel, reply))
        behind = self._standing.behind and self.unsafe is not None
        self._standing = self._standing._replace(saved_at=at, behind=behind)
        self.show_state()

    def not_saved(self, reason: str) -> None:
        """The store could not take it; it is told, and tried again."""
        self._standing = self._standing._replace(trouble=clean(reason), behind=True)
        self.show_state()

    def flush(self) -> tuple[int, Channel, Reply] | None:
        """What is not known to be saved, the newest text, for whoever saves it now."""
        written = self.unsafe
        if self._sheet is None or written is None:
            return None
        if not self._keeping.under_way(written):
            self._keeping.sent(written)
        return self._sheet.row.case, written.channel, written.reply

    def let_go(self) -> None:
        """Save nothing more of this: the letter is somebody else's now."""
        self.stop_timers()
        self._keeping = SaveState(self.written, *self._away.values())

    def save_anew(self) -> None:
        """Save what is written now, whatever was said to be saved before."""
        self._keeping.unknown(self.written)
        self.keep_now()

    @on(ReplyForm.Typed)
    def _typed(self, event: ReplyForm.Typed) -> None:
        event.stop()
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self.keep_now)

    def keep_now(self) -> None:
        """Don't wait for the pause."""
        self._standing = self._standing._replace(trouble="")
        self.keep()
        self.show_written()

    def keep(self, *, again: bool = False) -> None:
        """Post what is not safe yet, once; `again` after nobody said that it was saved."""
        self.stop_timers()
        written = self.unsafe
        if self._sheet is None or written is None:
            return
        if again or not self._keeping.under_way(written):
            self._keeping.sent(written)
            self.post_message(self.Paused(self._sheet.row.case, written.channel, written.reply))
        self._retry = self.set_timer(RETRY, self._overdue)

    async def until_safe(self, seconds: float = 1.0) -> None:
        """Wait until all that is written is saved, but not for ever: a full disk must not stop the seller."""
        self.keep()
        for _ in range(int(seconds / 0.01)):
            if self.unsafe is None:
                return
            await asyncio.sleep(0.01)

    def stop_timers(self) -> None:
        """Nothing waits any more."""
        for timer in (self._pause, self._retry):
            if timer is not None:
                timer.stop()
        self._pause = self._retry = None

    def _overdue(self) -> None:
        self._retry = None
        if self.unsafe is not None:
            self._standing = self._standing._replace(behind=True)
            self.show_state()
            self.keep(again=True)
