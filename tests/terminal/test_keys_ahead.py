"""Keys that come faster than the program gets on: each belongs to where the seller is by then."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from terminal.emulator import Terminal
from terminal.running import F2, ask, comes, cursor_line, held

pytestmark = pytest.mark.terminal
LETTERS = "SELECT \"case\", apologize || '|' || acknowledge || '|' || solve FROM drafts WHERE author = 'you' ORDER BY 1"


@pytest.mark.parametrize("gap", [0, 0.05, 0.2])
def test_what_is_typed_after_leaving_is_not_in_the_letter(inbox: Terminal, database: Path, gap: float) -> None:
    before = ask(database, LETTERS)
    inbox.key("r")
    inbox.key("Sorry.")
    time.sleep(0.5)
    with held(database):
        for number in range(3):
            inbox.send(f" Word{number}")
            for key in ("\x1b", "j", "k"):
                inbox.send(key)
                time.sleep(gap)
            inbox.settle(0.7)
            assert cursor_line(inbox), "the list did not come back"
            inbox.send("r")
            inbox.settle(0.7)
    written = [each for each in comes(database, LETTERS, lambda rows: "Word2" in str(rows)) if each not in before]
    assert len(written) == 1
    assert sorted(str(written[0][1]).replace("|", " ").split()) == ["Sorry.", "Word0", "Word1", "Word2"]


def test_what_is_typed_after_the_hand_off_key_is_not_in_the_letter(inbox: Terminal, database: Path) -> None:
    inbox.key("3")
    inbox.key("r")
    inbox.key("I'm sorry that this took so long.")
    time.sleep(0.5)
    with held(database):
        inbox.send(f" So{F2}xyz")
        inbox.settle(1.0)
        inbox.send("\x1b")
        inbox.settle(0.7)
    time.sleep(0.7)
    assert [words for _, words in ask(database, LETTERS) if "took so long" in str(words)] == [
        "I'm sorry that this took so long. So||"
    ]


def test_keys_that_delete_and_move_keep_their_place_among_the_letters(inbox: Terminal, database: Path) -> None:
    inbox.key("r")
    inbox.send("Sorrx\x7fy for teh\x7f\x7fhe leak\x1b[D\x1b[D\x1b[D\x1b[Dbad ")
    inbox.shows("Sorry for the bad leak")
    comes(database, LETTERS, lambda rows: any("Sorry for the bad leak|" in str(words) for _, words in rows))
