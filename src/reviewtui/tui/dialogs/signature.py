"""What stands below every letter, asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from reviewtui.domain.text import clean, one_line
from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog
from reviewtui.tui.dialogs.fields import Field
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, fit, paragraph
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from textual.app import ComposeResult

_WORDS = (
    "The shop's name, or yours: it is put below every private letter, is kept for this shop and not asked for again. "
    'sign = "…" in the settings changes it, greet_and_sign = false takes greeting and signature away.'
)


class SignatureDialog(Dialog[str | None]):
    """Answers with the signature, "" for none at all, None for later. `trouble` says what was wrong with the last."""

    def __init__(self, closing: str, value: str = "", trouble: str = "") -> None:
        super().__init__()
        self._words_above, self._value, self._trouble = closing, one_line(clean(value)), trouble
        self._heading = LinesView(classes="dialog--lines")
        self._field = Field()
        self._keys = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The question, a field, the keys."""
        yield on_sheet(self._heading, self._field, self._keys)

    def on_mount(self) -> None:
        """Put the cursor into the field, so that the next letter goes there."""
        self._heading.show(self._head)
        self._keys.show(self._foot)
        self._field.value = self._value
        self._field.action_end()
        self.set_focus(self._field)

    def _head(self, width: int) -> list[Line]:
        title = (TonedText(fit("Your first letter: what name stands below it?", width), "title"),)
        trouble = paragraph(self._trouble, width, "hot") if self._trouble else []
        closing = [(TonedText(fit(f" {self._words_above}", width), "dim"),)] if self._words_above else []
        return [title, *trouble, *paragraph(_WORDS, width, "dim"), BLANK, *closing]

    def _foot(self, _: int) -> list[Line]:
        empty = not self._field.value.strip()
        return [BLANK, self.keys((ENTER, "no signature, ever" if empty else "keep it"), (ESC, "later"))]

    def press(self, key: str) -> bool:
        """Enter, and a click on it."""
        if key == ENTER:
            self._done()
        return key == ENTER

    @on(Input.Changed)
    def _typed(self) -> None:
        self._keys.show(self._foot)

    @on(Input.Submitted)
    def _done(self) -> None:
        self.dismiss(one_line(clean(self._field.value)))
