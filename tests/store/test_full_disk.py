"""A disk that is full at any moment of a write: it is told as that, nothing of the act is kept, and later it works."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from builders import NOW, FakeFiles, Ticking, a_desk, a_review, all_tables, bring_in, dump, sql
from reviewtui.desk.desk import Desk
from reviewtui.desk.ports import SourceOptions
from reviewtui.desk.views import View
from reviewtui.domain.channel import Channel
from reviewtui.domain.clock import DAY
from reviewtui.domain.reply import Reply
from reviewtui.store import sqlite
from reviewtui.store.connection import SCHEMA_VERSION, StoreError, connect
from reviewtui.store.migrations import migrations

LONG = "It came broken and nobody answered. " * 400
THREAD = Channel.AMAZON_BUYER_MESSAGE
MANY = "many.csv"
CASES = [*range(1, 300)]
ROOMS = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 400)
"""Pages that a disk has left; the last are more than any act here needs."""


def _import(desk: Desk) -> None:
    (told,) = desk.importing.run(Path(MANY), SourceOptions())
    if told.error:
        raise StoreError(told.error)
    assert told.new == 10


ACTS: dict[str, Callable[[Desk], object]] = {
    "note": lambda desk: desk.triage.note(1, LONG),
    "tag": lambda desk: desk.triage.tag(CASES, "leak"),
    "snooze": lambda desk: desk.triage.snooze(CASES, NOW + DAY),
    "buyer wrote": lambda desk: desk.triage.buyer_replied(1, LONG),
    "letter": lambda desk: desk.writing.save(2, THREAD, Reply(LONG, LONG, LONG)),
    "undo": lambda desk: desk.triage.undo(),
    "import": _import,
    "setting": lambda desk: desk.store.set_setting("signature", LONG),
}


@pytest.fixture
def desk(database: Path, ticking: Ticking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    files = FakeFiles()
    files.put(Path(MANY), *(a_review(each, text=LONG) for each in range(600, 610)))
    desk = a_desk(database, ticking, files=files)
    bring_in(desk.store, [a_review(each) for each in CASES])
    desk.triage.tag(CASES, "wrote twice")
    sql(desk).execute("VACUUM").fetchall()  # no page has room for what comes
    return desk


@contextmanager
def few_pages(desk: Desk, room: int) -> Iterator[None]:
    """The database can't grow further than that: a statement fails."""
    connection = sql(desk)
    used = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {used + room}").fetchall()
    yield
    connection.execute("PRAGMA max_page_count = 1000000").fetchall()


@contextmanager
def short_log(desk: Desk, room: int) -> Iterator[None]:
    """The log beside it can't: mostly it is the commit that fails."""
    sql(desk).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with files_of_at_most(room * 4096):
        yield


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    ("name", "ends"),
    [(name, ends) for name in ACTS for ends in (few_pages, short_log) if name != "undo" or ends is short_log],
)
def test_wherever_the_room_ends_it_is_told_and_nothing_is_kept(
    desk: Desk, name: str, ends: Callable[[Desk, int], AbstractContextManager[None]]
) -> None:
    connection, refused = sql(desk), 0
    tables = [each for each in all_tables(connection) if each != "presence"]
    before = dump(connection, tables)
    for room in ROOMS:
        with ends(desk, room):
            why = _refusal(lambda: ACTS[name](desk))
        if not why:
            break
        refused += 1
        assert "is full, and nothing was kept of this; make room" in why or "(disk I/O error)" in why
        assert not connection.in_transaction
        if name != "import":  # what it left is taken away by who comes next
            assert dump(connection, tables) == before
        assert len(desk.inbox.case_ids(View())) == len(CASES)
    assert refused > 0
    assert dump(connection, tables) != before
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    desk.store.close()


def test_a_database_of_before_waits_for_room_and_is_brought_up_to_date_then(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    older = sqlite.connect(path, isolation_level=None)
    migrations.apply(Database(older), stop_before="leavings")
    older.execute("PRAGMA user_version = 4")
    older.close()
    whole, told = path.read_bytes(), set[str]()
    for room in ROOMS:
        path.write_bytes(whole)
        with files_of_at_most(room * 4096 + 2048):
            why = _refusal(lambda: connect(path).close())
        if not why:
            break
        told.add(why.replace(str(path), "it"))
        assert _version(path) == 4
    assert told == {"it can't be opened as a database (disk I/O error); name another with --db"}
    assert _version(path) == SCHEMA_VERSION


def _version(path: Path) -> int:
    connection = sqlite.connect(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(version)


def _refusal(act: Callable[[], object]) -> str:
    try:
        act()
    except StoreError as error:
        return str(error)
    return ""
