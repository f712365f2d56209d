"""What is listed and counted: acts, tabs and queries, and a list that follows. What comes by itself: `heartbeat.py`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.clock import moment
from reviewtui.tui.inbox import queries
from reviewtui.tui.inbox.empty import empty_words, nothing_found, nothing_in_view
from reviewtui.tui.inbox.row_cache import PAGE
from reviewtui.tui.inbox.tabs import ALL, Tab, tabs_of
from reviewtui.tui.inbox.view_counts import ViewCounts
from reviewtui.tui.keys.actions import CASE
from reviewtui.tui.messages import CasesChanged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.desk.saved_views import SavedView
    from reviewtui.desk.views import CaseRow, Counts
    from reviewtui.domain.query.tree import Words
    from reviewtui.tui.context import DeskThread
    from reviewtui.tui.inbox.header import Header
    from reviewtui.tui.inbox.review_list import ReviewList
    from reviewtui.tui.inbox.tabs import Tabs
    from reviewtui.tui.stage import Stage


class InboxSync:
    """What is listed and counted, and how it stays true. Built by the screen, which has the widgets."""

    def __init__(self, stage: Stage, cases: ReviewList, tabs: Tabs, header: Header) -> None:
        self._stage = stage
        self._context = stage.context
        self._list, self._tabs, self._header = cases, tabs, header
        self.view = View()
        self.sought = ""
        """The query whose cases are listed, "" where a tab is."""
        self.tabs = tabs_of(stage.context.settings.views)
        """All cases, the seller's own views, the lanes."""
        self.tab = next(
            (tab for tab in self.tabs if tab.words.casefold() == stage.context.settings.opens_with.casefold()), ALL
        )
        """The tab that is shown, or that was left for a query."""
        self.words: tuple[Words, ...] = ()
        """What is looked for, as it is marked."""
        self._left: int | None = None
        """The case under the cursor when the tab was left for a query."""
        self._whole = False
        """Whether the list goes to the end of the view; before that it holds the first page, or nothing yet."""
        self._answered = False
        """Whether the list is that of the view at hand, so that an empty one means that there is nothing."""
        self._view_counts = ViewCounts(stage, lambda found: tabs.show_views(self.tabs, found))
        self._view_counts.of(self.tabs)
        tabs.show_views(self.tabs, {})
        tabs.show(self.tab, None)
        self.counts: Counts | None = None
        self.stale = False
        self.ordered_at = self._context.clock()

    async def begin(self) -> None:
        """Ask for what the first page left out."""
        self._answered = True
        await self._open_view()
        await self.count()
        shop = await self._stage.desk.ask(queries.shop)
        if shop is not None:
            self._header.show_shop(*shop)

    async def _open_view(self) -> None:
        """The inbox opened with another tab than that of all cases: what it means is known only now."""
        tab = self.tab
        view = View(tab.lane) if not tab.query else await self._meant(tab.query)
        if tab == self.tab and not self.sought:
            if view is None:
                await self._show(View(), "", ALL)
            else:
                self._turn_to(view, "", tab)

    async def do(self, intent: Callable[[Desk], Change]) -> Change | None:
        """Do an act; the list follows before the next key is looked at, so that the next case is under the cursor."""
        change = await self._stage.desk.ask(intent)
        if change is not None:
            self._stage.status.tell(change.words, "done", undoable=change.undoable)
            await self.follow(change)
        return change

    async def follow(self, change: Change) -> None:
        """Show what an act changed. In a case the next one comes, unless this one stood in no list any more."""
        away = self._stage.places.shown_case != self._list.case
        self._view_counts.soon()
        if 0 < len(change.cases) <= queries.FEW and self.follows_lanes:
            view, ids, cases = self.view, self._list.ids, change.cases
            moves = await self._stage.desk.ask(lambda desk: queries.moves(desk, view, ids, cases))
            if moves is not None and self._list.ids is not ids:
                await self.order(own=True)
            elif moves is not None and view == self.view:
                self._shift_counts(cases, moves.rows)
                self._list.take_rows(moves.rows)
                self._list.move_cases(moves.places)
        else:
            await self.order(own=True)
            if not self.follows_lanes:
                await self.fetch(list(change.cases[: queries.FEW]))
        if self._stage.places.place == CASE:
            await (self._stage.places.freshen_case() if away else self._stage.places.show_case())
        self._stage.post_message(CasesChanged(change))

    def changed(self, change: Change | None) -> None:
        """Something was done, here or elsewhere (None): what does not stand in the list follows beside the keys."""
        group = "reload" if change is None else "catch-up"
        self._stage.run_worker(partial(self._catch_up, change), group=group, exclusive=True, exit_on_error=False)

    def read_anew(self) -> None:
        """Ask for everything anew, as if another process had changed it."""
        self._stage.post_message(CasesChanged(None))

    async def _catch_up(self, change: Change | None) -> None:
        if change is None:
            await self.order()
            await self.fetch(self._list.in_sight())
            if self._stage.places.place == CASE:
                await self._stage.places.freshen_case()
            await self.count()
        self.stale = True
        self._stage.places.rest_soon()

    def _shift_counts(self, cases: Sequence[int], rows: Sequence[CaseRow]) -> None:
        """What an act did to the lanes is known without asking; the rest of the counts comes when the cursor rests."""
        before = [row for case in cases if (row := self._list.row(case)) is not None]
        if self.counts is not None and len(before) == len(cases):
            self.counts = queries.shifted(self.counts, before, rows)
            self._tabs.show(self.tab, self.counts, self.sought)

    @property
    def follows_lanes(self) -> bool:
        """Whether the lane of a case alone says if it belongs to the list: not where a query does."""
        return not self.sought and not self.tab.query

    async def show_view(self, number: int) -> None:
        """Show a tab, 0 the first."""
        tab = self.tabs[number % len(self.tabs)]
        if not self.sought and self.tab == tab:
            return
        view = View(tab.lane) if not tab.query else await self._meant(tab.query)
        if view is not None:
            await self._show(view, "", tab)

    async def _meant(self, text: str) -> View | None:
        return await self._stage.desk.ask(lambda desk: queries.sought(desk, text))

    async def look_for(self, text: str) -> None:
        """Show the cases that a query finds in place of the tab."""
        view = await self._meant(text)
        if view is None:
            return
        if not self.sought:
            self._left = self._list.case
        await self._show(view, text, self.tab)

    async def give_back(self) -> None:
        """Show the tab that was left for a query, with the cursor where it was."""
        if not self.sought:
            return
        tab, case = self.tab, self._left
        view = View(tab.lane) if not tab.query else await self._meant(tab.query)
        if view is None:
            return
        await self._show(view, "", tab)
        if case is not None:
            if case not in self._list.ids:
                await self.order()
            self._list.put_cursor(case)
        self._stage.places.show_keys()

    def beside(self) -> DeskThread:
        """A desk for questions that take long, so that no key waits for their answers."""
        return self._view_counts.desk()

    async def have_views(self, views: Sequence[SavedView], shown: str = "") -> None:
        """Other saved views than before; the one of this name is shown, where there is such a name."""
        self.tabs = tabs_of(views)
        self._view_counts.of(self.tabs)
        self._tabs.show_views(self.tabs, self._view_counts.found)
        self._view_counts.soon()
        wanted = next((tab for tab in self.tabs if tab.query and tab.name == shown), None)
        if wanted is not None or self.tab not in self.tabs:
            await self.show_view(self.tabs.index(wanted or ALL))

    async def _show(self, view: View, sought: str, tab: Tab) -> None:
        before = (self.view, self.sought, self.tab)
        self._turn_to(view, sought, tab)
        self._whole = self._answered = False
        self._tabs.show(tab, self.counts, sought)
        found = await self._stage.desk.ask(lambda desk: queries.first_page(desk, view, PAGE))
        if view is not self.view:
            return
        self._answered = True
        if found is None:
            self._turn_to(*before)
            self._tabs.show(self.tab, self.counts, self.sought)
            return
        self._list.start_over()
        self._list.say(())
        self._list.take_rows(found[1])
        self._list.take_ids(found[0])
        self._whole = len(found[0]) < PAGE
        await self.say_empty()
        if not self._whole:
            self._stage.run_worker(self.order(), group="order", exclusive=True, exit_on_error=False)

    def _turn_to(self, view: View, sought: str, tab: Tab) -> None:
        self.view, self.sought, self.tab = view, sought, tab
        self.words = queries.words_of(view)
        self._list.mark_words(self.words)

    async def go_to(self, case: int) -> None:
        """Put the cursor on a case, in a tab where it stands; in this one if it does."""
        if case not in self._list.ids:
            rows = await self._stage.desk.ask(lambda desk: desk.inbox.rows([case]))
            if not rows or (rows[0].lane is self.view.lane and self.follows_lanes):
                return
            await self.show_view(self.tabs.index(Tab(rows[0].lane)))
            if case not in self._list.ids:
                await self.order()
        self._list.put_cursor(case)

    async def order(self, *, own: bool = False) -> None:
        """Ask for the whole order anew, after an act of our `own` or of others; the cursor stays on its case."""
        view = self.view
        self.ordered_at = self._context.clock()
        ids = await self._stage.desk.ask(lambda desk: queries.all_ids(desk, view))
        if ids is not None and view == self.view:
            self._whole = self._answered = True
            if ids != self._list.ids:
                self._list.take_ids(ids, own=own)
        await self.say_empty()

    async def to_the_end(self) -> None:
        """Wait until the list goes to the end of the view: for keys that mean its end, or all of it."""
        if not self._whole:
            await self.order()

    async def count(self) -> None:
        """Count the cases of all lanes anew, and show the counts in header and tabs."""
        self.stale = False
        counts = await self._stage.desk.ask(lambda desk: desk.inbox.counts())
        if counts is not None:
            self.counts = counts
            self._header.show_counts(counts)
            self._tabs.show(self.tab, counts, self.sought)
            self._view_counts.soon()
            await self.say_empty()

    async def fetch(self, cases: list[int]) -> None:
        """Ask for the rows of some cases."""
        rows = await self._stage.desk.ask(lambda desk: desk.inbox.rows(cases))
        if rows is not None:
            self._list.take_rows(rows, cases)

    async def freshen(self) -> None:
        """Ask anew for every row that is here: something was found out about their reviews."""
        await self.fetch(self._list.held())

    @property
    def woken(self) -> bool:
        """Whether a case came to the tab by itself: its sleep is over, and nobody did anything."""
        lane, counts = self.view.lane, self.counts
        if not self.follows_lanes:
            return True
        if counts is None or lane is Lane.DONE:
            return False
        return counts.listed(lane) != len(self._list.ids)

    async def say_empty(self) -> None:
        """What stands in the list when no case does."""
        empty = self._answered and not self._list.ids
        if empty and self.sought:
            self._list.say(nothing_found(self._stage.keys))
        elif empty and self.tab.query:
            self._list.say(nothing_in_view(self.tab.name))
        elif empty and self.counts is not None:
            counts, now = self.counts, self._context.clock()
            at = await self._stage.desk.ask(lambda desk: queries.next_clock(desk, counts, now))
            words = f"The next clock runs out {moment(at, now, self._context.settings.zone)}." if at else ""
            demo = self._context.start_demo is not None
            self._list.say(empty_words(self.view.lane, counts, words, self._stage.keys, demo=demo))
        self._stage.places.show_keys()
