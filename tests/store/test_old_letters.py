"""Letters of an older database: drafts, and what was recorded as sent, go on as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from builders import HOUR, NOW, Ticking, a_desk, a_review, bring_in, sql
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store import sqlite
from reviewtui.store.migrations import migrations
from reviewtui.store.store import SqliteStore

THREAD, PUBLIC = Channel.AMAZON_BUYER_MESSAGE, Channel.AMAZON_FEEDBACK_REPLY


@pytest.fixture
def old(database: Path, ticking: Ticking) -> Path:
    """What a program of before had written: one letter sent, one begun in private, one in public."""
    desk = a_desk(database, ticking)
    bring_in(desk.store, [a_review(1), a_review(2), a_review(3, kind="seller-feedback")])
    desk.triage.buyer_replied(1, "It broke again.")
    ticking.pass_(HOUR)
    desk.writing.hand_off(1, THREAD, Reply("We are sorry that it broke."))
    desk.writing.save(2, THREAD, Reply("begun"))
    desk.writing.save(3, PUBLIC, Reply("for all"))
    desk.store.close()
    older = database.with_name("older.db")
    connection = sqlite.connect(older, isolation_level=None)
    migrations.apply(Database(connection), stop_before="leavings")
    connection.execute("PRAGMA user_version = 4")
    connection.execute("ATTACH ? AS new", (str(database),))
    for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
        if "sqlite" not in table:
            columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f'PRAGMA main.table_info("{table}")'))
            connection.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM new."{table}"')
    connection.close()
    return older


def test_drafts_go_on(old: Path) -> None:
    store = SqliteStore(old)
    (private,), (public,) = store.drafts(2), store.drafts(3)
    assert (private.reply, public.reply) == (Reply("begun"), Reply("for all"))
    assert store.standing(2, "ann", THREAD, "")[0] == private.since
    assert store.standing(3, "ann", PUBLIC, "")[0] == public.since
    since = store.save_draft(3, "ann", "s", PUBLIC, Reply("for all!"), NOW, public.since)
    assert since.draft == public.id
    store.close()


def test_what_was_recorded_as_sent_can_still_be_taken_back(old: Path, ticking: Ticking) -> None:
    desk = a_desk(old, ticking)
    assert "it did not go out after all" in desk.triage.undo().words
    sheet = desk.inbox.sheet(1)
    assert sheet.row.lane is Lane.BUYER_REPLIED
    assert sheet.draft is not None
    assert sheet.draft.reply == Reply("We are sorry that it broke.")
    assert sql(desk).execute("SELECT count(*) FROM messages WHERE retracted_at IS NOT NULL").fetchone() == (1,)
    desk.store.close()
