"""What is typed into a question of choices stays there: a free answer, or nothing, but never a command elsewhere."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from terminal.emulator import Terminal
from terminal.running import ask

pytestmark = pytest.mark.terminal
ACTS = "SELECT act FROM journal WHERE at > ? ORDER BY id"


@pytest.mark.parametrize("gap", [0, 0.03, 0.12])
def test_a_time_of_ones_own_is_begun_by_its_first_letter(inbox: Terminal, database: Path, gap: float) -> None:
    begun = int(time.time()) - 1
    for words in ("next tuesday 4pm", "fri 9am", "12/24", "end of month", "nächsten Freitag"):
        inbox.send("s")
        for letter in words:
            time.sleep(gap)
            inbox.send(letter)
        inbox.shows(words)
        assert ask(database, ACTS, begun) == [], words
        inbox.key("\x1b", quiet=0.3)
        assert ask(database, ACTS, begun) == [], words
        assert words not in inbox.text()


def test_what_is_typed_in_one_go_with_a_choice_is_the_free_answer(inbox: Terminal, database: Path) -> None:
    begun = int(time.time()) - 1
    inbox.key("s", quiet=0.4)
    inbox.send("tomorrow 4pm")
    inbox.shows("tomorrow 4pm")
    assert ask(database, ACTS, begun) == []


def test_what_is_typed_while_the_question_goes_away_does_nothing(inbox: Terminal, database: Path) -> None:
    begun = int(time.time()) - 1
    inbox.key("s", quiet=0.4)
    for letter in "teee":
        inbox.send(letter)
        time.sleep(0.001)
    inbox.settle(0.4)
    assert ask(database, ACTS, begun) in ([("snooze",)], [])
