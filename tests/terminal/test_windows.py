"""Two programs of one login, and of two, on the same letter."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from terminal.running import ask, comes, opened

pytestmark = pytest.mark.terminal
MINE = "SELECT apologize || '|' || acknowledge FROM drafts WHERE author = 'you' AND apologize LIKE 'AAA%'"


def test_one_login_twice_loses_nothing_and_is_told(database: Path) -> None:
    first, second = opened(database), opened(database)
    try:
        first.key("r", quiet=0.4)
        first.send("AAA0 ")
        comes(database, MINE, lambda rows: rows == [("AAA0 |",)])
        second.key("r", quiet=0.4)
        second.shows("You are writing to")
        second.settle(0.5)
        second.key("t", quiet=0.4)
        second.key("BBB0 ", quiet=0.3)
        first.shows("took this letter over at")
        comes(database, MINE, lambda rows: rows == [("AAA0 |BBB0 ",)])
        first.key("AAA1 ", quiet=0.3)
        time.sleep(0.6)
        assert not any("AAA1" in str(row) for row in ask(database, MINE))
        first.settle(0.5)
        first.key("v", quiet=0.4)
        first.key("AAA2 ", quiet=0.3)
        comes(database, MINE, lambda rows: ("AAA0 AAA2 |",) in rows)
        assert ("AAA0 |BBB0 ",) in ask(database, MINE)
    finally:
        first.kill()
        second.kill()


def test_who_began_first_sees_the_colleague(database: Path) -> None:
    tom, zoe = opened(database, REVIEWTUI_ME="tom"), opened(database, columns=80, rows=24, REVIEWTUI_ME="zoe")
    try:
        tom.key("r", quiet=0.4)
        zoe.key("r", quiet=0.4)
        zoe.shows("tom writes here too")
        tom.shows("zoe writes here too")
    finally:
        tom.kill()
        zoe.kill()
