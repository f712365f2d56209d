"""A dialog from which something leaves the house: copies, links, and what became of them.

What leaves is written down first: `Leave` does that, and says why not where it can't.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work

from reviewtui.tui.dialogs.deliberate import Deliberate
from reviewtui.tui.drawing.lines import Line, TonedText, fit, hung
from reviewtui.tui.textual_compat import lend_terminal

if TYPE_CHECKING:
    from textual.app import App

    from reviewtui.desk.clipboard import Clipboard, Copied
    from reviewtui.domain.channel import Door

Answer = TypeVar("Answer")
Leave = Callable[[], Awaitable[str]]
"""Puts on record that a text leaves; "" once it is, else one sentence why it must not."""
log = logging.getLogger(__name__)


class LeavingDialog(Deliberate[Answer]):
    """Knows how to copy a text and to open a page, and says what came of it."""

    def __init__(self, clipboard: Clipboard, door: Door | None, leave: Leave) -> None:
        super().__init__()
        self._clipboard, self._leave = clipboard, leave
        self._url = door.url if door is not None else ""
        self._copied = ""
        self._opened = ""
        self._stuck = ""
        """Why nothing may leave, "" when it may."""

    def repaint(self) -> None:
        """Show what came of it."""

    def lend(self, app: App[object]) -> None:
        """Lend the terminal to the clipboard, before anything is copied through it."""
        lend_terminal(app, self._clipboard)

    @work(exclusive=True, group="copy", exit_on_error=False)
    async def copy(self, text: str, name: str) -> None:
        """Copy, away from the screen's own thread, once it is on record that it leaves, and say where to."""
        self._copied, self._stuck = "copying…", ""
        self.repaint()
        self._stuck = await self._leave()
        if not self._stuck:
            self._copied = copied_words(await self._copy(text, name))
            self.left()
        self.repaint()

    def left(self) -> None:
        """It has left: from now on it may be asked what became of it."""

    @work(exclusive=True, group="open", exit_on_error=False)
    async def open_page(self, *, leaves: bool = False) -> None:
        """Open the page; where nobody could see it, the link is copied instead. With `leaves` that is on record."""
        if not self._url:
            return
        self._stuck = await self._leave() if leaves else ""
        if self._stuck:
            self.repaint()
            return
        try:
            seen = await asyncio.to_thread(self._clipboard.open_page, self._url)
        except Exception:
            log.exception("a page could not be opened")
            seen = False
        if seen:
            self._opened = "opened in your browser"
        else:
            copied = await self._copy(self._url, "link.txt")
            self._opened = f"no browser here; link {copied_words(copied)}"
        self.repaint()

    async def _copy(self, text: str, name: str) -> Copied | None:
        try:
            return await asyncio.to_thread(self._clipboard.copy, text, name)
        except Exception:
            log.exception("a text could not be copied")
            return None

    def link(self, width: int) -> list[Line]:
        """The page to go to, and whether it was opened."""
        if not self._url:
            return []
        address = self._url.removeprefix("https://")
        lines = [(TonedText("o", "key"), TonedText(f"  {fit(address, width - 3)}"))]
        return [*lines, *hung(TonedText("   "), [TonedText(self._opened, "good")], width)] if self._opened else [*lines]


def copied_words(copied: Copied | None) -> str:
    """``copied: tmux buffer, xclip, replies/reply-1042.txt``."""
    if copied is None:
        return "could not be copied"
    places = [*copied.clipboards, _near(copied.file)] if copied.file else list(copied.clipboards)
    return f"copied: {', '.join(places)}" if places else "could not be copied: no clipboard, no room for the file"


def _near(file: str) -> str:
    """A file with the folder that it is in."""
    return "/".join(Path(file).parts[-2:])
