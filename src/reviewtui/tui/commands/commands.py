"""What each row of the action table does: from a key to the desk and back."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from reviewtui.tui.commands.moving import Moving
from reviewtui.tui.commands.program import ProgramCommands
from reviewtui.tui.commands.selecting import Selecting
from reviewtui.tui.inbox.desk_line import FAULT
from reviewtui.tui.keys.actions import LIST, REPLY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.tui.commands.bringing_in import BringingIn
    from reviewtui.tui.commands.copying import Copying
    from reviewtui.tui.commands.own import OwnCommands
    from reviewtui.tui.commands.promising import Promising
    from reviewtui.tui.commands.prompts import Prompts
    from reviewtui.tui.commands.sent_or_not import Answering
    from reviewtui.tui.reply.offers import WritesReply
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)

Handler = Callable[["Commands"], Awaitable[None]]
Bulk = Callable[["Desk", list[int]], "Change"]
OnReply = Callable[["WritesReply"], Awaitable[None] | None]

MANY = 500
"""An act on so many cases says beforehand that it is under way."""


ASKED_ABOVE = 50
"""An act on more cases than a screen shows is asked about before, with their count."""


class Commands:
    """The acts, on the cases that are selected or else the one under the cursor."""

    def __init__(self, stage: Stage, handlers: Mapping[str, Handler]) -> None:
        """`handlers` is what each row of the table does (`dispatch.py`)."""
        self._stage = stage
        self._handlers = handlers
        self.moving: Moving = Moving(stage)
        self.selecting: Selecting = Selecting(stage)
        self.program: ProgramCommands = ProgramCommands(stage)
        self._last: Callable[[list[int]], Awaitable[None]] | None = None
        self._prompts: Prompts | None = None
        self._answering: Answering | None = None
        self._bringing_in: BringingIn | None = None
        self._own: OwnCommands | None = None

    async def run(self, name: str) -> None:
        """Do what a row of the table says. Whatever goes wrong is told in the status line; the screen stays."""
        try:
            row = self._stage.keys.row(name)
            if row is not None and row.on_case and not self._may_mean_it():
                self._stage.status.tell("Another case is under the cursor now; look, and press again", "refused")
            elif name in self._stage.keys.own:
                await self.own.run(self._stage.keys.own[name])
            else:
                await self._handlers[name](self)
        except Exception:
            log.exception("%s failed", name)
            self._stage.status.tell(FAULT, "refused")

    def _may_mean_it(self) -> bool:
        cases = self._stage.list
        return self._stage.places.place != LIST or bool(cases.marked) or not cases.ids or cases.was_seen()

    @property
    def prompts(self) -> Prompts:
        """The questions, made when the first is asked."""
        if self._prompts is None:
            from reviewtui.tui.commands.prompts import Prompts

            self._prompts = Prompts(self._stage, self)
        return self._prompts

    def end(self) -> None:
        """The screens go: nothing that was started stays."""
        if self._own is not None:
            self._own.end()

    @property
    def own(self) -> OwnCommands:
        """The seller's own commands, and what of them runs."""
        if self._own is None:
            from reviewtui.tui.commands.own import OwnCommands

            self._own = OwnCommands(self._stage)
        return self._own

    @property
    def promising(self) -> Promising:
        """Writing promises down, and asking what became of them."""
        from reviewtui.tui.commands.promising import Promising

        return Promising(self._stage, self)

    @property
    def copying(self) -> Copying:
        """What leaves by the clipboard or the browser."""
        from reviewtui.tui.commands.copying import Copying

        return Copying(self._stage, self)

    @property
    def answering(self) -> Answering:
        """The question whether something went out, made when it is first asked."""
        if self._answering is None:
            from reviewtui.tui.commands.sent_or_not import Answering

            self._answering = Answering(self._stage)
        return self._answering

    @property
    def bringing_in(self) -> BringingIn:
        """Files that come in, made when the first is asked for."""
        if self._bringing_in is None:
            from reviewtui.tui.commands.bringing_in import BringingIn

            self._bringing_in = BringingIn(self._stage)
        return self._bringing_in

    # acts ------------------------------------------------------------------------------------------------------------

    def targets(self) -> list[int]:
        """The selected cases in the order of the list, or the one under the cursor."""
        cases = self._stage.list
        if cases.marked and self._stage.places.place == LIST:
            return [case for case in cases.ids if case in cases.marked]
        case = self._stage.places.case_at_hand
        return [] if case is None else [case]

    async def perform(
        self,
        act: Bulk,
        cases: list[int],
        what: str,
        again: Callable[[list[int]], Awaitable[None]] | None = None,
        *,
        asked: bool = False,
    ) -> None:
        """Do an act that `.` can repeat, as `again` where other cases have to be asked about first. On many cases it is
        asked about as `what`, where no question that told their count was `asked` already.
        """
        if not cases:
            self._stage.status.tell("There is no case here to do that to", "refused")
            return
        again = again or partial(self.perform, act, what=what)
        if asked or len(cases) <= ASKED_ABOVE:
            await self._carry_out(act, cases, again)
            return
        from reviewtui.tui.dialogs.confirm import ConfirmDialog

        async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
            if yes:
                await self._carry_out(act, cases, again)

        question = f"{what} {len(cases):,} cases? One {self._stage.keys.sign('undo')} takes it back."
        await self._stage.questions.ask(ConfirmDialog(question, f"yes, all {len(cases):,}"), answered)

    async def _carry_out(self, act: Bulk, cases: list[int], again: Callable[[list[int]], Awaitable[None]]) -> None:
        screen = self._stage
        if len(cases) > MANY:
            screen.status.tell(f"Working on {len(cases):,} cases…", "working")
        if await screen.sync.do(lambda desk: act(desk, cases)) is not None:
            self._last = again
            screen.list.mark(cases, on=False)
            screen.places.show_keys()

    async def done(self) -> None:
        """Close the cases that are meant; those that owe something are asked about first."""
        await self.close(self.targets())

    async def close(self, cases: list[int]) -> None:
        """Close cases; what they still owe is asked about once."""
        owed = await self._stage.desk.ask(lambda desk: desk.triage.owed(cases)) if cases else {}
        if owed:
            await self.promising.owed(cases, owed)
        elif owed is not None:
            await self.perform(lambda desk, each: desk.triage.done(each), cases, "Close", self.close)

    async def reply(self) -> None:
        """Open the fields for the reply to the case that is meant."""
        from reviewtui.tui.commands.to_whom import write

        await write(self._stage, self.targets())

    async def contact(self) -> None:
        """Contact Customer, for one or for all that are selected."""
        from reviewtui.tui.commands.contacting import Contacting

        await Contacting(self._stage).start(self.targets())

    async def removal(self) -> None:
        """Ask Amazon to remove the review, or write down what it answered."""
        from reviewtui.tui.commands.removing import remove

        await remove(self._stage, self.targets())

    async def templates(self) -> None:
        """Write the reply, and begin it with a snippet."""
        from reviewtui.tui.commands.to_whom import write

        await write(self._stage, self.targets(), lambda: self.on_reply(lambda reply: reply.snippets()))

    async def on_reply(self, act: OnReply) -> None:
        """Do something where a reply is written, once the letters that were typed before are in the text."""
        reply = self._stage.places.reply
        if self._stage.places.place == REPLY and reply is not None:
            await reply.pane.typed()
            done = act(reply)
            if done is not None:
                await done

    async def tidy(self) -> None:
        """What is too old to be won."""
        from reviewtui.tui.commands.first_days import by_key

        await by_key(self._stage)

    async def repeat(self) -> None:
        """The last act, on this case."""
        if self._last is None:
            self._stage.status.tell("Nothing was done yet that could be repeated", "refused")
        else:
            await self._last(self.targets())

    async def undo(self) -> None:
        """Take back the last act; its case comes under the cursor."""
        from reviewtui.tui.commands.turning_back import undo

        await undo(self._stage, self.answering)

    async def redo(self) -> None:
        """Do again what was taken back."""
        from reviewtui.tui.commands.turning_back import redo

        await redo(self._stage)
