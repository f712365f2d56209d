"""Yes or no."""

from __future__ import annotations

from reviewtui.domain.text import clean
from reviewtui.tui.dialogs.dialog import ENTER, MenuEntry, menu
from reviewtui.tui.dialogs.lines_dialog import LinesDialog
from reviewtui.tui.drawing.lines import BLANK, Line, paragraph


class ConfirmDialog(LinesDialog[bool]):
    """Answers True only when the seller says so."""

    NARROW = True

    def __init__(self, question: str, yes_words: str = "yes", no_words: str = "no, go back") -> None:
        super().__init__()
        self._question, self._yes, self._no = clean(question), clean(yes_words), clean(no_words)
        self._at = 0

    def _paint(self, width: int) -> list[Line]:
        answers = [MenuEntry("y", self._yes), MenuEntry("n", self._no)]
        return [*paragraph(self._question, width, "title"), BLANK, *menu(answers, self._at)]

    def press(self, key: str) -> bool:
        """``y`` or ``n``, or Enter on the line under the bar."""
        if key in {"y", "n", ENTER}:
            self.dismiss(key == "y" or (key == ENTER and self._at == 0))
        return key in {"y", "n", ENTER}

    def move(self, name: str) -> bool:
        """Put the bar on the other answer, whichever way the key points."""
        if name in {"down", "up"}:
            self._at = 1 - self._at
            self._lines.show(self._paint)
        return name in {"down", "up"}

    def action_back(self) -> None:
        """The way out answers no."""
        self.dismiss(result=False)
