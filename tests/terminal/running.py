"""The program on a database, and a look into that from outside."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewtui.store import sqlite
from terminal.emulator import Terminal

F2 = "\x1bOQ"


def opened(path: Path, *, columns: int = 120, rows: int = 36, speed: float = 0, **env: str) -> Terminal:
    """The program on a database."""
    home = {"HOME": str(path.parent), "XDG_CONFIG_HOME": str(path.parent), "XDG_STATE_HOME": str(path.parent)}
    argv = [sys.executable, "-m", "reviewtui", "--db", str(path)]
    terminal = Terminal(argv, columns=columns, rows=rows, speed=speed, env=home | {"REVIEWTUI_ME": "you"} | env)
    terminal.until("★")
    terminal.settle(0.5)
    return terminal


def ask(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Rows of the database, read from outside."""
    connection = sqlite.connect(path)
    try:
        return connection.execute(statement, values).fetchall()
    finally:
        connection.close()


def comes(path: Path, statement: str, wanted: Callable[[list[tuple[object, ...]]], bool]) -> list[tuple[object, ...]]:
    """Wait until the rows of the database are as they should be, and tell them; a busy machine saves late."""
    end = time.perf_counter() + 10
    while not wanted(rows := ask(path, statement)):
        assert time.perf_counter() < end, rows
        time.sleep(0.1)
    return rows


@contextmanager
def held(database: Path, seconds: float = 0.45) -> Iterator[None]:
    """Somebody holds the write lock for so many seconds, again and again, as an import in pieces does."""
    over = threading.Event()

    def work() -> None:
        connection = sqlite.connect(database, isolation_level=None, timeout=60)
        while not over.is_set():
            connection.execute("BEGIN IMMEDIATE")
            over.wait(seconds)
            connection.execute("COMMIT")
            time.sleep(0.03)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield
    finally:
        over.set()
        worker.join()


def cursor_line(terminal: Terminal) -> str:
    """The line of the list that the cursor is on."""
    return next((line for line in terminal.text().splitlines() if line.startswith("▌")), "")
