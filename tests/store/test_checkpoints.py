"""Where the library has the WAL-reset fault checkpoints never fall beside a commit; nothing acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import NOW, a_review, bring_in
from reviewtui.desk.desk import Desk
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply
from reviewtui.store import checkpoints, sqlite
from reviewtui.store.checkpoints import Checkpoints
from reviewtui.store.store import SqliteStore


@pytest.mark.parametrize(
    ("version", "mended"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 46, 1), False),
        ((3, 50, 6), False), ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True),
    ],
)  # fmt: skip
def test_which_versions_have_the_fault(version: tuple[int, ...], mended: bool) -> None:
    assert sqlite.mended(version) is mended


@pytest.fixture
def old(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqliteStore]:
    """A store whose library has the fault, or is taken for one that has, and whose log is soon long."""
    monkeypatch.setattr(sqlite, "mended", lambda: False)
    monkeypatch.setattr(checkpoints, "DUE_BYTES", 100_000)
    store = SqliteStore(database)
    bring_in(store, [a_review()])
    yield store
    store.close()


def log(store: SqliteStore) -> int:
    return Path(f"{store.path}-wal").stat().st_size


def write_much(store: SqliteStore, times: int = 60) -> int:
    """Some hundred pages; the longest that the log became."""
    longest = 0
    for each in range(times):
        store.save_draft(1, "ann", "s", Channel.AMAZON_BUYER_MESSAGE, Reply(f"{each}" + "x" * 20_000), NOW + each)
        longest = max(longest, log(store))
    return longest


def test_without_automatic_checkpoints_the_log_stays_short(old: SqliteStore) -> None:
    assert old.connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)
    assert write_much(old) < 250_000
    assert old.path.stat().st_size > 40_000


def test_a_checkpoint_waits_for_nobody_and_nobody_for_it(old: SqliteStore) -> None:
    other = SqliteStore(old.path)
    other.connection.execute("BEGIN IMMEDIATE")
    old.connection.checkpoints.now()
    other.connection.execute("ROLLBACK")
    other.close()
    assert write_much(old) < 250_000


def test_while_the_log_is_brought_home_nobody_can_begin_it_anew(
    old: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SqliteStore(old.path)
    other.connection.execute("PRAGMA busy_timeout = 0")
    tried: list[str] = []

    def look(statement: str) -> None:
        if "wal_checkpoint" in statement:
            try:
                other.connection.execute("BEGIN IMMEDIATE")
            except sqlite.OperationalError as error:
                tried.append(str(error))

    old.connection.set_trace_callback(look)
    old.connection.checkpoints.now()
    assert tried == ["database is locked"]
    other.close()


def test_a_checkpoint_that_fails_takes_nothing_back(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def execute(self, statement: str) -> None:
            raise sqlite.OperationalError("database or disk is full")

    Checkpoints(Full(), database, mended=True).now()  # type: ignore[arg-type]


def test_what_was_sent_is_on_the_disk_before_it_is_called_so(desk: Desk) -> None:
    bring_in(desk.store, [a_review()])
    assert isinstance(desk.store, SqliteStore)
    connection, said = desk.store.connection, list[str]()
    connection.set_trace_callback(lambda each: said.append(each) if "busy_timeout" not in each else None)
    desk.writing.contact(1, Button.CUSTOMER_SUPPORT)
    begun = said.index("BEGIN IMMEDIATE")
    assert said[begun - 1] == "PRAGMA synchronous=FULL"
    assert said[-2:] == ["COMMIT", "PRAGMA synchronous=NORMAL"]
    assert any(each.startswith('INSERT INTO "messages"') for each in said)
    said.clear()
    desk.triage.note(1, "call them")
    assert not any("synchronous" in each for each in said)
    connection.set_trace_callback(None)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX does it")
@pytest.mark.parametrize("library", ["sqlite3", "pysqlite3"])
def test_of_many_killed_writers_nothing_acknowledged_is_missing(library: str) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parents[1] / "benchmarks/committing.py"), "3", "--library", library],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 missing" in done.stdout
