"""After the first import: what can still be won, and whether to close the rest."""

from __future__ import annotations

from typing import Literal

from reviewtui.desk.tidying import QUARTER, FirstDays, age_words
from reviewtui.tui.dialogs.deliberate import OnePage
from reviewtui.tui.dialogs.dialog import ENTER, MenuEntry, menu
from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, hung, wrap

Tidy = Literal["week", "month", "quarter", "leave"]
_MANY_LATE = 20
"""More late ones than a morning has room for."""


class FirstDaysDialog(OnePage[Tidy]):
    """Answers with what to close; None when the seller only looked. Nothing happens by Enter but to begin."""

    def __init__(self, found: FirstDays, month: int) -> None:
        super().__init__()
        self._found, self._month = found, month

    def paint(self, width: int) -> list[Line]:
        """The lines of the question for so many cells of width: what is asked, and the keys that answer."""
        found, month = self._found, age_words(self._month)
        came_in = f"{found.came_in:,} reviews came in; {found.unhappy:,} are unhappy and wait for a first contact."
        lines = wrap([TonedText(came_in, "title")], width)
        lines.append(BLANK)
        for count, tone, words in self._ages(month):
            if count:
                lines += hung(
                    TonedText(f"{count:>7,}  ", tone), [TonedText(words, "plain" if tone != "dim" else "dim")], width
                )
        lines.append(BLANK)
        if found.old:
            what = f"Close the {found.old:,} old ones?  "
            words = "They stay in Done; one undo brings all back."
            lines += wrap([TonedText(what, "title"), TonedText(words, "dim")], width)
        else:
            lines += wrap([TonedText("Nothing here is too old to be won.", "title")], width)
        return [*lines, BLANK, *menu(self._entries(month))]

    def _ages(self, month: str) -> tuple[tuple[int, Tone, str], ...]:
        found = self._found
        return (
            (found.fresh, "good", "of this week, or begun already: begin with these"),
            (found.late, "warm", f"younger than {month}: late, but try; the clock starts at arrival"),
            (found.old, "dim", f"older than {month}: hardly one of these buyers can still be reached"),
            (found.undated, "dim", "without a date, so without a clock"),
        )

    def _entries(self, month: str) -> list[MenuEntry]:
        found = self._found
        entries = [MenuEntry("y", f"close what is older than {month}", f"{found.old:,}")] if found.old else []
        if 0 < found.older < found.old:
            entries.append(MenuEntry("3", f"close what is older than {age_words(QUARTER)}", f"{found.older:,}"))
        if found.late > _MANY_LATE:
            entries.append(MenuEntry("w", "close what is older than a week", f"{found.old + found.late:,}"))
        return [*entries, MenuEntry("n", "leave them in the list and begin", self.sign(ENTER))]

    def press(self, key: str) -> bool:
        """``y``, ``3``, ``w``, ``n``; Enter begins, with everything left as it is."""
        if key == "y" and self._found.old:
            self.dismiss("month")
        elif key == "3" and 0 < self._found.older < self._found.old:
            self.dismiss("quarter")
        elif key == "w" and self._found.late > _MANY_LATE:
            self.dismiss("week")
        elif key in {"n", ENTER}:
            self.dismiss("leave")
        else:
            return False
        return True
