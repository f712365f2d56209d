"""Plain mode in a real terminal that can nothing: no cursor is moved, nothing is painted over, Ctrl-C keeps all."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pytest

from reviewtui.domain.cells import width_of
from terminal.emulator import Terminal
from terminal.running import ask

pytestmark = pytest.mark.terminal
ODD = re.compile(rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]")
"""What would move a cursor, ring, or change a colour; a line's end is all that may come."""
SORRY = "I am sorry for this."


class Line:
    """Somebody who hears what comes and types lines."""

    def __init__(self, database: Path, *words: str, columns: int = 40, rows: int = 10, **env: str) -> None:
        home = {"HOME": str(database.parent), "REVIEWTUI_ME": "you", "TERM": "dumb", "NO_COLOR": "1"} | env
        argv = [sys.executable, "-m", "reviewtui", "--db", str(database), *words]
        self.terminal = Terminal(argv, columns=columns, rows=rows, witnessed=False, env=home)
        self._heard = 0

    def hears(self, words: str, patience: float = 30) -> str:
        """Wait until words come, after those that were heard before; what came up to them."""
        end = time.perf_counter() + patience
        while (at := self._text().find(words, self._heard)) < 0:
            assert time.perf_counter() < end, f"{words!r} did not come after {self._text()[self._heard :]!r}"
            self.terminal.silence(0.05, 0.5)
        said, self._heard = self._text()[self._heard : at], at + len(words)
        return said

    def types(self, *lines: str) -> None:
        for each in lines:
            self.hears("> ")
            self.terminal.send(f"{each}\n")

    def ends(self) -> int:
        end = time.perf_counter() + 30
        while not (ended := os.waitpid(self.terminal.pid, os.WNOHANG))[0]:
            assert time.perf_counter() < end, self._text()[self._heard :]
            self.terminal.silence(0.05, 0.5)
        self.terminal.silence(0.2, 5)
        return os.waitstatus_to_exitcode(ended[1])

    def _text(self) -> str:
        return self.terminal.raw.decode("utf-8", "replace").replace("\r\n", "\n")


def test_a_morning_of_lines_stopped_and_gone_on_with(database: Path) -> None:
    line = Line(database, "--plain")
    line.hears("1 of ")
    line.types("r", "w", SORRY)
    line.hears("> ")
    line.terminal.send("half a line \x03")
    line.hears("Stopped.")
    assert line.ends() == 130
    (case,) = ask(database, f"SELECT \"case\" FROM drafts WHERE apologize = '{SORRY}'")[0]
    assert f"reviewtui reply {case}" in " ".join(line._text().split())

    again = Line(database, "reply", str(case))
    again.types("w")
    again.hears(f"It says: {SORRY}")
    again.types("", "It must have been a shock.", "", "A new one leaves today.", "", "s", "g", "s")
    again.hears("Sent “customer support”")
    assert again.ends() == 0
    pressed = f"SELECT count(*) FROM messages WHERE \"case\" = {case} AND button = 'customer-support'"
    assert ask(database, pressed) == [(1,)]
    for each in (line, again):
        said = bytes(each.terminal.raw).replace(b"^C", b"")
        assert not ODD.search(said.replace(b"\r\n", b"\n").replace(b"\r", b"")), "only lines"
        ours = [told for told in each._text().split("\n") if not told.startswith(("> ", "http", "half a line"))]
        assert max(map(len, ours)) <= 40, ours


@pytest.mark.parametrize("words", [("list",), ("show", "1"), ("today",)])
def test_forty_columns_are_enough_to_look(database: Path, words: tuple[str, ...]) -> None:
    line = Line(database, *words)
    code = line.ends()
    assert code in ({1} if words == ("today",) else {0}), line._text()
    told = [each for each in line._text().split("\n") if "http" not in each]
    assert len(told) > 5
    if words != ("today",):
        assert max(map(width_of, told)) <= 40, told
