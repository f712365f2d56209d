"""`v`: the open cases by product, counted beside the keys."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from reviewtui.tui.keys.actions import LIST

if TYPE_CHECKING:
    from reviewtui.tui.stage import Stage

log = logging.getLogger(__name__)


async def by_product(stage: Stage) -> None:
    """Count, and then show a line a product; the cases of the one that is chosen stand in place of the tab."""
    stage.status.tell("Counting by product…", "working")
    stage.run_worker(_show(stage), group="by-product", exclusive=True, exit_on_error=False)


async def _show(stage: Stage) -> None:
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
