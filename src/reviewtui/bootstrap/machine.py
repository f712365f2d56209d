"""What plain mode needs of the machine: clipboards, pages, the seller's editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.cli.programs import Outside

if TYPE_CHECKING:
    from pathlib import Path


def outside_of(path: Path) -> Outside:
    """What goes out from a database, and the editor, which finds a place where a dropped line leaves its text."""
    from reviewtui.channels.system_clipboard import SystemClipboard
    from reviewtui.config import paths
    from reviewtui.tui.reply.editing import WHOLE, place
    from reviewtui.tui.reply.editor import edit

    def edited(case: int, text: str) -> tuple[str | None, str]:
        return edit(text, f"{WHOLE}.txt", place=lambda: place(paths.editing(path), case, WHOLE, text))

    return Outside(SystemClipboard(paths.replies(path)), edited)
