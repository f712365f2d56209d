"""Why a case stands where it stands, as arithmetic that can be read aloud."""

from __future__ import annotations

from math import log2, prod
from typing import TYPE_CHECKING

from reviewtui.domain import urgency
from reviewtui.domain.level import times
from reviewtui.domain.review import stars_words
from reviewtui.tui.case.sheet_paint import by_effect, effect
from reviewtui.tui.dialogs.dialog import ENTER, ESC
from reviewtui.tui.dialogs.lines_dialog import LinesDialog
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, beside, fit, wrap

if TYPE_CHECKING:
    from reviewtui.desk.views import CaseSheet


class WhyDialog(LinesDialog[None]):
    """Shows every factor and what they make together. Reading changes nothing."""

    def __init__(self, sheet: CaseSheet) -> None:
        super().__init__()
        self._sheet = sheet

    def _paint(self, width: int) -> list[Line]:
        return [*arithmetic(self._sheet, width), BLANK, self.keys((ESC, "back"))]

    def press(self, key: str) -> bool:
        """Enter leads back, as the key does that asked."""
        back = key == ENTER or key in self.table.of("why")
        if back:
            self.dismiss(None)
        return back

    def move(self, name: str) -> bool:
        """Scroll what does not fit, by a name of the action table."""
        return self._lines.move(name)


def arithmetic(sheet: CaseSheet, width: int) -> list[Line]:
    """Each factor as a sentence, their product, and the number in the list that it makes."""
    name = sheet.review.title or sheet.review.text or f"{stars_words(sheet.review.stars)}, no words"
    lines: list[Line] = [
        (TonedText("Why ", "dim"), TonedText(f"“{fit(name, width - 20)}”", "title"), TonedText(" stands here", "dim"))
    ]
    lines.append(BLANK)
    for factor in by_effect(sheet.factors):
        reason = factor.reason[:1].upper() + factor.reason[1:]
        lines += beside([TonedText(reason)], TonedText(times(factor.value), effect(factor.value)), width)
    together = prod(factor.value for factor in sheet.factors)
    score = urgency.score(log2(together)) if together > 0 else 0.0
    lines.append((TonedText("─" * width, "line"),))
    lines += beside([TonedText("All multiplied", "title")], TonedText(_figure(together), "title"), width)
    lines += beside([TonedText("in the list, from 0 to 100", "dim")], TonedText(f"{score:.0f}", "title"), width)
    lines.append(BLANK)
    words = (
        "× 1 changes nothing; more moves the case up, less lets it wait. The command “reviewtui weights” changes them."
    )
    return [*lines, *wrap([TonedText(words, "dim")], width)]


def _figure(value: float) -> str:
    return f"= {value:,.0f}" if value >= 100 else f"= {value:.1f}" if value >= 1 else f"= {value:.3f}"
