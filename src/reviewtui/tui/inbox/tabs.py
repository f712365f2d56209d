"""The lanes as tabs, each with its key and how many cases stand there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reviewtui.domain.case import OPEN_LANES, Lane
from reviewtui.tui.line import LineWidget, Piece, cells

if TYPE_CHECKING:
    from reviewtui.desk.views import Counts

TABS: Final[tuple[Lane | None, ...]] = (None, *OPEN_LANES, Lane.DONE)
_WORDINGS = (
    ("long", 3), ("long", 2), ("short", 2), ("open", 3), ("open", 2), ("short", 1), ("short", 0), ("lit", 1), ("lit", 0)
)  # fmt: skip
"""Which words, and how far apart; in `open` the tab of the done cases shows itself only when it is lit."""

_SHORT = {Lane.FIRST_CONTACT: "First", Lane.SNOOZED: "Snooze"}


class Tabs(LineWidget):
    """One tab is lit. Narrow screens get shorter words, leave `Done` to its key, then keep only the lit word."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.lane: Lane | None = None
        self._counts: Counts | None = None

    def show(self, lane: Lane | None, counts: Counts | None) -> None:
        """Light a tab and tell the counts."""
        before = (self.lane, self._counts and (self._counts.lanes, self._counts.owing))
        self.lane, self._counts = lane, counts
        if before != (lane, counts and (counts.lanes, counts.owing)):
            self.refresh()

    def pieces(self, width: int) -> Sequence[Piece]:
        """The roomiest wording that fits."""
        line: list[Piece] = []
        for words, gap in _WORDINGS:
            line = self._line(words, gap)
            if cells(line) <= width:
                break
        return line

    def _line(self, words: str, gap: int) -> list[Piece]:
        line: list[Piece] = []
        for number, lane in enumerate(TABS, 1):
            if words == "open" and lane is Lane.DONE is not self.lane:
                continue
            line += self._tab(number, lane, words)
            line.append(Piece(" " * gap, self.look.page.dim))
        return line[:-1]

    def _tab(self, number: int, lane: Lane | None, wording: str) -> list[Piece]:
        inks, action, lit = self.look.page, f"act('view-{number}')", lane is self.lane
        words = "All" if lane is None else lane.words
        if wording != "long":
            words = _SHORT.get(lane, words) if lane else words
        if wording == "lit" and not lit:
            words = ""
        count = self._count(lane)
        if lit:
            text = " ".join(filter(None, (str(number), words, count)))
            return [Piece(f" {text} ", self.look.lit, action)]
        return [
            Piece(f" {number} ", inks.dim, action),
            Piece(words + " " if words and count else words, inks.fg, action),
            Piece(count, inks.dim, action),
        ]

    def _count(self, lane: Lane | None) -> str:
        if self._counts is None or lane is Lane.DONE:
            return ""
        return f"{self._counts.listed(lane):,}"
