"""A question with a few answers, each under one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.once import Once
from reviewtui.tui.sheet import on_sheet

if TYPE_CHECKING:
    from textual import events

Value = TypeVar("Value")


class Choice(NamedTuple, Generic[Value]):
    """An answer: its key, its words, what it stands for."""

    key: str
    words: str
    value: Value


class ChoiceDialog(Once[Value | None]):
    """Answers with what was chosen, None when the seller goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Back"),
        Binding("j,down", "by(1)", show=False),
        Binding("k,up", "by(-1)", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice[Value]]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._at = 0
        self._shown = Static(markup=False, id="choices")

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        yield on_sheet(Static(Content.styled(self._title, "bold"), markup=False), self._shown)

    def on_mount(self) -> None:
        """Paint."""
        self._paint()

    def _paint(self) -> None:
        lines = []
        for index, choice in enumerate(self._choices):
            here = "on $cursor-row" if index == self._at else ""
            mark = "▌ " if index == self._at else "  "
            line = Content.assemble((mark, "$primary"), (choice.key, "bold $primary"), f"  {choice.words}  ")
            lines.append(line.stylize(here) if here else line)
        self._shown.update(Content("\n").join(lines))

    def action_back(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)

    def action_by(self, step: int) -> None:
        """Move the cursor."""
        self._at = (self._at + step) % len(self._choices)
        self._paint()

    def action_take(self) -> None:
        """Answer with what the cursor is on."""
        self.dismiss(self._choices[self._at].value)

    def on_key(self, event: events.Key) -> None:
        """An answer's own key."""
        for choice in self._choices:
            if event.character == choice.key:
                event.stop()
                self.dismiss(choice.value)
                return

    def on_click(self, event: events.Click) -> None:
        """A click on an answer gives it, one beside the question goes back."""
        if event.widget is self._shown and 0 <= event.y < len(self._choices):
            self.dismiss(self._choices[event.y].value)
        elif event.widget is self:
            self.dismiss(None)
