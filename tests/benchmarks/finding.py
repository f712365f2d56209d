"""How long the index of words takes to follow, and a query of two words with fields beside the bare statement.

    python tests/benchmarks/finding.py DATABASE [ROUNDS]

DATABASE is a filled one (tests/benchmarks/generate.py and `reviewtui import`); the index is put into it where it lacks.
The floor is the same words and fields asked of FTS5 and `cases` in the order of rank, in the same run.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from reviewtui.bootstrap.desks import make_desk
from reviewtui.config.settings import Config
from reviewtui.desk.settings import Settings
from reviewtui.store import sqlite

QUERIES = (
    ("leaks cheap", "leaks* cheap*"),
    ("the and", "the and"),
)
FIELDS = "stars:<=2 marketplace:US"
BARE = (
    "SELECT id FROM cases INDEXED BY cases_queue WHERE lane <> 'done' AND stars IN (1, 2) AND marketplace = 'US' "
    "AND +id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY rank DESC LIMIT 50"
)


def milliseconds(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    path, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 9
    desk = make_desk(path, lambda: int(time.time()), Config(Settings(me="bench")))
    pieces, begun = list[float](), time.perf_counter()
    while True:
        at = time.perf_counter()
        if not desk.finding.make_ready():
            break
        pieces.append(milliseconds(at))
    whole = time.perf_counter() - begun
    print(f"index: {whole:.1f} s in {len(pieces):,} pieces, the longest {max(pieces, default=0):.0f} ms")
    bare = sqlite.connect(path)
    for words, match in QUERIES:
        ours, floor, found = list[float](), list[float](), 0
        view = desk.finding.view(f"{words} {FIELDS}")
        for _ in range(rounds):
            at = time.perf_counter()
            bare.execute(BARE, (match,)).fetchall()
            floor.append(milliseconds(at))
            at = time.perf_counter()
            found = len(desk.inbox.case_ids(view, 50))
            ours.append(milliseconds(at))
        hits = bare.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()[0]
        ratio = statistics.median(ours) / statistics.median(floor)
        print(
            f"{words!r} {FIELDS}: {hits:,} reviews hold the words; first {found}: {statistics.median(ours):.1f} ms, "
            f"bare {statistics.median(floor):.1f} ms, {ratio:.2f} x"
        )
    bare.close()
    desk.store.close()


if __name__ == "__main__":
    main()
