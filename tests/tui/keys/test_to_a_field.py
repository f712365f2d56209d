"""Which acts lead to where words are written is a property of their rows; it is what they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import Ticking
from clerk import at_work
from reviewtui.tui.dialogs.modal import Modal
from reviewtui.tui.keys.actions import ACTIONS, LIST, Action
from reviewtui.tui.keys.fields import kind_of_field

ELSEWHERE = {"quit", "suspend", "repaint", "mouse", "demo", "copy", "open-page", "copy-link", "contact", "fetch"}
"""Acts on the terminal, the clipboard or the browser."""
ROWS = [row for row in ACTIONS if LIST in row.where and row.id not in ELSEWHERE and row.group != "Move"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_a_row_says_whether_one_types_into_what_it_opens(row: Action, filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        if row.id == "keep-view":  # without a query there is nothing to give a name to
            await clerk.screen.sync.look_for("stars:1")
        await clerk.screen.action_act(row.id)
        await clerk.rests()
        here = clerk.app.screen
        typed = kind_of_field(clerk.app.focused) is not None or (isinstance(here, Modal) and here.takes_words)
        assert typed == row.to_field
