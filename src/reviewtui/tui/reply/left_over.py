"""What was saved in the seller's editor when the line dropped: offered at the next start."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from reviewtui.desk.naming import name_of
from reviewtui.domain.whole_letter import parted
from reviewtui.tui.keys.actions import LIST, REPLY
from reviewtui.tui.reply import editing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from reviewtui.tui.reply.editing import LeftOver
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)


async def left_over(base: Path | None) -> tuple[LeftOver, ...]:
    """What there is to offer."""
    try:
        return await asyncio.to_thread(editing.left_over, base) if base is not None and _is_there(base) else ()
    except OSError:
        log.exception("the folder of the editor could not be looked into")
        return ()


def _is_there(base: Path) -> bool:
    """Mostly not; a thread that looks costs memory for good."""
    return base.is_dir()


async def offer(owner: Stage, found: Sequence[LeftOver], then: Callable[[], Awaitable[None]]) -> None:
    """Ask about one after the other; when nothing is left, or the seller wants none of it now, go on."""
    if not found or owner.places.place != LIST:
        await then()
        return
    from reviewtui.tui.dialogs.deliberate import AnswersDialog

    left, rest = found[0], found[1:]
    sheet = await owner.desk.sheet(left.case)
    if sheet is None:
        await offer(owner, rest, then)
        return

    async def answered(answer: str | None) -> None:
        if answer == "y":
            await _take(owner, left)
        elif answer == "n":
            await asyncio.to_thread(editing.sweep, left)
            owner.call_next(offer, owner, rest, then)
        else:
            owner.call_next(then)

    part = f"“{left.part.capitalize()}”" if left.step is not None else "all of it"
    question = (
        f"Your letter to {name_of(sheet.review)} was in your editor ({part}) when the program ended. What the editor "
        "saved is kept. Take it into the letter?"
    )
    answers = {"y": "yes, take it: what stands there is an earlier version", "n": "no, throw it away"}
    await owner.questions.ask(AnswersDialog(question, answers, "ask me later"), answered)


async def _take(owner: Stage, left: LeftOver) -> None:
    """Into the letter with it; the file goes when the letter is safe."""
    owner.list.put_cursor(left.case)
    await owner.places.write(left.case)
    reply = owner.places.reply
    if owner.places.place != REPLY or reply is None or reply.case != left.case:
        return
    pane = reply.pane
    if left.step is None:
        pane.put_all(parted(left.text))
    else:
        pane.put_in(left.step, left.text, instead=True)
    await pane.autosave.until_safe(5)
    if pane.autosave.unsafe is None:
        await asyncio.to_thread(editing.sweep, left)
