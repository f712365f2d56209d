from __future__ import annotations

import os
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from builders import NOW, a_review, all_tables, bring_in
from reviewtui.desk.refusals import DatabaseGone
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store import sqlite
from reviewtui.store.connection import SCHEMA_VERSION, StoreError
from reviewtui.store.place import not_writable
from reviewtui.store.store import SqliteStore
from reviewtui.store.thread import StoreThread


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_what_is_kept(database: Path) -> None:
    before = os.umask(0)
    try:
        store = SqliteStore(database)
        bring_in(store, [a_review()])
        assert mode(database.parent) == 0o700
        kept = list(database.parent.iterdir())
        assert len(kept) == 4
        assert {mode(each) for each in kept} == {0o600}
        store.close()
    finally:
        os.umask(before)


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    SqliteStore(tmp_path / "x.db").close()
    assert mode(tmp_path) == 0o755


def test_everything_stays_when_it_is_opened_again(database: Path) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review()])
    store.set_setting("shop", "Tidy Home")
    store.close()
    again = SqliteStore(database)
    assert again.setting("shop") == "Tidy Home"
    assert again.setting("never set") == ""
    assert again.review(1)[0] == a_review()  # type: ignore[index]
    again.close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear customer, " * 200)
    with pytest.raises(StoreError, match=r"letter\.txt can't be opened as a database .*--db"):
        SqliteStore(path)
    assert path.read_text() == "Dear customer, " * 200


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    with closing(sqlite.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.commit()
    with pytest.raises(StoreError, match="another program"):
        SqliteStore(path)
    with closing(sqlite.connect(path)) as other:
        assert all_tables(other) == ["bookmarks"]


def test_a_newer_schema_is_refused(database: Path) -> None:
    store = SqliteStore(database)
    store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    with pytest.raises(StoreError, match="made by a newer reviewtui"):
        SqliteStore(database)


def test_a_place_where_nothing_can_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="--db"):
        SqliteStore(tmp_path / "file" / "x.db")


def test_a_write_that_has_to_wait_too_long_is_told_in_a_sentence(database: Path) -> None:
    store, other = SqliteStore(database), SqliteStore(database)
    bring_in(store, [a_review()])
    other.connection.execute("PRAGMA busy_timeout = 1")
    store.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="try again"):
        other.save_draft(1, "ann", "s", Channel.AMAZON_BUYER_MESSAGE, Reply("x"), NOW)
    store.connection.execute("ROLLBACK")
    other.save_draft(1, "ann", "s", Channel.AMAZON_BUYER_MESSAGE, Reply("x"), NOW)
    store.close()
    other.close()


def test_the_version_of_the_data_tells_when_somebody_else_wrote(database: Path) -> None:
    store, other = SqliteStore(database), SqliteStore(database)
    before = store.data_version()
    assert store.data_version() == before
    other.set_setting("a", "b")
    assert store.data_version() != before
    store.close()
    other.close()


async def test_one_thread_owns_the_store(database: Path) -> None:
    thread = StoreThread(lambda: SqliteStore(database), lambda store: store.close())
    assert await thread.call(lambda store: store.setting("shop")) == ""
    thread.submit(lambda store: store.set_setting("shop", "x"))
    assert await thread.call(lambda store: store.setting("shop")) == "x"
    with pytest.raises(ZeroDivisionError):
        await thread.call(lambda _: 1 / 0)
    thread.submit(lambda store: store.set_setting("shop", "the last word"))
    thread.close()
    again = SqliteStore(database)
    assert again.setting("shop") == "the last word"
    again.close()


def test_a_store_that_can_not_be_opened_says_so_to_the_first_who_asks(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database" * 100)
    thread = StoreThread(lambda: SqliteStore(tmp_path / "x.db"), lambda store: store.close())
    asked = thread.submit(lambda store: store.setting("shop"))
    with pytest.raises(StoreError):
        asked.result()
    thread.close()


def test_folders_above_are_for_the_owner_alone_too(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        SqliteStore(tmp_path / "a/b/c/x.db").close()
    finally:
        os.umask(before)
    assert {mode(tmp_path / each) for each in ("a", "a/b", "a/b/c")} == {0o700}


@pytest.mark.parametrize(
    ("given", "kept"),
    [(0o644, 0o600), (0o666, 0o600), (0o640, 0o600), (0o664, 0o600), (0o600, 0o600), (0o660, 0o660), (0o400, 0o400)],
)
def test_what_others_were_given_by_accident_is_taken_back(database: Path, given: int, kept: int) -> None:
    """Only a file for a writing group was shared on purpose."""
    SqliteStore(database).close()
    for end in ("-wal", "-shm"):
        Path(f"{database}{end}").touch(0o644)
    database.chmod(given)
    store = SqliteStore(database)
    assert {mode(Path(f"{database}{end}")) for end in ("", "-wal", "-shm")} == {kept}
    store.close()


def test_what_was_left_beside_a_database_that_could_only_be_read_can_be_written_again(database: Path) -> None:
    holder = SqliteStore(database)
    for end in ("-wal", "-shm"):
        Path(f"{database}{end}").chmod(0o400)
    store = SqliteStore(database)
    assert {mode(Path(f"{database}{end}")) for end in ("-wal", "-shm")} == {0o600}
    assert not_writable(database) == ""
    store.close()
    holder.close()


def test_a_file_beside_it_that_can_not_be_written_is_named(database: Path) -> None:
    store = SqliteStore(database)
    Path(f"{database}-shm").chmod(0o400)
    assert not_writable(database) == (
        f"{database}-shm can't be written, and so nothing can be kept in the database; "
        f"make them writable: chmod u+rw {database}*"
    )
    store.close()


@pytest.mark.parametrize("ends", [("", "-wal", "-shm"), ("",), ("-wal",), ("-shm",)])
@pytest.mark.parametrize("replaced", [False, True])
@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be deleted there")
def test_nothing_is_called_kept_in_a_database_that_was_deleted_under_us(
    database: Path, ends: tuple[str, ...], replaced: bool
) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review()])
    store.save_draft(1, "ann", "s", Channel.AMAZON_BUYER_MESSAGE, Reply("x"), NOW)
    for end in ends:
        path = Path(f"{database}{end}")
        whole = path.read_bytes()
        path.unlink()
        if replaced:
            path.write_bytes(whole)
    with pytest.raises(DatabaseGone, match="was deleted or replaced under us"):
        store.save_draft(1, "ann", "s", Channel.AMAZON_BUYER_MESSAGE, Reply("x y"), NOW)
    with pytest.raises(DatabaseGone):
        store.data_version()
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be deleted there")
def test_a_database_that_goes_while_something_is_written_is_noticed(database: Path) -> None:
    store = SqliteStore(database)
    bring_in(store, [a_review()])
    act = store.acting(at=NOW, who="ann", name="note", words="x", cases=[1])
    act.__enter__()
    database.rename(database.with_name("moved.db"))
    with pytest.raises(DatabaseGone):
        act.__exit__(None, None, None)
    store.close()
