"""A program in a real pseudo-terminal, timed by when its bytes arrive.

While the program runs, only bytes are read and stamped; they are replayed through an emulator (pyte) when it is quiet,
so the emulator's slowness is in no figure.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import NamedTuple

import pyte

_QUERY = re.compile(rb"\x1b\[(?:c|0c|>c|>0c|\?u|6n|\?(\d+)\$p)")
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$[a-zA-Z]|[uSst])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
)


class Stroke(NamedTuple):
    """What a key did: seconds until the last byte that it caused, and how many bytes."""

    seconds: float
    sent: int


class Terminal:
    """One running program."""

    def __init__(
        self, argv: list[str], *, columns: int = 120, rows: int = 40, env: dict[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._pending: list[tuple[float, bytes]] = []
        self.raw = bytearray()
        surroundings = {
            "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "UTC",
        } | (env or {})  # fmt: skip
        self.begun = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(argv[0], argv, surroundings)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, wait: float) -> bytes:
        if not select.select([self._fd], [], [], wait)[0]:
            return b""
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return b""
        self._pending.append((time.perf_counter(), data))
        self.raw += data
        for match in _QUERY.finditer(data):
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
        """Read until nothing has come for a while."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end and self._read(quiet):
            pass

    def _replay(self) -> None:
        for _, data in self._pending:
            self._stream.feed(_UNKNOWN.sub(b"", data))
        self._pending.clear()

    def text(self) -> str:
        """What stands on the screen now."""
        self.settle()
        self._replay()
        return "\n".join(self.screen.display)

    def until(self, words: str, patience: float = 30.0) -> float:
        """Seconds from the start of the program to the arrival of the chunk that put some words on the screen."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            if self._read(0.02):
                continue
            for at, data in self._pending:
                self._stream.feed(_UNKNOWN.sub(b"", data))
                if any(words in line for line in self.screen.display):
                    self._pending.clear()
                    return at - self.begun
            self._pending.clear()
        raise TimeoutError(f"{words!r} did not come; the screen shows\n{self.text()}")

    def shows(self, words: str, patience: float = 10.0) -> None:
        """Wait until some words stand on the screen."""
        end = time.perf_counter() + patience
        while words not in (shown := self.text()):
            if time.perf_counter() > end:
                raise TimeoutError(f"{words!r} did not come; the screen shows\n{shown}")

    def send(self, keys: str) -> None:
        """Type, without waiting."""
        os.write(self._fd, keys.encode())

    def key(self, keys: str, quiet: float = 0.1) -> Stroke:
        """Type on a quiet screen and wait until it is quiet again."""
        self.settle(quiet)
        self._replay()
        begun, before = time.perf_counter(), len(self.raw)
        os.write(self._fd, keys.encode())
        self.settle(quiet)
        last = self._pending[-1][0] if self._pending else begun
        self._replay()
        return Stroke(last - begun, len(self.raw) - before)

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
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)
        self._fd = -1
