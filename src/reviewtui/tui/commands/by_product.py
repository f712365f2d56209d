"""`v`: the open cases by product, counted beside the keys."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from reviewtui.tui.stage import Stage

_AT_ONCE: Final = 0.3
"""Seconds that the next key waits for the count; a longer one goes on beside the keys."""

log = logging.getLogger(__name__)


async def by_product(stage: Stage) -> None:
    """Count, and then show a line a product; the cases of the one that is chosen stand in place of the tab."""
    stage.status.tell("Counting by product…", "working")
    done = asyncio.Event()
    stage.run_worker(_show(stage, done), group="by-product", exclusive=True, exit_on_error=False)
    with suppress(TimeoutError):  # keys behind this one are meant for what it shows, where that comes at once
        await asyncio.wait_for(done.wait(), _AT_ONCE)


async def _show(stage: Stage, done: asyncio.Event) -> None:
    try:
        await _counted(stage)
    finally:
        done.set()


async def _counted(stage: Stage) -> None:
    from reviewtui.tui.dialogs.by_product import ByProductDialog

    async def answered(query: str | None) -> None:
        if query is not None:
            await stage.sync.look_for(query)

    try:
        products = await stage.sync.beside().call(lambda desk: desk.assortment.at_work())
    except Exception:
        log.exception("the products could not be counted")
        stage.status.tell("The products could not be counted; reviewtui doctor says more", "refused")
        return
    stage.status.tell("")
    if stage.places.place == LIST and not stage.covered:
        await stage.questions.ask(ByProductDialog(products), answered)
