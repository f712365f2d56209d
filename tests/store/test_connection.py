from __future__ import annotations

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from builders import NOW, a_review, all_tables, bring_in
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store import sqlite
from reviewtui.store.connection import SCHEMA_VERSION, StoreError
from reviewtui.store.store import Store
from reviewtui.store.thread import StoreThread


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_what_is_kept(database: Path) -> None:
    before = os.umask(0)
    try:
        store = Store(database)
        bring_in(store, [a_review()])
        assert mode(database.parent) == 0o700
        kept = list(database.parent.iterdir())
        assert len(kept) == 3
        assert {mode(each) for each in kept} == {0o600}
        store.close()
    finally:
        os.umask(before)


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Store(tmp_path / "x.db").close()
    assert mode(tmp_path) == 0o755


def test_everything_stays_when_it_is_opened_again(database: Path) -> None:
    store = Store(database)
    bring_in(store, [a_review()])
    store.set_setting("shop", "Tidy Home")
    store.close()
    again = Store(database)
    assert again.setting("shop") == "Tidy Home"
    assert again.setting("never set") == ""
    assert again.review(1)[0] == a_review()  # type: ignore[index]
    again.close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear customer, " * 200)
    with pytest.raises(StoreError, match=r"letter\.txt can't be opened as a database .*--db"):
        Store(path)
    assert path.read_text() == "Dear customer, " * 200


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    with closing(sqlite.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.commit()
    with pytest.raises(StoreError, match="another program"):
        Store(path)
    with closing(sqlite.connect(path)) as other:
        assert all_tables(other) == ["bookmarks"]


def test_a_newer_schema_is_refused(database: Path) -> None:
    store = Store(database)
    store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    with pytest.raises(StoreError, match="made by a newer reviewtui"):
        Store(database)


def test_a_place_where_nothing_can_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="--db"):
        Store(tmp_path / "file" / "x.db")


def test_a_write_that_has_to_wait_too_long_is_told_in_a_sentence(database: Path) -> None:
    store, other = Store(database), Store(database)
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
    store, other = Store(database), Store(database)
    before = store.data_version()
    assert store.data_version() == before
    other.set_setting("a", "b")
    assert store.data_version() != before
    store.close()
    other.close()


async def test_one_thread_owns_the_store(database: Path) -> None:
    thread = StoreThread(lambda: Store(database), lambda store: store.close())
    assert await thread.call(lambda store: store.setting("shop")) == ""
    thread.submit(lambda store: store.set_setting("shop", "x"))
    assert await thread.call(lambda store: store.setting("shop")) == "x"
    with pytest.raises(ZeroDivisionError):
        await thread.call(lambda _: 1 / 0)
    thread.submit(lambda store: store.set_setting("shop", "the last word"))
    thread.close()
    again = Store(database)
    assert again.setting("shop") == "the last word"
    again.close()


def test_a_store_that_can_not_be_opened_says_so_to_the_first_who_asks(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database" * 100)
    thread = StoreThread(lambda: Store(tmp_path / "x.db"), lambda store: store.close())
    asked = thread.submit(lambda store: store.setting("shop"))
    with pytest.raises(StoreError):
        asked.result()
    thread.close()
