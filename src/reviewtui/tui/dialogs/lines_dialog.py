"""A question that is lines and keys alone: nothing is typed, and what it says stands on one sheet."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeVar

from reviewtui.tui.dialogs.dialog import ClickableKeys, Dialog
from reviewtui.tui.dialogs.sheet import on_sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewtui.tui.drawing.lines import Line

Answer = TypeVar("Answer")


class LinesDialog(Dialog[Answer]):
    """Says what to paint, and what a key means; the rest is here."""

    NARROW: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._lines = ClickableKeys(classes="dialog--menu", can_focus=True)

    def compose(self) -> ComposeResult:
        """The lines, on a sheet at the bottom of the screen."""
        yield on_sheet(self._lines, narrow=self.NARROW)

    def on_mount(self) -> None:
        """Paint, and wait for a key."""
        self._lines.show(self._paint)
        self.set_focus(self._lines)

    @abstractmethod
    def _paint(self, width: int) -> list[Line]:
        """What is asked or told, for a sheet of so many columns."""
