"""The figures of a period over all of the screen: all at once, or by week, product, person, cause and snippet."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from textual import on

from reviewtui.desk.figures.figures import STEPS, By
from reviewtui.desk.figures.period import Period
from reviewtui.desk.figures.told import Section, overview, table
from reviewtui.desk.ports.counting import CountingStopped
from reviewtui.desk.refusals import Refused
from reviewtui.tui.dialogs.dialog import ENTER, ESC, TAB, ClickableKeys, Dialog
from reviewtui.tui.drawing.lines import Line, TonedText, fit_line, line_width
from reviewtui.tui.figures.paint import sparkline
from reviewtui.tui.figures.view import FiguresView

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from typing import Any

    from textual.app import ComposeResult

    from reviewtui.desk.figures.tally import Group, Tally
    from reviewtui.tui.figures.apart import CountsApart

Counted = TypeVar("Counted")

PERIODS: Final = {"1": Period.WEEKS, "2": Period.QUARTER, "3": Period.YEAR, "4": Period.ALL}
_PERIOD_NAMES: Final = {"1": "4 weeks", "2": "13 weeks", "3": "year", "4": "all"}
VIEWS: Final[dict[str, By | None]] = {
    "o": None, "w": By.WEEK, "p": By.PRODUCT, "m": By.PERSON, "c": By.CAUSE, "s": By.SNIPPET,
}  # fmt: skip
_VIEW_NAMES: Final = {"o": "all", "w": "weeks", "p": "products", "m": "people", "c": "causes", "s": "words"}
_FAULT: Final = "The figures could not be counted; the log has the details (reviewtui doctor says where)."
_MOST: Final = 500
"""So many lines of a table; nobody reads more, and a command tells all."""

log = logging.getLogger(__name__)


class Chosen(NamedTuple):
    """A figure whose cases are to be listed."""

    query: str
    name: str
    said: str


class FiguresScreen(Dialog[Chosen | None]):
    """Answers with the figure whose cases are to be opened. Reading changes nothing."""

    def __init__(self, counting: CountsApart, period: Period = Period.QUARTER) -> None:
        super().__init__()
        self._counting, self._period = counting, period
        self._view = "o"
        self._tally: Tally | None = None
        self._groups: dict[By, Sequence[Group]] = {}
        self._head = ClickableKeys(id="figures-head")
        self._body = FiguresView(id="figures-body")
        self._foot = ClickableKeys(id="figures-keys")

    def compose(self) -> ComposeResult:
        """What is shown and of when, the figures, the keys."""
        yield self._head
        yield self._body
        yield self._foot

    def on_mount(self) -> None:
        """Begin to count; the screen is there meanwhile."""
        self.set_focus(self._body)
        self._count()

    async def on_unmount(self) -> None:
        """Nobody wants it any more."""
        await self._counting.close()

    # counting --------------------------------------------------------------------------------------------------------

    def _count(self) -> None:
        self._tally, self._groups = None, {}
        self._tell_progress(0, "what was said")
        self._work(self._count_all())

    def _work(self, work: Coroutine[Any, Any, None]) -> None:
        self._counting.stop()
        self.run_worker(work, group="figures", exclusive=True, exit_on_error=False)

    async def _count_all(self) -> None:
        period = self._period
        tally = await self._counted(self._counting.count(period, self._tell_progress))
        if tally is not None and period is self._period:
            self._tally = tally
            self._show()

    def _tell_progress(self, step: int, words: str) -> None:
        if self._tally is None and self.is_attached:
            self._say(f"Counting {words} … {step + 1} of {STEPS}")

    async def _count_by(self, by: By, tally: Tally) -> None:
        groups = await self._counted(self._counting.by(by, tally))
        if groups is not None and tally is self._tally:
            self._groups[by] = groups
            self._show()

    async def _counted(self, work: Coroutine[Any, Any, Counted]) -> Counted | None:
        """What was counted; None where it was stopped, or where it was told why nothing could be counted."""
        try:
            return await work
        except CountingStopped:
            return None
        except Refused as refused:
            self._say(str(refused))
        except Exception:
            log.exception("the figures could not be counted")
            self._say(_FAULT)
        return None

    # showing ---------------------------------------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self._show_heads()
        self._body.show_sections([Section("Figures", (), notes=(words,))])

    def _show(self) -> None:
        tally, by = self._tally, VIEWS[self._view]
        self._show_heads()
        if tally is None:
            return
        if by is None or not tally.cases:
            self._body.show_sections(overview(tally))
        elif by in self._groups:
            self._body.show_sections(self._by_sections(by, self._groups[by], tally))
        else:
            self._say(f"Counting by {by.value} …")
            self._work(self._count_by(by, tally))

    @staticmethod
    def _by_sections(by: By, groups: Sequence[Group], tally: Tally) -> list[Section]:
        told = table(by, groups, tally, _MOST)
        if by is not By.WEEK or not any(each.wait.n for each in groups):
            return [told]
        line = sparkline([each.wait.median for each in reversed(groups)])
        return [told._replace(notes=(f"median, the oldest week first  ▕{line}▏", *told.notes))]

    def _show_heads(self) -> None:
        self._head.show(self._paint_head)
        self._foot.show(self._paint_foot)

    def _paint_head(self, width: int) -> list[Line]:
        periods = self._choices(_PERIOD_NAMES, next(key for key, each in PERIODS.items() if each is self._period))
        title = TonedText("Figures", "title"), TonedText(f"  {self._period.words}", "dim")
        room = width - line_width(periods)
        first = (*fit_line(title, room - 2), TonedText(" " * max(1, room - line_width(fit_line(title, room - 2)))))
        return [(*first, *periods), self._choices(_VIEW_NAMES, self._view)]

    @staticmethod
    def _choices(names: dict[str, str], lit: str) -> Line:
        line: list[TonedText] = []
        for key, words in names.items():
            if key == lit:
                line.append(TonedText(f" {key} {words} ", "chip"))
            else:
                line += [TonedText(f" {key}", "key"), TonedText(f" {words} ", "dim")]
        return tuple(line)

    def _paint_foot(self, width: int) -> list[Line]:
        down, up = self.table.sign("down"), self.table.sign("up")
        line = (
            TonedText(f"{down} {up}", "key"), TonedText(" move   ", "dim"),
            *self.keys((TAB, "next figure"), (ENTER, "its cases"), (ESC, "back")),
        )  # fmt: skip
        return [fit_line(line, width)]

    # keys ------------------------------------------------------------------------------------------------------------

    def press(self, key: str) -> bool:
        """Another time, other tables, or the cases of the figure under the cursor."""
        if key in PERIODS:
            self._period = PERIODS[key]
            self._count()
        elif key in VIEWS:
            self._view = key
            self._show()
        elif key == ENTER:
            spot = self._body.spot
            if spot is None:
                self.tell("There is no figure here to open")
            else:
                self.dismiss(Chosen(spot.query, spot.name, spot.said))
        elif key in self.table.of("figures"):
            self.dismiss(None)
        else:
            return False
        return True

    def move(self, name: str) -> bool:
        """Walk from figure to figure."""
        return self._body.walk(name)

    def turn(self, by: int) -> bool:
        """To the next figure as it is read."""
        return self._body.step(by)

    @on(FiguresView.Opened)
    def _opened(self) -> None:
        self.press(ENTER)
