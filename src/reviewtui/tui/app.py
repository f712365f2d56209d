"""The application: themes, styles, the keymap, and the one screen."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar, Protocol, runtime_checkable

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.message import Message

from reviewtui.tui.actions import BY_ID, Keys
from reviewtui.tui.frames.door import FramesApp
from reviewtui.tui.house import House
from reviewtui.tui.screen import InboxScreen
from reviewtui.tui.themes import DARK, background_known, borrowed_variables, choose_theme, house_themes

log = logging.getLogger(__name__)

FATAL = (
    "reviewtui: stopped by an error of its own; every letter is kept as it was at the last pause, and the details are "
    "in the log (reviewtui doctor says where)"
)


@runtime_checkable
class Chorded(Protocol):
    """A field in which two keys may be one."""

    def end_chord(self) -> bool:
        """Whether this was the second half."""
        ...


def _commands() -> type[Provider]:
    from reviewtui.tui.palette import Palette

    return Palette


class ReviewApp(FramesApp):
    """The inbox on a terminal."""

    TITLE = "reviewtui"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss"]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    NOTIFICATION_TIMEOUT = 1
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(BY_ID["repaint"].keys), "repaint", show=False, priority=True, id="repaint")
    ]
    """In questions and fields too."""

    def __init__(self, house: House) -> None:
        super().__init__(paint_all=house.paint_all)
        self.house = house
        self.keys = Keys(house.keymap)
        self.animation_level = "none"
        for theme in house_themes(background_known(os.environ)):
            self.register_theme(theme)
        wanted = choose_theme(house.theme, os.environ)
        self._dress(wanted if wanted in self.available_themes else DARK)
        if self.keys.remapped:
            self.set_keymap(self.keys.for_textual())

    def _dress(self, theme: str) -> None:
        """Put the first theme on before anything is parsed; set in the usual way, all styles would be parsed twice.

        Sixteen colours need the usual way: Textual then stops turning them into others.
        """
        if self.available_themes[theme].ansi:
            self.theme = theme
            return
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Textual's own themes know nothing of urgency."""
        return borrowed_variables(self.current_theme)

    def get_default_screen(self) -> InboxScreen:
        """The one screen."""
        return InboxScreen(self.house, self.keys)

    def _fatal_error(self) -> None:
        """An error of our own ends the program: the log has it, the seller gets one sentence."""
        log.error("the screens failed", exc_info=self._exception)
        self._exit_renderables.append(Text(FATAL))
        self._close_messages_no_wait()

    def post_message(self, message: Message) -> bool:
        """Esc with another key right behind it comes from the terminal as Alt with that key, and would be a letter in
        a letter: here it is both keys again.
        """
        if isinstance(message, events.Key) and message.key.startswith("alt+") and message.is_printable:
            name = message.key.removeprefix("alt+")
            pressed = events.Key(name if len(name) == 1 else name.removeprefix("shift+").upper(), message.character)
            left = events.Key("escape", None)
            left.time = pressed.time = message.time
            super().post_message(left)
            return super().post_message(pressed)
        return super().post_message(message)

    def action_help_quit(self) -> None:
        """Control-C is no way out; say which key is."""
        if isinstance(self.screen, InboxScreen):
            self.screen.status.tell(f"{self.keys.sign('quit')} in the list leaves; everything is kept")

    def action_repaint(self) -> None:
        """Say everything to the terminal again. A field hears of it in its turn, where it may be half of a chord."""
        field: object = self.focused

        def in_turn() -> None:
            if not (isinstance(field, Chorded) and field.end_chord()):
                self.paint_anew()

        (self.focused or self).call_later(in_turn)

    async def action_quit(self) -> None:
        """Leave; what is being written is kept first."""
        screen = self.screen_stack[0]
        if not isinstance(screen, InboxScreen) or await screen.keep_everything():
            self.exit()
