"""A letter goes to one buyer: which of those that are selected, and how many letters that makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.desk.naming import short
from reviewtui.tui.dialogs.choice import Choice, ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from reviewtui.tui.stage import Stage

Whom = Literal["first", "here"]


async def nothing_more() -> None:
    """What follows is up to the seller."""


async def write(screen: Stage, cases: Sequence[int], then: Callable[[], Awaitable[None]] = nothing_more) -> None:
    """Write the reply to the case at hand; with several selected it is said first to whom, and asked."""
    if not cases:
        screen.status.tell("There is no case here to reply to", "refused")
        return
    first, at_hand, count = cases[0], screen.places.case_at_hand, len(cases)
    if count == 1:
        screen.list.put_cursor(first)
        await screen.places.write(first)
        await then()
        return

    async def answered(answer: Whom | None) -> None:
        if answer is None:
            return
        case = at_hand if answer == "here" and at_hand is not None else first
        screen.list.mark([case], on=False)
        screen.list.put_cursor(case)
        await screen.places.write(case)
        await then()

    name = _name(screen, first)
    sign = screen.keys.sign("reply")
    rest = "the other" if count == 2 else f"the other {count - 1:,}"
    choices: list[Choice[Whom]] = [Choice("f", f"to {name} first; {sign} goes on with {rest}", "first")]
    if at_hand is not None and at_hand != first:
        choices.append(Choice("o", f"only to the one under the bar: {_name(screen, at_hand)}", "here"))
    title = f"{count:,} cases are selected, each gets its own letter: {count:,} letters"
    await screen.questions.ask(ChoiceDialog(title, choices), answered)


def _name(screen: Stage, case: int) -> str:
    row = screen.list.row(case)
    return f"“{short(row.title or row.text_start, 26)}”" if row is not None else f"case {case}"
