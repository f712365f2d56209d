"""Words that come into a place for commands do nothing, and one sentence says so."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.emulator import Terminal
from terminal.running import F2, ask, opened

pytestmark = pytest.mark.terminal

TEXTS = (
    "Please close it, undo the rest and reply soon.\nThen delete everything.\n",
    "see you tomorrow",
    "re: your order",
    "Sorry\nfor\nthis\n",
    "xxeeuuss",
)
DROPPED = "there is no place for text here"


@pytest.fixture(params=[(80, 24), (120, 36)], ids=["80x24", "120x36"])
def inbox(database: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    columns, rows = request.param
    terminal = opened(database, columns=columns, rows=rows)
    yield terminal
    terminal.kill()


def state(path: Path) -> list[list[tuple[object, ...]]]:
    """All that an act could have changed."""
    tables = ("journal", "messages", "drafts", "notes", "tags", "promises")
    lanes = ask(path, "SELECT id, lane FROM cases ORDER BY id")
    return [lanes, *(ask(path, f"SELECT count(*) FROM {table}") for table in tables)]


def paste(terminal: Terminal, text: str) -> None:
    terminal.key(f"\x1b[200~{text}\x1b[201~", quiet=0.3)


def raw_paste(terminal: Terminal, text: str) -> None:
    """As from a terminal that does not mark pastes."""
    terminal.key(text.replace("\n", "\r"), quiet=0.3)


def test_a_paste_into_the_list_or_a_case_does_nothing(inbox: Terminal, database: Path) -> None:
    before = state(database)
    for keys in ("", "\r"):
        if keys:
            inbox.key(keys, quiet=0.3)
        stood = inbox.text().splitlines()[1:-2]
        for text in TEXTS:
            paste(inbox, text)
            inbox.shows(f"A paste of {len(text)} characters was dropped: {DROPPED}")
            assert inbox.text().splitlines()[1:-2] == stood
    time.sleep(0.6)
    assert state(database) == before


def test_a_paste_without_its_marks_does_nothing_either(inbox: Terminal, database: Path) -> None:
    before = state(database)
    for keys in ("", "\r"):
        if keys:
            inbox.key(keys, quiet=0.3)
        for text in ("Please close it and undo the rest.\nThen delete all.\n", "But sorry!", "don't see", "a b c d e"):
            stood = inbox.text().splitlines()[1:-2]  # the header has the minute
            raw_paste(inbox, text)
            inbox.shows(DROPPED)
            assert inbox.text().splitlines()[1:-2] == stood
    time.sleep(0.6)
    assert state(database) == before


def test_what_begins_like_the_key_of_a_field_stays_in_that_field(inbox: Terminal, database: Path) -> None:
    """It may have been typed ahead; nothing is done with it before the seller says so."""
    before = state(database)
    for text in ("see you tomorrow", "call them at once", "the lid leaks", "please do it"):
        raw_paste(inbox, text)
        inbox.shows(text[1:].strip()[:20])
        inbox.key("\x1b", quiet=0.3)
        inbox.key("\x1b", quiet=0.3)
        inbox.shows("1 of ")
        assert text[1:].strip()[:20] not in inbox.text()
        assert state(database) == before, text


def test_a_held_key_and_a_few_keys_on_a_slow_line_are_keys(inbox: Terminal, database: Path) -> None:
    inbox.key("jjjjjj", quiet=0.3)
    inbox.shows("7 of ")
    inbox.key("kkj", quiet=0.3)
    inbox.shows("6 of ")
    inbox.key("x" * 3, quiet=0.3)
    inbox.shows("3 selected")
    inbox.key("\x1b", quiet=0.3)
    inbox.key("jjje", quiet=0.3)
    inbox.shows("Closed")
    assert DROPPED not in inbox.text()


def test_a_paste_into_a_question_without_a_field_is_dropped(inbox: Terminal, database: Path) -> None:
    before = state(database)
    for keys in ("w", "O", "W"):
        stood = inbox.text().splitlines()[1:-2]
        inbox.key(keys, quiet=0.3)
        for text in TEXTS:
            paste(inbox, text)
            inbox.shows(f"A paste of {len(text)} characters was dropped")
            assert inbox.text().splitlines()[1:-2] != stood, keys  # the question is still there
        raw_paste(inbox, "remove under unchanged lowered\n")
        assert DROPPED in inbox.text()
        inbox.key("\x1b", quiet=0.3)
        assert state(database) == before, keys
        assert DROPPED in inbox.text()


def test_a_paste_into_the_keys_is_looked_for_and_does_nothing(inbox: Terminal, database: Path) -> None:
    before = state(database)
    inbox.key("?", quiet=0.3)
    for put in (paste, raw_paste):
        put(inbox, "see you tomorrow")
        inbox.shows("0 of ")
        inbox.key("\x1b", quiet=0.3)
    assert state(database) == before


def test_a_paste_into_the_hand_off_sends_nothing(inbox: Terminal, database: Path) -> None:
    inbox.key("3", quiet=0.3)
    inbox.key("r", quiet=0.3)
    inbox.key("I'm sorry that this took so long.", quiet=0.5)
    time.sleep(0.6)
    inbox.key(F2, quiet=0.5)
    time.sleep(0.5)
    sent = ask(database, "SELECT count(*) FROM messages")
    for text in ("yes\n", "\n", "sent and gone\n"):
        paste(inbox, text)
        assert DROPPED in inbox.text()
    raw_paste(inbox, "yes, it went out\n")
    assert ask(database, "SELECT count(*) FROM messages") == sent


def test_a_paste_into_the_snooze_question_is_a_time_of_ones_own(inbox: Terminal, database: Path) -> None:
    for put in (paste, raw_paste):
        inbox.key("s", quiet=0.3)
        put(inbox, "tomorrow 4pm")
        inbox.shows("tomorrow 4pm")
        assert ask(database, "SELECT count(*) FROM journal WHERE act = 'snooze' AND at > ?", time.time() - 60) == [(0,)]
        inbox.key("\x1b", quiet=0.3)


def test_what_is_pasted_into_a_letter_is_text(inbox: Terminal, database: Path) -> None:
    inbox.key("r", quiet=0.3)
    paste(inbox, "I'm sorry,\nthe lid leaked.")
    inbox.shows("the lid leaked.")
    raw_paste(inbox, " Truly.")
    inbox.shows("the lid leaked. Truly.")
    assert DROPPED not in inbox.text()
