"""A few lines for ourselves, or what the buyer wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import TextArea

from reviewtui.domain.text import clean
from reviewtui.tui.dialogs.dialog import ENTER, ESC, NEW_LINE, ClickableKeys, Dialog
from reviewtui.tui.dialogs.fields import ShortText
from reviewtui.tui.dialogs.sheet import on_sheet, titled
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, fit
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from textual.app import ComposeResult


class NoteDialog(Dialog[str | None]):
    """Answers with a text of one or more lines, None when it was dropped or stayed empty."""

    def __init__(self, title: str = "Note", about: str = "") -> None:
        """`about` names the case."""
        super().__init__()
        self._title, self._about = clean(title), clean(about)
        self._sure: str | None = None
        """The words that were to be dropped when the way out was first pressed; others ask anew."""
        self._heading = LinesView(classes="dialog--lines")
        self._field = ShortText()
        self._keys = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """A title, a field, the keys."""
        yield on_sheet(self._heading, self._field, self._keys)

    def on_mount(self) -> None:
        """Put the cursor into the field, so that the next letter goes there."""
        self._heading.show(lambda width: [titled(fit(self._title, width).rstrip(), self._about, width=width), BLANK])
        self._keys.show(lambda _: self._hints())
        self.set_focus(self._field)

    def _hints(self) -> list[Line]:
        if self._sure is not None:
            return [
                BLANK,
                (
                    TonedText(self.sign(ESC), "key"),
                    TonedText(" again drops what you wrote   ", "warm"),
                    *self.keys((ENTER, "keep")),
                ),
            ]
        return [BLANK, self.keys((ENTER, "keep"), (NEW_LINE, "new line"), (ESC, "back"))]

    def press(self, key: str) -> bool:
        """Enter keeps the words, ``^n`` begins a new line; keys that are clicked come here, too."""
        if key == ENTER:
            self._done()
        elif key == NEW_LINE:
            self._field.insert("\n")
            self.set_focus(self._field)
        return key in {ENTER, NEW_LINE}

    @on(ShortText.Done)
    def _done(self) -> None:
        self.dismiss(clean(self._field.text).strip() or None)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._sure not in {None, self._field.text}:
            self._sure = None
            self._keys.show(lambda _: self._hints())

    def action_back(self) -> None:
        """Leave; what was written is dropped only when asked twice."""
        if self._sure == self._field.text or not self._field.text.strip():
            self.dismiss(None)
        else:
            self._sure = self._field.text
            self._keys.show(lambda _: self._hints())
