"""A program in a real pseudo-terminal, timed by when its bytes arrive.

While the program runs, only bytes are read and stamped; they are replayed through an emulator (pyte) when it is quiet,
so the emulator's slowness is in no figure. In tests a witness inside the program (witness.py) is asked after every
key; it answers when all is done that was asked for, with what Textual means to show, and a strict second terminal
(glass.py) must show that, cell by cell. So nothing waits longer than the program takes, and nothing looks too early.
"""

from __future__ import annotations

import codecs
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Any, NamedTuple

import pyte

import counting
from terminal import nursery
from terminal.glass import Glass, drawn

_QUERY = re.compile(rb"\x1b\[(?:c|0c|>c|>0c|\?u|6n|\?(\d+)\$p)")
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$[a-zA-Z]|[uSst])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
)
_HALF = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]P][^\x07\x1b]*\x1b?)?$")


class Stroke(NamedTuple):
    """What a key did: seconds until the last byte that it caused, and how many bytes."""

    seconds: float
    sent: int


class Terminal:
    """One running program."""

    def __init__(
        self,
        argv: list[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: dict[str, str] | None = None,
        witnessed: bool | None = None,
        speed: float = 0,
    ) -> None:
        """Witnessed are the program's own stories under pytest, unless it is said otherwise. `speed` is that of the
        line to the terminal in bytes a second, 0 for one that needs no time.
        """
        self._speed, self._spoke = speed, time.perf_counter()
        ours = argv[:3] == [sys.executable, "-m", "reviewtui"]
        self.witnessed = ours and "PYTEST_CURRENT_TEST" in os.environ if witnessed is None else witnessed
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._pending: list[tuple[float, bytes]] = []
        self._half = b""
        self.raw = bytearray()
        self._answered = 0
        surroundings = {
            "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "UTC",
        } | counting.COUNTED | (env or {})  # fmt: skip
        self._colourful = not surroundings["TERM"].startswith("screen")
        self.glass = Glass(columns, rows, erases_in_colour=self._colourful)
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        if self.witnessed:
            self._word = Path(tempfile.mkdtemp(prefix="witness-")) / "screen.json"
            surroundings |= {"PYTHONPATH": nursery.TESTS, "REVIEWTUI_WITNESS": str(self._word)}
        self.begun = time.perf_counter()
        if self.witnessed and nursery.can_fork():
            self.pid, self._fd = nursery.born(argv[3:], surroundings, columns, rows)
            return
        if self.witnessed:
            argv = [*argv[:2], "terminal.witness", *argv[3:]]
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(argv[0], argv, surroundings)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, wait: float) -> bytes:
        if not select.select([self._fd], [], [], wait)[0]:
            return b""
        most = 65536
        if self._speed:
            time.sleep(0.02)
            now = time.perf_counter()
            most = max(1, int((min(now - self._spoke, 0.1)) * self._speed))
            self._spoke = now
        try:
            data = os.read(self._fd, most)
        except OSError:
            return b""
        self.raw += data
        if self.witnessed:
            self.glass.feed(self._decode(data))
        else:
            self._pending.append((time.perf_counter(), data))
        for match in _QUERY.finditer(self.raw, self._answered):
            self._answered = match.end()
            self._answer(match)
        return data

    def _answer(self, match: re.Match[bytes]) -> None:
        if match.group(1):
            known = b"2" if match.group(1) == b"2026" else b"0"
            os.write(self._fd, b"\x1b[?" + match.group(1) + b";" + known + b"$y")
        elif match.group().endswith(b"n"):
            os.write(self._fd, b"\x1b[1;1R")
        elif match.group().endswith(b"c"):
            os.write(self._fd, b"\x1b[?62;22c")

    def settle(self, quiet: float = 0.1, patience: float = 10.0) -> None:
        """Read until nothing more will come for a while."""
        if not self.witnessed:
            self.silence(quiet, patience)
        elif self._fd >= 0:
            self._wrong(quiet, patience)

    def silence(self, quiet: float = 0.1, patience: float = 10.0) -> None:
        """Read until nothing has come for a while."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end and self._read(quiet):
            pass

    def _replay(self) -> None:
        for _, data in self._pending:
            self._feed(data)
        self._pending.clear()

    def _feed(self, data: bytes) -> None:
        """What a read has cut off waits for its other half."""
        data = self._half + data
        cut = _HALF.search(data)
        end = cut.start() if cut is not None else len(data)
        self._half = data[end:]
        self._stream.feed(_UNKNOWN.sub(b"", data[:end]))

    def text(self) -> str:
        """What stands on the screen now."""
        self.settle()
        if self.witnessed:
            return "\n".join(self.glass.lines())
        self._replay()
        return "\n".join(self.screen.display)

    def until(self, words: str, patience: float = 30.0) -> float:
        """Seconds from the start of the program to the arrival of the chunk that put some words on the screen."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            if self.witnessed:
                if self._read(0.05) and any(words in line for line in self.glass.lines()):
                    return time.perf_counter() - self.begun
                continue
            if self._read(0.02):
                continue
            while self._pending:
                at, data = self._pending.pop(0)
                self._feed(data)
                if any(words in line for line in self.screen.display):
                    return at - self.begun
        raise TimeoutError(f"{words!r} did not come; the screen shows\n{self.text()}")

    def shows(self, words: str, patience: float = 10.0) -> None:
        """Wait until some words stand on the screen."""
        end = time.perf_counter() + patience
        while words not in (shown := self.text()):
            if time.perf_counter() > end:
                raise TimeoutError(f"{words!r} did not come; the screen shows\n{shown}")
            self._read(0.05)
        self.check()

    def send(self, keys: str) -> None:
        """Type, without waiting."""
        os.write(self._fd, keys.encode())

    def key(self, keys: str, quiet: float = 0.1, patience: float = 10.0) -> Stroke:
        """Type on a quiet screen and wait until it is quiet again."""
        if self.witnessed:
            while self._read(0):
                pass
        else:
            self.settle(quiet)
            self._replay()
        begun, before = time.perf_counter(), len(self.raw)
        os.write(self._fd, keys.encode())
        if self.witnessed:
            self.check(patience, quiet)
            return Stroke(time.perf_counter() - begun, len(self.raw) - before)
        self.settle(quiet, patience)
        last = self._pending[-1][0] if self._pending else begun
        self._replay()
        return Stroke(last - begun, len(self.raw) - before)

    def resize(self, columns: int, rows: int) -> None:
        """Make it another size; what stands on the screen then is anybody's guess."""
        self.settle()
        self._replay()
        self.screen.resize(rows, columns)
        self.glass = Glass(columns, rows, erases_in_colour=self._colourful)
        self.glass.spoil()
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def check(self, patience: float = 10.0, within: float = 0.1) -> None:
        """What is seen is what Textual means to show: every letter, colour, mark and link."""
        wrong = self._wrong(within, patience) if self.witnessed and self._fd >= 0 else ""
        assert not wrong, wrong

    def _wrong(self, within: float, patience: float) -> str:
        """What is seen wrongly when all is done that will be done within so many seconds; "" where nobody can tell."""
        end = time.perf_counter() + patience
        while told := self._told(within):
            picture = drawn(tuple(told["rows"]), told["columns"])
            soon = time.perf_counter() + 0.1
            while True:
                if (self.glass.columns, self.glass.rows) != (picture.columns, picture.rows):
                    wrong = "another size"
                elif not (wrong := self.glass.differs(picture)):
                    return ""
                if not self._read(max(soon - time.perf_counter(), 0)) and time.perf_counter() > soon:
                    break
            if time.perf_counter() > end:
                return wrong
        return ""

    def _told(self, within: float) -> dict[str, Any] | None:
        """The witness's answer, when the program has come to rest; None from one that can't answer."""
        self._word.unlink(missing_ok=True)
        ready, asking = self._word.with_suffix(".ready"), self._word.with_suffix(".asking")
        asking.write_text(str(within))
        asking.replace(self._word.with_suffix(".ask"))
        end, asked = time.perf_counter() + 15, False
        while not self._word.exists():
            if time.perf_counter() > end or self._over():
                return None
            if not asked and ready.exists():
                os.kill(self.pid, signal.SIGUSR1)
                asked = True
            self._read(0.002)
        while self._read(0):
            pass
        return dict(json.loads(self._word.read_text("utf-8")))

    def _over(self) -> bool:
        """Whether it has ended, or stands still."""
        try:
            ended = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WSTOPPED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return True
        return ended is not None

    def peak_mb(self) -> float:
        """Most memory that the process has held."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+)", status)
        assert found is not None
        return int(found.group(1)) / 1024

    def kill(self) -> None:
        """End it at once, as a dropped line or a power cut would."""
        if self._fd < 0:
            return
        counting.end(self.pid)
        os.close(self._fd)
        self._fd = -1
