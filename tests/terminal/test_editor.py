"""The line drops while the seller's own editor has the text."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from reviewtui.config import paths
from terminal.running import ask, comes, opened

pytestmark = pytest.mark.terminal
MINE = "SELECT apologize FROM drafts WHERE author = 'you' AND apologize LIKE 'I am so%'"


def dropped(database: Path, script: str) -> None:
    """Write, open the editor, and lose the line while it is open."""
    editor = database.parent / "ed"
    editor.write_text(f"#!/bin/sh\n{script}\necho $$ > {database.parent}/pid\nexec sleep 30\n")
    editor.chmod(0o755)
    terminal = opened(database, EDITOR=str(editor))
    terminal.key("r", quiet=0.4)
    terminal.key("I am so sorry. ")
    comes(database, MINE, lambda rows: len(rows) == 1)
    terminal.send("\x18\x05")
    end = time.perf_counter() + 10
    while not (database.parent / "pid").exists():
        assert time.perf_counter() < end
        time.sleep(0.1)
    time.sleep(0.2)
    terminal.kill()
    os.kill(int((database.parent / "pid").read_text()), signal.SIGKILL)


def test_what_the_editor_saved_is_offered_at_the_next_start(database: Path) -> None:
    dropped(database, "echo 'ten minutes of work' >> $1")
    again = opened(database, columns=80, rows=24)
    try:
        again.shows("was in your editor")
        assert "Go on writing?" not in again.text()
        again.settle(0.5)
        again.key("y", quiet=0.4)
        again.shows("ten minutes of work")
        comes(database, MINE, lambda rows: "ten minutes of work" in str(rows))
    finally:
        again.kill()
    assert list(paths.editing(database).iterdir()) == []
    third = opened(database)
    try:
        assert "was in your editor" not in third.text()
    finally:
        third.kill()


def test_what_it_left_as_it_was_is_swept_and_writing_goes_on(database: Path) -> None:
    dropped(database, "true")
    again = opened(database)
    try:
        again.shows("was cut")
        assert "was in your editor" not in again.text()
    finally:
        again.kill()
    assert list(paths.editing(database).iterdir()) == []
    assert len(ask(database, MINE)) == 1
