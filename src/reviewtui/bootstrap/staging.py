"""What a database of invented cases is filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.ports import Clock


def fill(make: Callable[[Clock], Desk], now: int, practice: str) -> None:
    """With the demo, or with one written case by its name."""
    if not practice:
        from reviewtui.sources.demo.stage import stage

        stage(make, now)
        return
    from reviewtui.letters.practice import practice_cases
    from reviewtui.sources.demo.practice import stage_case

    stage_case(make, next(each for each in practice_cases(now) if each.id == practice), now)
