"""What comes in from the terminal: keys, one after the other, and words, where there is a field for them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events

from reviewtui.domain.text import clean
from reviewtui.tui.dialogs.modal import Modal
from reviewtui.tui.frames.app import FramesApp
from reviewtui.tui.keys.bursts import STILL, KeyBurst, WordJump, are_words, letters, parted, read_together, typed_ahead
from reviewtui.tui.keys.fields import kind_of_field
from reviewtui.tui.screen import InboxScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from textual.driver import Driver
    from textual.message import Message

    from reviewtui.tui.keys.keymap import Keys

Keystrokes = list[events.Key]


@runtime_checkable
class AsksInField(Protocol):
    """A screen with a field, some of whose keys are about the screen."""

    def is_past_the_field(self, key: events.Key) -> bool:
        """Whether a key is about the screen, not about the words in its field."""
        ...

    def on_key(self, event: events.Key) -> Awaitable[None] | None:
        """Do what such a key means for the screen."""
        ...


class Entrance(FramesApp, inherit_bindings=False):
    """An app that hears keys and pastes before any widget does, and gives none of them a meaning of its own."""

    keys: Keys
    _dropped_at = -STILL

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system, which hands on together what it read together."""
        driver = super().get_driver_class()
        read_together(driver)
        return driver

    def post_message(self, message: Message) -> bool:
        """Keys that the terminal sends as one are taken apart."""
        if isinstance(message, events.Key):
            return all(super(Entrance, self).post_message(part) for part in parted(message))
        return super().post_message(message)

    async def on_event(self, event: events.Event) -> None:
        """Every key of the one screen goes through the action table; what has no meaning there is left to the field at
        hand.
        """
        if isinstance(event, KeyBurst):
            await self._hear_together(event.keys)
        elif isinstance(event, WordJump):
            await self._hear_together(event.whole() if self._in_field else event.apart())
        elif isinstance(event, events.Key) and not event.is_forwarded:
            if not await self._hear(event):
                await super().on_event(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded and not self._in_field:
            self._take_or_drop(event.text)
        else:
            await super().on_event(event)

    @property
    def _in_field(self) -> bool:
        return kind_of_field(self.focused) is not None

    async def _hear(self, key: events.Key) -> bool:
        """Whether the key had a meaning here."""
        if key.time - self._dropped_at < STILL and key.is_printable and not self._in_field:
            self._dropped_at = key.time
            return True
        if isinstance(self.screen, InboxScreen):
            self.app_focus = True
            return await self.screen.keys_here.hears(key)
        if key.key in self.keys.of("repaint"):
            self.action_repaint()
            return True
        if isinstance(self.screen, Modal) and not self._in_field:
            return self.screen.hears(key)
        if isinstance(self.screen, AsksInField) and self._in_field and self.screen.is_past_the_field(key):
            await self._typed()
            heard = self.screen.on_key(key)
            if heard is not None:
                await heard
            return True
        return False

    async def _typed(self) -> None:
        """Wait until the letters that were typed before are in the field at hand."""
        done = asyncio.Event()
        if self.focused is not None and self.focused.call_later(done.set):
            await done.wait()

    async def _hear_together(self, keys: Keystrokes) -> None:
        """Keys of one read: each is heard where those before it have led, words only where there is a field."""
        before: object = None
        while keys:
            inbox = self.screen_stack[0]
            place = (self.screen, inbox.place if isinstance(inbox, InboxScreen) else "")
            if place != before and not self._in_field:
                keys = self._without_words(keys)
            before = place
            if keys:
                keys[0].set_sender(self)
                await self.on_event(keys.pop(0))

    def _without_words(self, keys: Keystrokes) -> Keystrokes:
        """What is left of the keys when words among them have been taken, or dropped."""
        screen = self.screen
        if isinstance(screen, InboxScreen):
            ahead = typed_ahead(keys) and screen.keys_here.opens_a_field(keys[0].key)
            words = not ahead and (are_words(keys) or screen.keys_here.are_no_commands(keys))
        else:
            words = are_words(keys, 3 if isinstance(screen, Modal) and screen.takes_words else 4)
        if not words:
            return keys
        typed = next((at for at, key in enumerate(keys) if not key.is_printable), len(keys))
        if isinstance(screen, Modal) and screen.takes_words and typed:
            screen.take_words(letters(keys[:typed]))
            return keys[typed:]
        self._drop(len(keys))
        self._dropped_at = keys[-1].time
        return []

    def _take_or_drop(self, text: str) -> None:
        screen = self.screen
        if isinstance(screen, Modal) and screen.takes_words and text.strip():
            screen.take_words(clean(text.strip().splitlines()[0]))
        else:
            self._drop(len(text))

    def _drop(self, count: int) -> None:
        """Say that nothing was done with a paste, where the seller looks."""
        length = f"{count:,} character{'' if count == 1 else 's'}"
        words = f"A paste of {length} was dropped: there is no place for text here"
        inbox = self.screen_stack[0]
        if isinstance(inbox, InboxScreen):
            inbox.status.tell(words, "refused")
        if isinstance(self.screen, Modal):
            self.screen.tell(words)

    def action_repaint(self) -> None:
        """Say everything to the terminal again, in questions too."""
        self.paint_anew()
