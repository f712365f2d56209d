"""Keeping what is typed: every pause is posted to be saved, and what nobody said to be saved is posted again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from reviewtui.domain.reply import Reply
from reviewtui.domain.text import clean
from reviewtui.tui.reply.save_state import SaveState, Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from reviewtui.domain.channel import Channel
    from reviewtui.tui.reply.paint import LetterState

PAUSE = 0.25
"""Seconds after the first key that is not saved yet; with the way to the store it stays below half a second."""
SHOWN = 0.1
"""Seconds that what follows the text waits for the save, so that both are one frame; a slow store holds nothing up."""
RETRY = 1.5
"""Seconds after which what nobody said to be saved is handed on again."""


class KeptLetter(Protocol):
    """The letter that must not be lost: what it says now, and where it shows how it stands."""

    standing: LetterState
    """When it was saved, whether saving is behind, and what went wrong."""

    @property
    def case(self) -> int | None:
        """The case that is written on; None while there is nothing to keep."""
        ...

    @property
    def written(self) -> Written:
        """What is to be saved: the reply and the door that it is for."""
        ...

    def show_state(self) -> None:
        """Show how the letter stands."""
        ...

    def show_written(self) -> None:
        """Show everything that follows the text."""
        ...

    def set_timer(self, delay: float, callback: Callable[[], None], /) -> Timer:
        """Call something after so many seconds."""
        ...

    def post_message(self, message: Message, /) -> bool:
        """Hand a message up to whoever saves letters; whether it will be heard."""
        ...


class Autosave:
    """Sees to it that a letter loses no keystroke; the pane in which it is written has one."""

    class Paused(Message):
        """The seller paused: this text is to be saved now, for this door of this case."""

        def __init__(self, case: int, channel: Channel, reply: Reply) -> None:
            super().__init__()
            self.case, self.channel, self.reply = case, channel, reply

    def __init__(self, letter: KeptLetter) -> None:
        self._letter = letter
        self._keeping = SaveState()
        self._away: dict[bool, Written] = {}
        """The text for the other kind of door, private or public, while it is not written on."""
        self._pause: Timer | None = None
        self._retry: Timer | None = None
        self._showing: Timer | None = None
        self._refused = ""
        """Why the store last could not take it."""

    def begin(self, kept: Written, away: dict[bool, Written]) -> None:
        """Another letter, as the store has it, and what is kept for the other kind of door."""
        self.stop_timers()
        self._away = away
        self._keeping = SaveState(kept, *away.values())

    def change_door(self, here: Written, following: Channel) -> Reply:
        """Put the text for a kind of door away, and take out the one for the other kind."""
        self._away[here.channel.public] = here
        return self._away.pop(following.public, Written(following, Reply())).reply

    @property
    def unsafe(self) -> Written | None:
        """What is not known to be saved: what is written now, or what was left for another door; None when all is."""
        if self._letter.case is None:
            return None
        texts = (self._letter.written, *self._away.values())
        return next((each for each in texts if not self._keeping.safe(each)), None)

    def saved(self, at: int, reply: Reply | None = None, channel: Channel | None = None) -> None:
        """What was posted first (or just this reply, for this door or the one at hand) is in the store since `at`."""
        letter = self._letter
        self._keeping.saved(None if reply is None else Written(channel or letter.written.channel, reply))
        behind = letter.standing.behind and self.unsafe is not None
        trouble = "" if letter.standing.trouble == self._refused else letter.standing.trouble
        letter.standing = letter.standing._replace(saved_at=at, behind=behind, trouble=trouble)
        if self._showing is not None:
            self._show()
        else:
            letter.show_state()

    def not_saved(self, reason: str, reply: Reply | None = None, channel: Channel | None = None) -> None:
        """The store could not take what was posted first (or just this reply); it is told, and tried again."""
        self._keeping.refused(None if reply is None else Written(channel or self._letter.written.channel, reply))
        self._refused = clean(reason)
        self._letter.standing = self._letter.standing._replace(trouble=self._refused, behind=True)
        self._letter.show_state()

    def flush(self) -> tuple[int, Channel, Reply] | None:
        """What is not known to be saved, the newest text, for whoever saves it now."""
        case, written = self._letter.case, self.unsafe
        if case is None or written is None:
            return None
        if not self._keeping.under_way(written):
            self._keeping.sent(written)
        return case, written.channel, written.reply

    def let_go(self) -> None:
        """Save nothing more of this: the letter is somebody else's now."""
        self.stop_timers()
        self._keeping = SaveState(self._letter.written, *self._away.values())

    def save_anew(self) -> None:
        """Save what is written now, whatever was said to be saved before."""
        self._keeping.unknown(self._letter.written)
        self.keep_now()

    def typed(self) -> None:
        """The text has changed: it is saved after a pause, counted from the first key that is not saved yet."""
        if self._pause is None:
            self._pause = self._letter.set_timer(PAUSE, self._paused)

    def _paused(self) -> None:
        self._letter.standing = self._letter.standing._replace(trouble="")
        self.keep()
        if self.unsafe is None:
            self._show()
        elif self._showing is None:
            self._showing = self._letter.set_timer(SHOWN, self._show)

    def _show(self) -> None:
        if self._showing is not None:
            self._showing.stop()
            self._showing = None
        self._letter.show_written()

    def keep_now(self) -> None:
        """Don't wait for the pause."""
        self._letter.standing = self._letter.standing._replace(trouble="")
        self.keep()
        self._show()

    def keep(self, *, again: bool = False) -> None:
        """Post what is not safe yet, once; `again` after nobody said that it was saved."""
        self.stop_timers()
        case, written = self._letter.case, self.unsafe
        if case is None or written is None:
            return
        if again or not self._keeping.under_way(written):
            self._keeping.sent(written)
            self._letter.post_message(self.Paused(case, written.channel, written.reply))
        self._retry = self._letter.set_timer(RETRY, self._overdue)

    async def until_safe(self, seconds: float = 1.0) -> None:
        """Wait until all that is written is saved, but not for ever: a full disk must not stop the seller."""
        self.keep()
        for _ in range(int(seconds / 0.01)):
            if self.unsafe is None:
                return
            await asyncio.sleep(0.01)

    def stop_timers(self) -> None:
        """Let neither a pause nor a missing answer start a save any more."""
        for timer in (self._pause, self._retry):
            if timer is not None:
                timer.stop()
        self._pause = self._retry = None

    def _overdue(self) -> None:
        self._retry = None
        rest = self.unsafe
        if rest is None:
            return
        if self._keeping.under_way(rest):  # what is still in its pause is not late
            self._letter.standing = self._letter.standing._replace(behind=True)
            self._letter.show_state()
        self.keep(again=True)
