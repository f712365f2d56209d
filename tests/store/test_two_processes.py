"""What dies half way, and what happens at the same time, in real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builders import NOW, SETTINGS, a_review, bring_in, digest_of, dump
from reviewtui.desk.ports import Added
from reviewtui.desk.ranking import judgement
from reviewtui.desk.views import View
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.domain.urgency import Weights
from reviewtui.store import sqlite
from reviewtui.store.connection import SCHEMA_VERSION
from reviewtui.store.store import SqliteStore

CHANNEL = Channel.AMAZON_BUYER_MESSAGE
SEEN = ("cases", "reviews", "review_versions", "journal", "staged_changes", "imports")

IMPORT = """
import sys
from pathlib import Path
from builders import NOW, SETTINGS, a_review, digest_of
from reviewtui.desk.ports import Added
from reviewtui.desk.ranking import judgement
from reviewtui.store import loading
from reviewtui.store.store import SqliteStore

database, count, stop = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

def wait(*_):
    print("here", flush=True)
    sys.stdin.read()

if stop == "settling":
    loading.apply_staged = wait
store = SqliteStore(database)
load = store.load(judgement(SETTINGS), NOW, dry=False)
load.begin("killed.csv", "fake", b"hash")
rows = [a_review(each, helpful_votes=each % 5) for each in range(1, count + 1)]
added = load.add([(digest_of(each), each) for each in rows])
if stop == "middle":
    wait()
load.finish(count, 0, added, [])
"""

SAVE = """
import sys
from pathlib import Path
from reviewtui.store.store import SqliteStore
SqliteStore(Path(sys.argv[1])).close()
"""


@contextmanager
def running(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        try:
            yield child
        finally:
            child.kill()


def killed_at(database: Path, stop: str, count: int = 40) -> None:
    with running(IMPORT, database, count, stop) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL


def listed(store: SqliteStore) -> list[int]:
    return sorted(store.case_ids(View(), NOW, Weights(), None))


@pytest.mark.parametrize("filled", [False, True])
def test_of_an_import_killed_in_the_middle_nothing_is_seen_and_the_next_one_works(database: Path, filled: bool) -> None:
    store = SqliteStore(database)
    if filled:
        bring_in(store, [a_review(each) for each in range(1, 11)])
    seen = listed(store), list(store.reviews(open_only=False)), dump(store.connection, SEEN)
    store.close()
    killed_at(database, "middle")
    store = SqliteStore(database)
    assert (listed(store), list(store.reviews(open_only=False))) == seen[:2]
    assert store.imported_before(b"hash") == []
    bring_in(store, [])
    left = dump(store.connection, SEEN)
    assert {table: rows for table, rows in left.items() if table != "imports"} == {
        table: rows for table, rows in seen[2].items() if table != "imports"
    }
    assert all(row[4] == "done" for row in left["imports"])
    rows = [a_review(each, helpful_votes=each % 5) for each in range(1, 41)]
    assert bring_in(store, rows) == (Added(30, 8, 2) if filled else Added(40, 0, 0))
    assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()


def test_of_an_import_killed_when_it_was_visible_the_rest_is_done_by_the_next(database: Path) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(each) for each in range(1, 11)])
    store.close()
    killed_at(database, "settling")
    store = SqliteStore(database)
    assert len(listed(store)) == 40
    votes = [1, 2, 3, 4, 0, 1, 2, 3, 4, 0]
    assert [each.helpful_votes for each in list(store.reviews(open_only=False))[:10]] == votes
    assert store.connection.execute("SELECT sum(helpful_votes) FROM main.reviews WHERE id <= 10").fetchone() == (0,)
    bring_in(store, [])
    assert store.connection.execute("SELECT sum(helpful_votes) FROM main.reviews WHERE id <= 10").fetchone() == (20,)
    assert [each.helpful_votes for each in list(store.reviews(open_only=False))[:10]] == votes
    assert len(store.versions(1)) == 1
    store.close()


def test_a_draft_can_be_saved_between_any_two_pieces_of_an_import(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pieces adapt: with a clock that says each one took a whole second they shrink to a hundred rows."""
    store, other = SqliteStore(database), SqliteStore(database)
    bring_in(store, [a_review(1)])
    other.connection.execute("PRAGMA busy_timeout = 0")
    sizes: list[int] = []

    def before(statement: str) -> None:
        if statement.startswith("BEGIN"):
            number = other.save_draft(1, "ann", "s", CHANNEL, Reply(f"Sorry {len(sizes)}"), NOW)
            assert number.draft == 1
            sizes.append(other.connection.execute("SELECT count(*) FROM reviews").fetchone()[0])

    ticks = iter(range(10_000))
    monkeypatch.setattr("time.perf_counter", lambda: float(next(ticks)))
    load = store.load(judgement(SETTINGS), NOW, dry=False)
    load.begin("large.csv", "fake", None)
    store.connection.set_trace_callback(before)
    rows = [a_review(each) for each in range(2, 3002)]
    added = load.add([(digest_of(each), each) for each in rows])
    store.connection.set_trace_callback(None)
    load.finish(3000, 0, added, [])
    pieces = [later - earlier for earlier, later in zip(sizes, [*sizes[1:], 3001], strict=True)]
    assert pieces[0] == 200
    assert set(pieces[1:-1]) == {100}
    assert sum(pieces) == 3000
    assert other.drafts(1)[0].reply.apologize == f"Sorry {len(sizes) - 1}"
    store.close()
    other.close()


def test_another_process_writes_while_a_large_import_runs(database: Path) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review(1)])
    store.connection.execute("PRAGMA busy_timeout = 2000")
    saved = 0
    with running(IMPORT, database, 6000, "never") as child:
        while child.poll() is None:
            store.save_draft(1, "ann", "s", CHANNEL, Reply(f"Sorry {saved}"), NOW + saved)
            saved += 1
            assert store.drafts(1)[0].reply.apologize == f"Sorry {saved - 1}"
            try:
                child.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
        assert child.returncode == 0
    assert saved >= 3
    assert len(listed(store)) == 6000
    store.close()


def test_many_processes_may_make_the_database_at_once(database: Path) -> None:
    children = [subprocess.Popen([sys.executable, "-c", SAVE, str(database)], stderr=subprocess.PIPE) for _ in range(5)]
    told = [child.communicate()[1].decode() for child in children]
    assert [child.returncode for child in children] == [0] * 5, told
    connection = sqlite.connect(database)
    assert connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone() == (SCHEMA_VERSION,)
    connection.close()
