"""The database is deleted or replaced under the open program: nothing is called saved, and the letter is kept."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from terminal.emulator import Terminal

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("replaced", [False, True])
def test_a_letter_outlives_its_database(inbox: Terminal, database: Path, replaced: bool) -> None:
    inbox.key("r")
    inbox.key("before")
    inbox.shows("saved ")
    copy = shutil.copy(database, database.with_name("copy.db"))
    for end in ("", "-wal", "-shm"):
        Path(f"{database}{end}").unlink()
    if replaced:
        Path(copy).rename(database)
    inbox.key(" and after")
    inbox.shows("Not saved, but your letter is in replies/letter-")
    last = time.monotonic() + 10
    while "was deleted or replaced" not in " ".join(inbox.text().split()):
        assert time.monotonic() < last, inbox.text()
    assert "✓ saved" not in inbox.text()
    letters = list((database.parent / "replies").glob("letter-*.txt"))
    assert [each.read_text() for each in letters] == ["before and after\n"]
    assert letters[0].stat().st_mode & 0o777 == 0o600
    inbox.key("\x1b")
    inbox.key("q")
    inbox.shows("can't be saved")
    assert letters[0].read_text() == "before and after\n"


def test_it_is_noticed_while_nothing_is_written(inbox: Terminal, database: Path) -> None:
    database.rename(database.with_name("moved.db"))
    inbox.shows("the database was deleted or replaced", patience=5)
    inbox.key("j")
    inbox.key("e")
    assert "Closed" not in inbox.text()
