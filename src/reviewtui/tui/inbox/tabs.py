"""Tabs: all cases, the seller's own views, the lanes; each with its key and how many cases stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.case import OPEN_LANES, Lane
from reviewtui.domain.text import one_line
from reviewtui.tui.drawing.line import LineWidget, Piece, cells, fit, width_of
from reviewtui.tui.inbox.row_paint import short_count
from reviewtui.tui.keys.keymap import Keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.desk.saved_views import SavedView
    from reviewtui.desk.views import Counts

LANES: Final[tuple[Lane | None, ...]] = (None, *OPEN_LANES, Lane.DONE)
KEYS: Final = 9
"""So many tabs have a figure key."""


class Tab(NamedTuple):
    """One tab: a lane (None: all cases), or a view of the seller's, known by its name."""

    lane: Lane | None = None
    name: str = ""
    query: str = ""

    @property
    def words(self) -> str:
        """What the tab is called, whole."""
        return self.name or ("All" if self.lane is None else self.lane.words)


ALL: Final = Tab()


def tabs_of(views: Sequence[SavedView]) -> tuple[Tab, ...]:
    """All tabs in their order: all cases, the views, the other lanes."""
    return (ALL, *(Tab(None, each.name, each.query) for each in views), *map(Tab, LANES[1:]))


class _Wording(NamedTuple):
    """How much the tabs say: long names, short ones or only the lit one; how far apart; keys, and whether they stand
    close before the name; how exact the counts; whether the lanes stand there too; how wide the name of a view may be.
    """

    names: str
    gap: int
    keys: bool = True
    exact: bool = True
    counts: bool = True
    lanes: bool = True
    widest: int = 24
    close: bool = False


_WORDINGS: Final = (
    _Wording("long", 4), _Wording("long", 3), _Wording("short", 3), _Wording("short", 2),
    _Wording("short", 2, close=True), _Wording("short", 2, close=True, exact=False),
    _Wording("short", 1, close=True, exact=False),
    _Wording("short", 1, keys=False), _Wording("short", 1, keys=False, exact=False),
    _Wording("lit", 2), _Wording("lit", 1), _Wording("lit", 1, exact=False), _Wording("lit", 1, counts=False),
)  # fmt: skip
"""The roomiest first. The keys move close to the names, then give way before them, and no tab ever goes."""

_WITH_VIEWS: Final = (
    *_WORDINGS[:4],
    *(_Wording("short", gap, exact=exact, lanes=False, widest=widest)
      for widest in (24, 14, 10, 7, 5) for gap, exact in ((3, True), (2, True), (2, False))),
    _Wording("lit", 2, lanes=False, widest=14), _Wording("lit", 1, exact=False, lanes=False, widest=10),
    _Wording("lit", 1, exact=False, counts=False, lanes=False, widest=7),
    _Wording("lit", 1, keys=False, exact=False, counts=False, lanes=False, widest=7),
)  # fmt: skip
"""With views of the seller's own, which have the keys, the lanes go first: ⇥ still leads through them."""

_SHORT = {Lane.FIRST_CONTACT: "First", Lane.SNOOZED: "Later"}


class Tabs(LineWidget):
    """One tab is lit. Narrow screens get shorter words, then no keys, then only the lit word."""

    def __init__(self, keys: Keys | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._keys = keys or Keys()
        self.tabs = tabs_of(())
        self.lit = ALL
        self._counts: Counts | None = None
        self._found: Mapping[str, int] = {}
        self._sought = ""

    @property
    def lane(self) -> Lane | None:
        """The lane of the lit tab."""
        return self.lit.lane

    def show(self, lit: Tab | Lane | None, counts: Counts | None, sought: str = "") -> None:
        """Light a tab and tell the counts; while cases are `sought`, the query stands in place of the tabs."""
        tab = lit if isinstance(lit, Tab) else Tab(lit)
        before = (self._sought, self.lit, self._counts and (self._counts.lanes, self._counts.owing))
        self._sought, self.lit, self._counts = sought, tab, counts
        if before != (sought, tab, counts and (counts.lanes, counts.owing)):
            self.refresh()

    def show_views(self, tabs: Sequence[Tab], found: Mapping[str, int]) -> None:
        """Which tabs there are, and how many cases each view of the seller's finds, by its name."""
        if (tuple(tabs), dict(found)) != (self.tabs, self._found):
            self.tabs, self._found = tuple(tabs), dict(found)
            self.refresh()

    def pieces(self, width: int) -> Sequence[Piece]:
        """The roomiest wording that fits."""
        if self._sought:
            return self._query(width)
        line: list[Piece] = []
        for wording in _WITH_VIEWS if len(self.tabs) > len(LANES) else _WORDINGS:
            line = self._line(wording)
            if cells(line) <= width:
                if self.lit == self.tabs[-1] and wording.lanes and wording.gap > 1 and cells(line) < width:
                    line[-1] = line[-1]._replace(text=line[-1].text + " ")
                break
        return line

    def _query(self, width: int) -> list[Piece]:
        """What is looked for, and how to come back."""
        inks, sign = self.look.page, self._keys.sign
        back = f" {sign('keep-view')} keeps it as a view, {sign('clear')} gives the list back"
        room = width - len(back) - 6
        if room < 24:
            back = f" {sign('clear')} gives the list back"
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
        for number, tab in enumerate(self.tabs, 1):
            lit = tab == self.lit
            if not (wording.lanes or lit or tab.query or tab == ALL):
                continue
            gap = wording.gap - (taken and (lit or before_lit)) if number > 1 else not (taken and lit)
            line += [Piece(" " * gap, self.look.page.dim), *self._tab(number, tab, wording)]
            before_lit = lit
        if not wording.lanes:
            line.append(Piece(" …", self.look.page.dim, "act('next-view')"))
        return line

    def _tab(self, number: int, tab: Tab, wording: _Wording) -> list[Piece]:
        inks, lit = self.look.page, tab == self.lit
        action = f"act('view-{number}')" if number <= KEYS else "act('next-view')"
        words = self._words(tab, wording)
        if wording.names == "lit" and not lit:
            words = ""
        key = str(number) if wording.keys and number <= KEYS else ""
        close = wording.close and bool(key and words)
        count = self._count(tab, exact=wording.exact) if wording.counts or lit else ""
        if lit:
            blank = " " if wording.gap > 1 else ""
            after = blank if tab != self.tabs[-1] else ""
            named = filter(None, (key + words, count) if close else (key, words, count))
            return [Piece(blank + " ".join(named) + after, self.look.lit, action)]
        return [
            Piece(key, inks.key, action)
            if close
            else Piece(f"{key} " if key and (words or count) else key, inks.dim, action),
            Piece(f"{words} " if words and count else words, inks.fg, action),
            Piece(count, inks.dim, action),
        ]

    def _words(self, tab: Tab, wording: _Wording) -> str:
        if tab.query:
            name = one_line(tab.name)
            return name if width_of(name) <= wording.widest else fit(name, wording.widest).rstrip()
        if tab.lane is None:
            return "All"
        return tab.lane.words if wording.names == "long" else _SHORT.get(tab.lane, tab.lane.words)

    def _count(self, tab: Tab, *, exact: bool) -> str:
        if tab.query:
            count = self._found.get(tab.name)
        elif self._counts is None or tab.lane is Lane.DONE:
            count = None
        else:
            count = self._counts.listed(tab.lane)
        if count is None:
            return ""
        return f"{count:,}" if exact or count < 1000 else short_count(count)
