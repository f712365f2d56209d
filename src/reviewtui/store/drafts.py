"""Drafts: what is being written, saved at every pause, and every version that mattered."""

from __future__ import annotations

from reviewtui.desk.views import Draft, DraftVersion
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply
from reviewtui.store import sqlite

VERSION_EVERY = 120
"""Seconds of writing after which the text so far is kept as a version of its own."""


def of_case(connection: sqlite.Connection, case: int) -> tuple[Draft, ...]:
    """The open drafts on a case, the newest first."""
    return tuple(
        Draft(row[0], row[1], Channel(row[2]), Reply(*row[3:6]), row[6])
        for row in connection.execute(
            "SELECT id, author, channel, apologize, acknowledge, solve, saved_at FROM drafts "
            'WHERE "case" = ? AND handed_off_at IS NULL ORDER BY saved_at DESC, id',
            (case,),
        )
    )


def save(
    connection: sqlite.Connection, case: int, author: str, session: str, channel: Channel, reply: Reply, now: int
) -> int:
    """Write a draft down, inside the caller's transaction; answers its id.

    Text that another session of the same person wrote meanwhile, or that has stood for a while, is kept as a version
    before it is written over.
    """
    old = connection.execute(
        "SELECT id, apologize, acknowledge, solve, session, saved_at, "
        "(SELECT max(at) FROM draft_versions v WHERE v.draft = drafts.id), begun_at "
        'FROM drafts WHERE "case" = ? AND author = ? AND handed_off_at IS NULL',
        (case, author),
    ).fetchone()
    parts = (reply.apologize, reply.acknowledge, reply.solve)
    if old is None:
        cursor = connection.execute(
            'INSERT INTO drafts ("case", author, channel, apologize, acknowledge, solve, begun_at, saved_at, session) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (case, author, channel, *parts, now, now, session),
        )
        return int(cursor.lastrowid or 0)
    number, *texts = old[:4]
    if tuple(texts) != parts:
        paused = now - old[5] >= VERSION_EVERY or now - (old[6] or old[7]) >= VERSION_EVERY
        if any(texts) and (old[4] != session or paused or not any(parts)):
            keep_version(connection, number, author, old[5])
    connection.execute(
        "UPDATE drafts SET channel = ?, apologize = ?, acknowledge = ?, solve = ?, saved_at = ?, session = ? "
        "WHERE id = ?",
        (channel, *parts, now, session, number),
    )
    return int(number)


def keep_version(connection: sqlite.Connection, draft: int, who: str, at: int) -> None:
    """Keep the text of a draft as it stands now as a version."""
    connection.execute(
        "INSERT INTO draft_versions (draft, at, who, apologize, acknowledge, solve) "
        "SELECT id, ?, ?, apologize, acknowledge, solve FROM drafts WHERE id = ?",
        (at, who, draft),
    )


def keep_open(connection: sqlite.Connection, case: int, author: str, now: int) -> None:
    """Keep a person's open draft on a case as a version, unless it is empty or the newest version says the same."""
    row = connection.execute(
        'SELECT id, apologize, acknowledge, solve, saved_at FROM drafts WHERE "case" = ? AND author = ? '
        "AND handed_off_at IS NULL",
        (case, author),
    ).fetchone()
    if row is None or Reply(*row[1:4]).empty:
        return
    last = connection.execute(
        "SELECT apologize, acknowledge, solve FROM draft_versions WHERE draft = ? ORDER BY at DESC, id DESC LIMIT 1",
        (row[0],),
    ).fetchone()
    if last != row[1:4]:
        keep_version(connection, row[0], author, min(row[4], now))


def versions(connection: sqlite.Connection, case: int) -> tuple[DraftVersion, ...]:
    """The kept versions of the drafts on a case, newest first."""
    return tuple(
        DraftVersion(row[0], row[1], row[2], Reply(*row[3:]))
        for row in connection.execute(
            "SELECT v.id, v.at, v.who, v.apologize, v.acknowledge, v.solve FROM draft_versions v "
            'JOIN drafts d ON d.id = v.draft WHERE d."case" = ? ORDER BY v.at DESC, v.id DESC',
            (case,),
        )
    )


def waiting(connection: sqlite.Connection) -> list[tuple[int, Draft]]:
    """The open drafts with words in them, newest first, with their cases."""
    rows = connection.execute(
        'SELECT "case", id, author, channel, apologize, acknowledge, solve, saved_at FROM drafts '
        "WHERE handed_off_at IS NULL ORDER BY saved_at DESC, id"
    )
    found = [(row[0], Draft(row[1], row[2], Channel(row[3]), Reply(*row[4:7]), row[7])) for row in rows]
    return [each for each in found if not each[1].reply.empty]


def recent_letters(connection: sqlite.Connection, case: int, limit: int) -> list[str]:
    """The last letters that went out on other cases, newest first."""
    rows = connection.execute(
        "SELECT text FROM messages WHERE direction = 'out' AND text <> '' AND \"case\" <> ? AND retracted_at IS NULL "
        "ORDER BY id DESC LIMIT ?",
        (case, limit),
    )
    return [row[0] for row in rows]
