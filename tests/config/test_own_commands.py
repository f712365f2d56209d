"""`[commands.…]`: what is taken, and every mistake told with its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewtui.bootstrap.own_commands import conflicts
from reviewtui.config.settings import ConfigError, examine, load
from reviewtui.desk.own_commands import OwnCommand

GOOD = """
me = "ann"

[commands.translate]
key = "f8"
title = "Translate"
command = "trans -b"
output = "note"
where = ["case", "reply"]
seconds = 5

[commands.ticket]
command = ["tickets", "new"]
run = "terminal"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_stands_there_is_taken(tmp_path: Path) -> None:
    config = load(written(tmp_path, GOOD))
    assert config.commands == (
        OwnCommand("translate", "Translate", "trans -b", "f8", ("case", "reply"), "note", 5.0),
        OwnCommand("ticket", "ticket", ("tickets", "new"), output="nothing", terminal=True),
    )
    assert conflicts(tmp_path / "config.toml", config) == []


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("keys = 'x'", "keys"),
        ("output = 'mail'", "output"),
        ("where = ['inbox']", "where"),
        ("where = []", "where"),
        ("seconds = 0", "seconds"),
        ("seconds = true", "seconds"),
        ("run = 'background'", "run"),
        ("title = 3", "title"),
        ("key = 3", "key"),
        ("run = 'terminal'\noutput = 'note'", "output"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_key(tmp_path: Path, line: str, at: str) -> None:
    path = written(tmp_path, f"[commands.it]\ncommand = 'x'\n{line}\n")
    with pytest.raises(ConfigError) as told:
        load(path)
    number = 3 + line.count("\n")
    assert str(told.value).startswith(f"{path}, line {number}: commands.it.{at}")


@pytest.mark.parametrize("command", ["", "command = ''", "command = []", "command = [1]", "command = 3"])
def test_without_a_command_there_is_none(tmp_path: Path, command: str) -> None:
    path = written(tmp_path, f"[commands.it]\nkey = 'f8'\n{command}\n")
    with pytest.raises(ConfigError, match=r"commands\.it"):
        load(path)
    found, mistakes = examine(path)
    assert len(mistakes) >= 1, "and the rest of the file is still read"
    assert found.commands == ()


@pytest.mark.parametrize(
    ("key", "where", "words"),
    [
        ("e", '["list"]', "“close”|“done”"),
        ("x", '["reply"]', "writes in the letter"),
        ("ctrl+m", '["list"]', "terminals send"),
        ("f2", '["reply"]', "already"),
        ("alt+x", '["list"]', "does not reach"),
    ],
)
def test_a_key_that_can_not_be_is_told_with_its_line(tmp_path: Path, key: str, where: str, words: str) -> None:
    path = written(tmp_path, f"[commands.it]\ncommand = 'x'\nwhere = {where}\nkey = '{key}'\n")
    (told,) = conflicts(path, load(path))
    assert told.startswith(f"{path}, line 4: commands.it.key: ")
    assert any(each in told for each in words.split("|")), told


def test_two_commands_on_one_key_and_keys_that_were_given_away(tmp_path: Path) -> None:
    two = "[keys]\ndone = 'd'\n\n[commands.one]\ncommand = 'x'\nkey = 'e'\n\n[commands.two]\ncommand = 'y'\nkey = 'e'\n"
    path = written(tmp_path, two)
    (told,) = conflicts(path, load(path))
    assert "line 10: commands.two.key" in told
    assert "own-one" in told
