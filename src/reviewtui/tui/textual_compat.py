"""The room for Textual's private interfaces (of 8.2.8), painting apart, which has its own (`frames/app.py`).

Each touch says what it is for, and has a test that fails when a new Textual has moved it. Nothing here is decided: what
is done with it is the affair of who calls.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.dom import DOMNode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from queue import Queue
    from threading import Thread

    from rich.console import RenderableType
    from rich.style import Style
    from textual.app import App
    from textual.document._wrapped_document import WrappedDocument
    from textual.driver import Driver
    from textual.widget import Widget
    from textual.widgets import TextArea

    from reviewtui.desk.clipboard import Clipboard

__all__ = [
    "XTermParser",
    "driver_of",
    "end_with_words",
    "error_of",
    "forget_borders",
    "forget_drawn_lines",
    "frames_waiting",
    "is_lent",
    "lend_terminal",
    "lines_of_rows",
    "read_with",
    "restyle_wrapping",
    "style_of_class",
    "turn_mouse",
    "wrap_as_textual",
    "writer_of",
]


# the terminal --------------------------------------------------------------------------------------------------------


def driver_of(app: App[Any]) -> Driver | None:
    """What stands between an app and its terminal; None before the app runs."""
    return app._driver  # noqa: SLF001


def is_lent(driver: Driver) -> bool:
    """Whether the terminal is an editor's, by `App.suspend`: then the driver does not take it back at a SIGCONT."""
    return not driver._auto_restart  # noqa: SLF001


def writer_of(driver: Driver | None) -> Thread | None:
    """The thread that writes to the terminal; another one each time that the driver has taken it."""
    found: Thread | None = getattr(driver, "_writer_thread", None)
    return found


def frames_waiting(driver: Driver | None) -> Queue[str | None] | None:
    """The queue of what is still to be written; who paints waits for room in it. None where nothing writes."""
    found: Queue[str | None] | None = getattr(writer_of(driver), "_queue", None)
    return found


def lend_terminal(app: App[Any], clipboard: Clipboard) -> None:
    """Let escape sequences of a clipboard go out between two pictures of the screen, never inside one."""
    driver = driver_of(app)
    if driver is not None:
        clipboard.write = driver.write


def turn_mouse(app: App[Any]) -> bool | None:
    """Give the mouse to the terminal, or take it back; whether it is the terminal's now. It stays so when an editor
    has had the terminal in between. None for a driver that knows no mouse.
    """
    driver = driver_of(app)
    taken: bool | None = getattr(driver, "_mouse", None)
    if taken is None or driver is None or not hasattr(driver, "_disable_mouse_support"):
        return None
    if taken:
        driver._disable_mouse_support()  # noqa: SLF001
    driver._mouse = not taken  # noqa: SLF001
    if not taken:
        driver._enable_mouse_support()  # type: ignore[attr-defined]  # noqa: SLF001
    return taken


def read_with(driver: type[Driver], parser: type[XTermParser]) -> None:
    """Let a driver read with another parser from now on: each module of a driver names the one that it makes."""
    for base in driver.__mro__:
        room = sys.modules.get(base.__module__)
        if room is not None and vars(room).get("XTermParser") is XTermParser and room.__name__ != __name__:
            room.XTermParser = parser  # type: ignore[attr-defined]


# the app -------------------------------------------------------------------------------------------------------------


def error_of(app: App[Any]) -> Exception | None:
    """The error that ends an app."""
    return app._exception  # noqa: SLF001


def end_with_words(app: App[Any], words: RenderableType) -> None:
    """End an app as Textual ends it after an error, with these words on the terminal instead of a traceback."""
    app._exit_renderables.append(words)  # noqa: SLF001
    app._close_messages_no_wait()  # noqa: SLF001


def forget_borders() -> None:
    """Let go of the widgets of a screen that is gone: a cache on a method keeps them by the thousand."""
    StylesCache.get_inner_outer.cache_clear()


def style_of_class(widget: Widget, name: str) -> Style:
    """How the style sheets show a part of a widget that has this class; nothing of it is the widget's own style.

    A component class would do the same, but each of them is looked up each time that anything about the widget's styles
    changes: with a tone for everything that a line can say, half of the time that a reply takes to open.
    """
    node = DOMNode(classes=name)
    node._attach(widget)  # noqa: SLF001
    widget.app.stylesheet.apply(node, animate=False)
    return node.styles.partial_rich_style


# text areas ----------------------------------------------------------------------------------------------------------


def forget_drawn_lines(area: TextArea) -> None:
    """Have the lines of a text area drawn again: something beside the text has changed how they look."""
    area._line_cache.clear()  # noqa: SLF001


def lines_of_rows(document: WrappedDocument) -> list[tuple[int, int]]:
    """For each row of a wrapped text its line, and which row of that line it is."""
    return document._offset_to_line_info  # noqa: SLF001


def wrap_as_textual(
    text: str, width: int, tab_size: int, tabs: list[tuple[str, int]] | None, *, fold: bool
) -> list[int]:
    """Where the rows of a line begin, the first one apart."""
    from textual._wrap import compute_wrap_offsets

    return compute_wrap_offsets(text, width, tab_size, fold, tabs)


def restyle_wrapping(sections: Callable[[WrappedDocument, int], list[str]], wrap: Callable[..., list[int]]) -> None:
    """Let every wrapped text cut its lines into rows by other functions."""
    from textual.document import _wrapped_document as room

    room.WrappedDocument.get_sections = sections  # type: ignore[method-assign, assignment]
    vars(room)["compute_wrap_offsets"] = wrap


OVERRIDDEN: Mapping[str, tuple[str, ...]] = {
    "textual.app.App": ("_display", "_fatal_error"),
    "textual.widgets.TextArea": ("_render_line", "_on_key", "_on_paste"),
    "textual.widgets.Input": ("_on_key", "_on_paste"),
    "textual.command.CommandPalette": (
        "_action_escape",
        "_action_cursor_down",
        "_action_command_list",
        "_gather_commands",
        "_cancel_gather_commands",
    ),
}
"""Private methods that our widgets call or replace by inheriting; a test looks whether Textual still has them."""
