"""The program as a seller has it: in a real pseudo-terminal, driven by keys alone."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import pytest

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.ports import SourceOptions
from reviewtui.desk.settings import Settings
from reviewtui.domain.clock import HOUR
from terminal.emulator import Terminal
from terminal.running import F2, ask, cursor_line, opened

pytestmark = pytest.mark.terminal
HOSTILE = (
    "\x1b]0;owned\x07\x1b[31mred \x9b32m [bold]markup[/] [@click=app.quit]x[/] \u202edesrever\u202c z\u200bw "
    "箱👨\u200d👩\u200d👧"
)


def test_the_top_case_is_answered_in_seven_keys(inbox: Terminal, database: Path) -> None:
    assert "Cable got so hot" in cursor_line(inbox)
    keys = 0
    for key in ("r", "\t", "\t", F2, "s"):
        inbox.key(key, quiet=0.5)
        keys += 1
        if key not in {F2, "s"}:
            inbox.key("I'm sorry, the lid leaked.")
    assert keys <= 7
    said = ask(database, "SELECT button, who FROM messages ORDER BY id DESC LIMIT 1")
    assert said == [("customer-support", "you")]
    assert "Cable got so hot" not in cursor_line(inbox)
    assert "your letter waits for their answer" in inbox.text()


def test_a_letter_is_handed_off_in_a_thread(inbox: Terminal, database: Path) -> None:
    inbox.key("3")
    before = cursor_line(inbox)
    inbox.key("r")
    letter = (
        "I'm sorry that this took so long and that you had to write twice. A new one left our house this morning and "
        "should be with you on Thursday; keep the old one."
    )
    inbox.key(letter)
    inbox.key(F2)
    inbox.shows("the buyer's language is German")
    inbox.settle(0.5)
    inbox.key("\r")
    inbox.shows("Pasted and sent there?")
    inbox.settle(0.5)
    inbox.key("s")
    ((direction, channel, text),) = ask(
        database, "SELECT direction, channel, text FROM messages ORDER BY id DESC LIMIT 1"
    )
    assert (direction, channel) == ("out", "amazon-buyer-message")
    assert letter in str(text).splitlines()
    assert cursor_line(inbox) != before


def test_nothing_typed_is_lost_to_a_kill(inbox: Terminal, database: Path) -> None:
    inbox.key("r")
    inbox.key("I'm sorry, this is on us.")
    time.sleep(0.6)
    inbox.kill()
    assert ask(database, "PRAGMA integrity_check") == [("ok",)]
    again = opened(database)
    try:
        again.shows("Go on writing?")
        again.key("y")
        again.shows("I'm sorry, this is on us.")
    finally:
        again.kill()


def test_what_is_typed_while_the_reply_opens_is_text_not_acts(inbox: Terminal, database: Path) -> None:
    inbox.key("rI'm sorry, see you")
    inbox.shows("I'm sorry, see you")
    assert ask(database, "SELECT count(*) FROM journal WHERE at > ?", time.time() - 30) == [(0,)]


def test_a_morning_round_keeps_the_cursor_on_the_next_case(inbox: Terminal, database: Path) -> None:
    """Twenty cases: twelve closed by one key each, eight put away by a key and a choice."""
    inbox.key("2")
    for number in range(20):
        first = cursor_line(inbox)
        if number % 5 < 3:
            inbox.key("e", quiet=0.15)
        else:
            inbox.key("s", quiet=0.15)
            inbox.shows("until the buyer writes")
            inbox.key("t", quiet=0.15)
        assert cursor_line(inbox) not in {"", first}
    acts = ask(database, "SELECT act, count(*) FROM journal WHERE at > ? GROUP BY act ORDER BY act", time.time() - 60)
    assert acts == [("done", 12), ("snooze", 8)]
    for _ in range(20):
        inbox.key("u", quiet=0.05)
    lanes = ask(database, "SELECT count(*) FROM cases WHERE lane = 'first-contact'")
    assert lanes == [(38,)]


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    bad = HOSTILE
    posted = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - HOUR))
    file = tmp_path / "hostile.jsonl"
    row = {"review_id": "RHOSTILE01", "marketplace": "US", "asin": "B0HOSTILE1", "stars": 1, "title": bad, "text": bad,
           "posted_at": posted, "author": bad, "product": bad}  # fmt: skip
    file.write_text(json.dumps(row), "utf-8")
    desk = make_desk(path, lambda: int(time.time()), Config(Settings()))
    desk.importing.run(file, SourceOptions())
    desk.store.close()
    terminal = opened(path)
    try:
        shown = terminal.text()
        terminal.key("\r")
        shown += terminal.text()
        terminal.key("r")
        shown += terminal.text()
        terminal.key(bad.replace("\x1b", "").replace("\x07", ""))
        terminal.key(F2)
        shown += terminal.text()
    finally:
        terminal.kill()
    assert "[bold]markup[/]" in shown
    raw = bytes(terminal.raw)
    assert b"\x1b]0;owned" not in raw
    assert "\u202e".encode() not in raw
    assert "\u200b".encode() not in raw
    assert re.search(rb"\xc2[\x80-\x9f]", raw) is None


def test_it_fits_eighty_by_twenty_four(database: Path) -> None:
    terminal = opened(database, columns=80, rows=24)
    try:
        lines = terminal.text().splitlines()
        assert len(lines) == 24
        assert "Cable got so hot" in cursor_line(terminal)
        terminal.key("\r")
        terminal.shows("Plugged my laptop in")
        terminal.key("q")
        terminal.shows("My toddler opened it")
        assert "Cable got so hot" in cursor_line(terminal)
    finally:
        terminal.kill()


def test_a_dumb_terminal_is_told_of_the_plain_commands(database: Path) -> None:
    terminal = Terminal([sys.executable, "-m", "reviewtui", "--db", str(database)], env={"TERM": "dumb"})
    terminal.shows("reviewtui --plain works without one")
    terminal.kill()


def test_the_kit_sees_a_cell_that_is_not_as_textual_means_it(inbox: Terminal) -> None:
    inbox.check()
    row = inbox.glass.cells[5]
    kept, row[3] = row[3], row[3]._replace(text="§")
    with pytest.raises(AssertionError, match="row 5, column 3"):
        inbox.check(patience=0.5)
    row[3] = kept._replace(look=kept.look._replace(ground="41"))
    with pytest.raises(AssertionError, match="row 5, column 3"):
        inbox.check(patience=0.5)
