"""Practice on the screens: the case is answered there, and scored on the terminal when the screens are left."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.test_plain import Line

pytestmark = pytest.mark.terminal


def test_on_the_screens_and_scored_after_them(tmp_path: Path) -> None:
    line = Line(tmp_path / "none.db", "practice", "bottle", TERM="xterm-256color", columns=100, rows=30)
    terminal = line.terminal
    terminal.until("Practice: r answers this buyer, q here scores the letter")
    assert "Soaked my backpack" in terminal.text()
    terminal.key("r", quiet=0.6)
    terminal.key("I am sorry that your bottle leaked.", quiet=0.6)
    terminal.key("\x1b", quiet=0.8)
    terminal.key("q", quiet=0.5)
    line.hears("Your letter: ")
    line.hears("One good letter, of many:")
    assert line.ends() == 0
    assert not (tmp_path / "none.db").exists()
