"""The lanes as tabs, each with its key and how many cases stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.case import OPEN_LANES, Lane
from reviewtui.domain.text import one_line
from reviewtui.tui.drawing.line import LineWidget, Piece, cells, fit
from reviewtui.tui.inbox.row_paint import short_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.views import Counts

TABS: Final[tuple[Lane | None, ...]] = (None, *OPEN_LANES, Lane.DONE)


class _Wording(NamedTuple):
    """How much the tabs say: long names, short ones or only the lit one; the blanks between; keys; exact counts."""

    names: str
    gap: int
    keys: bool = True
    exact: bool = True
    counts: bool = True


_WORDINGS: Final = (
    _Wording("long", 4), _Wording("long", 3), _Wording("short", 3), _Wording("short", 2),
    _Wording("short", 2, keys=False), _Wording("short", 1, keys=False), _Wording("short", 1, keys=False, exact=False),
    _Wording("lit", 2), _Wording("lit", 1), _Wording("lit", 1, exact=False), _Wording("lit", 1, counts=False),
)  # fmt: skip
"""The roomiest first. The keys give way before the names, and no tab ever goes."""

_SHORT = {Lane.FIRST_CONTACT: "First", Lane.SNOOZED: "Later"}


class Tabs(LineWidget):
    """One tab is lit. Narrow screens get shorter words, then no keys, then only the lit word."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.lane: Lane | None = None
        self._counts: Counts | None = None
        self._sought = ""

    def show(self, lane: Lane | None, counts: Counts | None, sought: str = "") -> None:
        """Light a tab and tell the counts; while cases are `sought`, the query stands in place of the tabs."""
        before = (self._sought, self.lane, self._counts and (self._counts.lanes, self._counts.owing))
        self._sought, self.lane, self._counts = sought, lane, counts
        if before != (sought, lane, counts and (counts.lanes, counts.owing)):
            self.refresh()

    def pieces(self, width: int) -> Sequence[Piece]:
        """The roomiest wording that fits."""
        if self._sought:
            return self._query(width)
        line: list[Piece] = []
        for wording in _WORDINGS:
            line = self._line(wording)
            if cells(line) <= width:
                if self.lane is TABS[-1] and wording.gap > 1 and cells(line) < width:
                    line[-1] = line[-1]._replace(text=line[-1].text + " ")
                break
        return line

    def _query(self, width: int) -> list[Piece]:
        """What is looked for, and how to come back."""
        inks, back = self.look.page, " esc gives the list back"
        room = width - len(back) - 6
        if room < 20:
            room, back = width - 5, ""
        return [
            Piece(" / ", self.look.lit, "act('look-for')"),
            Piece(" " + fit(one_line(self._sought), room) + " ", inks.fg, "act('look-for')"),
            Piece(back, inks.dim, "act('clear')"),
        ]

    def _line(self, wording: _Wording) -> list[Piece]:
        """The gaps are the same whichever tab is lit, so that none moves; where they are wide enough, the lit one is
        as much wider than its words, and a blank still stands outside.
        """
        line: list[Piece] = []
        taken = wording.gap > 1
        before_lit = False
        for number, lane in enumerate(TABS, 1):
            lit = lane is self.lane
            gap = wording.gap - (taken and (lit or before_lit)) if number > 1 else not (taken and lit)
            line += [Piece(" " * gap, self.look.page.dim), *self._tab(number, lane, wording)]
            before_lit = lit
        return line

    def _tab(self, number: int, lane: Lane | None, wording: _Wording) -> list[Piece]:
        inks, action, lit = self.look.page, f"act('view-{number}')", lane is self.lane
        words = "All" if lane is None else lane.words
        if wording.names != "long":
            words = _SHORT.get(lane, words) if lane else words
        if wording.names == "lit" and not lit:
            words = ""
        key = str(number) if wording.keys else ""
        count = self._count(lane, exact=wording.exact) if wording.counts or lit else ""
        if lit:
            blank = " " if wording.gap > 1 else ""
            after = blank if lane is not TABS[-1] else ""
            return [Piece(blank + " ".join(filter(None, (key, words, count))) + after, self.look.lit, action)]
        return [
            Piece(f"{key} " if key and (words or count) else key, inks.dim, action),
            Piece(f"{words} " if words and count else words, inks.fg, action),
            Piece(count, inks.dim, action),
        ]

    def _count(self, lane: Lane | None, *, exact: bool) -> str:
        if self._counts is None or lane is Lane.DONE:
            return ""
        count = self._counts.listed(lane)
        return f"{count:,}" if exact or count < 1000 else short_count(count)
