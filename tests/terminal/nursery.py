"""Starts the witnessed program many times without importing it each time: one process imports all and is forked.

What a start costs is measured in tests/benchmarks, with the program itself, and the stories about its start and its
end (test_signals.py) start it as a shell does. All other stories begin with a program that is there, and nine tenths of
a second of processor time for each were spent on importing the same modules again.

Before, it drives the screens once without a terminal: what Textual and the program keep for as long as a process lives
(styles parsed, patterns compiled) is there in each child. The stories are about what screens do, not how long the
first key takes.

A child is forked twice, so that it becomes a child of who asked for it (`prctl`, Linux only) and can be waited for.

Where lines are counted (`.ci/coverage`) the programs count theirs, too: they are told so through their environment.
"""

from __future__ import annotations

import atexit
import ctypes
import fcntl
import gc
import importlib
import json
import os
import pkgutil
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from functools import cache
from pathlib import Path
from typing import Any

import counting

TESTS = str(Path(__file__).parents[1])
_SUBREAPER = 36


def can_fork() -> bool:
    """Whether grandchildren can be adopted here."""
    return sys.platform == "linux"


@cache
def _nursery(_pid: int) -> socket.socket:
    """The process that is forked, one for each that asks."""
    assert ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0) == 0
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, "-m", "terminal.nursery", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": TESTS, "TZ": "UTC", "HOME": "/"}
        | counting.COUNTED,
    )
    theirs.close()

    def close() -> None:
        ours.close()
        process.wait()

    atexit.register(close)
    return ours


def born(arguments: list[str], environ: dict[str, str], columns: int, rows: int) -> tuple[int, int]:
    """Start the program in a pseudo-terminal of its own: its process and our end of the line."""
    line = _nursery(os.getpid())
    ours, theirs = os.openpty()
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    wanted = json.dumps({"arguments": arguments, "environ": environ, "folder": str(Path.cwd())}).encode()
    socket.send_fds(line, [struct.pack("I", len(wanted)) + wanted], [theirs])
    os.close(theirs)
    told = line.recv(4)
    assert len(told) == 4, "the nursery has ended"
    return struct.unpack("I", told)[0], ours


def serve(line: socket.socket) -> None:
    """Fork whenever it is asked for; ends the process when nobody can ask any more, and returns in every child."""
    gc.collect()
    gc.freeze()
    while True:
        data, handed, *_ = socket.recv_fds(line, 1 << 20, 1)
        if not data:
            os._exit(0)
        (length,) = struct.unpack("I", data[:4])
        while len(data) < length + 4:
            data += line.recv(1 << 20)
        read, write = os.pipe()
        between = os.fork()
        if between == 0:
            child = os.fork()
            if child == 0:
                for each in (read, write, line.detach()):
                    os.close(each)
                _settle_in(handed[0], json.loads(data[4:]))
                return
            os.write(write, struct.pack("I", child))
            os._exit(0)
        for each in (handed[0], write):
            os.close(each)
        os.waitpid(between, 0)
        line.sendall(os.read(read, 4))
        os.close(read)


def _settle_in(terminal: int, wanted: dict[str, Any]) -> None:
    """Be as if started by a shell in this terminal."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for each in range(3):
        os.dup2(terminal, each)
    if terminal > 2:
        os.close(terminal)
    system: Any = sys
    system.stdin = system.__stdin__ = os.fdopen(0, encoding="utf-8", closefd=False)
    system.stdout = system.__stdout__ = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    system.stderr = system.__stderr__ = os.fdopen(2, "w", buffering=1, encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(wanted["environ"])
    counting.may_be_killed()
    time.tzset()
    os.chdir(str(wanted["folder"]))
    random.seed()
    sys.argv[1:] = wanted["arguments"]


def practise(folder: Path) -> None:
    """Open the inbox, a case and a reply, as the stories do; leaves nothing open."""
    import asyncio

    import stillness
    import thrift
    from builders import Ticking, a_review, bring_in
    from clerk import at_work
    from reviewtui.store.store import SqliteStore

    stillness.install()
    thrift.parse_styles_once()
    store = SqliteStore(folder / "practice.db")
    bring_in(store, [a_review(each) for each in range(3)])
    store.close()

    async def walk() -> None:
        async with at_work(folder / "practice.db", Ticking(), (120, 36)) as clerk:
            await clerk.presses("enter", "r", "a", "f2", "escape", "escape", "escape", "s", "escape")

    asyncio.run(walk())
    assert threading.active_count() == 1, "a thread is lost in a child"


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^c in the terminal of the tests is theirs
    counting.install()
    import reviewtui
    from terminal import witness

    for found in pkgutil.walk_packages(reviewtui.__path__, "reviewtui."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    from reviewtui.rules.packs.loading import load_rules

    for each in ("en", "de"):
        load_rules().pack(each)
    with tempfile.TemporaryDirectory() as empty:
        practise(Path(empty))
    serve(socket.socket(fileno=int(sys.argv[1])))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv[0] = "reviewtui"
    gc.disable()
    witness.begin()
