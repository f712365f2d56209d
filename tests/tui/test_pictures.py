"""What it looks like, kept as pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clerk import make_house
from textual.pilot import Pilot

from builders import Ticking
from reviewtui.tui.app import ReviewApp


async def _rest(pilot: Pilot[None]) -> None:
    await pilot.pause(0.6)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_the_inbox(filled: Path, ticking: Ticking, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    house, thread = make_house(filled, ticking)
    try:
        assert snap_compare(ReviewApp(house), terminal_size=size, run_before=_rest, press=["j"])
    finally:
        thread.close()
