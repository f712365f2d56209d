"""What doctor says of the terminal and of what stands around it, whichever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewtui.channels.health import checks
from reviewtui.desk.health import Check, State


def told(environ: dict[str, str], *, terminal: bool = True, encoding: str = "utf-8") -> dict[str, Check]:
    return {each.name: each for each in checks(environ, terminal=terminal, encoding=encoding, platform="linux")}


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"TERM": "xterm-256color"}, "TERM is xterm-256color, 256 colours"),
        ({"TERM": "xterm-256color", "COLORTERM": "TrueColor"}, "TERM is xterm-256color, 16 million colours"),
        ({"TERM": "xterm-direct"}, "TERM is xterm-direct, 16 million colours"),
        ({"TERM": "xterm-kitty"}, "TERM is xterm-kitty, 256 colours"),
        ({"TERM": "linux"}, "TERM is linux, 16 colours, which are enough"),
        ({"TERM": "linux", "NO_COLOR": "1"}, "TERM is linux; NO_COLOR is set, so there are none"),
    ],
)
def test_colours(environ: dict[str, str], words: str) -> None:
    check = told({"PATH": ""} | environ)["terminal"]
    assert (check.state, check.words, check.fix) == (State.OK, words, "")


@pytest.mark.parametrize("name", ["", "dumb"])
def test_no_terminal_to_speak_of_is_told_with_what_to_do(name: str) -> None:
    check = told({"PATH": "", "TERM": name})["terminal"]
    assert check.state is State.WARN
    assert name or "not set" in check.words
    assert check.fix
    assert told({"PATH": "", "TERM": "xterm"}, terminal=False)["terminal"].state is State.OK


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", ""])
def test_letters_that_can_not_be_shown(encoding: str) -> None:
    check = told({"PATH": ""}, encoding=encoding)["letters"]
    assert check.state is State.WARN
    assert "UTF-8" in check.fix


def test_what_stands_between(tmp_path: Path) -> None:
    far = {"SSH_CONNECTION": "1 2 3 4", "TERM": "screen", "PATH": str(tmp_path)}
    without = told(far | {"TMUX": "x,1,0"})["line"]
    assert (without.state, without.words) == (State.WARN, "inside tmux, over SSH")
    assert "tmux" in without.fix
    (tmp_path / "tmux").write_text("#!/bin/sh\n")
    (tmp_path / "tmux").chmod(0o755)
    assert told(far | {"TMUX": "x,1,0"})["line"].state is State.OK
    assert told(far | {"STY": "1.pts"})["line"].words == "inside screen, over SSH"
    assert told({"TERM": "screen", "STY": "1.pts", "PATH": ""})["line"].words == "inside screen"
