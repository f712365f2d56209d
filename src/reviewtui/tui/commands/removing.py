"""Asking Amazon to remove a review: the sheet with the text and the way, and later what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk.naming import name_of
from reviewtui.domain.clock import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.removing import Offer
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.ground import Removal
    from reviewtui.tui.stage import Stage

_ANSWERS = {"m": "removed", "t": "struck-through", "f": "refused", "n": "withdrawn"}
"""The keys under which an answer is written down."""


async def remove(screen: Stage, cases: Sequence[int]) -> None:
    """For one review: reports in bulk can cost the right to report."""
    if len(cases) != 1:
        why = "Ask for one review at a time; reports in bulk can cost the right to report"
        screen.status.tell(why if cases else "There is no case here", "refused")
        return
    sheet = await screen.desk.sheet(cases[0])
    if sheet is None:
        return
    asked = next((each for each in sheet.removals if each.state == "open"), None)
    if asked is not None:
        await _answered(screen, sheet, asked)
    else:
        await _ask(screen, sheet)


async def _ask(screen: Stage, sheet: CaseSheet) -> None:
    case = sheet.row.case
    offers = await screen.desk.ask(lambda desk: desk.removing.offers(case))
    english = await screen.desk.ask(lambda desk: desk.removing.offers(case, english=True)) if offers else None
    if not offers or not english:
        return
    from reviewtui.tui.dialogs.removal import RemovalDialog

    async def asked(offer: Offer | None) -> None:
        if offer is not None:
            await screen.sync.do(lambda desk: desk.removing.ask(case, offer))

    await screen.questions.ask(RemovalDialog(sheet, offers, english, screen.context.clipboard), asked)


async def _answered(screen: Stage, sheet: CaseSheet, asked: Removal) -> None:
    from reviewtui.tui.dialogs.deliberate import AnswersDialog

    case, zone, now = sheet.row.case, screen.context.settings.zone, screen.context.clock()
    late = "; the answer is late" if asked.expected_at <= now else ""
    question = (
        f"Amazon was asked on {day(asked.at, zone, now)} to remove {name_of(sheet.review)}{late}. What did it answer?"
    )
    answers = {
        "m": "it removed it",
        "t": "it struck it through",
        "f": "it refused",
        "n": "it was not asked after all",
    }

    async def answered(key: str | None) -> None:
        if key is not None:
            await screen.sync.do(lambda desk: desk.removing.answered(case, _ANSWERS[key]))

    await screen.questions.ask(AnswersDialog(question, answers, "no answer yet"), answered)
