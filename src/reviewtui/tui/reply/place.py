"""The place where a reply is written: every pause goes to the desk, and what the desk knows comes to the fields."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical

from reviewtui.desk.drafting import ASSISTANT
from reviewtui.desk.refusals import Overtaken
from reviewtui.domain.clock import moment
from reviewtui.domain.reply import Step
from reviewtui.tui.case.thread_paint import left_words
from reviewtui.tui.keys.actions import CASE, LIST, REPLY
from reviewtui.tui.reply.checks import LetterChecks
from reviewtui.tui.reply.hand_off import HandOff
from reviewtui.tui.reply.pane import ReplyPane
from reviewtui.tui.reply.windows import LetterWindows

if TYPE_CHECKING:
    from reviewtui.desk.correspondence import DraftVersion
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.snippets import Proposals
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.finding import CheckResult
    from reviewtui.domain.reply import Reply
    from reviewtui.tui.dialogs.snippets import Chosen
    from reviewtui.tui.reply.autosave import Autosave
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)


class ReplyPlace(Vertical):
    """The reply desk and what it needs of the store. Built once and refilled."""

    def __init__(self, owner: Stage, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self.pane = ReplyPane(owner.context.settings.zone, owner.keys, owner.context.editing)
        super().__init__(self.pane, id=id)
        self._owner = owner
        self._from = LIST
        self._sheet: CaseSheet | None = None
        self._said = ""
        self.checks = LetterChecks(owner, self.pane)
        self._hand_off = HandOff(owner, self)
        self._windows = LetterWindows(owner, self)
        self._saving = asyncio.Lock()

    @property
    def case(self) -> int | None:
        """The case that is written on."""
        return self.pane.case

    async def begin(self, sheet: CaseSheet) -> None:
        """Write on a case; the way back leads to where the seller came from.

        A letter that can't be saved now is not given up for another: it stays open.
        """
        owner = self._owner
        await self.pane.typed()
        await self._windows.tell()
        if not await self.keep():
            owner.places.show_place(REPLY)
            self.pane.focus()
            owner.status.tell("This letter can't be saved yet, so it stays open; is there room on the disk?", "refused")
            return
        if owner.context.settings.me in sheet.writers:
            await self._windows.choose(sheet)
        else:
            self.start(sheet)

    def start(self, sheet: CaseSheet) -> None:
        """Write on a case, whoever else does."""
        owner = self._owner
        self._from, self._sheet = (owner.places.place if owner.places.place != REPLY else self._from), sheet
        self._windows.begin(sheet)
        owner.places.show_place(REPLY)
        self._tell_what_left(sheet)
        self.pane.begin(sheet, owner.context.clock())
        owner.places.show_keys()
        owner.presence.be(sheet.row.case, "writing")
        self._check(sheet.row.case)

    def _tell_what_left(self, sheet: CaseSheet) -> None:
        """A letter that has left and may have gone out already must not be written as if nothing were."""
        left, context = sheet.leavings[-1:], self._owner.context
        words = (
            left_words(left[0], context.clock(), context.settings.zone, context.settings.me).capitalize()
            if left
            else ""
        )
        self._owner.status.tell(words, "refused" if left else "plain")

    def latest(self, case: int) -> Reply | None:
        """What the fields hold now, if they are about this case."""
        about = self._owner.places.place == REPLY and self._sheet is not None and self._sheet.row.case == case
        return self.pane.reply if about else None

    async def keep(self) -> bool:
        """Save what is not safe yet, because the seller goes; whether all is safe now."""
        while not self._windows.lost and (rest := self.pane.autosave.flush()) is not None:
            await self._save()
            if self.pane.autosave.flush() == rest:
                break
        return self.pane.autosave.flush() is None

    async def look(self) -> None:
        """Another process wrote; perhaps it was another window with this letter, or a colleague came."""
        async with self._saving:
            await self._windows.look()
        await self._windows.tell()

    async def rescue(self) -> str:
        """Where a letter went that can't be saved: every clipboard, a file; "" when nothing took it or all is safe."""
        rest = self.pane.autosave.flush()
        if rest is None:
            return ""
        from reviewtui.tui.dialogs.leaving import copied_words

        copy = self._owner.clipboard.copy
        return copied_words(await asyncio.to_thread(copy, rest[2].letter(), f"letter-{rest[0]}.txt"))

    async def on_autosave_paused(self, event: Autosave.Paused) -> None:
        """A pause: write the newest text down, never one that has been saved over; what the checks say follows."""
        event.stop()
        self._tidy()
        if event.case == self.pane.case:
            await self._save()
        self._check(event.case)
        await self._windows.tell()

    def _check(self, case: int) -> None:
        """Let the checks speak about the letter as it is now, when they have read it."""
        reply = self.latest(case)
        if reply is not None:
            self.checks.ask(case, self.pane.channel, reply)

    def _tidy(self) -> None:
        """What stood in the status line through a whole pause of writing is about something that is over."""
        words = self._owner.status.words
        if words and words == self._said:
            self._owner.status.tell("")
        self._said = self._owner.status.words

    async def _save(self) -> None:
        """Save the newest text; one save waits for the other, since each goes on from the one before."""
        async with self._saving:
            rest = self.pane.autosave.flush()
            if rest is not None and not self._windows.lost:
                await self._save_this(*rest)

    async def _save_this(self, case: int, channel: Channel, reply: Reply) -> None:
        since = self._windows.since(channel)
        try:
            saved = await self._owner.context.desk.call(lambda desk: desk.writing.save(case, channel, reply, since))
        except Overtaken as overtaken:
            self._windows.taken(overtaken)
        except Exception as error:
            log.exception("a draft could not be saved")
            reason = str(error) or "the database did not take it"
            where = await self._keep_beside(case, reply)
            words = f"Not saved, but your letter is in {where}: {reason}" if where else reason
            self.pane.autosave.not_saved(words, reply, channel)
        else:
            self._windows.saved(channel, saved.since)
            self.pane.autosave.saved(saved.at, reply, channel)

    async def _keep_beside(self, case: int, reply: Reply) -> str:
        """A letter that the database does not take goes into a file, so that it outlives us; "" where it can't."""
        if reply.empty:
            return ""
        keep = self._owner.context.clipboard.keep
        file = await asyncio.to_thread(keep, reply.letter(), f"letter-{case}.txt")
        return "/".join(Path(file).parts[-2:])

    async def check(self, case: int, channel: Channel, reply: Reply) -> CheckResult | None:
        """What the checks say of a letter that is about to leave."""
        return await self.checks.now(case, channel, reply)

    async def take_letter(self, title: str, reply: Reply) -> bool:
        """Put a letter that a command wrote in the place of what is written here, which is kept as a version."""
        await self.pane.typed()
        await self.keep()
        case, channel = self.case, self.pane.channel
        if case is None or self._windows.lost:
            return False

        def mark(desk: Desk) -> bool:
            desk.drafting.keep(case)
            desk.drafting.mark_by_command(case, channel, title, reply)
            return True

        if await self._owner.desk.ask(mark) is None:
            return False
        self.pane.put_all(reply)
        return True

    def on_reply_pane_told(self, event: ReplyPane.Told) -> None:
        """A word from the pane."""
        event.stop()
        self._owner.status.tell(event.words, "refused")

    async def leave(self) -> None:
        """Back to where the seller came from, at once; the letter is saved and the list shows the pencil after that.

        The next key is not looked at before this is done: where it goes to, the seller is already. So this waits for no
        save.
        """
        self.pane.autosave.keep()
        if self._sheet is not None:
            if not self.pane.reply.empty:
                self._owner.status.tell(f"Kept your draft; {self._owner.keys.sign('reply')} goes on with it")
            self.back(self._sheet.row.case)

    def back(self, case: int) -> None:
        """To where the seller came from; what is shown there follows."""
        owner = self._owner
        owner.places.show_place(self._from)
        owner.presence.be(case if self._from == CASE else None)
        owner.run_worker(self._show_kept(case), group="kept", exit_on_error=False)

    async def _show_kept(self, case: int) -> None:
        """Show the case as it is with its draft, once that is saved, if the seller is still there."""
        owner = self._owner
        await self.pane.autosave.until_safe()
        await owner.sync.fetch([case])
        if owner.places.place == CASE and owner.places.shown_case == case:
            await owner.places.freshen_case()

    async def hand_off(self) -> None:
        """Save what is written, then lead it to the door that is open for it."""
        if self._sheet is not None:
            await self.keep()
            if self._windows.lost:
                await self._windows.tell()
                return
            await self._hand_off.start(self._sheet.row.case, self.pane.channel, self.pane.reply)

    # words that are there already ------------------------------------------------------------------------------------

    async def snippets(self) -> None:
        """Words to begin the step at hand with."""
        from reviewtui.tui.dialogs.snippets import SnippetsDialog

        if self._sheet is None:
            return
        case, step = self._sheet.row.case, self.pane.step

        async def fetch(step: Step, cause: str) -> Proposals | None:
            return await self._owner.desk.ask(lambda desk: desk.snippets.for_case(case, step, cause))

        async def answered(chosen: Chosen | None) -> None:
            for each, text in reversed(chosen or ()):
                self.pane.put_in(each, text)
            self.pane.focus()

        first = await fetch(step, "")
        if first is not None:
            reply = self.pane.reply
            empty = tuple(each for each in Step if not reply.part(each).strip())
            await self._owner.questions.ask(SnippetsDialog(first, step, empty, fetch), answered)

    async def versions(self) -> None:
        """How the letter read before, and one of them back."""
        from reviewtui.tui.dialogs.drafts import VersionsDialog

        if self._sheet is None:
            return
        await self.keep()
        case, context = self._sheet.row.case, self._owner.context
        at_hand = self._windows.since(self.pane.channel).draft
        found = await self._owner.desk.ask(lambda desk: desk.drafting.versions(case, at_hand))
        if found is None:
            return

        async def answered(version: DraftVersion | None) -> None:
            if version is not None:
                await self.keep()
                if version.who == ASSISTANT:
                    await self.take_letter(ASSISTANT, version.reply)
                else:
                    await self._owner.desk.ask(lambda desk: desk.drafting.keep(case))
                    self.pane.put_all(version.reply)
                when = moment(version.at, context.clock(), context.settings.zone)
                self._owner.status.tell(f"Took back the letter of {when}; what stood there is a version now", "done")
            self.pane.focus()

        me, zone = context.settings.me, context.settings.zone
        await self._owner.questions.ask(VersionsDialog(found, self.pane.reply, me, context.clock(), zone), answered)
