"""Which tag? Those that exist stand there with their counts; what is typed narrows them down, Tab completes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual import on
from textual.widgets import Input

from reviewtui.domain.text import clean, tag_name
from reviewtui.tui.dialogs.dialog import ENTER, ESC, TAB, ClickableKeys, Dialog
from reviewtui.tui.dialogs.fields import Field
from reviewtui.tui.dialogs.sheet import on_sheet, titled
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, fit, paragraph
from reviewtui.tui.drawing.lines_view import LinesView
from reviewtui.tui.keys.signs import sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reviewtui.desk.views import TagUse

_SHOWN: Final = 8
_NAME: Final = 42
"""Cells for a tag."""


class TagDialog(Dialog[str | None]):
    """Answers with a tag, None when the seller goes back or writes nothing."""

    def __init__(self, uses: Sequence[TagUse], cases: int, about: str = "") -> None:
        """`uses` are the tags that exist, `cases` is how many cases are to be tagged; `about` names them."""
        super().__init__()
        self._uses, self._cases, self._about = uses, cases, clean(about)
        self._at: int | None = None
        self._first = 0
        self._heading = LinesView(classes="dialog--lines")
        self._field = Field("a word of your own, or one of these")
        self._list = ClickableKeys(classes="dialog--lines")
        self._foot = ClickableKeys(classes="dialog--lines")

    def compose(self) -> ComposeResult:
        """The question, a field, the tags, the keys."""
        yield on_sheet(self._heading, self._field, self._list, self._foot)

    def on_mount(self) -> None:
        """Put the cursor into the field, so that the next letter goes there."""
        self._heading.show(lambda width: [titled("Tag", self._about, width=width), BLANK])
        self.set_focus(self._field)
        self._show()

    @property
    def _found(self) -> list[TagUse]:
        """What fits to what is typed: first what begins so."""
        typed = tag_name(self._field.value)
        return [
            *(use for use in self._uses if use.tag.startswith(typed)),
            *(use for use in self._uses if typed in use.tag and not use.tag.startswith(typed)),
        ]

    def _chosen(self) -> str:
        found = self._found
        return found[self._at].tag if self._at is not None and self._at < len(found) else tag_name(self._field.value)

    def _show(self) -> None:
        found, at = self._found, self._at
        if at is not None:
            self._first = max(0, min(self._first, at), at - _SHOWN + 1)
        shown = found[self._first : self._first + _SHOWN]
        self._list.show(lambda width: self._lines(shown, len(found), width))
        keys = self.keys((ENTER, "put it on, or take it off"), (TAB, "complete"), *self._walks(), (ESC, "back"))
        self._foot.show(
            lambda width: (
                [BLANK, *paragraph(self._told(), width, "dim"), BLANK, keys] if self._told() else [BLANK, keys]
            )
        )

    def _walks(self) -> list[tuple[str, str]]:
        signs = [sign(key) for key in map(self.in_a_field, ("up", "down")) if key]
        return [(" ".join(signs), "choose")] if signs and self._uses else []

    def _lines(self, shown: Sequence[TagUse], count: int, width: int) -> list[Line]:
        lines: list[Line] = [BLANK]
        names = [fit(use.tag, min(_NAME, width - 26)) for use in shown]
        widest = max(map(cell_len, names), default=0)
        for row, (use, name) in enumerate(zip(shown, names, strict=True), self._first):
            here = "" if not use.here else "on it" if self._cases == 1 else f"on {use.here:,} of these"
            bar = TonedText("▌ " if row == self._at else "  ", "bar")
            number = f"{use.cases:>{widest - cell_len(name) + 7},} {'case ' if use.cases == 1 else 'cases'}"
            lines.append(
                (bar, TonedText(name, "title" if row == self._at else "plain"), TonedText(f"{number}   {here}", "dim"))
            )
        more = count - self._first - len(shown)
        return [*lines, (TonedText(f"  {more:,} more; type to narrow them down", "dim"),)] if more > 0 else lines

    def _told(self) -> str:
        """What Enter would do."""
        name = self._chosen()
        if not name:
            return "Nobody has used a tag yet." if not self._uses else ""
        use = next((each for each in self._uses if each.tag == name), None)
        if use is None:
            return f"{self.sign(ENTER)} puts on a new tag: {name}"
        if use.here == self._cases:
            return f"{self.sign(ENTER)} takes {name} off {'this case' if self._cases == 1 else f'all {self._cases:,}'}"
        where = (
            f"the {self._cases - use.here:,} that lack it" if use.here else "them" if self._cases > 1 else "this case"
        )
        return f"{self.sign(ENTER)} puts {name} on {where}"

    def press(self, key: str) -> bool:
        """Enter, and a click on it."""
        if key == ENTER:
            self.dismiss(self._chosen() or None)
        return key == ENTER

    def move(self, name: str) -> bool:
        """Through the tags; above the first the field alone counts."""
        count = len(self._found)
        if name not in {"down", "up"} or not count:
            return False
        at = -1 if self._at is None else self._at
        at += 1 if name == "down" else -1
        self._at = None if at in {-1, count} else count - 1 if at < -1 else at
        self._first = 0 if self._at is None else self._first
        self._show()
        return True

    def turn(self, by: int) -> bool:  # noqa: ARG002 - there is only one way to complete
        """Complete what is typed: the tag under the bar, or as far as all that fit are the same."""
        found = self._found
        if not found:
            return False
        word = self._chosen() if self._at is not None else _common(tag_name(self._field.value), found)
        self._field.value = word
        self._field.cursor_position = len(word)
        return True

    @on(Input.Changed)
    def _typed(self) -> None:
        self._at, self._first = None, 0
        self._show()


def _common(typed: str, found: Sequence[TagUse]) -> str:
    """The longest beginning of all that begin with what was typed; the only one that has it anywhere."""
    begun = [use.tag for use in found if use.tag.startswith(typed)]
    if not begun:
        return found[0].tag if len(found) == 1 else typed
    low, high = min(begun), max(begun)
    same = next((at for at, letter in enumerate(low) if at >= len(high) or letter != high[at]), len(low))
    return low[:same]
