"""What are you looking for? While a query is typed, ways to go on, how much it finds and what is wrong stand below."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from rich.cells import cell_len
from textual import on
from textual.widgets import Input

from reviewtui.domain.query.complete import Continuation, offers
from reviewtui.domain.query.parse import parse
from reviewtui.domain.query.tree import QueryError
from reviewtui.tui.dialogs.dialog import ENTER, ESC, TAB, ClickableKeys, Dialog
from reviewtui.tui.dialogs.fields import Field, walked
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, fit, paragraph
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.signs import sign

if TYPE_CHECKING:
    from datetime import tzinfo

    from textual.app import ComposeResult

_SHOWN: Final = 6
_REST: Final = 0.2
"""Seconds without a key after which it is counted what a query finds."""
_EXAMPLE: Final = "leak stars:<=2 age:<1w -tag:refund"
Counting = Callable[[str], Coroutine[Any, Any, str]]
"""Says in a few words what a query finds."""


class FindDialog(Dialog[str | None]):
    """Answers with a query that can be understood, "" for every case, None when the seller goes back."""

    def __init__(
        self, text: str, known: Mapping[str, Sequence[str]], zone: tzinfo, me: str, counting: Counting
    ) -> None:
        super().__init__()
        self._text, self._known, self._zone, self._me, self._counting = text, known, zone, me, counting
        self._offers: list[Continuation] = []
        self._at: int | None = None
        self._found = ""
        self._refused: QueryError | None = None
        """Why Enter did not find anything; until the next key."""
        self._heading = LinesView(classes="dialog--lines")
        self._field = Field("words, and fields such as stars:<=2")
        self._list = ClickableKeys(classes="dialog--lines")
        self._foot = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The question, a field, how to go on, what is found, the keys."""
        yield on_sheet(self._heading, self._field, self._list, self._foot, about_case=False)

    def on_mount(self) -> None:
        """Wait for words; those of the query at hand stand there."""
        self._heading.show(lambda _: [(TonedText("Find", "title"), TonedText(f"  such as {_EXAMPLE}", "dim")), BLANK])
        self._field.value = self._text
        self._field.cursor_position = len(self._text)
        self.set_focus(self._field)
        self._show()

    def _wrong(self, *, typing: bool) -> QueryError | None:
        try:
            parse(self._field.value, self._zone, me=self._me, typing=typing)
        except QueryError as error:
            return error
        return None

    def _show(self) -> None:
        self._offers = offers(self._field.value, self._known)
        first = 0 if self._at is None else max(0, self._at - _SHOWN + 1)
        shown = self._offers[first : first + _SHOWN]
        error = self._refused or self._wrong(typing=True)
        self._list.show(lambda width: [*self._caret(error, width), *self._lines(shown, first, width)])
        walks = [(" ".join(map(sign, filter(None, map(self.in_a_field, ("up", "down"))))), "choose")]
        keys = self.keys((ENTER, "find"), (TAB, "complete"), *(walks if self._offers else []), (ESC, "back"))
        told = str(error) if error is not None else self._found
        tone: Tone = "warm" if error is not None else "dim"
        self._foot.show(lambda width: [BLANK, *paragraph(told or " ", width, tone), BLANK, keys])

    def _caret(self, error: QueryError | None, width: int) -> list[Line]:
        """A line that marks the letters which an error is about, as long as they stand in sight."""
        if error is None:
            return [BLANK]
        text = self._field.value
        before = cell_len(text[: error.start])
        if cell_len(text) >= width:
            return [(TonedText(fit(f"here: {text[error.start : error.end]}", width), "warm"),)]
        return [(TonedText(" " * (before + 1) + "~" * cell_len(text[error.start : error.end]), "warm"),)]

    def _lines(self, shown: Sequence[Continuation], first: int, width: int) -> list[Line]:
        widest = max((cell_len(offer.word) for offer in shown), default=0)
        return [
            (
                TonedText("▌ " if row == self._at else "  ", "bar"),
                TonedText(fit(offer.word, width - 4), "title" if row == self._at else "plain"),
                TonedText(" " * (widest - cell_len(offer.word) + 3)),
                TonedText(fit(offer.told, max(0, width - widest - 6)), "dim"),
            )
            for row, offer in enumerate(shown, first)
        ]

    def press(self, key: str) -> bool:
        """Enter, and a click on it: what is under the bar is put in, else the query is the answer."""
        if key != ENTER:
            return False
        if self._at is not None:
            self._put(self._offers[self._at])
            return True
        self._refused = self._wrong(typing=False)
        if self._refused is None:
            self.dismiss(self._field.value.strip())
        else:
            self._show()
        return True

    def move(self, name: str) -> bool:
        """Through the ways to go on; above the first the field alone counts."""
        count = len(self._offers)
        if name not in {"down", "up"} or not count:
            return False
        self._at = walked(self._at, count, name)
        self._show()
        return True

    def turn(self, by: int) -> bool:  # noqa: ARG002 - there is only one way to complete
        """Put in the way to go on that is under the bar, or the first."""
        if not self._offers:
            return False
        self._put(self._offers[self._at or 0])
        return True

    def _put(self, offer: Continuation) -> None:
        self._field.value = offer.text
        self._field.cursor_position = len(offer.text)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._at, self._found, self._refused = None, "", None
        self._show()
        self.set_timer(_REST, self._count)

    def _count(self) -> None:
        if self._wrong(typing=True) is None and self._field.value.strip():
            self.run_worker(self._say_found, group="count", exclusive=True, exit_on_error=False)  # type: ignore[arg-type]

    async def _say_found(self) -> None:
        text = self._field.value
        found = await self._counting(text)
        if text == self._field.value:
            self._found = found
            self._show()
