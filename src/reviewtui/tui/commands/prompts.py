"""The acts that ask something first: when, what, why. Each opens a typed question and goes on with its answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol, TypeVar

from reviewtui.desk.naming import name_of
from reviewtui.desk.views import CaseSheet
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.clock import clock_words, moment
from reviewtui.tui.commands.sent_or_not import Answering, OnItsWay
from reviewtui.tui.dialogs.choice import Choice, ChoiceDialog
from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.screen import ModalScreen

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.triage import PromiseEnd
    from reviewtui.desk.views import Change, Promise
    from reviewtui.tui.stage import Stage

Answer = TypeVar("Answer")


class OnCases(Protocol):
    """Acts on the cases that are selected or else the one under the cursor."""

    def targets(self) -> list[int]:
        """Those cases."""
        ...

    async def perform(
        self,
        act: Callable[[Desk, list[int]], Change],
        cases: list[int],
        again: Callable[[list[int]], Awaitable[None]] | None = None,
    ) -> None:
        """Do an act that `.` can repeat, as `again` where other cases have to be asked about first."""
        ...

    async def close(self, cases: list[int]) -> None:
        """Close cases; what they still owe is asked about once."""
        ...

    @property
    def answering(self) -> Answering:
        """The question whether something went out."""
        ...


class Prompts:
    """Questions on behalf of the acts."""

    def __init__(self, screen: Stage, acts: OnCases) -> None:
        self._screen = screen
        self._acts = acts

    async def snooze(self) -> None:
        """Until when?"""
        from reviewtui.tui.dialogs.snooze import Cancelled, SnoozeDialog

        cases, house = self._acts.targets(), self._screen.house
        if not cases:
            self._screen.status.tell("There is no case here to put away", "refused")
            return

        async def answered(until: int | Cancelled | None) -> None:
            if not isinstance(until, Cancelled):
                await self._acts.perform(lambda desk, each: desk.triage.snooze(each, until), cases)

        settings, again = house.settings, None
        if len(cases) == 1:
            rows = await self._screen.desk.ask(lambda desk: desk.inbox.rows(cases))
            again = rows[0].wakes_at if rows and rows[0].lane is not Lane.SNOOZED else None
        dialog = SnoozeDialog(house.clock(), settings.zone, settings.morning, settings.snoozes, again)
        await self._screen.questions.ask(dialog, answered)

    async def note(self) -> None:
        """What should be remembered?"""
        from reviewtui.tui.dialogs.note import NoteDialog

        await self._of_case(NoteDialog(), lambda desk, case, text: desk.triage.note(case, text))

    async def tag(self) -> None:
        """Which tag?"""
        from reviewtui.tui.dialogs.tag import TagDialog

        cases = self._acts.targets()
        if not cases:
            self._screen.status.tell("There is no case here to tag", "refused")
            return
        uses = await self._screen.desk.ask(lambda desk: desk.triage.tags(cases))
        if uses is None:
            return

        async def answered(tag: str | None) -> None:
            if tag:
                await self._acts.perform(lambda desk, each: desk.triage.tag(each, tag), cases)

        await self._screen.questions.ask(TagDialog(uses, len(cases)), answered)

    async def buyer_wrote(self) -> None:
        """What did the buyer answer?"""
        from reviewtui.tui.dialogs.note import NoteDialog

        dialog = NoteDialog("What they wrote")
        await self._of_case(dialog, lambda desk, case, text: desk.triage.buyer_replied(case, text))

    async def promise(self) -> None:
        """A promise that is open is closed first; else a new one is written down."""
        sheet = await self._sheet()
        if sheet is None:
            return
        promise = next((each for each in sheet.promises if each.state == "open"), None)
        if promise is None:
            await self._new_promise(sheet)
            return
        case, number = sheet.row.case, promise.id

        async def answered(state: str | None) -> None:
            if state == "new":
                self._screen.call_next(self._new_promise, sheet)
            elif state:
                await self._screen.sync.do(lambda desk: desk.triage.close_promise(case, number, state))

        choices = [
            Choice("k", "kept", "kept"),
            Choice("b", "broken", "broken"),
            Choice("w", "withdrawn", "withdrawn"),
            Choice("n", "write down another one", "new"),
        ]
        await self._screen.questions.ask(ChoiceDialog(f"⚑ {promise.text}", choices), answered)

    async def owed(self, cases: list[int], owed: dict[int, list[Promise]]) -> None:
        """Cases are to be closed that still owe something: was it kept, broken, or does it stay open?"""
        count = sum(map(len, owed.values()))
        house, first = self._screen.house, next(iter(owed.values()))[0]
        if count == 1:
            due = clock_words(first.due_at, house.clock())
            asked = f"⚑ {first.text} ({due}). What became of it?"
        else:
            asked = f"⚑ {count:,} promises are open on {len(owed):,} of {len(cases):,} cases. What became of them?"
        stays = "leave it open: the case waits in Promised" if count == 1 else "leave them open: those wait in Promised"
        choices: list[Choice[PromiseEnd]] = [
            Choice("k", "kept", "kept"),
            Choice("b", "broken", "broken"),
            Choice("o", stays, "open"),
        ]

        async def answered(end: PromiseEnd | None) -> None:
            if end is not None:
                act = self._acts
                await act.perform(lambda desk, each: desk.triage.done(each, end), cases, act.close)

        await self._screen.questions.ask(ChoiceDialog(asked, choices), answered)

    async def _new_promise(self, sheet: CaseSheet) -> None:
        from reviewtui.tui.dialogs.promise import PromiseDialog

        case, house = sheet.row.case, self._screen.house

        async def answered(promise: tuple[str, int] | None) -> None:
            if promise:
                await self._screen.sync.do(lambda desk: desk.triage.promise(case, *promise))

        await self._screen.questions.ask(PromiseDialog(house.clock(), house.settings.zone), answered)

    async def outcome(self) -> None:
        """What became of the review?"""
        choices = [
            Choice("r", "raised: more stars than before", Outcome.RAISED),
            Choice("m", "removed by the buyer or by Amazon", Outcome.REMOVED),
            Choice("u", "unchanged", Outcome.UNCHANGED),
            Choice("l", "lowered", Outcome.LOWERED),
        ]
        dialog = ChoiceDialog("What became of the review?", choices)
        await self._of_case(dialog, lambda desk, case, outcome: desk.triage.outcome(case, outcome))

    async def drafts(self) -> None:
        """Which letter to go on with?"""
        from reviewtui.tui.dialogs.drafts import DraftsDialog

        screen, settings = self._screen, self._screen.house.settings
        found = await screen.desk.ask(lambda desk: desk.drafting.waiting())
        if found is None:
            return

        async def answered(case: int | None) -> None:
            if case is not None:
                screen.list.put_cursor(case)
                await screen.places.write(case)

        await screen.questions.ask(DraftsDialog(found, settings.me, screen.house.clock(), settings.zone), answered)

    async def history(self) -> None:
        """What was done and when?"""
        from reviewtui.tui.commands.looking_back import look_back

        await look_back(self._screen)

    async def cut_off(self) -> None:
        """What was being written when the program ended without leaving: go on with it?"""
        from reviewtui.tui.dialogs.confirm import ConfirmDialog

        screen, house = self._screen, self._screen.house
        found = screen.cut_off
        if not found or screen.places.place != LIST:
            return
        case, at = found[0]
        sheet = await screen.desk.sheet(case)
        if sheet is None:
            return

        async def answered(yes: bool | None) -> None:
            if yes:
                screen.list.put_cursor(case)
                await screen.places.write(case)

        more = f" {len(found) - 1} more wait under {screen.keys.sign('drafts')}." if len(found) > 1 else ""
        when = moment(at, house.clock(), house.settings.zone)
        name = name_of(sheet.review)
        question = f"Your letter to {name} was cut off at {when}. Every word is kept.{more} Go on writing?"
        await screen.questions.ask(ConfirmDialog(question, "yes, go on", "no, later"), answered)

    async def why(self) -> None:
        """The arithmetic of a case's place."""
        from reviewtui.tui.dialogs.why import WhyDialog

        sheet = await self._sheet()
        if sheet is not None:

            async def read(_: object) -> None:
                """Reading changes nothing."""

            await self._screen.questions.ask(WhyDialog(sheet), read)

    async def _of_case(
        self,
        dialog: ModalScreen[Answer | None],
        act: Callable[[Desk, int, Answer], Change],
    ) -> None:
        """Ask something about the case at hand, and do what the answer says; no answer does nothing."""
        sheet = await self._sheet()
        if sheet is None:
            return
        case = sheet.row.case

        async def answered(answer: Answer | None) -> None:
            if answer:
                await self._screen.sync.do(lambda desk: act(desk, case, answer))

        await self._screen.questions.ask(dialog, answered)

    # what leaves by the clipboard or the browser ---------------------------------------------------------------------

    async def open_page(self) -> None:
        """Open the page where the reply goes, or show its link."""
        url = await self._link()
        if not url:
            return
        opened = await asyncio.to_thread(self._screen.house.clipboard.open_page, url)
        self._screen.status.tell(
            f"Opened {url}" if opened else f"No browser here; {self._sign('copy-link')} copies {url}"
        )

    async def copy_link(self) -> None:
        """Copy the link to the page where the reply goes."""
        url = await self._link()
        if url:
            await self.copy(url, "link.txt", "the link")

    async def copy_letter(self) -> None:
        """Copy the letter of the draft."""
        sheet = await self._sheet()
        if sheet is None:
            return
        if sheet.draft is None or sheet.draft.reply.empty:
            self._screen.status.tell(
                f"There is no letter on this case yet; {self._screen.keys.sign('reply')} writes one", "refused"
            )
            return
        case, draft = sheet.row.case, sheet.draft
        if any(left.who == draft.author and left.text != sheet.letter(draft) for left in sheet.leavings):
            await self._acts.answering.key()
            return
        why_not = await OnItsWay(self._screen, case, draft.channel, "copied", draft.reply)()
        if why_not:
            self._screen.status.tell(f"Not copied: {why_not}", "refused")
            return
        sign = self._screen.keys.sign("sent")
        await self.copy(sheet.letter(draft), f"reply-{case}.txt", "the letter", f"; {sign} says whether it went out")
        await self._screen.sync.fetch([case])

    async def copy(self, text: str, name: str, what: str, then: str = "") -> None:
        """Copy a text, and say where to."""
        copied = await asyncio.to_thread(self._screen.clipboard.copy, text, name)
        where = ", ".join((*copied.clipboards, copied.file) if copied.file else copied.clipboards)
        words = (
            f"Copied {what} to: {where}{then}"
            if where
            else f"Could not copy {what}: no clipboard, and no room for a file"
        )
        self._screen.status.tell(words, "done")

    def _sign(self, row: str) -> str:
        return self._screen.keys.sign(row)

    async def _link(self) -> str:
        sheet = await self._sheet()
        if sheet is None:
            return ""
        url = next((door.url for door in sheet.doors if door.open_ and door.url), "") or sheet.review.url
        if not url:
            self._screen.status.tell("No page is known for this case", "refused")
        return url

    async def _sheet(self) -> CaseSheet | None:
        case = self._screen.places.case_at_hand
        if case is None:
            self._screen.status.tell("There is no case here", "refused")
            return None
        return await self._screen.desk.sheet(case)
