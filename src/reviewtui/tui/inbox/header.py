"""The header: on the left who we are, on the right what presses. Nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.calendar import day_and_time, time_of_day
from reviewtui.domain.clock import local
from reviewtui.tui.drawing.line import LineWidget, Piece, cells, fit, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from reviewtui.desk.ports import Clock
    from reviewtui.desk.views import Counts
    from reviewtui.tui.drawing.themes import Inks

NAME = " reviewtui"


class Header(LineWidget):
    """Shop and marketplaces; bursts, clocks over, promises due today, the time. Only the minute changes by itself."""

    def __init__(self, clock: Clock, zone: tzinfo, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._clock = clock
        self._zone = zone
        self._shop = ""
        self._counts: Counts | None = None
        self._bursts = 0
        self._minute = 0

    @property
    def inks(self) -> Inks:
        """The colours of a bar, which is darker or lighter than the page."""
        return self.look.bar

    def show_shop(self, shop: str, marketplaces: Sequence[str]) -> None:
        """Show the name of the shop and where it sells."""
        words = " · ".join(filter(None, (shop, " ".join(marketplaces).lower())))
        if words != self._shop:
            self._shop = words
            self.refresh()

    def show_counts(self, counts: Counts) -> None:
        """Show how many clocks are over and how many promises are due today."""
        pressing = (counts.clocks_over, counts.promises_due)
        if self._counts is None or pressing != (self._counts.clocks_over, self._counts.promises_due):
            self.refresh()
        self._counts = counts

    def show_bursts(self, count: int) -> None:
        """Show how many bursts the radar sees that nobody has mended yet."""
        if count != self._bursts:
            self._bursts = count
            self.refresh()

    def tick(self) -> bool:
        """Show the time; whether it is another minute than before."""
        minute = self._clock() // 60
        if minute == self._minute:
            return False
        self._minute = minute
        self.refresh()
        return True

    def pieces(self, width: int) -> list[Piece]:
        """The longest words that fit; the shop gives way to what presses."""
        inks = self.inks
        name = Piece(NAME, inks.key)
        right: list[Piece] = []
        for long, zoned in ((True, True), (False, True), (False, False)):
            right = self._right(long=long, dated=zoned)
            if cells(right) + width_of(NAME) + (width_of(self._shop) + 5 if long else 1) <= width:
                break
        room = width - width_of(NAME) - cells(right)
        if room < 0:
            return [Piece(fit(NAME, width), inks.key)]
        shop = "  " + self._shop if room >= 10 else ""
        if width_of(shop) + 2 > room and shop:
            shop = fit(shop, room - 2).rstrip()
        return [name, Piece(fit(shop, room), inks.dim), *right]

    def _right(self, *, long: bool, dated: bool) -> list[Piece]:
        inks, dot = self.inks, " · "
        gap = Piece("  ·  " if long else dot, inks.dim)
        then = local(self._clock(), self._zone)
        pieces: list[Piece] = []
        if self._bursts:
            words = "burst" if self._bursts == 1 else "bursts"
            pieces += [Piece(f"{self._bursts} {words}", inks.warm), gap]
        if self._counts is not None and self._counts.clocks_over:
            count = self._counts.clocks_over
            words = ("clock over" if count == 1 else "clocks over") if long else "over"
            pieces += [Piece(f"{count:,} {words}", inks.hot_strong), gap]
        if self._counts is not None and self._counts.promises_due:
            count = self._counts.promises_due
            words = "promise" if count == 1 else "promises"
            pieces += [Piece(f"{count:,} {words} {'due today' if long else 'today'}", inks.warm), gap]
        date = day_and_time(then) if long else f"{then:%a} {time_of_day(then)}"
        return [*pieces, Piece((date if dated else time_of_day(then)) + " ", inks.dim)]
