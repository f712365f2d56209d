"""The application: themes, styles, the keymap, and the one screen."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App

from reviewtui.tui.drawing.themes import DARK, background_known, borrowed_variables, choose_theme, own_themes
from reviewtui.tui.keys.entrance import Entrance
from reviewtui.tui.keys.keymap import Keys
from reviewtui.tui.screen import InboxScreen
from reviewtui.tui.textual_compat import end_with_words, error_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.command import Provider

    from reviewtui.tui.context import Context
    from reviewtui.tui.signals import SystemSignals

log = logging.getLogger(__name__)

FATAL = (
    "reviewtui: stopped by an error of its own; every letter is kept as it was at the last pause, and the details are "
    "in the log (reviewtui doctor says where)"
)


def _commands() -> type[Provider]:
    from reviewtui.tui.commands.palette import Palette

    return Palette


class ReviewApp(Entrance):
    """The inbox on a terminal."""

    TITLE = "reviewtui"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss"]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    NOTIFICATION_TIMEOUT = 1
    ENABLE_COMMAND_PALETTE = False
    """Textual would give it a key of its own; the action table has one."""

    def __init__(self, context: Context) -> None:
        super().__init__(paint_all=context.paint_all)
        self.context = context
        self.signals: SystemSignals | None = None
        self.keys = Keys(context.keymap, context.own_commands)
        self.animation_level = "none"
        for theme in own_themes(known_background=background_known(os.environ)):
            self.register_theme(theme)
        wanted = choose_theme(context.theme, os.environ)
        self._dress(wanted if wanted in self.available_themes else DARK)

    def on_load(self) -> None:
        """Before the terminal is taken."""
        if self.signals is not None:
            self.signals.begin()

    def on_mount(self) -> None:
        """From now on the terminal is ours: the system's wishes to stop and to go on are heard."""
        if self.signals is not None:
            self.signals.mind_stops()

    async def keep_for_the_end(self) -> None:
        """The system wants an end: save what is written."""
        screen = self.screen_stack[0]
        if isinstance(screen, InboxScreen):
            await screen.keep_for_the_end()

    def show_help(self, place: str) -> None:
        """Lay the keys of a place over what stands there."""
        from reviewtui.tui.dialogs.help import Help

        self.push_screen(Help(self.keys, place))

    def action_suspend_process(self) -> None:
        """Give the terminal to the shell until it says ``fg``."""
        if self.signals is not None:
            self.signals.stop()

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
        """The inbox, which lies below every question; made once by Textual."""
        return InboxScreen(self.context, self.keys)

    def _fatal_error(self) -> None:
        """An error of our own ends the program: the log has it, the seller gets one sentence."""
        log.error("the screens failed", exc_info=error_of(self))
        end_with_words(self, Text(FATAL))

    async def action_quit(self) -> None:
        """Leave; what is being written is kept first."""
        screen = self.screen_stack[0]
        if not isinstance(screen, InboxScreen) or await screen.keep_everything():
            self.exit()
