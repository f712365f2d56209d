"""Tags by rules by key: a look, a question, one act, one undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SETTINGS, Ticking, a_review, bring_in
from clerk import at_work
from reviewtui.store.store import SqliteStore

RULED = SETTINGS._replace(tag_rules={"strap": "strap stars:1", "leaking": "cause:leak"})


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_rules_are_looked_at_before_they_tag(database: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    store = SqliteStore(database)
    bring_in(
        store, [a_review(1), a_review(2, title="Leaks", text="It leaks."), a_review(3, stars=3, title="Hm", text="")]
    )
    store.close()
    async with at_work(database, ticking, size, RULED) as clerk:
        await clerk.presses("M")
        assert clerk.sees("Tag by your rules: 2 with strap, 1 with leaking?")
        await clerk.presses("n")
        assert not any(await clerk.desk(lambda desk: [desk.store.tags(case) for case in (1, 2, 3)]))
        await clerk.presses("M", "y")
        assert "Tagged 2 cases by rules: strap 2, leaking 1" in clerk.says
        assert await clerk.desk(lambda desk: desk.store.tags(2)) == ("leaking", "strap")
        await clerk.presses("M")
        assert "nothing that is not tagged already" in clerk.says
        await clerk.presses("u")
        assert not any(await clerk.desk(lambda desk: [desk.store.tags(case) for case in (1, 2, 3)]))


async def test_without_rules_it_says_where_they_are_written(database: Path, ticking: Ticking) -> None:
    async with at_work(database, ticking) as clerk:
        await clerk.presses("M")
        assert "[tag_rules] in the settings" in clerk.says
