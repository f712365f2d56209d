"""What a command of the seller's own printed, to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, TonedText, fit, paragraph
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Printed(Dialog[None]):
    """A text under a heading; it scrolls, and changes nothing."""

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._title, self._text = heading, text
        self._heading = LinesView(classes="dialog--lines")
        self._lines = ClickableKeys(classes="dialog--menu", can_focus=True)
        self._keys = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The heading, the text, the way back."""
        yield on_sheet(self._heading, self._lines, self._keys, about_case=False)

    def on_mount(self) -> None:
        """Show all of it from its first line."""
        self._heading.show(lambda width: [(TonedText(fit(self._title, width), "title"),), BLANK])
        self._lines.show(lambda width: paragraph(self._text, width))
        self._keys.show(lambda _: [BLANK, self.keys((ESC, "back"))])
        self.set_focus(self._lines)

    def on_resize(self) -> None:
        """However low the window, heading and keys stay in sight; the text scrolls."""
        self._lines.styles.max_height = max(3, self.size.height - 7)

    def press(self, key: str) -> bool:
        """Enter leads back, as Esc does."""
        if key == ENTER:
            self.dismiss(None)
        return key == ENTER

    def move(self, name: str) -> bool:
        """Scroll what does not fit, by a name of the action table."""
        return self._lines.move(name)
