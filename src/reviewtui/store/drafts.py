"""Drafts: what is being written, saved at every pause, and every version that mattered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk.correspondence import Draft, DraftVersion, Since
from reviewtui.desk.refusals import Overtaken
from reviewtui.domain.channel import Channel
from reviewtui.domain.reply import Reply

if TYPE_CHECKING:
    from reviewtui.store import sqlite

Parts = tuple[str, str, str]
VERSION_EVERY = 120
"""Seconds of writing after which the text so far is kept as a version of its own."""


def of_case(connection: sqlite.Connection, case: int) -> tuple[Draft, ...]:
    """The open drafts on a case, the newest first."""
    return tuple(
        Draft(row[0], row[1], Channel(row[2]), Reply(*row[3:6]), row[6], Since(row[0], row[7], row[8]))
        for row in connection.execute(
            "SELECT id, author, channel, apologize, acknowledge, solve, saved_at, revision, own FROM drafts "
            'WHERE "case" = ? AND handed_off_at IS NULL ORDER BY saved_at DESC, id',
            (case,),
        )
    )


class Stands(NamedTuple):
    """The newest draft of a kind, open or handed off, with what a save has to know of it."""

    since: Since
    parts: Parts
    session: str
    saved_at: int
    kept_at: int
    handed_off_at: int | None


def stands(connection: sqlite.Connection, case: int, author: str, channel: Channel, own: str) -> Stands | None:
    """The newest draft of a person for a kind of door."""
    row = connection.execute(
        "SELECT id, revision, own, apologize, acknowledge, solve, session, saved_at, "
        "coalesce((SELECT max(at) FROM draft_versions v WHERE v.draft = drafts.id), begun_at), handed_off_at "
        'FROM drafts WHERE "case" = ? AND author = ? AND public = ? AND own = ? ORDER BY id DESC LIMIT 1',
        (case, author, channel.public, own),
    ).fetchone()
    return Stands(Since(*row[:3]), (row[3], row[4], row[5]), *row[6:]) if row else None


def save(  # a draft has so many facts
    connection: sqlite.Connection,
    case: int,
    author: str,
    session: str,
    channel: Channel,
    reply: Reply,
    now: int,
    since: Since | None,
) -> Since | Overtaken:
    """Write a draft down, inside the caller's transaction; answers the state that the next save goes on from.

    With `since`, the draft must still be as it was then: what another window wrote or handed off is not written over.
    What comes too late is kept among the earlier versions. Text of another session that is written over on purpose, or
    that has stood for a while, is kept there too.
    """
    parts = (reply.apologize, reply.acknowledge, reply.solve)
    old = stands(connection, case, author, channel, _own(connection, case, author, channel, since))
    sent = old is not None and old.handed_off_at is not None
    if since is not None and old is not None and old.since != since and (sent or old.parts != parts):
        _keep_aside(connection, old, author, parts, now)
        return Overtaken(sent=sent, at=old.handed_off_at or old.saved_at)
    if old is None or sent:
        own = since.own if since is not None else ""
        return _begin(connection, case, author, session, channel, parts, now, own)
    if old.parts != parts:
        paused = now - old.saved_at >= VERSION_EVERY or now - old.kept_at >= VERSION_EVERY
        if any(old.parts) and (old.session != session or paused or not any(parts)):
            keep_version(connection, old.since.draft, author, old.saved_at)
    connection.execute(
        "UPDATE drafts SET channel = ?, apologize = ?, acknowledge = ?, solve = ?, saved_at = ?, session = ?, "
        "revision = revision + 1 WHERE id = ?",
        (channel, *parts, now, session, old.since.draft),
    )
    return old.since._replace(revision=old.since.revision + 1)


def take_over(
    connection: sqlite.Connection, case: int, author: str, session: str, channel: Channel, now: int, own: str
) -> Since:
    """Make a draft this session's, as it stands: whoever wrote on it before is told at the next save."""
    old = stands(connection, case, author, channel, own)
    if old is None or old.handed_off_at is not None:
        return _begin(connection, case, author, session, channel, ("", "", ""), now, own)
    if old.session != session and any(old.parts):
        keep_version(connection, old.since.draft, author, old.saved_at)
    connection.execute(
        "UPDATE drafts SET session = ?, revision = revision + 1 WHERE id = ?", (session, old.since.draft)
    )
    return old.since._replace(revision=old.since.revision + 1)


def _own(connection: sqlite.Connection, case: int, author: str, channel: Channel, since: Since | None) -> str:
    """Whose version is meant: the one gone on from, else the one that was written last."""
    if since is not None:
        return since.own
    row = connection.execute(
        'SELECT own FROM drafts WHERE "case" = ? AND author = ? AND public = ? AND handed_off_at IS NULL '
        "ORDER BY saved_at DESC, id LIMIT 1",
        (case, author, channel.public),
    ).fetchone()
    return str(row[0]) if row else ""


def _begin(  # a draft has so many facts
    connection: sqlite.Connection,
    case: int,
    author: str,
    session: str,
    channel: Channel,
    parts: Parts,
    now: int,
    own: str,
) -> Since:
    cursor = connection.execute(
        'INSERT INTO drafts ("case", author, channel, apologize, acknowledge, solve, begun_at, saved_at, session, '
        "own, public) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (case, author, channel, *parts, now, now, session, own, channel.public),
    )
    return Since(int(cursor.lastrowid or 0), 0, own)


def _keep_aside(connection: sqlite.Connection, old: Stands, author: str, parts: Parts, now: int) -> None:
    """Keep words that come too late among the earlier versions, once."""
    known = connection.execute(
        "SELECT 1 FROM draft_versions WHERE draft = ? AND (apologize, acknowledge, solve) = (?, ?, ?)",
        (old.since.draft, *parts),
    ).fetchone()
    if known is None and parts != old.parts and any(each.strip() for each in parts):
        connection.execute(
            "INSERT INTO draft_versions (draft, at, who, apologize, acknowledge, solve) VALUES (?, ?, ?, ?, ?, ?)",
            (old.since.draft, now, author, *parts),
        )


def keep_version(connection: sqlite.Connection, draft: int, who: str, at: int) -> None:
    """Keep the text of a draft as it stands now as a version, unless the newest version says the same."""
    connection.execute(
        "INSERT INTO draft_versions (draft, at, who, apologize, acknowledge, solve) "
        "SELECT id, ?, ?, apologize, acknowledge, solve FROM drafts WHERE id = ? "
        "AND (apologize, acknowledge, solve) IS NOT (SELECT apologize, acknowledge, solve FROM draft_versions "
        "WHERE draft = ? ORDER BY at DESC, id DESC LIMIT 1)",
        (at, who, draft, draft),
    )


def keep_open(connection: sqlite.Connection, case: int, author: str, now: int) -> None:
    """Keep a person's open draft on a case as a version, unless it is empty or the newest version says the same."""
    row = connection.execute(
        'SELECT id, apologize, acknowledge, solve, saved_at FROM drafts WHERE "case" = ? AND author = ? '
        "AND handed_off_at IS NULL ORDER BY saved_at DESC, id LIMIT 1",
        (case, author),
    ).fetchone()
    if row is not None and not Reply(*row[1:4]).empty:
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
