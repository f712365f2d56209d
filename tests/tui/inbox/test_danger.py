"""A case whose review tells of danger is seen in the list, by a sign and not by a colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import HOUR, NOW, Ticking, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.desk.radar import listen
from reviewtui.store.store import SqliteStore

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])


@pytest.fixture
def shelf(database: Path) -> Path:
    """Two dangers, one of them told in the text alone and in another language, among what is only annoying."""
    told = [
        ("Leaks", "It drips on the bag."),
        ("Caught fire", "The charger began to burn while my kid slept beside it."),
        ("Nicht gut", "Das Kabel hat geraucht und ich habe mir die Hand verbrannt."),
        ("Too small", "I would need a size more."),
    ]
    store = SqliteStore(database)
    reviews = [
        a_review(number, title=title, text=text, posted_at=NOW - number * HOUR)
        for number, (title, text) in enumerate(told, 1)
    ]
    bring_in(store, reviews)
    while listen(store, NOW):
        pass
    store.close()
    return database


def signs(clerk: Clerk) -> dict[str, bool]:
    """Of every line of the list whether the sign stands before its title."""
    titles = ("Leaks", "Caught fire", "Nicht gut", "Too small")
    lines = [line for line in clerk.lines() if "★" in line[:20]]
    return {title: any(f"⚠ {title}" in line for line in lines) for title in titles}


MARKED = {"Leaks": False, "Caught fire": True, "Nicht gut": True, "Too small": False}


@SIZES
async def test_the_sign_stands_before_the_title(shelf: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(shelf, ticking, size) as clerk:
        assert signs(clerk) == MARKED
        await clerk.presses("enter", "escape", "j", "2")
        await clerk.rests()
        assert signs(clerk) == MARKED, "another tab, and after a case in full"
        await clerk.presses("1")
        assert signs(clerk) == MARKED, "what was heard once is known"


async def test_a_review_that_was_edited_is_listened_to_again(shelf: Path, ticking: Ticking) -> None:
    async with at_work(shelf, ticking) as clerk:
        harmless = a_review(2, title="Fine now", text="They sent another one.", posted_at=NOW - 2 * HOUR)
        await clerk.desk(lambda desk: bring_in(desk.store, [harmless], name="again.csv"))
        await clerk.desk(lambda desk: desk.arriving.catch_up())
        clerk.screen.sync.read_anew()
        await clerk.rests()
        assert clerk.sees("Fine now")
        assert not clerk.sees("⚠ Fine now")
        assert clerk.sees("⚠ Nicht gut")


async def test_what_nobody_has_listened_to_gets_its_sign_when_somebody_has(shelf: Path, ticking: Ticking) -> None:
    async with at_work(shelf, ticking) as clerk:
        new = a_review(9, title="It burst into flames", text="While it charged.", posted_at=NOW - HOUR)
        await clerk.desk(lambda desk: bring_in(desk.store, [new], name="new.csv"))
        clerk.screen.sync.read_anew()
        await clerk.rests()
        assert clerk.sees("It burst into flames")
        assert not clerk.sees("⚠ It burst into flames")
        await clerk.desk(lambda desk: desk.arriving.catch_up())
        await clerk.screen.sync.freshen()
        await clerk.settles()
        assert clerk.sees("⚠ It burst into flames")
