"""Many processes commit beside many checkpoints and are killed at random; nothing acknowledged may be missing.

    python tests/benchmarks/committing.py [SECONDS] [--library sqlite3|pysqlite3] [--writers N]

Every writer tells each commit only after it was acknowledged. `sqlite3` takes the library that comes with Python, even
where `pysqlite3` is installed; where that is one with the WAL-reset fault, checkpoints are ours (store/checkpoints.py).
They come after every few pages instead of a thousand, so that as many as possible fall beside commits.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

PAGES = 8


class Told(NamedTuple):
    """What came of a run."""

    library: str
    acknowledged: int
    missing: int
    kills: int
    whole: bool


def choose(library: str) -> None:
    """Take Python's own library, as if `pysqlite3` were not installed."""
    if library == "sqlite3":
        sys.modules["pysqlite3"] = None  # type: ignore[assignment]


def writer(path: Path, me: str, ledger: Path, library: str) -> None:
    choose(library)
    from reviewtui.store import checkpoints, sqlite
    from reviewtui.store.connection import StoreError
    from reviewtui.store.store import SqliteStore

    checkpoints.DUE_BYTES = PAGES * 4096
    store, number = SqliteStore(path), 0
    if sqlite.mended():
        store.connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES}").fetchall()
    chance = random.Random(me)
    with ledger.open("ab", buffering=0) as told:
        while True:
            number += 1
            words = f"{me}.{number}"
            try:
                with store.acting(at=0, who=me, name="note", words=words, cases=[1], durable=number % 50 == 0) as act:
                    act.insert("notes", {"case": 1, "at": 0, "who": me, "text": words + " " * chance.randrange(4000)})
            except StoreError:
                continue
            told.write(f"{words}\n".encode())


def run(seconds: float, library: str, writers: int) -> Told:
    choose(library)
    from reviewtui.store import sqlite
    from reviewtui.store.store import SqliteStore

    sys.path.insert(0, str(Path(__file__).parents[1]))
    from builders import a_review, bring_in

    chance, kills = random.Random(3), 0
    with tempfile.TemporaryDirectory() as folder:
        path, ledger = Path(folder) / "r.db", Path(folder) / "told"
        store = SqliteStore(path)
        bring_in(store, [a_review()])
        ledger.touch()
        running: list[subprocess.Popen[bytes]] = []
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            while len(running) < writers:
                me = f"w{kills}-{len(running)}-{chance.random()}"
                command = [sys.executable, __file__, "--writer", str(path), me, str(ledger), library]
                running.append(subprocess.Popen(command))
            time.sleep(chance.uniform(0.2, 1.2))
            gone = running.pop(chance.randrange(len(running)))
            assert gone.poll() is None, "a writer died by itself"
            gone.kill()
            gone.wait()
            kills += 1
        for each in running:
            each.kill()
            each.wait()
        kept = {row[0].rstrip() for row in store.connection.execute("SELECT text FROM notes")}
        store.close()
        # told apart once more by a connection that has seen none of it
        look = sqlite.connect(path)
        kept &= {row[0].rstrip() for row in look.execute("SELECT text FROM notes")}
        whole = look.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        look.close()
        told = {line for line in ledger.read_text().split("\n")[:-1] if line}
        return Told(f"{sqlite.name} {sqlite.version}", len(told), len(told - kept), kills + len(running), whole)


def main() -> None:
    if sys.argv[1:2] == ["--writer"]:
        writer(Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]), sys.argv[5])
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("--library", choices=["sqlite3", "pysqlite3"], default="pysqlite3")
    parser.add_argument("--writers", type=int, default=5)
    given = parser.parse_args()
    told = run(given.seconds, given.library, given.writers)
    print(
        f"{told.library}: {told.acknowledged:,} commits acknowledged, {told.missing} missing, "
        f"{told.kills} kills, {'the file is whole' if told.whole else 'THE FILE IS DAMAGED'}"
    )
    sys.exit(1 if told.missing or not told.whole else 0)


if __name__ == "__main__":
    main()
