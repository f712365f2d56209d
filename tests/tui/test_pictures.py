"""What it looks like, kept as pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from builders import Ticking
from clerk import make_context
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.screen import InboxScreen


async def _rest(pilot: Pilot[None]) -> None:
    """Until everything that is asked for has come, however busy the machine is."""
    screen = pilot.app.screen
    assert isinstance(screen, InboxScreen)
    for _ in range(100):
        await pilot.pause(0.1)
        if screen.sync.counts is not None and not screen.workers:
            break
    await pilot.pause(0.5)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_the_inbox(filled: Path, ticking: Ticking, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    context, thread = make_context(filled, ticking)
    try:
        assert snap_compare(ReviewApp(context), terminal_size=size, run_before=_rest)
    finally:
        thread.close()
