from __future__ import annotations

import base64
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewtui.channels import browser, clipboard, tools
from reviewtui.channels.system_clipboard import SystemClipboard
from reviewtui.desk.clipboard import Clipboard


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs; all that there is on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def refuse(_: str) -> None:
    raise OSError("no terminal")


def environ(folder: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": f"{folder}:/bin:/usr/bin" if more.pop("real", "") else str(folder),
        "TERM": "xterm-256color",
        **more,
    }


def test_the_file_is_always_written_and_only_for_us(tmp_path: Path, programs: Path) -> None:
    folder = tmp_path / "replies"
    clipboard: Clipboard = SystemClipboard(folder, environ(programs), refuse)
    copied = clipboard.copy("I'm sorry.\x1b[31m\u202e", "reply-1042.txt")
    assert copied.clipboards == ()
    path = Path(copied.file)
    assert path == folder / "reply-1042.txt"
    assert path.read_text() == "I'm sorry.␛[31m\ufffd\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [each.name for each in folder.iterdir()] == ["reply-1042.txt"]


@pytest.mark.parametrize("name", ["../../etc/passwd", ".hidden", "a b\nc", "", "/abs"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, programs: Path, name: str) -> None:
    copied = SystemClipboard(tmp_path / "replies", environ(programs), refuse).copy("x", name)
    assert Path(copied.file).parent == tmp_path / "replies"
    assert not Path(copied.file).name.startswith(".")


def test_a_link_in_its_place_is_replaced_not_followed(tmp_path: Path, programs: Path) -> None:
    folder = tmp_path / "replies"
    folder.mkdir()
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (folder / "reply-1.txt").symlink_to(victim)
    SystemClipboard(folder, environ(programs), refuse).copy("x", "reply-1.txt")
    assert victim.read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, programs: Path) -> None:
    (tmp_path / "file").write_text("")
    assert SystemClipboard(tmp_path / "file" / "in", environ(programs), refuse).copy("x", "a.txt").file == ""


def test_a_terminal_is_asked_by_osc_52(programs: Path) -> None:
    sent: list[str] = []
    assert clipboard.copy("héllo", environ(programs), sent.append) == ("terminal (OSC 52)",)
    (sequence,) = sent
    assert sequence.startswith("\x1b]52;c;")
    assert base64.b64decode(sequence[7:-1]).decode() == "héllo"


def test_inside_screen_the_sequence_is_wrapped_in_pieces(programs: Path) -> None:
    sequence = clipboard.osc52(b"x" * 1000, environ(programs, STY="1.pts"))
    assert sequence.count("\x1bP") == sequence.count("\x1b\\") == 2


@pytest.mark.parametrize("terminal", ["", "dumb", "linux"])
def test_terminals_without_a_clipboard_are_not_asked(programs: Path, terminal: str) -> None:
    sent: list[str] = []
    assert clipboard.copy("x", environ(programs) | {"TERM": terminal}, sent.append) == ()
    assert clipboard.copy("x" * 100_000, environ(programs), sent.append) == ()
    assert sent == []


def test_inside_tmux_its_buffer_is_filled_and_passes_it_on(tmp_path: Path, programs: Path) -> None:
    put(programs, "tmux", f'echo "$@" > {tmp_path}/said; /bin/cat > {tmp_path}/given')
    assert clipboard.copy("hi", environ(programs, TMUX="x,1,0"), refuse) == ("tmux buffer",)
    assert (tmp_path / "said").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "given").read_text() == "hi"


def test_an_old_tmux_knows_only_the_buffer(tmp_path: Path, programs: Path) -> None:
    put(programs, "tmux", f'case "$2" in -w) exit 1;; esac; /bin/cat > {tmp_path}/given')
    assert clipboard.copy("hi", environ(programs, TMUX="x"), refuse) == ("tmux buffer",)
    assert (tmp_path / "given").read_text() == "hi"


def test_a_tmux_that_fails_leaves_the_terminal(programs: Path) -> None:
    put(programs, "tmux", "exit 1")
    sent: list[str] = []
    assert clipboard.copy("hi", environ(programs, TMUX="x"), sent.append) == ("terminal (OSC 52)",)


@pytest.mark.parametrize(
    ("tool", "where", "platform"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "w"}, "linux"),
        ("xclip", {"DISPLAY": ":0"}, "linux"),
        ("xsel", {"DISPLAY": ":0", "SSH_TTY": "forwarded"}, "linux"),
        ("pbcopy", {}, "darwin"),
        ("clip.exe", {"WSL_DISTRO_NAME": "U"}, "linux"),
    ],
)
def test_the_tool_of_the_desktop(
    tmp_path: Path, programs: Path, tool: str, where: dict[str, str], platform: str
) -> None:
    put(programs, tool, f"/bin/cat > {tmp_path}/given")
    assert clipboard.copy("hé", environ(programs, **where), refuse, platform) == (tool,)
    assert (tmp_path / "given").read_bytes().decode("utf-16-le" if tool == "clip.exe" else "utf-8") == "hé"


def test_the_far_end_of_a_line_has_no_desktop(programs: Path) -> None:
    put(programs, "pbcopy", "/bin/cat")
    put(programs, "xclip", "/bin/cat")
    assert clipboard.copy("x", environ(programs, SSH_CONNECTION="a b"), refuse, "darwin") == ()


def test_a_tool_that_hangs_or_crashes_holds_nobody_up(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "TIMEOUT", 0.2)
    put(programs, "xclip", "/bin/sleep 5")
    put(programs, "xsel", "kill -9 $$")
    began = time.monotonic()
    assert clipboard.copy("x", environ(programs, DISPLAY=":0"), refuse) == ()
    assert time.monotonic() - began < 2


def _alive(process: int) -> bool:
    """Whether it runs; one that has ended and that nobody has asked about does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed elsewhere here")
def test_a_tool_that_hangs_leaves_no_child_behind(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "TIMEOUT", 0.5)
    put(programs, "xclip", f"/bin/sleep 60 & echo $! > {tmp_path}/child; wait")
    assert clipboard.copy("x", environ(programs, DISPLAY=":0"), refuse) == ()
    child = int((tmp_path / "child").read_text())
    until = time.monotonic() + 5
    while _alive(child) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _alive(child)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed elsewhere here")
def test_the_child_that_keeps_what_was_copied_stays(programs: Path, tmp_path: Path) -> None:
    """xclip goes on in the background until somebody else copies something."""
    put(programs, "xclip", f"/bin/cat > /dev/null; /bin/sleep 60 & echo $! > {tmp_path}/child")
    assert clipboard.copy("x", environ(programs, DISPLAY=":0"), refuse) == ("xclip",)
    child = int((tmp_path / "child").read_text())
    try:
        assert _alive(child)
    finally:
        os.kill(child, signal.SIGKILL)


def test_a_terminal_that_is_not_there() -> None:
    program = "from reviewtui.channels.clipboard import to_tty\ntry: to_tty('x')\nexcept OSError: print('told')"
    ended = subprocess.run([sys.executable, "-c", program], start_new_session=True, capture_output=True, check=True)
    assert ended.stdout.strip() == b"told"


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://sellercentral.amazon.com/messaging/inbox", True),
        ("https://sellercentral.amazon.co.uk/feedback-manager/index.html", True),
        ("https://amazon.de/dp/B0", True),
        ("http://sellercentral.amazon.com/", False),
        ("https://amazon.com.evil.example/", False),
        ("https://notamazon.com/", False),
        ("https://amazon.com@evil.example/", False),
        ("https://evil.example\\@amazon.com/", False),
        ("https://amazon.com:8443/", False),
        ("https://amazon.evil/", False),
        ("https://аmazon.com/", False),
        ("https://amazon.com/ -x", False),
        ("https://amazon.com/\x1b[31m", False),
        ("https://[bad", False),
        ("https://amazon.com:bad/", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_amazons_own_pages_are_opened(url: str, good: bool) -> None:
    assert browser.is_amazon(url) is good


def test_a_page_opens_where_somebody_can_see_it(tmp_path: Path, programs: Path) -> None:
    url = "https://sellercentral.amazon.com/messaging/inbox"
    put(programs, "xdg-open", f'echo "$1" > {tmp_path}/opened')
    put(programs, "open", f'echo "$1" > {tmp_path}/opened')
    assert SystemClipboard(tmp_path, environ(programs, DISPLAY=":0")).open_page(url)
    assert (tmp_path / "opened").read_text().strip() == url
    assert browser.open_page(url, environ(programs), "darwin")
    assert browser.open_page(url, environ(programs, WSL_DISTRO_NAME="U"), "linux")
    for nobody in ({}, {"DISPLAY": ":0", "SSH_TTY": "x"}):
        assert not browser.open_page(url, environ(programs, **nobody), "linux")
    assert not browser.open_page("https://evil.example/", environ(programs, DISPLAY=":0"), "linux")


def test_a_browser_that_stays_is_not_waited_for(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "TIMEOUT", 0.1)
    put(programs, "xdg-open", "exec /bin/sleep 1")
    assert browser.open_page("https://amazon.com/", environ(programs, DISPLAY=":0"), "linux")
    put(programs, "xdg-open", "exit 4")
    assert not browser.open_page("https://amazon.com/", environ(programs, DISPLAY=":0"), "linux")
    (programs / "xdg-open").write_text("not a program")
    assert not browser.open_page("https://amazon.com/", environ(programs, DISPLAY=":0"), "linux")
    for begun in tools._RUNNING:
        begun.wait()
