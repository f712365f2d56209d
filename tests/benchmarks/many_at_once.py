"""How long others wait for the lock while an act on many cases is done, taken back and done again.

    python tests/benchmarks/many_at_once.py large.db [--cases 100000]

The longest wait should stay below half a second.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.domain.clock import DAY
from reviewtui.store.connection import connect, write


def probe(path: Path) -> None:
    """Another process: writes, again and again, and tells how long each took."""
    connection = connect(path)
    connection.execute("PRAGMA busy_timeout = 60000").fetchall()
    print("up", flush=True)
    while True:
        begun = time.perf_counter()
        with write(connection):
            connection.execute("INSERT OR REPLACE INTO settings VALUES ('probe', 'x')")
        print(time.perf_counter() - begun, flush=True)
        time.sleep(0.02)


def measure(name: str, path: Path, act: Callable[[], object]) -> None:
    argv = [sys.executable, __file__, str(path), "--probe"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        begun = time.perf_counter()
        act()
        took = time.perf_counter() - begun
        other.terminate()
        waits = sorted(float(line) for line in other.stdout if line.endswith("\n"))
    median, worst = waits[len(waits) // 2] * 1000, waits[-1] * 1000
    print(
        f"{name:7} {took:5.1f} s; {len(waits)} others wrote: median {median:.0f} ms, longest {worst:.0f} ms", flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("database", type=Path)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--probe", action="store_true")
    given = parser.parse_args()
    if given.probe:
        probe(given.database)
    with tempfile.TemporaryDirectory() as folder:
        path, now = Path(shutil.copy(given.database, Path(folder) / "large.db")), int(time.time())
        desk = make_desk(path, lambda: now, Config(Settings()))
        ids = list(desk.inbox.case_ids(View()))[: given.cases]
        print(f"{len(ids):,} cases")
        for name, act in (
            ("snooze", lambda: desk.triage.snooze(ids, now + DAY)),
            ("done", lambda: desk.triage.done(ids)),
            ("tag", lambda: desk.triage.tag(ids, "probe")),
            ("claim", lambda: desk.triage.claim(ids)),
        ):
            measure(name, path, act)
            measure("undo", path, desk.triage.undo)
            measure("redo", path, desk.triage.redo)
            desk.triage.undo()


if __name__ == "__main__":
    main()
