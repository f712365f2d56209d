"""Every case with marks of its own, walked by keys: the drawn screen shows the one that the list says, and no other."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from terminal.emulator import Terminal
from terminal.running import opened

pytestmark = pytest.mark.terminal
WORDS = ["amber", "birch", "cedar", "delta", "ember", "flint", "grove", "heron"]
MARK = re.compile("(?:Title|Text|Product)(" + "|".join(WORDS) + ")")


def command(path: Path, *words: str) -> str:
    argv = [sys.executable, "-m", "reviewtui", "--db", str(path), *words]
    return subprocess.run(argv, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    now = int(time.time())
    rows = [
        {"review_id": f"RMARK{number:05d}", "marketplace": "US", "asin": f"B0MARK{number:04d}", "stars": 1 + number % 3,
         "title": f"Title{word}", "text": f"Text{word} came loose.", "product": f"Product{word}", "author": "A. B.",
         "posted_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now - 7200 * (number + 1)))}
        for number, word in enumerate(WORDS)
    ]  # fmt: skip
    file = tmp_path / "marked.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    path = tmp_path / "marked.db"
    command(path, "import", str(file))
    return path


def order(path: Path) -> list[str]:
    """The marks of the cases as `list --json` gives them."""
    found = (MARK.search(row["title"]) for row in json.loads(command(path, "list", "--json")))
    return [each[1] for each in found if each is not None]


def shows_only(terminal: Terminal, word: str) -> None:
    terminal.shows(f"Text{word}")
    above_status = "\n".join(terminal.text().splitlines()[:-2])
    assert set(MARK.findall(above_status)) == {word}


def under_cursor(terminal: Terminal) -> str:
    (line,) = [line for line in terminal.text().splitlines() if line.startswith("▌")]
    found = MARK.search(line)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_each_screen_shows_the_case_that_it_says(marked: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    terminal = opened(marked, columns=columns, rows=rows)
    try:
        cases = order(marked)
        for word in cases[:3]:
            assert under_cursor(terminal) == word
            terminal.key("\r", quiet=0.3)
            shows_only(terminal, word)
            terminal.key("r", quiet=0.3)
            terminal.key(f"Sorry{word}.\tAck{word}.\tSolve{word}.", quiet=0.6)
            shows_only(terminal, word)
            assert set(re.findall(r"(?:Sorry|Ack|Solve)([a-z]+)\.", terminal.text())) == {word}
            terminal.key("\x1b", quiet=0.4)
            shows_only(terminal, word)
            terminal.key("\x1b", quiet=0.4)
            terminal.key("j", quiet=0.3)
        terminal.key("g", quiet=0.3)
        terminal.key("\r", quiet=0.3)
        for key, steps in (("J", cases[1:5]), ("K", cases[3::-1])):
            for word in steps:
                terminal.key(key, quiet=0.3)
                shows_only(terminal, word)
        terminal.key("J", quiet=0.3)
        terminal.resize(columns - 7, rows - 2)
        shows_only(terminal, cases[1])
        terminal.key("e", quiet=0.4)
        assert order(marked) == [cases[0], *cases[2:]]
        shows_only(terminal, cases[2])
        terminal.key("u", quiet=0.5)
        assert order(marked) == cases
        shows_only(terminal, cases[1])
        terminal.key("\x1b", quiet=0.4)
        assert under_cursor(terminal) == cases[1]
        terminal.resize(columns, rows)
        terminal.key("j", quiet=0.3)
        terminal.key("r", quiet=0.4)
        shows_only(terminal, cases[2])
    finally:
        terminal.kill()
