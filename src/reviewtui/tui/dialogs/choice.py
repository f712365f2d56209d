"""A question with a few answers, each under one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.dialogs.modal import ENTER, ESC, Modal
from reviewtui.tui.dialogs.sheet import on_sheet
from reviewtui.tui.drawing.line import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

Value = TypeVar("Value")


class Choice(NamedTuple, Generic[Value]):
    """An answer: its key, its words, what it stands for."""

    key: str
    words: str
    value: Value


class ChoiceDialog(Modal[Value | None]):
    """Answers with what was chosen, None when the seller goes back."""

    def __init__(self, title: str, choices: Sequence[Choice[Value]], about: str = "") -> None:
        """`about` names the case."""
        super().__init__()
        self._title, self._about = title, about
        self._choices = choices
        self._at = 0
        self._shown = Static(markup=False, id="choices")

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        about = f"  ·  {self._about}" if self._about else ""
        title = Content.assemble((self._title, "bold"), about)
        yield on_sheet(Static(title, markup=False), self._shown)

    def on_mount(self) -> None:
        """Show the lines of the question once it is on the screen."""
        self._paint()

    def _paint(self) -> None:
        lines = []
        widest = max(width_of(choice.words) for choice in self._choices)
        for index, choice in enumerate(self._choices):
            here = "on $cursor-row" if index == self._at else ""
            mark = "▌ " if index == self._at else "  "
            words = choice.words + " " * (widest - width_of(choice.words))
            line = Content.assemble((mark, "$primary"), (choice.key, "bold $primary"), f"  {words}  ")
            lines.append(line.stylize(here) if here else line)
        ways: list[Content] = []
        for key, does in ((ENTER, "take it"), (ESC, "back")):
            ways += [Content("   ")] * bool(ways)
            ways.append(Content.assemble((self.sign(key), "bold $primary"), (f" {does}", "$dim")))
        self._shown.update(Content("\n").join([*lines, Content(""), Content("").join(ways)]))

    def move(self, name: str) -> bool:
        """Move the bar to another answer, by a name of the action table; whether it can move."""
        steps = {"down": self._at + 1, "up": self._at - 1, "first": 0, "last": -1}
        if name in steps:
            self._at = steps[name] % len(self._choices)
            self._paint()
        return name in steps

    def press(self, key: str) -> bool:
        """An answer's own key, or what the bar is on."""
        if key == ENTER:
            self.dismiss(self._choices[self._at].value)
            return True
        chosen = next((choice for choice in self._choices if choice.key == key), None)
        if chosen is not None:
            self.dismiss(chosen.value)
        return chosen is not None

    def on_click(self, event: events.Click) -> None:
        """A click on an answer gives it, one beside the question goes back."""
        if event.widget is self._shown and 0 <= event.y < len(self._choices):
            self.dismiss(self._choices[event.y].value)
        elif event.widget is self:
            self.dismiss(None)
