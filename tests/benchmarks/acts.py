"""One act, its undo and the redrawn first page: a large store against a small one, interleaved in one run.

    python tests/benchmarks/acts.py large.db small.db

And acts on 50,000 cases of the large one, against a bare UPDATE of the same rows with its commit.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.desk import Desk
from reviewtui.desk.past import Change
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import View
from reviewtui.domain.clock import DAY
from reviewtui.store import sqlite
from reviewtui.tui.inbox import queries

ROUNDS = 60
Act = Callable[[Desk, int], Change]


def acts(now: int) -> dict[str, Act]:
    return {
        "done": lambda desk, case: desk.triage.done([case]),
        "snooze": lambda desk, case: desk.triage.snooze([case], now + DAY),
        "note": lambda desk, case: desk.triage.note(case, "a word to remember"),
        "tag": lambda desk, case: desk.triage.tag([case], "leak"),
        "promise": lambda desk, case: desk.triage.promise(case, "a new lid", now + DAY),
        "claim": lambda desk, case: desk.triage.claim([case]),
    }


def redraw(desk: Desk, change: Change, ids: list[int]) -> None:
    """What the list does after an act: where the case went, and the rows in sight."""
    view = View()
    queries.moves(desk, view, desk.inbox.case_ids(view, 60), change.cases)
    desk.inbox.rows(ids[:40])


def timed(desk: Desk, act: Act, ids: list[int]) -> float:
    begun = time.perf_counter()
    redraw(desk, act(desk, ids[0]), ids)
    redraw(desk, desk.triage.undo(), ids)
    return time.perf_counter() - begun


def single(large: Desk, small: Desk, now: int) -> None:
    ids = {desk: list(desk.inbox.case_ids(View(), 60)) for desk in (large, small)}
    for name, act in acts(now).items():
        spent: dict[Desk, list[float]] = {large: [], small: []}
        for _ in range(ROUNDS):
            for desk in (large, small):
                spent[desk].append(timed(desk, act, ids[desk]))
        big, little = (statistics.median(spent[desk]) * 1000 for desk in (large, small))
        print(f"{name:<8} large {big:6.2f} ms, small {little:6.2f} ms: {big / little:.2f} x (at most 2)")


def floor(path: Path, ids: list[int], now: int) -> float:
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=NORMAL")
    spent = []
    for lane, wakes in (("snoozed", now + DAY), ("first-contact", None)):
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        rows = ((lane, wakes, now, each) for each in ids)
        connection.executemany("UPDATE cases SET lane = ?, wakes_at = ?, changed_at = ? WHERE id = ?", rows)
        connection.execute("COMMIT")
        spent.append(time.perf_counter() - begun)
    connection.close()
    return statistics.mean(spent)


def bulk(desk: Desk, path: Path, now: int) -> None:
    ids = list(desk.inbox.case_ids(View()))[:50_000]
    acts_: dict[str, Callable[[], Change]] = {
        "snooze": lambda: desk.triage.snooze(ids, now + DAY),
        "done": lambda: desk.triage.done(ids),
    }
    for name, act in acts_.items():
        ratios = []
        for _ in range(3):
            least = floor(path, ids, now)
            begun = time.perf_counter()
            act()
            middle = time.perf_counter()
            desk.triage.undo()
            end = time.perf_counter()
            ratios.append(((middle - begun) / least, (end - middle) / least))
        act_ratio, undo_ratio = (statistics.median(each) for each in zip(*ratios, strict=True))
        print(f"{name} of {len(ids):,}: {act_ratio:.2f} x a bare UPDATE, its undo {undo_ratio:.2f} x (at most 2)")


def main() -> None:
    now = int(time.time())
    config = Config(Settings())
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(shutil.copy(name, Path(folder) / f"{number}.db")) for number, name in enumerate(sys.argv[1:3])]
        large, small = (make_desk(path, lambda: now, config) for path in paths)
        single(large, small, now)
        bulk(large, paths[0], now)


if __name__ == "__main__":
    main()
