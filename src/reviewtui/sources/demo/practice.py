"""One written case in a database of its own, with its buyer waiting for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.clock import HOUR
from reviewtui.sources.demo.stage import bring_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.ports import Clock
    from reviewtui.letters.practice import PracticeCase

SHOP = "Acme Home"


def stage_case(make_desk: Callable[[Clock], Desk], case: PracticeCase, now: int) -> None:
    """Fill an empty database as if the review had come in and the buyer had written to us an hour ago."""
    desk = make_desk(lambda: now - HOUR)
    try:
        desk.store.set_setting("shop", SHOP)
        bring_in(desk, [case.review], now - 2 * HOUR)
        if case.wrote:
            desk.triage.buyer_replied(desk.inbox.find(case.review.review_id), case.wrote)
    finally:
        desk.store.close()
