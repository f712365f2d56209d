"""What the machine may refuse: a program that can't be begun or hangs, a folder that can't be written, a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reviewtui.channels import clipboard, hooks, tools
from reviewtui.channels.own_commands import take_terminal
from reviewtui.channels.system_clipboard import SystemClipboard
from reviewtui.channels.timer import MachineTimer
from reviewtui.desk.own_commands import OwnCommand, Ran
from reviewtui.desk.ports import BadSource


def put(folder: Path, name: str, script: str) -> str:
    program = folder / name
    program.write_text(script)
    program.chmod(0o755)
    return str(program)


@pytest.fixture
def no_program(tmp_path: Path) -> str:
    """A file that may be run, and that no system can."""
    return put(tmp_path, "broken", "\x7fELF no program at all")


def test_a_program_that_can_not_be_begun_has_not_taken_the_text(no_program: str) -> None:
    assert not tools.feed([no_program], b"x", os.environ)
    assert not tools.start([no_program], os.environ)
    assert not tools.feed(["with\0zero"], b"x", os.environ)


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "TIMEOUT", 0.3)
    script = put(tmp_path, "hangs", f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    begun = time.monotonic()
    assert not tools.feed([script], b"x" * 1_000_000, os.environ)
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text())
    late = time.monotonic() + 10
    while _runs(child):
        assert time.monotonic() < late, "what it started runs on"
        time.sleep(0.02)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_command_of_the_alerts_that_can_not_be_begun_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> object:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(subprocess, "Popen", refused)
    assert hooks.run("true", "x", {}) == "the command of [alerts] can't be run (Cannot allocate memory)"


def test_an_address_that_is_not_told_is_a_sentence() -> None:
    def nobody() -> str:
        raise BadSource("the webhook of [alerts]: the variable HOOK is not set")

    assert hooks.post(nobody, {}) == "the webhook of [alerts]: the variable HOOK is not set"
    assert "can't be reached" in hooks.post(lambda: "http://127.0.0.1:1/x", {})
    assert "can't be reached" in hooks.post(lambda: "https://[", {})


def test_both_troubles_are_told() -> None:
    told = hooks.tell_both("x", {}, "exit 3", lambda: "http://127.0.0.1:1/x")
    assert told.startswith("the command of [alerts] failed (exit code 3); the webhook of [alerts] can't be reached")
    assert hooks.tell_both("x", {}, "true", None) == ""


# letters -------------------------------------------------------------------------------------------------------------


def test_a_letter_that_can_not_be_written_leaves_the_one_before_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = SystemClipboard(tmp_path / "letters", {})
    file = Path(kept.keep("the first", "letter-1.txt"))

    def full(*_: object, **__: object) -> object:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", full)
        assert kept.keep("the second", "letter-1.txt") == ""
    assert file.read_text() == "the first\n"
    assert [each.name for each in file.parent.iterdir()] == ["letter-1.txt"]
    assert kept.keep("the second", "letter-1.txt") == str(file)
    assert file.read_text() == "the second\n"


def test_where_the_folder_is_a_file_nothing_is_kept_and_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("")
    kept = SystemClipboard(tmp_path / "letters", {}, lambda _: None)
    copied = kept.copy("a letter", "letter-1.txt")
    assert (copied.file, copied.clipboards) == ("", ())


def test_a_terminal_that_takes_a_few_letters_at_a_time_gets_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    real = os.write
    monkeypatch.setattr(os, "open", lambda *_: writing)
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[:7]))
    got: list[bytes] = []

    def read() -> None:
        with os.fdopen(reading, "rb") as file:
            got.append(file.read())

    reader = threading.Thread(target=read)
    reader.start()
    clipboard.to_tty("\x1b]52;c;" + "a" * 100 + "\x07")
    reader.join()
    assert got == [b"\x1b]52;c;" + b"a" * 100 + b"\x07"]


def test_inside_tmux_its_buffer_is_named(tmp_path: Path) -> None:
    put(tmp_path, "tmux", "#!/bin/sh\nexit 0\n")
    assert clipboard.ways({"TMUX": "x", "PATH": str(tmp_path)}, "linux") == ("tmux buffer",)


# commands of the seller's own ----------------------------------------------------------------------------------------


def test_one_that_wants_the_terminal_reads_the_case_from_a_file_that_goes_after_it(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f"cat $REVIEWTUI_FILE > {seen}; echo $REVIEWTUI_FILE > {tmp_path}/name; exit 4"
    assert take_terminal(OwnCommand("x", "X", script), b"the case", {}) == Ran("", "exit code 4")
    assert seen.read_bytes() == b"the case"
    assert not Path((tmp_path / "name").read_text().strip()).exists()


def test_one_that_can_not_be_begun_is_told(no_program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "it can't be run (" in take_terminal(OwnCommand("x", "X", (no_program,)), b"", {}).trouble
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    assert "it can't be run (No such file" in take_terminal(OwnCommand("x", "X", "true"), b"", {}).trouble


# the machine's timer -------------------------------------------------------------------------------------------------


@pytest.fixture
def systemd(tmp_path: Path) -> MachineTimer:
    (tmp_path / "bin").mkdir()
    put(tmp_path / "bin", "systemctl", "#!/bin/sh\nexit 0\n")
    home = tmp_path / "home"
    return MachineTimer(["reviewtui", "sync"], {"PATH": f"{tmp_path}/bin", "HOME": str(home)}, home)


def test_units_that_can_not_be_written_are_named(systemd: MachineTimer, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(BadSource, match="can't be written"):
        systemd.install(30)


def test_units_that_can_not_be_taken_away_are_named(systemd: MachineTimer, tmp_path: Path) -> None:
    systemd.install(30)
    units = tmp_path / "home/.config/systemd/user"
    (units / "reviewtui-sync.timer").unlink()
    (units / "reviewtui-sync.timer").mkdir()
    with pytest.raises(BadSource, match=r"reviewtui-sync\.timer can't be taken away"):
        systemd.remove()


def test_a_crontab_that_does_not_answer_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewtui.channels.timer.SECONDS", 0.3)
    (tmp_path / "bin").mkdir()
    put(tmp_path / "bin", "crontab", f'#!/bin/sh\n[ "$1" = - ] && touch {tmp_path}/written\nexec /bin/sleep 20\n')
    timer = MachineTimer(["reviewtui", "sync"], {"PATH": f"{tmp_path}/bin:/bin:/usr/bin", "HOME": "/"}, tmp_path)
    monkeypatch.setattr(MachineTimer, "_has_systemd", lambda _: False)
    with pytest.raises(BadSource, match=r"crontab -l failed \(TimeoutExpired\)"):
        timer.install(30)
    assert not (tmp_path / "written").exists()


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts of a shell")
