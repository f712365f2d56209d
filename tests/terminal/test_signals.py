"""What the system tells the program, in a real pseudo-terminal: all is saved and the terminal is given back."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.emulator import Terminal
from terminal.running import ask, held, opened

pytestmark = pytest.mark.terminal
DRAFT = "SELECT apologize FROM drafts ORDER BY saved_at DESC LIMIT 1"
MODES = (b"\x1b[?2004", b"\x1b[?1000", b"\x1b[?1003", b"\x1b[?1006", b"\x1b[?1049")
SHELL = ["bash", "--norc", "-i"]


def ended(terminal: Terminal, seconds: float = 10.0) -> int:
    """Wait for the end of the program, reading what it says, and tell its exit code; -n where a signal ended it."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        over = os.waitpid(terminal.pid, os.WNOHANG)
        while select.select([terminal._fd], [], [], 0.05)[0]:
            try:
                terminal.raw += os.read(terminal._fd, 65536)
            except OSError:
                break
        if over[0]:
            return os.waitstatus_to_exitcode(over[1])
    raise TimeoutError("the program goes on")


def is_given_back(terminal: Terminal, *, to_a_shell: bool = False) -> bool:
    """Whether nothing that the program switched on in the terminal is on; a shell has its own mind about two."""
    echo = bool(termios.tcgetattr(terminal._fd)[3] & termios.ECHO)
    raw = bytes(terminal.raw)
    modes = MODES[1:] if to_a_shell else MODES
    return (echo or to_a_shell) and all(raw.rfind(mode + b"l") > raw.rfind(mode + b"h") for mode in modes)


@pytest.fixture
def open_inbox(database: Path) -> Iterator[Terminal]:
    """Like `inbox`, for a test that sees the program to its end."""
    terminal = opened(database)
    yield terminal
    try:
        terminal.kill()
    except (ProcessLookupError, ChildProcessError):
        os.close(terminal._fd)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda each: each.name)
def test_an_end_saves_gives_the_terminal_back_and_goes(
    open_inbox: Terminal, database: Path, number: signal.Signals
) -> None:
    open_inbox.key("r", quiet=0.5)
    open_inbox.key("kept ", quiet=0.7)
    open_inbox.send("and this")
    time.sleep(0.1)
    os.kill(open_inbox.pid, number)

    assert ended(open_inbox) == 128 + number
    assert ask(database, DRAFT) == [("kept and this",)]
    assert is_given_back(open_inbox)
    again = opened(database)
    try:
        again.shows("Go on writing?")
    finally:
        again.kill()


def test_an_end_in_the_list_in_a_case_and_in_a_question_gives_the_terminal_back(database: Path) -> None:
    for keys in ("", "\r", "s", "?", ":"):
        terminal = opened(database)
        if keys:
            terminal.key(keys, quiet=0.4)
        os.kill(terminal.pid, signal.SIGTERM)
        assert ended(terminal) == 128 + signal.SIGTERM, keys
        assert is_given_back(terminal), keys
        os.close(terminal._fd)


def test_an_end_while_starting_leaves_a_terminal_as_it_was(database: Path) -> None:
    argv = [sys.executable, "-m", "reviewtui", "--db", str(database)]
    for moment in (0.2, 0.35, 0.5, 0.7):
        for number in (signal.SIGINT, signal.SIGTERM):
            home = {"HOME": str(database.parent), "REVIEWTUI_ME": "you"}
            terminal = Terminal(argv, env=home, witnessed=False)
            time.sleep(moment)
            os.kill(terminal.pid, number)
            assert ended(terminal) in {128 + number, -number}, moment
            ours = b"bootstrap" in terminal.raw  # what Python says before our first line is not ours
            assert not ours, (moment, bytes(terminal.raw)[-500:])
            assert termios.tcgetattr(terminal._fd)[3] & termios.ECHO, moment
            raw = bytes(terminal.raw)
            assert raw.rfind(b"\x1b[?1049l") >= raw.rfind(b"\x1b[?1049h"), moment
            os.close(terminal._fd)


def test_a_line_that_drops_ends_it_with_everything_saved(open_inbox: Terminal, database: Path) -> None:
    """The terminal is gone: nothing can be written any more, not even that it is given back."""
    open_inbox.key("r", quiet=0.5)
    open_inbox.send("the last words")
    time.sleep(0.15)
    os.close(open_inbox._fd)
    open_inbox._fd = os.open(os.devnull, os.O_RDONLY)
    end = time.perf_counter() + 10
    while not (status := os.waitpid(open_inbox.pid, os.WNOHANG))[0]:
        assert time.perf_counter() < end, "it goes on without a terminal"
        time.sleep(0.05)
    assert os.waitstatus_to_exitcode(status[1]) == 128 + signal.SIGHUP
    assert ask(database, DRAFT) == [("the last words",)]


def test_a_line_that_takes_no_more_bytes_holds_no_end_up(open_inbox: Terminal, database: Path) -> None:
    """Nobody reads what is painted: the program waits for room in the terminal, and still goes when it is told to."""
    open_inbox.key("r", quiet=0.5)
    for _ in range(400):
        try:
            os.write(open_inbox._fd, b"word ")
        except BlockingIOError:
            break
        time.sleep(0.005)
    os.kill(open_inbox.pid, signal.SIGTERM)
    end = time.perf_counter() + 12
    while not (status := os.waitpid(open_inbox.pid, os.WNOHANG))[0]:
        assert time.perf_counter() < end, "it waits for a terminal that takes nothing"
        time.sleep(0.05)
    assert os.waitstatus_to_exitcode(status[1]) == 128 + signal.SIGTERM
    assert "word word" in str(ask(database, DRAFT))


def test_an_end_while_somebody_holds_the_database_is_no_endless_one(open_inbox: Terminal, database: Path) -> None:
    open_inbox.key("r", quiet=0.5)
    with held(database, seconds=30):
        open_inbox.send("not lost")
        time.sleep(0.1)
        os.kill(open_inbox.pid, signal.SIGTERM)
        assert ended(open_inbox, 15) == 128 + signal.SIGTERM
        assert is_given_back(open_inbox)


@pytest.fixture
def shell(database: Path) -> Iterator[Terminal]:
    """The program under a shell that can stop it and take it back."""
    home = {"HOME": str(database.parent), "XDG_CONFIG_HOME": str(database.parent), "PS1": "shell> "}
    terminal = Terminal(SHELL, columns=100, rows=30, env=home | {"REVIEWTUI_ME": "you"})
    terminal.until("shell>")
    terminal.send(f"{sys.executable} -m reviewtui --db {database}\n")
    terminal.until("★")
    terminal.until("Plugged my")  # the preview comes last
    terminal.settle(0.5)
    yield terminal
    os.killpg(os.tcgetpgrp(terminal._fd), signal.SIGKILL)
    terminal.kill()


def picture(terminal: Terminal) -> list[str]:
    """What is painted between the line with the clock and the one of the last act."""
    return [line.rstrip() for line in terminal.text().splitlines()[1:-1]]


def at_rest(terminal: Terminal) -> list[str]:
    """The picture that has stood for a second; a busy machine paints the last line late."""
    stood: list[str] = []
    while stood != (stood := picture(terminal)):
        terminal.settle(1)
    return stood


def stands(terminal: Terminal, wanted: list[str]) -> None:
    """Wait until a picture is painted, and stays."""
    last = time.perf_counter() + 10
    while picture(terminal) != wanted and time.perf_counter() < last:
        pass
    terminal.settle(0.3)
    assert picture(terminal) == wanted


@pytest.mark.parametrize("how", ["TSTP", "STOP", "key"])
def test_after_fg_everything_is_painted(shell: Terminal, how: str) -> None:
    for place in ("", "\r", "?"):
        if place == "?" and how == "key":
            continue  # a question takes no ^z
        if place:
            shell.key(place, quiet=0.5)
        before = at_rest(shell)
        for _ in range(2):
            if how == "key":
                shell.send("\x1a")
            else:
                os.killpg(os.tcgetpgrp(shell._fd), getattr(signal, f"SIG{how}"))
            shell.shows("]+  Stopped")
            if how != "STOP":
                assert is_given_back(shell, to_a_shell=True)
            shell.send("fg\n")
            stands(shell, before)
            assert not termios.tcgetattr(shell._fd)[3] & termios.ECHO
        shell.key("\x1b" if place else "j", quiet=0.3)
        assert picture(shell) != before


def test_in_the_background_it_waits_to_be_taken_back(shell: Terminal) -> None:
    before = at_rest(shell)
    shell.send("\x1a")
    shell.shows("]+  Stopped")
    shell.send("bg\n")
    time.sleep(0.7)
    shell.send("echo still $((40 + 2))\n")
    shell.shows("still 42")
    shell.send("fg\n")
    stands(shell, before)


def test_in_the_reply_control_z_takes_back_what_was_typed(shell: Terminal) -> None:
    shell.key("r", quiet=0.5)
    shell.key("one word", quiet=0.5)
    shell.key("\x1a", quiet=0.5)
    assert "]+  Stopped" not in shell.text()
    assert "one word" not in shell.text()
