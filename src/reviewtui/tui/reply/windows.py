"""One letter in several windows of the same person: nobody writes over another's words without having said so.

A window knows from which state of the draft it goes on. Who comes second is asked before the first letter; who is
overtaken is told, and saves nothing until that is answered. What came too late is among the earlier versions.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from reviewtui.desk.correspondence import Since
from reviewtui.desk.naming import name_of
from reviewtui.desk.refusals import Overtaken
from reviewtui.domain.clock import moment
from reviewtui.tui.keys.actions import REPLY

if TYPE_CHECKING:
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Channel
    from reviewtui.tui.reply.pane import ReplyPane
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)
OVERTAKEN = "not saved: another window of yours has this letter"


class LetterPlace(Protocol):
    """Where the letter is written."""

    @property
    def pane(self) -> ReplyPane:
        """Where the letter is written: its fields, its autosave, how it stands."""
        ...

    def start(self, sheet: CaseSheet) -> None:
        """Write on a case, without asking anything."""
        ...

    def back(self, case: int) -> None:
        """To where the seller came from."""
        ...


class LetterWindows:
    """What this window knows of the others, for the letter that it writes."""

    def __init__(self, owner: Stage, place: LetterPlace) -> None:
        self._owner = owner
        self._place = place
        self._since: dict[bool, Since] = {}
        self._lost: Overtaken | None = None
        self._told = False

    @property
    def lost(self) -> bool:
        """Whether another window has this letter now, so that nothing may be saved here."""
        return self._lost is not None

    def begin(self, sheet: CaseSheet) -> None:
        """Go on from what a case was read with."""
        self._since, self._lost, self._told = {False: sheet.since[0], True: sheet.since[1]}, None, False

    def since(self, channel: Channel) -> Since:
        """What the next save of a letter for this kind of door goes on from."""
        return self._since.get(channel.public, Since())

    def saved(self, channel: Channel, since: Since) -> None:
        """A save went well; the next one goes on from here."""
        self._since[channel.public] = since

    # who comes second ------------------------------------------------------------------------------------------------

    async def choose(self, sheet: CaseSheet) -> None:
        """This person writes to this buyer in another window already: what is this one for?"""
        from reviewtui.tui.dialogs.deliberate import AnswersDialog

        owner, case, channel = self._owner, sheet.row.case, _channel(sheet)

        async def answered(answer: str | None) -> None:
            if answer == "r":
                owner.list.put_cursor(case)
                await owner.places.show_case()
                return
            fresh: CaseSheet | None = None
            own = sheet.since[channel.public].own
            if answer == "t":
                if await owner.desk.ask(lambda desk: desk.writing.take_over(case, channel, own)) is not None:
                    fresh = await owner.desk.sheet(case)
            elif answer == "v":
                since = await owner.desk.ask(lambda desk: desk.writing.own_version(case, channel))
                if since is not None:
                    private, public = sheet.since
                    fresh = sheet._replace(since=(private, since) if channel.public else (since, public))
            if fresh is not None:
                self._place.start(fresh)

        question = f"You are writing to {name_of(sheet.review)} in another window of yours. What is this one for?"
        answers = {
            "t": "take over: go on here; the other window is told",
            "v": "go on here with a version of its own",
            "r": "only read",
        }
        await owner.questions.ask(AnswersDialog(question, answers, "back"), answered)

    # who was first ---------------------------------------------------------------------------------------------------

    def taken(self, overtaken: Overtaken) -> None:
        """A save came too late: its words are kept aside, nothing more is saved here, and the seller is asked."""
        self._lost = overtaken
        self._place.pane.autosave.not_saved(OVERTAKEN)

    async def keep_aside(self) -> None:
        """Put what is written here among the earlier versions, where another window has the letter."""
        owner, rest = self._owner, self._place.pane.autosave.flush()
        if rest is not None:
            case, channel, reply = rest
            since = self.since(channel)
            try:
                await owner.context.desk.call(lambda desk: desk.writing.save(case, channel, reply, since))
            except Overtaken:
                """That is how it gets there."""
            except Exception:
                log.exception("words could not be kept aside")

    async def look(self) -> None:
        """Another process wrote: has it overtaken the letter, and who is here?"""
        pane, owner = self._place.pane, self._owner
        case, channel = pane.case, pane.channel
        if case is None or owner.places.place != REPLY:
            return
        since = self.since(channel)
        found = await owner.desk.ask(
            lambda desk: (desk.writing.overtaken(case, channel, since), desk.inbox.rows([case]))
        )
        if found is None or pane.case != case:
            return
        overtaken, rows = found
        before, words = pane.others, rows[0].others if rows else ""
        pane.show_others(words)
        if words.endswith("writes") and not before.endswith("writes"):
            owner.status.tell(f"{words} to this buyer too", "refused")
        if overtaken is not None and self._lost is None:
            await pane.typed()
            await self.keep_aside()
            self.taken(overtaken)

    async def tell(self) -> None:
        """Say that the letter was overtaken, once, and go on with what the seller wants."""
        owner, pane = self._owner, self._place.pane
        lost, case, channel = self._lost, pane.case, pane.channel
        if lost is None or case is None or self._told:
            return
        if owner.places.place != REPLY:
            await self.keep_aside()
            pane.autosave.let_go()
            self._lost = None
            owner.status.tell(str(lost), "refused")
            return
        if owner.covered:
            return  # another question is open; this one comes when that is answered
        from reviewtui.tui.dialogs.deliberate import AnswersDialog

        self._told = True
        own = self.since(channel).own

        async def answered(answer: str | None) -> None:
            since = None
            if answer == "t":
                since = await owner.desk.ask(lambda desk: desk.writing.take_over(case, channel, own))
            elif answer == "v":
                since = await owner.desk.ask(lambda desk: desk.writing.own_version(case, channel))
            elif answer == "n":
                since = await owner.desk.ask(lambda desk: desk.writing.since(case, channel, own))
            if since is None:
                await self.keep_aside()
            self._lost, self._told = None, False
            if since is None:
                pane.autosave.let_go()
                self._place.back(case)
            else:
                self.saved(channel, since)
                pane.autosave.save_anew()
                pane.focus()

        question, answers = self._told_words(lost)
        words = f"{question} What you wrote here since is kept among the earlier versions."
        await owner.questions.ask(AnswersDialog(words, answers, "leave the letter as it is there"), answered)

    def _told_words(self, lost: Overtaken) -> tuple[str, dict[str, str]]:
        """What became of the letter in the other window, and what can be done about it here."""
        when = moment(lost.at, self._owner.context.clock(), self._owner.context.settings.zone)
        if lost.sent:
            question = f"This letter was recorded as sent at {when}, in another window of yours."
            answers = {"n": "what stands here is a new letter: go on with it"}
        else:
            question = f"Another window of yours took this letter over at {when}."
            answers = {
                "t": "take it back: go on here; the other window is told",
                "v": "go on here with a version of its own",
            }
        return question, answers


def _channel(sheet: CaseSheet) -> Channel:
    """The door that the letter at hand is for."""
    from reviewtui.tui.reply.doors import text_channels

    doors = text_channels(sheet)
    draft = sheet.draft
    return draft.channel if draft is not None and (draft.channel in doors or not doors) else doors[0]
