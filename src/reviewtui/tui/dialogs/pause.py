"""Second thoughts: a letter with several words said in anger may rest for ten minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.desk.naming import short
from reviewtui.tui.dialogs.dialog import ENTER, MenuEntry, menu
from reviewtui.tui.dialogs.lines_dialog import LinesDialog
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, hung, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.finding import Finding

_SHOWN = 4
_ENTRIES = (
    MenuEntry("p", "put it away for ten minutes", "it comes back by itself"),
    MenuEntry("e", "edit it now"),
    MenuEntry("g", "go on as it is"),
)
Paused = Literal["pause", "edit", "go on"]


class PauseDialog(LinesDialog[Paused]):
    """Answers with what the seller wants to do with a rough letter; going back is editing."""

    def __init__(self, rough: Sequence[Finding]) -> None:
        super().__init__()
        self._rough, self._at = rough, 0

    def _paint(self, width: int) -> list[Line]:
        lines = [*paragraph("This letter may read harder than you mean it", width, "title"), BLANK]
        for each in self._rough[:_SHOWN]:
            lines += hung(
                TonedText("! ", "warm"), [TonedText(f"“{short(each.quote, 60)}” "), TonedText(each.why, "dim")], width
            )
        return [*lines, BLANK, *menu(_ENTRIES, self._at)]

    def press(self, key: str) -> bool:
        """Pause, go on, or back to the letter; whether the key is one of these three."""
        answers: dict[str, Paused] = {"p": "pause", "e": "edit", "g": "go on"}
        if key == ENTER:
            key = _ENTRIES[self._at].key
        if key in answers:
            self.dismiss(answers[key])
        return key in answers

    def move(self, name: str) -> bool:
        """Move the bar to another answer, by a name of the action table; whether it can move."""
        if name in {"down", "up"}:
            self._at = (self._at + (1 if name == "down" else -1)) % len(_ENTRIES)
            self._lines.show(self._paint)
        return name in {"down", "up"}

    def action_back(self) -> None:
        """Answer that the letter is to be changed: the seller writes on."""
        self.dismiss("edit")
