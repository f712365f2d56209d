"""What arrives while the inbox is open: the cursor stays on its case, and a word says what came."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import NOW, Ticking, a_review, bring_in
from clerk import Clerk, at_work
from reviewtui.desk.rounds import Answer, Round, Tell
from reviewtui.desk.syncing import SyncReport, SyncStep
from reviewtui.store.store import SqliteStore

DANGER = {"title": "It caught fire", "text": "The charger caught fire and burned my hand.", "helpful_votes": 90}


class FakeRounds:
    """Says what the test wants."""

    def __init__(self) -> None:
        self.answers: list[Answer] = ["begun", "stopping"]
        self.ended = False

    def begin(self, tell: Tell) -> None:
        self.tell = tell

    def ask(self) -> Answer:
        return self.answers.pop(0)

    def end(self) -> None:
        self.ended = True


def arrive(path: Path, *numbers: int, **given: object) -> None:
    store = SqliteStore(path)
    bring_in(store, [a_review(number, posted_at=NOW - number, **given) for number in numbers], name="shop")
    store.close()


def cursor_line(clerk: Clerk) -> str:
    return next(line for line in clerk.lines() if line.startswith("▌"))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_what_presses_most_is_seen_and_the_cursor_stays(
    filled: Path, ticking: Ticking, size: tuple[int, int]
) -> None:
    rounds = FakeRounds()
    async with at_work(filled, ticking, size, rounds=lambda: rounds) as clerk:
        before = cursor_line(clerk)
        for number in (61, 62):
            arrive(filled, number, **DANGER | {"title": f"It caught fire {number}"})
            rounds.tell(Round((SyncReport("shop", 1, 1),)))
            await clerk.rests()
            assert cursor_line(clerk)[:60] == before[:60]
            assert clerk.sees(f"It caught fire {number}")
            assert clerk.says == "1 new review (shop)"
            await clerk.presses("enter", "q")
        await clerk.presses("k", "k")
        assert "It caught fire" in cursor_line(clerk)


async def test_a_list_that_was_moved_stands_still(crowd: Path, ticking: Ticking) -> None:
    rounds = FakeRounds()
    async with at_work(crowd, ticking, (80, 24), rounds=lambda: rounds) as clerk:
        await clerk.presses("pagedown", "j")
        before = clerk.lines()[3:20]
        arrive(crowd, 601, 602, 603, **DANGER)
        rounds.tell(Round((SyncReport("shop", 3, 3),)))
        await clerk.rests()
        assert clerk.lines()[3:20] == before
        assert clerk.says == "3 new reviews (shop)"


async def test_what_others_brought_in_is_seen_at_the_head_too(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        before = clerk.case
        arrive(filled, 61, **DANGER)
        await clerk.screen.heartbeat.tick()
        await clerk.rests()
        assert clerk.sees("It caught fire")
        assert clerk.case == before


async def test_one_key_begins_and_ends_it(filled: Path, ticking: Ticking) -> None:
    rounds = FakeRounds()
    async with at_work(filled, ticking, rounds=lambda: rounds) as clerk:
        await clerk.presses("F")
        assert clerk.says == "Asking your sources; F stops that"
        rounds.tell(SyncStep("shop", 1, 2, 400))
        await clerk.settles()
        assert clerk.says == "Asking shop (1 of 2): 400 rows; F stops that"
        await clerk.presses("F")
        assert clerk.says == "Stopping; what came in whole stays"
        rounds.tell(Round((SyncReport("shop", stopped=True),), by_hand=True))
        await clerk.settles()
        assert clerk.says == "Nothing new; 1 source was asked; stopped; the next round goes on there"


async def test_without_a_source_the_key_says_how(filled: Path, ticking: Ticking) -> None:
    async with at_work(filled, ticking) as clerk:
        await clerk.presses("F")
        assert "No source is configured" in clerk.says


async def test_a_round_by_itself_is_silent_unless_something_came_or_went_wrong_anew(
    filled: Path, ticking: Ticking
) -> None:
    rounds = FakeRounds()
    async with at_work(filled, ticking, rounds=lambda: rounds) as clerk:
        await clerk.presses("e")
        said = clerk.says
        rounds.tell(Round((SyncReport("shop"),)))
        await clerk.settles()
        assert clerk.says == said
        broken = Round((SyncReport("shop", error="A shop answered 500"),))
        for round_, words in (
            (broken, "shop: A shop answered 500"),
            (Round((SyncReport("box", 1, 1),)), "1 new review (box)"),
            (broken, "1 new review (box)"),
            (Round((SyncReport("shop"),)), "1 new review (box)"),
            (broken, "shop: A shop answered 500"),
        ):
            rounds.tell(round_)
            await clerk.settles()
            assert clerk.says == words
