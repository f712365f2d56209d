"""What was done and when: day by day, of everybody or of one's own, on all cases or on the one at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.past import HistoryEntry
from reviewtui.domain.calendar import Dates, calendar_day, dates_of, time_of_day
from reviewtui.domain.clock import local, moment
from reviewtui.tui.dialogs.pick import PickDialog, PickRow
from reviewtui.tui.drawing.lines import Line, Tone, TonedText, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from reviewtui.tui.drawing.lines_view import Paint


_FOLDERS: Final = re.compile(r"(?<!\S)/(?:[^/\s]+/)+(?=[^/\s])")
"""The folders of a file, which would leave no room for its name."""


class HistoryTold(NamedTuple):
    """What the history knows: of all cases, and of the case at hand, if there is one."""

    everywhere: Sequence[HistoryEntry]
    here: Sequence[HistoryEntry]
    case: int | None


class HistoryDialog(PickDialog[HistoryEntry]):
    """Answers with the act whose case is to be opened."""

    def __init__(self, told: HistoryTold, me: str, now: int, zone: tzinfo) -> None:
        self._told, self._me, self._now, self._zone = told, me, now, zone
        self._here = False
        others = sorted({entry.who for entry in (*told.everywhere, *told.here) if entry.number} - {me})
        self._people = ["", me, *others]
        self._whose = 0
        super().__init__(self._heading_line(), self._entries(), "open the case", "Nothing has been done yet.")

    def hints(self) -> list[tuple[str, str]]:
        """The keys, with what they would show."""
        following = self._people[(self._whose + 1) % len(self._people)]
        others = [("m", "everybody's" if not following else "mine only" if following == self._me else f"{following}'s")]
        if self._told.case is not None:
            others.append(("c", "all cases" if self._here else "this case only"))
        (*first, last) = super().hints()
        return [*first, *others, last]

    def press(self, key: str) -> bool:
        """Change what is shown; else as every list."""
        if key == "m":
            self._whose = (self._whose + 1) % len(self._people)
        elif key == "c" and self._told.case is not None:
            self._here = not self._here
        else:
            return super().press(key)
        nothing = "Nothing of that kind has been done yet."
        self.show(self._heading_line(), self._entries(), nothing)
        return True

    def _shown(self) -> list[HistoryEntry]:
        of = self._told.here if self._here else self._told.everywhere
        who = self._people[self._whose]
        return [entry for entry in of if not who or entry.who == who]

    def _heading_line(self) -> Line:
        count = len(self._shown())
        who = self._people[self._whose]
        whose = "what was done" if not who else "what you did" if who == self._me else f"what {who} did"
        where = f" on case {self._told.case}" if self._here else ""
        return TonedText("History", "title"), TonedText(f"  ·  {whose}{where}, the newest first ({count:,})", "dim")

    def _entries(self) -> list[PickRow[HistoryEntry]]:
        rows, before = [], ""
        for entry in self._shown():
            then = local(entry.at, self._zone)
            day, width = calendar_day(then), 8 if dates_of(self._zone) is Dates.US else 5
            rows.append(self._row(entry, day if day != before else "", f"{time_of_day(then):>{width}}"))
            before = day
        return rows

    def _row(self, entry: HistoryEntry, day: str, time: str) -> PickRow[HistoryEntry]:
        who = "you" if entry.who == self._me else entry.who
        tone: Tone = "dim" if entry.undone or not entry.number else "plain"
        words = (
            TonedText(f"{day:<11}", "title"),
            TonedText(f"{time}  ", "dim"),
            TonedText(f"{who}  ", "dim" if entry.who == self._me else "warm"),
            TonedText(_FOLDERS.sub("", entry.words), tone),
        )
        case = f"case {entry.case}" if entry.case else f"{entry.cases:,} cases" if entry.cases else ""
        return PickRow(words, "taken back" if entry.undone else case, entry, self._in_full(entry, who))

    def _in_full(self, entry: HistoryEntry, who: str) -> Paint:
        when = moment(entry.at, self._now, self._zone)
        back = " It was taken back." if entry.undone else ""

        def paint(width: int) -> list[Line]:
            return [*paragraph(f"{when}, {who}:", width, "dim"), *paragraph(f"{entry.words}.{back}", width)]

        return paint
