"""The acts that ask something first: when, what, why. Each opens a typed question and goes on with its answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from reviewtui.desk.naming import name_of
from reviewtui.domain.case import Lane, Outcome
from reviewtui.domain.clock import moment
from reviewtui.tui.commands.at_hand import named, sheet_at_hand
from reviewtui.tui.dialogs.choice import Choice, ChoiceDialog
from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.screen import ModalScreen

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.past import Change
    from reviewtui.tui.stage import Stage

Answer = TypeVar("Answer")


class OnCases(Protocol):
    """Acts on the cases that are selected or else the one under the cursor."""

    def targets(self) -> list[int]:
        """The numbers of those cases, in the order of the list; empty where there is none."""
        ...

    async def perform(
        self,
        act: Callable[[Desk, list[int]], Change],
        cases: list[int],
        what: str,
        again: Callable[[list[int]], Awaitable[None]] | None = None,
        *,
        asked: bool = False,
    ) -> None:
        """Do an act that `.` can repeat, as `again` where other cases have to be asked about first. On many cases it is
        asked about as `what`, where no question that told their count was `asked` already.
        """
        ...

    async def close(self, cases: list[int]) -> None:
        """Close cases; what they still owe is asked about once."""
        ...


class Prompts:
    """Questions on behalf of the acts."""

    def __init__(self, stage: Stage, commands: OnCases) -> None:
        self._stage = stage
        self._commands = commands

    async def snooze(self) -> None:
        """Ask until when, and put the cases away until then."""
        from reviewtui.tui.dialogs.snooze import Cancelled, SnoozeDialog

        cases, context = self._commands.targets(), self._stage.context
        if not cases:
            self._stage.status.tell("There is no case here to put away", "refused")
            return

        async def answered(until: int | Cancelled | None) -> None:
            if not isinstance(until, Cancelled):
                await self._commands.perform(
                    lambda desk, each: desk.triage.snooze(each, until), cases, "Snooze", asked=True
                )

        settings, again = context.settings, None
        if len(cases) == 1:
            rows = await self._stage.desk.ask(lambda desk: desk.inbox.rows(cases))
            again = rows[0].wakes_at if rows and rows[0].lane is not Lane.SNOOZED else None
        about = named(self._stage, cases)
        dialog = SnoozeDialog(context.clock(), settings.zone, settings.morning, settings.snoozes, again, about)
        await self._stage.questions.ask(dialog, answered)

    async def note(self) -> None:
        """Ask what should be remembered, and note it on the case."""
        from reviewtui.tui.dialogs.note import NoteDialog

        await self._of_case(partial(NoteDialog, "Note"), lambda desk, case, text: desk.triage.note(case, text))

    async def tag(self) -> None:
        """Ask for a tag, and put it on the cases or take it off."""
        from reviewtui.tui.dialogs.tag import TagDialog

        cases = self._commands.targets()
        if not cases:
            self._stage.status.tell("There is no case here to tag", "refused")
            return
        uses = await self._stage.desk.ask(lambda desk: desk.triage.tags(cases))
        if uses is None:
            return

        async def answered(tag: str | None) -> None:
            if tag:
                await self._commands.perform(lambda desk, each: desk.triage.tag(each, tag), cases, "Tag", asked=True)

        await self._stage.questions.ask(TagDialog(uses, len(cases), f"on {named(self._stage, cases)}"), answered)

    async def look_for(self) -> None:
        """Ask what the seller looks for, and list what that finds."""
        from reviewtui.tui.commands.finding import look_for

        await look_for(self._stage)

    async def by_product(self) -> None:
        """The open cases by product."""
        from reviewtui.tui.commands.by_product import by_product

        await by_product(self._stage)

    async def keep_view(self) -> None:
        """Keep a query as a view, or take one out."""
        from reviewtui.tui.commands.keeping_views import keep_view

        await keep_view(self._stage)

    async def buyer_wrote(self) -> None:
        """What did the buyer answer?"""
        from reviewtui.tui.dialogs.note import NoteDialog

        dialog = partial(NoteDialog, "What they wrote")
        await self._of_case(dialog, lambda desk, case, text: desk.triage.buyer_replied(case, text))

    async def outcome(self) -> None:
        """What became of the review?"""
        choices = [
            Choice("r", "raised: more stars than before", Outcome.RAISED),
            Choice("m", "removed by the buyer or by Amazon", Outcome.REMOVED),
            Choice("u", "unchanged", Outcome.UNCHANGED),
            Choice("l", "lowered", Outcome.LOWERED),
        ]
        dialog = partial(ChoiceDialog, "What became of the review?", choices)
        await self._of_case(dialog, lambda desk, case, outcome: desk.triage.outcome(case, outcome))

    async def drafts(self) -> None:
        """Which letter to go on with?"""
        from reviewtui.tui.dialogs.drafts import DraftsDialog

        screen, settings = self._stage, self._stage.context.settings
        found = await screen.desk.ask(lambda desk: desk.drafting.waiting())
        if found is None:
            return

        async def answered(case: int | None) -> None:
            if case is not None:
                screen.list.put_cursor(case)
                await screen.places.write(case)

        await screen.questions.ask(DraftsDialog(found, settings.me, screen.context.clock(), settings.zone), answered)

    async def history(self) -> None:
        """What was done and when?"""
        from reviewtui.tui.commands.looking_back import look_back

        await look_back(self._stage)

    async def tag_by_rules(self) -> None:
        """What would the rules of the settings tag, and shall they?"""
        from reviewtui.tui.commands.ruling import tag_by_rules

        await tag_by_rules(self._stage)

    async def radar(self) -> None:
        """What bursts above a product's own past?"""
        from reviewtui.tui.commands.bursting import show_radar

        await show_radar(self._stage)

    async def figures(self) -> None:
        """What did the work come to?"""
        from reviewtui.tui.commands.figuring import show_figures

        await show_figures(self._stage)

    async def cut_off(self) -> None:
        """What was being written when the program ended without leaving: go on with it?"""
        from reviewtui.tui.dialogs.confirm import ConfirmDialog

        screen, context = self._stage, self._stage.context
        found = screen.cut_off
        if not found or screen.places.place != LIST:
            return
        case, at = found[0]
        sheet = await screen.desk.sheet(case)
        if sheet is None:
            return

        async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
            if yes:
                screen.list.put_cursor(case)
                await screen.places.write(case)

        more = f" {len(found) - 1} more wait under {screen.keys.sign('drafts')}." if len(found) > 1 else ""
        when = moment(at, context.clock(), context.settings.zone)
        name = name_of(sheet.review)
        question = f"Your letter to {name} was cut off at {when}. Every word is kept.{more} Go on writing?"
        await screen.questions.ask(ConfirmDialog(question, "yes, go on", "no, later"), answered)

    async def why(self) -> None:
        """The arithmetic of a case's place."""
        from reviewtui.tui.dialogs.why import WhyDialog

        sheet = await sheet_at_hand(self._stage)
        if sheet is not None:

            async def read(_: object) -> None:
                """There is no answer to act upon: reading changes nothing."""

            await self._stage.questions.ask(WhyDialog(sheet), read)

    async def _of_case(
        self,
        dialog: Callable[[str], ModalScreen[Answer | None]],
        act: Callable[[Desk, int, Answer], Change],
    ) -> None:
        """Ask something about the case at hand, which is named, and do what the answer says; no answer does nothing."""
        sheet = await sheet_at_hand(self._stage)
        if sheet is None:
            return
        case = sheet.row.case

        async def answered(answer: Answer | None) -> None:
            if answer:
                await self._stage.sync.do(lambda desk: act(desk, case, answer))

        await self._stage.questions.ask(dialog(name_of(sheet.review)), answered)
