"""What is seen is what is meant, whatever happens to the terminal. The kit compares after every key."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal.emulator import Terminal
from terminal.running import opened

pytestmark = pytest.mark.terminal

WALK = [*"jjjjkkkGgreuxhstcwp?*:JK16Oa.", "ab ", "\r", "\t", "\x1b[Z", "\x04", "\x15", "\x0c", "\x1bOQ", "\x1bOR"]
WALK += ["\x1b"] * 4
"""Keys that a hand without eyes would press; Escape often, so that no field holds it for long."""

Opened = Callable[..., Terminal]


@pytest.fixture
def open_(database: Path) -> Iterator[Opened]:
    """Opens the inbox; all are closed at the end."""
    terminals: list[Terminal] = []

    def one(**given: object) -> Terminal:
        terminals.append(opened(database, **given))  # type: ignore[arg-type]
        return terminals[-1]

    yield one
    for each in terminals:
        each.kill()


KINDS = {
    "true colour": {"columns": 80, "rows": 24},
    "wide": {"columns": 140, "rows": 40},
    "huge": {"columns": 300, "rows": 80},
    "tiny": {"columns": 20, "rows": 6},
    "256 colours": {"COLORTERM": ""},
    "screen": {"TERM": "screen", "COLORTERM": "", "columns": 80, "rows": 24},
    "screen in colour": {"TERM": "screen-256color", "columns": 120, "rows": 30},
    "linux": {"TERM": "linux", "COLORTERM": "", "columns": 80, "rows": 25},
    "alacritty": {"TERM": "alacritty", "columns": 100, "rows": 30},
    "no colour": {"NO_COLOR": "1", "columns": 80, "rows": 24},
    "all of it": {"REVIEWTUI_PAINT_ALL": "1", "columns": 80, "rows": 24},
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_walk_without_eyes(open_: Opened, kind: str) -> None:
    terminal = open_(**KINDS[kind])  # type: ignore[arg-type]
    keys = random.Random(kind)
    for _ in range(int(os.environ.get("REVIEWTUI_WALK", "12"))):
        key = keys.choice(WALK)
        terminal.key(key, quiet=0.05)
    if kind != "all of it":
        assert sent(terminal, "\x1b\x1b") < 20_000


def sent(terminal: Terminal, keys: str) -> int:
    return terminal.key(keys, quiet=0.2).sent


def test_what_another_program_wrote_goes_with_one_key(open_: Opened) -> None:
    terminal = open_(columns=80, rows=24)
    for place in ("", "\r", "r", "\x1bOQ", "\x1b", "\x1b", "s", "\x1b", "?"):
        terminal.key(place, quiet=0.2)
        terminal.glass.spoil()
        terminal.glass.modes["25"] = True
        terminal.key("\x0c", quiet=0.2)
        assert not terminal.glass.modes["25"], "the cursor is hidden again"


def test_a_change_of_size_paints_all(open_: Opened) -> None:
    terminal = open_(columns=80, rows=24)
    for size in ((140, 40), (60, 20), (80, 24)):
        terminal.resize(*size)
        terminal.settle(0.3)
        terminal.check()
    terminal.key("r", quiet=0.3)
    for at, columns in enumerate((90, 100, 79, 121, 120)):
        terminal.send("ab c")
        terminal.resize(columns, 24 + at)
    terminal.settle(0.3)
    terminal.check()
    assert "ab cab cab cab cab c" in "".join(terminal.text().split("\n"))


def test_the_same_size_again_paints_all(open_: Opened) -> None:
    """A terminal that was narrower for a moment has lost cells, and the program hears of the last size only."""
    terminal = open_(columns=80, rows=24)
    terminal.glass.spoil()
    os.kill(terminal.pid, signal.SIGWINCH)
    terminal.settle(0.3)
    terminal.check()


def test_after_a_stop_all_is_painted(open_: Opened) -> None:
    terminal = open_(columns=80, rows=24)
    terminal.key("r")
    for _ in range(2):
        os.kill(terminal.pid, signal.SIGTSTP)
        os.waitid(os.P_PID, terminal.pid, os.WSTOPPED)
        terminal.silence(0.2)
        assert not terminal.glass.modes["1049"]
        terminal.glass.spoil()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.settle(0.5)
        terminal.check()
    terminal.key("and on")


def test_after_an_editor_all_is_painted(open_: Opened, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "\\033[42mscribbled all over\\r\\n\\r\\n"\necho words >>"$1"\n')
    editor.chmod(0o755)
    terminal = open_(columns=80, rows=24, EDITOR=str(editor), VISUAL="")
    terminal.key("r")
    terminal.send("\x18\x05")
    terminal.shows("words")
    terminal.key("more")
    terminal.send("\x18\x0c")
    time.sleep(0.3)
    terminal.key("yet more", quiet=0.3)


def test_what_did_not_change_is_not_sent(open_: Opened) -> None:
    terminal = open_(columns=80, rows=24)
    terminal.key("j")
    terminal.key("k")
    assert min(sent(terminal, "j") for _ in range(3)) <= 600
    assert min(sent(terminal, "\x1b") for _ in range(3)) <= 40
    assert sent(terminal, "\x0c") > 2_000
    terminal.key("r", quiet=0.4)
    terminal.shows("Offer one concrete thing")
    assert terminal.key("I", quiet=0.6).sent <= 330, "the first letter lights nothing up: the empty letter was read"
    assert min(sent(terminal, letter) for letter in "'m sorry") <= 300


FRAME = b"\x1b[?2026h"


@pytest.mark.parametrize("columns", [80, 140])
def test_what_opens_is_one_picture_the_first_time_too(open_: Opened, columns: int) -> None:
    """No layout is shown that another one follows at once: not the narrow before the wide, nor one without marks."""
    terminal = open_(columns=columns, rows=40)
    for keys in ("\r", "r"):
        begun = len(terminal.raw)
        terminal.key(keys, quiet=0.5)
        frames = bytes(terminal.raw[begun:]).split(FRAME)[1:]
        large = [len(each) for each in frames if len(each) > 700]
        assert len(large) == 1, (keys, [len(each) for each in frames])
        terminal.key("\x1b", quiet=0.5)
        terminal.key("j", quiet=0.5)


def test_nothing_is_sent_while_nobody_does_anything(open_: Opened) -> None:
    terminal = open_(columns=80, rows=24)
    for keys in (":", "\x1b", "/", "\x1b", "t", "\x1b", "s", "\x1b", "r", "Sorry"):
        terminal.key(keys, quiet=0.6)
        before = len(terminal.raw)
        terminal.silence(1.2, 1.2)
        if len(terminal.raw) != before:  # the minute of the clock in the corner may go by, not twice in two seconds
            before = len(terminal.raw)
            terminal.silence(1.2, 1.2)
        assert len(terminal.raw) == before, keys


def test_a_letter_sends_two_frames(open_: Opened) -> None:
    """The letter itself, and after the pause all that follows from it together."""
    terminal = open_(columns=80, rows=24)
    terminal.key("r", quiet=0.6)
    for letter, most in (("I", 300), ("'", 240)):
        begun = len(terminal.raw)
        assert terminal.key(letter, quiet=0.9).sent <= most
        assert bytes(terminal.raw[begun:]).count(FRAME) == 2


@pytest.mark.parametrize("speed", [0, 1_500])
def test_on_a_slow_line_the_preview_lets_the_next_keys_go_first(open_: Opened, speed: float) -> None:
    terminal = open_(columns=110, rows=24, speed=speed)
    terminal.shows("helpful", patience=60)
    terminal.key("\x1b", quiet=1)
    previews = sum(terminal.key("j", quiet=0.35).sent > 900 for _ in range(4))
    # one may come before the line is known to be slow, and a short review is drawn with less
    assert previews in ((0, 1) if speed else (2, 3, 4))
    terminal.settle(2)
    terminal.check()
