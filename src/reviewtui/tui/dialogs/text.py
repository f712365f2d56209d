"""One line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from reviewtui.domain.text import clean, one_line
from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog
from reviewtui.tui.dialogs.fields import Field
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, TonedText, fit
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TextDialog(Dialog[str | None]):
    """Answers with a line, None when the seller goes back or writes nothing."""

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question = clean(question)
        self._heading = LinesView(classes="dialog--lines")
        self._value = one_line(clean(value))
        self._field = Field()
        self._keys = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The question, a field, the keys."""
        yield on_sheet(self._heading, self._field, self._keys, narrow=True)

    def on_mount(self) -> None:
        """Put the cursor into the field, so that the next letter goes there."""
        self._heading.show(lambda width: [(TonedText(fit(self._question, width), "title"),), BLANK])
        self._keys.show(lambda _: [BLANK, self.keys((ENTER, "done"), (ESC, "back"))])
        self._field.value = self._value
        self._field.action_end()
        self.set_focus(self._field)

    def press(self, key: str) -> bool:
        """Enter, and a click on it."""
        if key == ENTER:
            self._done()
        return key == ENTER

    @on(Input.Submitted)
    def _done(self) -> None:
        self.dismiss(one_line(clean(self._field.value)) or None)
