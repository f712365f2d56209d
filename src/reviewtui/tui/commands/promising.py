"""Promises: writing one down, saying what became of it, and closing a case that still owes something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.naming import name_of
from reviewtui.domain.clock import clock_words
from reviewtui.tui.commands.at_hand import sheet_at_hand
from reviewtui.tui.dialogs.choice import Choice, ChoiceDialog

if TYPE_CHECKING:
    from reviewtui.desk.triage import PromiseEnd
    from reviewtui.desk.views import CaseSheet, Promise
    from reviewtui.tui.commands.prompts import OnCases
    from reviewtui.tui.stage import Stage


class Promising:
    """The questions about what was promised."""

    def __init__(self, stage: Stage, commands: OnCases) -> None:
        self._stage = stage
        self._commands = commands

    async def promise(self) -> None:
        """A promise that is open is closed first; else a new one is written down."""
        sheet = await sheet_at_hand(self._stage)
        if sheet is None:
            return
        promise = next((each for each in sheet.promises if each.state == "open"), None)
        if promise is None:
            await self._new_promise(sheet)
            return
        case, number = sheet.row.case, promise.id

        async def answered(state: str | None) -> None:
            if state == "new":
                self._stage.call_next(self._new_promise, sheet)
            elif state:
                await self._stage.sync.do(lambda desk: desk.triage.close_promise(case, number, state))

        choices = [
            Choice("k", "kept", "kept"),
            Choice("b", "broken", "broken"),
            Choice("w", "withdrawn", "withdrawn"),
            Choice("n", "write down another one", "new"),
        ]
        name = name_of(sheet.review)
        await self._stage.questions.ask(ChoiceDialog(f"⚑ {promise.text}", choices, name), answered)

    async def owed(self, cases: list[int], owed: dict[int, list[Promise]]) -> None:
        """Cases are to be closed that still owe something: was it kept, broken, or does it stay open?"""
        count = sum(map(len, owed.values()))
        context, first = self._stage.context, next(iter(owed.values()))[0]
        if count == 1:
            due = clock_words(first.due_at, context.clock())
            asked = f"⚑ {first.text} ({due}).\nWhat became of it?"
        else:
            asked = f"⚑ {count:,} promises are open on {len(owed):,} of {len(cases):,} cases.\nWhat became of them?"
        stays = "leave it open: the case waits in Promised" if count == 1 else "leave them open: those wait in Promised"
        choices: list[Choice[PromiseEnd]] = [
            Choice("k", "kept", "kept"),
            Choice("b", "broken", "broken"),
            Choice("o", stays, "open"),
        ]

        async def answered(end: PromiseEnd | None) -> None:
            if end is not None:
                commands = self._commands
                await commands.perform(
                    lambda desk, each: desk.triage.done(each, end), cases, "Close", commands.close, asked=True
                )

        await self._stage.questions.ask(ChoiceDialog(asked, choices), answered)

    async def _new_promise(self, sheet: CaseSheet) -> None:
        from reviewtui.tui.dialogs.promise import PromiseDialog

        case, context = sheet.row.case, self._stage.context

        async def answered(promise: tuple[str, int] | None) -> None:
            if promise:
                await self._stage.sync.do(lambda desk: desk.triage.promise(case, *promise))

        await self._stage.questions.ask(
            PromiseDialog(context.clock(), context.settings.zone, name_of(sheet.review)), answered
        )
