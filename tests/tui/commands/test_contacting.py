"""Contact Customer under one key: for the case at hand, for many, and what is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import NOW, Ticking, a_desk, a_review, bring_in
from clerk import at_work
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.review import Kind
from reviewtui.tui.dialogs.deliberate import Deliberate


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Deliberate, "GUARD", 0)


def waiting(path: Path, ticking: Ticking) -> list[int]:
    desk = a_desk(path, ticking)
    found = list(desk.inbox.case_ids(View(Lane.WAITING)))
    desk.store.close()
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_two_keys_a_case_and_the_next_is_under_the_cursor(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(filled, ticking, size) as clerk:
        first, second, *_ = clerk.cases
        await clerk.presses("C")
        assert clerk.sees("Contact Customer")
        assert clerk.sees("Cable got so hot")
        await clerk.presses("s")
        assert clerk.says == "Sent “customer support” to “Cable got so hot it smoked”"
        assert clerk.case == second
        await clerk.presses("C", "f")
        assert waiting(filled, ticking) == sorted([first, second]) or len(waiting(filled, ticking)) == 2
        await clerk.presses("C", "escape")
        assert len(waiting(filled, ticking)) == 2
        await clerk.presses("C", "enter", "escape")
        assert len(waiting(filled, ticking)) == 2


async def test_many_one_by_one_with_a_counter(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        first, second, third, *_ = clerk.cases
        await clerk.presses("x", "x", "x", "C")
        assert clerk.sees("1 of 3")
        await clerk.presses("s")
        assert clerk.sees("2 of 3")
        assert clerk.sees("Zip broke")
        await clerk.presses("n")
        assert clerk.sees("3 of 3")
        await clerk.presses("f")
        assert clerk.says == "Contact Customer: 2 of 3 recorded"
        assert sorted(waiting(filled, ticking)) == sorted([first, third])
        assert second in clerk.cases


async def test_escape_stops_and_what_was_recorded_stays(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.cases
        await clerk.presses("x", "x", "x", "C", "s", "escape")
        assert clerk.says == "Contact Customer: 1 of 3 recorded"
        assert waiting(filled, ticking) == before[:1]


async def test_where_the_door_is_closed_it_says_why(database: Path, ticking: Ticking) -> None:
    desk = a_desk(database, ticking)
    bring_in(desk.store, [a_review(1, kind=Kind.SELLER_FEEDBACK, order_id="111-2222222-3333333", posted_at=NOW - 60)])
    desk.store.close()
    async with at_work(database, ticking) as clerk:
        await clerk.presses("C")
        assert clerk.says == "Contact Customer is for product reviews; here r writes to the buyer directly"
