"""A small app around one widget, with the house's colours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.theme import Theme
from textual.widget import Widget

import reviewtui.tui
from reviewtui.tui.keys.key_reader import KeyReader
from reviewtui.tui.keys.keymap import Keys

_TUI = Path(reviewtui.tui.__file__).parent


def own_theme(*, dark: bool = True) -> Theme:
    """The palette of the house, for a test that needs no more."""
    hot, warm, cool, dim, line = (
        ("#f0716b", "#e0af68", "#7f9bb8", "#909ab2", "#2a3140")
        if dark
        else ("#b5352d", "#865400", "#456482", "#596175", "#d8d4c8")
    )
    return Theme(
        "house",
        primary="#7aa2f7" if dark else "#2f5fb3",
        background="#12151c" if dark else "#fbfaf7",
        surface="#171b24" if dark else "#f4f2ec",
        panel="#1e2430" if dark else "#ebe8df",
        foreground="#c8d0e0" if dark else "#242a35",
        success="#8fbf7f" if dark else "#286b35",
        dark=dark,
        variables={"hot": hot, "warm": warm, "cool": cool, "dim": dim, "line": line, "cursor-row": line},
    )


class Host(App[None]):
    """Shows one widget, and keeps every message that it was sent."""

    CSS_PATH: ClassVar = [_TUI / each / f"{each}.tcss" for each in ("case", "reply", "dialogs")]

    def __init__(self, widget: Widget | None = None) -> None:
        super().__init__()
        self.register_theme(own_theme())
        self.theme = "house"
        self.widget = widget

    def compose(self) -> ComposeResult:
        """The widget, if there is one."""
        if self.widget is not None:
            yield self.widget


class Keyed(Host):
    """Shows one widget, and hands on to `acts` what the action table says of a key in a place."""

    def __init__(self, widget: Widget, place: str, acts: Callable[[str], Awaitable[None]]) -> None:
        super().__init__(widget)
        self._hearing, self._place, self._does = KeyReader(Keys()), place, acts

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            heard = self._hearing.hear(self._place, event.key)
            if heard.action:
                await self._does(heard.action)
                return
        await super().on_event(event)


def seen(app: App[None]) -> list[str]:
    """The lines on the screen, without their colours."""
    compositor = app.screen._compositor
    return ["".join(segment.text for segment in strip) for strip in compositor.render_strips()]
