"""Why the database can't be read or written now, in a sentence; a fault of ours stays one."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from builders import a_review, bring_in
from reviewtui.store import sqlite
from reviewtui.store.connection import StoreError, connect, told, write
from reviewtui.store.store import SqliteStore


def test_where_only_reading_is_possible_it_says_what_to_do(database: Path) -> None:
    SqliteStore(database).close()
    connection = connect(database)
    connection.execute("PRAGMA query_only = ON").fetchall()
    words = "can't be written, and nothing can be kept in it; make it writable"
    with pytest.raises(StoreError, match=words), write(connection):
        connection.execute("INSERT INTO settings VALUES ('a', 'b')")
    assert not connection.in_transaction
    connection.close()


def test_damage_met_while_reading_is_told_as_damage(store: SqliteStore) -> None:
    bring_in(store, [a_review(each, text="It broke. " * 40) for each in range(50)])
    path = store.path
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    store.close()
    whole = path.read_bytes()
    at = whole.index(b"It broke. It broke.") // 4096 * 4096
    path.write_bytes(whole[:at] + b"\x07" * 4096 + whole[at + 4096 :])
    connection = connect(path)
    with pytest.raises(StoreError, match=r"is damaged \(.*\); reviewtui doctor says what to do"), told(connection):
        connection.execute("SELECT sum(length(text)) FROM reviews NOT INDEXED").fetchall()
    connection.close()


def test_a_mistake_of_ours_is_not_called_a_trouble_of_the_disk(store: SqliteStore) -> None:
    with pytest.raises(sqlite.DatabaseError) as raised, told(store.connection):
        store.connection.execute("INSERT INTO cases (id) VALUES (NULL), ('x')")
    assert not isinstance(raised.value, StoreError)


def test_who_holds_everybody_up_is_named_when_patience_ends(database: Path) -> None:
    SqliteStore(database).close()
    connection, ready, done = connect(database), threading.Event(), threading.Event()
    said: list[str] = []
    connection.waiting = said.append
    connection.execute("PRAGMA busy_timeout = 1300").fetchall()

    def hold() -> None:
        other = sqlite.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        ready.set()
        done.wait(30)
        other.execute("ROLLBACK")
        other.close()

    holder = threading.Thread(target=hold)
    holder.start()
    ready.wait(30)
    with pytest.raises(StoreError, match="Nothing can be written to the database now: "), write(connection):
        pass
    done.set()
    holder.join()
    assert said[-1] == ""
    assert said[0].startswith("Waiting for the database: ")
    assert str(os.getpid()) in said[0] or "another program" in said[0]
    with write(connection):
        connection.execute("INSERT INTO settings VALUES ('a', 'b')")
    connection.close()
