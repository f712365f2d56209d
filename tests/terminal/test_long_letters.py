"""Promise 1 for letters of any length: what was typed is in the database half a second later."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from terminal.emulator import Terminal
from terminal.running import ask, comes

pytestmark = pytest.mark.terminal
DRAFT = "SELECT apologize || acknowledge || solve FROM drafts ORDER BY saved_at DESC LIMIT 1"
LATE = 2.0
"""Seconds; the promise is half a second, and the machine that runs this is not ours. It was five to thirteen."""


@pytest.mark.parametrize("words", ["don't ", "I am sorry that the lid leaked and broke. "])
def test_twenty_thousand_characters_are_saved_like_twenty(inbox: Terminal, database: Path, words: str) -> None:
    text = (words * 20_000)[:20_000]
    inbox.key("r", quiet=0.5)
    os.write(inbox._fd, b"\x1b[200~" + text.encode() + b"\x1b[201~")
    comes(database, DRAFT, lambda rows: bool(rows) and len(str(rows[0][0])) >= len(text.rstrip()))
    inbox.settle(0.6)
    for end in ("END1", "END2"):
        begun = time.perf_counter()
        inbox.send(end)
        while end not in str(ask(database, DRAFT)):
            inbox._read(0.02)
            assert time.perf_counter() - begun < LATE
    inbox.shows(" of 4,000 · too long to check · saved")
    assert [len(str(row[0])) for row in ask(database, DRAFT)] == [20_008]
