"""The seller's own commands: run beside the keys, and what they print put where it belongs."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from reviewtui.desk.naming import name_of, short
from reviewtui.desk.own_commands import own_words_door
from reviewtui.domain.whole_letter import parted
from reviewtui.tui.keys.actions import REPLY

if TYPE_CHECKING:
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.own_commands import OwnCommand, Ran, RunsCommands
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)
_LOOKS = 0.3
_SHOWN = 200
"""Letters of a message in the status line."""


class OwnCommands:
    """What runs for which case; the same key on the same case again stops it.

    What a command prints belongs to the case that it was started for, whatever is looked at when it comes.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._running: dict[tuple[str, int], asyncio.Task[None]] = {}

    async def run(self, command: OwnCommand) -> None:
        """Run a command for the case at hand, or stop it."""
        stage, programs = self._stage, self._stage.context.own_programs
        case = self._case()
        if case is None or programs is None:
            stage.status.tell(f"There is no case here for {command.title}", "refused")
            return
        before = self._running.get((command.name, case))
        if before is not None:
            before.cancel()
            return
        if stage.places.place == REPLY and stage.places.reply is not None:
            await stage.places.reply.keep()
        sheet = await stage.desk.sheet(case)
        if sheet is None:
            return
        if command.terminal:
            ran = stage.lend(lambda: programs.take_terminal(command, sheet))
            if ran is None:
                stage.status.tell("This terminal can't be lent to a command", "refused")
            else:
                self._tell(command, ran.trouble)
            stage.sync.read_anew()
            return
        task = asyncio.create_task(self._follow(command, programs, sheet))
        self._running[command.name, case] = task
        task.add_done_callback(lambda _: self._running.pop((command.name, case), None))
        again = f"; {stage.keys.sign(command.act)} again stops it" if command.key else ""
        stage.status.tell(f"{command.title}: at work on {name_of(sheet.review)}{again}", "working")

    def end(self) -> None:
        """The screens go: nothing that was started stays behind."""
        for task in self._running.values():
            task.cancel()

    async def settled(self) -> None:
        """Wait until everything that was started has come to its end."""
        while self._running:
            await asyncio.wait(list(self._running.values()))

    def _case(self) -> int | None:
        places = self._stage.places
        if places.place == REPLY and places.reply is not None:
            return places.reply.case
        return places.case_at_hand

    async def _follow(self, command: OwnCommand, programs: RunsCommands, sheet: CaseSheet) -> None:
        try:
            ran = await programs.run(command, sheet)
            await self._put(command, ran, sheet)
        except asyncio.CancelledError:
            with suppress(Exception):  # at the end of the program there is no status line any more
                self._stage.status.tell(f"{command.title} was stopped; nothing of it was used")
            raise
        except Exception:
            log.exception("%s failed", command.name)
            self._tell(command, "an error of the program's own; the log has it")

    async def _put(self, command: OwnCommand, ran: Ran, sheet: CaseSheet) -> None:
        """What it printed, where it belongs; of one that failed nothing is used."""
        case, name = sheet.row.case, name_of(sheet.review)
        if ran.trouble:
            self._tell(command, f"{name}: {ran.trouble}")
        elif command.output == "nothing":
            self._tell(command)
        elif not ran.output:
            self._stage.status.tell(f"{command.title} printed nothing for {name}", "refused")
        elif command.output == "note":
            await self._stage.sync.do(lambda desk: desk.triage.note(case, ran.output))
        elif command.output == "draft":
            await self._draft(command, ran.output, case, name)
        elif command.output == "message":
            self._stage.status.tell(f"{command.title}, {name}: {short(ran.output, _SHOWN)}", "done")
        else:
            await self._show(command, ran.output, name)

    def _tell(self, command: OwnCommand, trouble: str = "") -> None:
        if trouble:
            self._stage.status.tell(f"{command.title}: {trouble}", "refused")
        else:
            self._stage.status.tell(f"{command.title}: done", "done")

    async def _draft(self, command: OwnCommand, text: str, case: int, name: str) -> None:
        """A letter lands as a draft, marked; into the fields where it is being written at this moment."""
        stage, reply = self._stage, parted(text)
        place = stage.places.reply
        if stage.places.place == REPLY and place is not None and place.case == case:
            put = await place.take_letter(command.title, reply)
        else:
            put = await stage.desk.ask(lambda desk: _write(desk, case, command.title, reply)) is not None
            await stage.sync.fetch([case])
            await stage.places.freshen_case()
        if put:
            words = f"{command.title} wrote a draft for {name}; read it"
            stage.status.tell(words, "done")

    async def _show(self, command: OwnCommand, text: str, name: str) -> None:
        from reviewtui.tui.dialogs.printed import Printed

        while self._stage.covered or self._stage.places.place == REPLY:
            self._stage.status.tell(f"{command.title} has something to show on {name} when you are back", "done")
            await asyncio.sleep(_LOOKS)  # nobody's letters go astray in a page that opens by itself
        self._tell(command)
        await self._stage.show_over(Printed(f"{command.title}  ·  {name}", text))


def _write(desk: Desk, case: int, title: str, reply: Reply) -> bool:
    sheet = desk.inbox.sheet(case)
    desk.drafting.write_by_command(case, own_words_door(sheet), title, reply)
    return True
