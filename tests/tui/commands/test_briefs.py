"""`P` copies a brief of the case at hand, the second one too, and names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SETTINGS, Ticking, a_desk, a_review, bring_in
from clerk import at_work


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_brief_is_copied_from_the_list_and_from_the_case(
    database: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    desk = a_desk(database, ticking, SETTINGS)
    bring_in(
        desk.store,
        [
            a_review(1, title="First", author="Anna Miller", text="It broke. Anna"),
            a_review(2, title="Second", stars=3, author="Otto Rosenfeld"),
        ],
    )
    desk.triage.note([2], "asked the warehouse")
    desk.store.close()
    async with at_work(database, ticking, size) as clerk:
        await clerk.presses("P")
        assert clerk.says.startswith("Copied a brief that names nobody to:")
        await clerk.presses("j", "enter", "P")
        first, second = clerk.hands.copied
        assert first.startswith("# Case 1: 1 star\n")
        assert "First" in first
        assert "Anna" not in first
        assert second.startswith("# Case 2: 3 stars")
        assert "asked the warehouse" in second
        assert "Rosenfeld" not in second
        assert clerk.sees("Copied a brief that names nobody to: tmux buffer, brief-2.txt")
