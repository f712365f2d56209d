"""Asking Amazon to remove a review, on the screen: the offer, the sheet, the mark, the answer, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DAY, NOW, Ticking, a_review, bring_in
from clerk import at_work
from reviewtui.domain.review import Kind
from reviewtui.store.store import SqliteStore
from reviewtui.tui.dialogs.deliberate import Deliberate

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
LATE = "The parcel was delivered three weeks late and the courier left it in the rain."


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Deliberate, "GUARD", 0)


@pytest.fixture
def shop(database: Path) -> Path:
    store = SqliteStore(database)
    feedback = {"kind": Kind.SELLER_FEEDBACK, "asin": "", "product": "", "title": ""}
    reviews = [
        a_review(1, text=LATE, order_id="302-1234567-7654321", posted_at=NOW - DAY, **feedback),
        a_review(2, title="Nie wieder", text="Der Verkäufer antwortet nicht.", posted_at=NOW - 2 * DAY),
        a_review(3, title="Leaks", text="The lid leaks.", posted_at=NOW - 3 * DAY),
    ]
    bring_in(store, reviews)
    store.close()
    return database


@SIZES
async def test_the_case_offers_and_one_key_writes_the_text(shop: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(shop, ticking, size) as clerk:
        await clerk.presses(*("j" * clerk.cases.index(1)), "enter")
        assert clerk.sees("May be removable")
        assert clerk.sees("all of it is about delivery")
        await clerk.presses("A")
        await clerk.rests()
        assert clerk.sees("302-1234567-7654321")
        assert clerk.sees("copied:")
        assert clerk.sees("feedback-manager")
        assert clerk.sees("FBA")
        await clerk.presses("enter")
        assert clerk.sees("decides nothing here")
        await clerk.presses("s")
        assert clerk.says.startswith("Asked Amazon to remove")
        await clerk.presses("escape")
        assert clerk.sees("asked ")
        ticking.pass_(3 * DAY)
        await clerk.presses("R")
        await clerk.rests()
        assert clerk.sees("asked 3d")


@SIZES
async def test_its_answer_is_written_down_and_taken_back(shop: Path, ticking: Ticking, size: tuple[int, int]) -> None:
    async with at_work(shop, ticking, size) as clerk:
        await clerk.presses(*("j" * clerk.cases.index(2)), "A")
        await clerk.rests()
        assert clerk.sees("Wir melden die Rezension")
        await clerk.presses("e")
        await clerk.rests()
        assert clerk.sees("We report review")
        await clerk.presses("escape", "A", "s")
        await clerk.presses("A")
        assert clerk.sees("What did it answer?")
        await clerk.presses("f")
        assert clerk.says == "Amazon refused to remove “Nie wieder”"
        await clerk.presses("enter")
        assert clerk.sees("refused")
        await clerk.presses("u")
        await clerk.rests()
        assert clerk.says == "Undone: Amazon refused to remove “Nie wieder”"
        await clerk.presses("A", "m")
        assert clerk.says == "Amazon removed “Nie wieder” as asked"


@SIZES
async def test_never_in_bulk_and_never_where_the_words_give_no_reason(
    shop: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    async with at_work(shop, ticking, size) as clerk:
        await clerk.presses("x", "x", "A")
        assert "one review at a time" in clerk.says
        await clerk.presses("escape", "g", *("j" * clerk.cases.index(3)), "A")
        assert clerk.says.startswith("Nothing here that Amazon removes")
        await clerk.presses("enter")
        assert not clerk.sees("May be removable")


async def test_the_question_is_in_sight_however_long_the_words_are(database: Path, ticking: Ticking) -> None:
    store = SqliteStore(database)
    late = " ".join(["The parcel was delivered three weeks late", "the courier left it in the rain"] * 6) + "."
    late = late.replace("rain The", "rain. The")
    feedback = {"kind": Kind.SELLER_FEEDBACK, "asin": "", "product": "", "title": "Late again"}
    bring_in(store, [a_review(1, text=late, order_id="302-1234567-7654321", marketplace="DE", **feedback)])
    store.close()
    async with at_work(database, ticking, (80, 24)) as clerk:
        await clerk.presses("A")
        await clerk.rests()
        assert clerk.sees("all of it is copied")
        assert clerk.sees("asked: write it down")
        assert clerk.sees("May be removable")
