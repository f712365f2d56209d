"""Who asks for the inbox alone gets it without the command line's library, and everybody else as before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import Shell
from reviewtui.cli.programs import Options
from reviewtui.cli.way_in import straight


def test_the_inbox_alone_is_gone_to_straight(tmp_path: Path) -> None:
    settings = tmp_path / "mine.toml"
    settings.write_text("")
    assert straight([]) == Options()
    assert straight(["--db", "new.db"]) == Options(db=Path("new.db"))
    assert straight(["--config", str(settings), "--db", "a b.db"]) == Options(Path("a b.db"), settings)


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["--db"],
        ["--db", ""],
        ["--db", "--plain"],
        ["--db", "."],
        ["--db", "x.db", "list"],
        ["--db=x.db"],
        ["--config", "nowhere.toml"],
        ["--now", "2026-11-23"],
        ["--help"],
        ["--version"],
        ["--", "x"],
        ["-h", "x"],
    ],
)
def test_everything_else_is_read_closely(words: list[str]) -> None:
    assert straight(words) is None


def test_a_shell_that_asks_for_words_gets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_REVIEWTUI_COMPLETE", "bash_complete")
    assert straight([]) is None


@pytest.mark.parametrize("way", [(), ("--now", "2026-11-23")])
def test_both_ways_complain_alike(tmp_path: Path, way: tuple[str, ...]) -> None:
    """Without a terminal there is no inbox."""
    shell = Shell(tmp_path)
    asked = [sys.executable, "-m", "reviewtui", "--db", str(shell.database), *way]
    done = subprocess.run(
        asked, capture_output=True, text=True, check=False, env=shell.variables(), stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("reviewtui: the inbox needs a terminal; ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("way", [(), ("--now", "2026-11-23T08:00:00Z")])
def test_both_ways_lead_to_plain_lines(tmp_path: Path, way: tuple[str, ...]) -> None:
    shell = Shell(tmp_path)
    asked = [sys.executable, "-m", "reviewtui", "--db", str(shell.database), *way]
    surroundings = {**shell.variables(), "REVIEWTUI_PLAIN": "1"}
    done = subprocess.run(
        asked, capture_output=True, text=True, check=False, env=surroundings, stdin=subprocess.DEVNULL
    )
    assert "needs a terminal" not in done.stderr
    assert "Traceback" not in done.stderr
