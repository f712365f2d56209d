"""Did it go out? Asked of what left for the clipboard or a page, until somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.desk.naming import short
from reviewtui.domain.channel import Button
from reviewtui.domain.clock import moment
from reviewtui.tui.case.sheet_paint import CHANNEL_NAMES
from reviewtui.tui.dialogs.deliberate import OnePage, enter_hint
from reviewtui.tui.dialogs.dialog import ENTER, ESC, MenuEntry, menu
from reviewtui.tui.drawing.lines import BLANK, Line, TonedText, paragraph

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.desk.correspondence import Leaving

Became = Button | bool
"""What became of it: the button that was pressed, whether it went out."""
_LETTER: Final[dict[str, tuple[str, Became]]] = {
    "s": ("it went out: record it as sent", True),
    "n": ("it did not: it stays a draft", False),
}
_FIXED: Final[dict[str, tuple[str, Became]]] = {
    "f": ("“Courtesy Refund” was sent", Button.COURTESY_REFUND),
    "s": ("“Customer Support” was sent", Button.CUSTOMER_SUPPORT),
    "n": ("neither of them", False),
}
_LINES = 4
"""Lines of the letter that are shown, so that it is known again."""


class DidItGoOutDialog(OnePage[Became | None]):
    """Answers with what became of it, None where that is not known yet: then it is asked again."""

    def __init__(self, left: Leaving, name: str, now: int, zone: tzinfo, more: int = 0) -> None:
        """`name` is that of the case; `more` ask the same."""
        super().__init__()
        self._left, self._name, self._more = left, name, more
        self._when = moment(left.at, now, zone)
        self._answers = _FIXED if left.fixed else _LETTER

    def paint(self, width: int) -> list[Line]:
        """The lines of the question for so many cells of width: what is asked, and the keys that answer."""
        left = self._left
        if left.fixed:
            what = f"You opened Amazon's page for {self._name} at {self._when}."
            question = "Did you press one of the two there?"
        else:
            door = CHANNEL_NAMES[left.channel].lower()
            what = f"Your letter to {self._name} was {left.how} at {self._when}, for the {door}."
            question = "Did it go out?"
        more = f"  ·  {self._more} more to ask about" if self._more else ""
        lines = [*paragraph(what, width), BLANK]
        if left.text:
            lines += [*paragraph(short(left.text, width * _LINES - 1), width, "dim"), BLANK]
        lines += [(TonedText(question, "title"), TonedText(more, "dim")), BLANK]
        entries = [MenuEntry(key, words) for key, (words, _) in self._answers.items()]
        lines += menu([*entries, self.entry(ESC, "not known yet: ask me later")])
        return lines + enter_hint(self, "the key of an answer", wanted=self.hint)

    def press(self, key: str) -> bool:
        """Answer with what the key stands for; whether it is one of the answers."""
        if key in self._answers:
            self.dismiss(self._answers[key][1])
        elif key == ENTER:
            self.give_hint()
        return key in {*self._answers, ENTER}
