"""What we promise, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from reviewtui.domain.text import clean, one_line
from reviewtui.domain.when import read_when
from reviewtui.tui.dialogs.dialog import ENTER, ESC, ClickableKeys, Dialog
from reviewtui.tui.dialogs.fields import HINT, Field, when_words
from reviewtui.tui.dialogs.sheet import on_sheet, titled
from reviewtui.tui.drawing.lines import BLANK, TonedText
from reviewtui.tui.drawing.lines_view import LinesView

if TYPE_CHECKING:
    from datetime import tzinfo

    from textual.app import ComposeResult

EVENING = 18
"""A promise for a day is kept until its evening."""


class PromiseDialog(Dialog[tuple[str, int] | None]):
    """Answers with the promise and the moment that it is due."""

    def __init__(self, now: int, zone: tzinfo, about: str = "") -> None:
        """`about` names the case."""
        super().__init__()
        self._about = clean(about)
        self._now, self._zone = now, zone
        self._heading = LinesView(classes="dialog--lines")
        self._text = Field("replacement with a checked seal")
        self._between = LinesView(classes="dialog--lines")
        self._due = Field(HINT)
        self._told = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """Two fields: what, and by when."""
        yield on_sheet(self._heading, self._text, self._between, self._due, self._told)

    def on_mount(self) -> None:
        """Put the cursor into the field, so that the next letter goes there."""
        self._heading.show(lambda width: [titled("Promise", self._about, "what", width=width), BLANK])
        self._between.show(lambda _: [BLANK, (TonedText("by when", "dim"),), BLANK])
        self._tell()
        self.set_focus(self._text)

    def _at(self) -> int | None:
        return read_when(self._due.value, self._now, self._zone, EVENING)

    @on(Input.Changed)
    def _tell(self) -> None:
        words = when_words(self._due.value, self._at(), self._now, self._zone)
        hints = self.keys((ENTER, "next field, then done"), (ESC, "back"))
        self._told.show(lambda _: [words, BLANK, hints])

    def press(self, key: str) -> bool:
        """Enter: the next field, and in the last one done."""
        if key == ENTER:
            self._next()
        return key == ENTER

    def move(self, name: str) -> bool:
        """Arrows walk between the fields."""
        if name in {"up", "down"}:
            self.set_focus(self._due if self.focused is self._text else self._text)
        return name in {"up", "down"}

    @on(Input.Submitted)
    def _next(self) -> None:
        text, at = one_line(clean(self._text.value)), self._at()
        if not text:
            self.set_focus(self._text)
        elif at is None:
            self.set_focus(self._due)
        else:
            self.dismiss((text, at))
