"""What each row of the action table does: from a key to the desk and back."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from reviewtui.desk.views import Change
from reviewtui.tui.commands.dispatch import HANDLERS, OnReply
from reviewtui.tui.keys.actions import CASE, LIST, REPLY

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.tui.commands.prompts import Prompts
    from reviewtui.tui.commands.sent_or_not import Answering
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)

ON_ONE = frozenset(
    {"done", "reopen", "claim", "repeat", "snooze", "note", "tag", "promise", "buyer-wrote", "outcome", "reply",
     "contact", "removal", "templates", "select", "open-page", "copy-link", "copy-letter"}
)  # fmt: skip
"""Acts on the case under the cursor: never on one that the seller can't have seen there."""

MANY = 500
"""An act on so many cases says beforehand that it is under way."""

Bulk = Callable[["Desk", list[int]], Change]


class Commands:
    """The acts, on the cases that are selected or else the one under the cursor."""

    def __init__(self, screen: Stage) -> None:
        self._screen = screen
        self._last: Callable[[list[int]], Awaitable[None]] | None = None
        self._anchor: int | None = None
        self._asking: Prompts | None = None
        self._answering: Answering | None = None

    async def run(self, name: str) -> None:
        """Do what a row of the table says. Whatever goes wrong is told in the status line; the screen stays."""
        try:
            if name in ON_ONE and not self._may_mean_it():
                self._screen.status.tell("Another case is under the cursor now; look, and press again", "refused")
            else:
                await HANDLERS[name](self)
        except Exception:
            log.exception("%s failed", name)
            self._screen.status.tell("That did not work, and nothing was changed; the log has the details", "refused")

    def _may_mean_it(self) -> bool:
        cases = self._screen.list
        return self._screen.places.place != LIST or bool(cases.marked) or not cases.ids or cases.was_seen()

    @property
    def asking(self) -> Prompts:
        """The questions, made when the first is asked."""
        if self._asking is None:
            from reviewtui.tui.commands.prompts import Prompts

            self._asking = Prompts(self._screen, self)
        return self._asking

    @property
    def answering(self) -> Answering:
        """The question whether something went out, made when it is first asked."""
        if self._answering is None:
            from reviewtui.tui.commands.sent_or_not import Answering

            self._answering = Answering(self._screen)
        return self._answering

    # moving ----------------------------------------------------------------------------------------------------------

    async def move(self, name: str) -> None:
        """Move the cursor of the list, or what is seen of the case."""
        screen = self._screen
        if screen.places.place == CASE:
            screen.places.scroll_case(name)
            return
        cases, at = screen.list, screen.list.cursor
        match name:
            case "down" | "up":
                cases.go(at + (1 if name == "down" else -1))
            case "half-down" | "half-up":
                cases.half_page(1 if name == "half-down" else -1)
            case "page-down" | "page-up":
                cases.page(1 if name == "page-down" else -1)
            case _:
                cases.go(0 if name == "first" else len(cases.ids) - 1)

    async def open(self) -> None:
        """Open the case under the cursor; on the first-run screen there is only the demo to open."""
        if self._screen.list.ids:
            await self._screen.places.show_case()
        else:
            self._screen.status.tell("There is no case here to open", "refused")

    async def back(self) -> None:
        """Back to the list."""
        self._screen.presence.be(None)
        self._screen.places.show_place(LIST)

    async def step(self, by: int) -> None:
        """From the case that is shown to its neighbour; where the list lost it, the cursor is on the next one."""
        screen, cases = self._screen, self._screen.list
        to = cases.cursor + by if screen.places.shown_case == cases.case else cases.cursor + min(by, 0)
        if 0 <= to < len(cases.ids):
            cases.go(to)
            await screen.places.show_case()
        else:
            screen.status.tell(f"There is no case {'after' if by > 0 else 'before'} this one in the tab", "refused")

    async def show_view(self, number: int) -> None:
        """A tab by its number, the first is 1."""
        if self._tab() == number - 1:
            self._screen.status.tell("This tab is shown already")
        await self._screen.sync.show_view(number - 1)

    async def turn_to(self, by: int) -> None:
        """The next tab, or the one before."""
        await self._screen.sync.show_view(self._tab() + by)

    def _tab(self) -> int:
        from reviewtui.tui.inbox.tabs import TABS

        return TABS.index(self._screen.sync.view.lane)

    # selecting -------------------------------------------------------------------------------------------------------

    async def select(self) -> None:
        """Select the case or let go of it, and go one down."""
        cases, case = self._screen.list, self._screen.list.case
        if case is None:
            self._screen.status.tell("There is no case here to select", "refused")
            return
        self._anchor = case
        cases.mark([case], case not in cases.marked)
        cases.go(cases.cursor + 1)
        self._screen.places.show_keys()

    async def select_range(self) -> None:
        """Select everything between the last selected case and the cursor."""
        cases = self._screen.list
        anchor = self._anchor
        start = cases.ids.index(anchor) if anchor is not None and anchor in cases.ids else cases.cursor
        low, high = sorted((start, cases.cursor))
        cases.mark(cases.ids[low : high + 1], True)
        self._screen.places.show_keys()

    async def select_all(self) -> None:
        """Select all that the tab shows, or none."""
        cases = self._screen.list
        if not cases.ids:
            self._screen.status.tell("There is no case here to select", "refused")
        cases.mark(list(cases.ids), len(cases.marked) < len(cases.ids))
        self._screen.places.show_keys()

    async def clear(self) -> None:
        """Let go of the selection."""
        if not self._screen.list.marked:
            self._screen.status.tell(f"Nothing is selected; {self._screen.keys.sign('quit')} leaves the program")
            return
        self._screen.list.mark(list(self._screen.list.marked), False)
        self._screen.places.show_keys()

    # acts ------------------------------------------------------------------------------------------------------------

    def targets(self) -> list[int]:
        """The selected cases in the order of the list, or the one under the cursor."""
        cases = self._screen.list
        if cases.marked and self._screen.places.place == LIST:
            return [case for case in cases.ids if case in cases.marked]
        case = self._screen.places.case_at_hand
        return [] if case is None else [case]

    async def perform(
        self, act: Bulk, cases: list[int], again: Callable[[list[int]], Awaitable[None]] | None = None
    ) -> None:
        """Do an act that `.` can repeat, as `again` where other cases have to be asked about first."""
        screen = self._screen
        if not cases:
            screen.status.tell("There is no case here to do that to", "refused")
            return
        if len(cases) > MANY:
            screen.status.tell(f"Working on {len(cases):,} cases…", "working")
        if await screen.sync.do(lambda desk: act(desk, cases)) is not None:
            self._last = again or partial(self.perform, act)
            screen.list.mark(cases, False)
            screen.places.show_keys()

    async def done(self) -> None:
        """Close."""
        await self.close(self.targets())

    async def close(self, cases: list[int]) -> None:
        """Close cases; what they still owe is asked about once."""
        owed = await self._screen.desk.ask(lambda desk: desk.triage.owed(cases)) if cases else {}
        if owed:
            await self.asking.owed(cases, owed)
        elif owed is not None:
            await self.perform(lambda desk, each: desk.triage.done(each), cases, self.close)

    async def reopen(self) -> None:
        """Bring back."""
        await self.perform(lambda desk, cases: desk.triage.reopen(cases), self.targets())

    async def claim(self) -> None:
        """Take on, or let go."""
        await self.perform(lambda desk, cases: desk.triage.claim(cases), self.targets())

    async def reply(self) -> None:
        """Write the reply."""
        from reviewtui.tui.commands.to_whom import write

        await write(self._screen, self.targets())

    async def contact(self) -> None:
        """Contact Customer, for one or for all that are selected."""
        from reviewtui.tui.commands.contacting import Contacting

        await Contacting(self._screen).start(self.targets())

    async def removal(self) -> None:
        """Ask Amazon to remove the review, or write down what it answered."""
        from reviewtui.tui.commands.removing import remove

        await remove(self._screen, self.targets())

    async def templates(self) -> None:
        """Write the reply, and begin it with a snippet."""
        from reviewtui.tui.commands.to_whom import write

        await write(self._screen, self.targets(), lambda: self.on_reply(lambda reply: reply.snippets()))

    async def on_reply(self, act: OnReply) -> None:
        """Do something where a reply is written, once the letters that were typed before are in the text."""
        reply = self._screen.places.reply
        if self._screen.places.place == REPLY and reply is not None:
            await reply.pane.typed()
            done = act(reply)
            if done is not None:
                await done

    async def tidy(self) -> None:
        """What is too old to be won."""
        from reviewtui.tui.commands.first_days import by_key

        await by_key(self._screen)

    async def repeat(self) -> None:
        """The last act, on this case."""
        if self._last is None:
            self._screen.status.tell("Nothing was done yet that could be repeated", "refused")
        else:
            await self._last(self.targets())

    async def undo(self) -> None:
        """Take back the last act; its case comes under the cursor."""
        from reviewtui.tui.commands.turning_back import undo

        await undo(self._screen, self.answering)

    async def sent(self) -> None:
        """Say whether what left went out, or that it did not after all."""
        await self.answering.key()

    async def redo(self) -> None:
        """Do again what was taken back."""
        from reviewtui.tui.commands.turning_back import redo

        await redo(self._screen)

    # the rest --------------------------------------------------------------------------------------------------------

    async def refresh(self) -> None:
        """Ask for everything anew."""
        self._screen.sync.read_anew()
        self._screen.status.tell("Everything was read anew")

    async def fetch(self) -> None:
        """Ask the sources for new reviews, or stop that."""
        self._screen.arrivals.by_key()

    async def repaint(self) -> None:
        """Paint the screen anew."""
        await self._screen.repaint()

    async def palette(self) -> None:
        """Find an act by its name."""
        from reviewtui.tui.commands.palette import ActPalette

        await self._screen.show_over(ActPalette(self._screen.keys))

    async def copy(self) -> None:
        """What the mouse or the field has selected; a hand that meant to leave is told how."""
        if self._screen.places.place == REPLY:
            await self.on_reply(lambda reply: reply.pane.copy())
            return
        text = self._screen.get_selected_text()
        if text:
            await self.asking.copy(text, "selected.txt", "what is selected")
        else:
            leave = self._screen.keys.sign("quit")
            self._screen.status.tell(f"Nothing is selected; {leave} in the list leaves, everything is kept")

    async def help(self) -> None:
        """The keys of this place."""
        from reviewtui.tui.dialogs.help import Help

        await self._screen.show_over(Help(self._screen.keys, self._screen.places.place))

    async def demo(self) -> None:
        """Open the demo, where it is offered."""
        house = self._screen.house
        if house.start_demo is not None and self._screen.sync.counts is not None and self._screen.sync.counts.empty:
            house.start_demo()
            await self.quit()
        else:
            self._screen.status.tell("The demo is a shop of its own: reviewtui demo opens it, from a shell", "refused")

    async def suspend(self) -> None:
        """To the shell and back."""
        self._screen.suspend()

    async def quit(self) -> None:
        """Leave."""
        await self._screen.quit()
