"""The database looked at from outside, read only: whether it is there, whole, private and free."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.desk.health import Check, State
from reviewtui.domain.clock import iso
from reviewtui.domain.review import CLOCKS_APART, OLDEST_DATE
from reviewtui.store import sqlite
from reviewtui.store.connection import SCHEMA_VERSION
from reviewtui.store.holder import WRITE_AT, stopped
from reviewtui.store.locks import holder, holder_of
from reviewtui.store.place import not_writable
from reviewtui.store.sweeping import alive_elsewhere
from reviewtui.store.turn import taken
from reviewtui.store.veil import TURN_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEGABYTE = 1_000_000
_LITTLE_ROOM = 200 * _MEGABYTE
_NO_ROOM = 20 * _MEGABYTE
_DAY = 86400

_YEAR = 366 * _DAY
PUT_BACK = "reviewtui restore puts your last backup in its place and keeps this file aside"
_FAR_AWAY = (
    (
        "cases are put away",
        "SELECT id, wakes_at FROM cases WHERE lane = 'snoozed' AND wakes_at > ? ORDER BY wakes_at DESC LIMIT 4",
        "if the clock was wrong then: reviewtui reopen CASE brings one back",
    ),
    (
        "promises are open",
        "SELECT \"case\", due_at FROM promises WHERE state = 'open' AND due_at > ? ORDER BY due_at DESC LIMIT 4",
        "if the clock was wrong then: reviewtui promise CASE --withdrawn, and promise anew",
    ),
)
"""What a clock that was wrong leaves behind and only the seller can judge: what it is, where, what to do."""


def checks(path: Path, now: int) -> Iterator[Check]:
    """Everything about the file that the seller's data is in."""
    if not path.exists():
        fix = "the first import makes it; if you have one already, say where: --db PATH or REVIEWTUI_DB"
        yield Check("database", State.WARN, f"there is none at {path}", fix)
        yield from _space(path)
        return
    yield from _rights(path)
    yield from _space(path)
    yield from _others(path)
    try:
        connection = _open(path)
    except sqlite.Error as error:
        yield _unreadable(path, error)
        return
    try:
        yield from _inside(connection, path, now)
    except sqlite.Error as error:
        yield _unreadable(path, error)
    finally:
        connection.close()


def library() -> Iterator[Check]:
    """Which SQLite is in use, and whether it is one that must be kept from its own fault."""
    words = f"SQLite {sqlite.version} by {sqlite.name}"
    if sqlite.mended():
        yield Check("sqlite", State.OK, words)
    else:
        words += " has a fault that can lose what two programs write at the same time; reviewtui works around it"
        yield Check(
            "sqlite", State.WARN, words, "pip install --upgrade pysqlite3, where there is a wheel for this machine"
        )


def _unreadable(path: Path, error: Exception) -> Check:
    fix = f"{PUT_BACK}; or name another file with --db"
    return Check("database", State.FAIL, f"{path} can't be read as a database ({error})", fix)


def _open(path: Path) -> sqlite.Connection:
    """Open for reading only. Without a -wal nobody has it open, and then not even the files beside it are made."""
    alone = not Path(f"{path}-wal").exists()
    name = path.resolve().as_uri() + ("?mode=ro&immutable=1" if alone else "?mode=ro")
    return sqlite.connect(name, uri=True, isolation_level=None, timeout=2)


def _inside(connection: sqlite.Connection, path: Path, now: int) -> Iterator[Check]:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    size = f"{path.stat().st_size / _MEGABYTE:,.1f} MB"
    if version > SCHEMA_VERSION:
        words = f"{path} was made by a newer reviewtui (schema {version}, this one knows {SCHEMA_VERSION})"
        yield Check("database", State.FAIL, words, "update reviewtui")
        return
    if tables and not {"reviews", "cases", "imports", "journal"} <= tables:
        fix = "name another file with --db; this one is left alone"
        yield Check("database", State.FAIL, f"{path} belongs to another program", fix)
        return
    whole = _whole(connection)
    if whole.state is not State.OK:
        yield whole
        return
    if version < SCHEMA_VERSION:
        words = f"{path} is of schema {version}; this reviewtui has {SCHEMA_VERSION}"
        yield Check("database", State.WARN, words, "it is brought up to date when you next open it; back it up before")
    else:
        number = connection.execute("SELECT count(*) FROM reviews").fetchone()[0]
        yield Check("database", State.OK, f"{path}: schema {version}, {number:,} reviews, {size}")
    yield whole
    yield from _imports(connection, path)
    yield from _clock(connection, now)
    yield from _dates(connection, now)


def _whole(connection: sqlite.Connection) -> Check:
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(3)")]
    except sqlite.DatabaseError as error:
        found = [str(error)]
    if found == ["ok"]:
        return Check("integrity", State.OK, "every page of the database is in order")
    words = f"the database is damaged: {'; '.join(' '.join(each.split()) for each in found)}"
    fix = f"stop reviewtui, then {PUT_BACK}"
    return Check("integrity", State.FAIL, words[:400], fix)


def _imports(connection: sqlite.Connection, path: Path) -> Iterator[Check]:
    rows = connection.execute("SELECT name, process, heartbeat, state FROM imports WHERE state <> 'done'").fetchall()
    for name, process, heartbeat, state in rows:
        if taken(path) or alive_elsewhere(process, heartbeat):
            yield Check("imports", State.OK, f"{name} is coming in now")
        elif state == "applying":
            words = f"{name} has come in whole, all of it is shown; a part of its changes is still to be moved"
            yield Check("imports", State.WARN, words, "nothing; the inbox or the next act goes on with it")
        else:
            words = f"{name} was cut off before its end; nothing of it is shown"
            yield Check("imports", State.WARN, words, "import it again; the inbox or the next act takes the rest away")
    if not rows:
        yield Check("imports", State.OK, "none is unfinished")
    if connection.execute("SELECT 1 FROM veils WHERE NOT lifted").fetchone():
        if taken(path, TURN_NAME):
            yield Check("acts", State.OK, "an act on many cases is under way")
        else:
            words = "an act on many cases was cut off before its end; nothing of it is shown"
            yield Check("acts", State.WARN, words, "do it again; the inbox or the next act takes the rest back")


def _clock(connection: sqlite.Connection, now: int) -> Iterator[Check]:
    last = connection.execute("SELECT max(at) FROM journal").fetchone()[0] or 0
    if last > now + _DAY:
        days = (last - now) // _DAY
        words = f"the last act in the database lies {days} {'day' if days == 1 else 'days'} ahead of the clock"
        fix = "set the clock of this machine, every deadline hangs on it; if it is right, it was wrong then"
        yield Check("clock", State.WARN, words, fix)
    for what, statement, fix in _FAR_AWAY:
        rows = connection.execute(statement, (now + _YEAR,)).fetchall()
        if rows:
            named = ", ".join(f"case {each} until {iso(at)[:10]}" for each, at in rows[:3])
            named += ", …" if len(rows) > 3 else ""
            yield Check("clock", State.WARN, f"{what} for more than a year: {named}", fix)


def _dates(connection: sqlite.Connection, now: int) -> Iterator[Check]:
    """Reviews whose date can't be, by name: they count as undated."""
    wrong = "FROM reviews WHERE posted_at <> 0 AND (posted_at > ? OR posted_at < ?)"
    bounds = (now + CLOCKS_APART, OLDEST_DATE)
    rows = connection.execute(f"SELECT id, posted_at {wrong} ORDER BY id LIMIT 3", bounds).fetchall()
    if not rows:
        return
    count = connection.execute(f"SELECT count(*) {wrong}", bounds).fetchone()[0]
    named = ", ".join(f"case {each} of {iso(at)[:10]}" for each, at in rows) + (", …" if count > len(rows) else "")
    words = f"{count:,} {'review has a date' if count == 1 else 'reviews have dates'} that can't be: {named}"
    yield Check("dates", State.WARN, words, "they count as undated; import them again with the right date, it is taken")


def _rights(path: Path) -> Iterator[Check]:
    if sys.platform == "win32":
        return
    mode, folder = path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777
    if mode & 0o077:
        words = f"others on this machine can get at the database (its mode is {mode:04o})"
        yield Check("rights", State.FAIL, words, f"chmod 600 {path}")
    if folder & 0o022:
        words = f"others on this machine can put files beside the database (the folder's mode is {folder:04o})"
        yield Check("rights", State.FAIL, words, f"chmod 700 {path.parent}")
    elif folder & 0o055:
        words = f"others on this machine can see what lies beside the database (the folder's mode is {folder:04o})"
        yield Check("rights", State.WARN, words, f"chmod 700 {path.parent}, if it is only for reviewtui")
    stuck = not_writable(path)
    if stuck:
        yield Check("rights", State.FAIL, *stuck.split("; ", 1))
    if not (mode & 0o077 or folder & 0o077 or stuck):
        yield Check("rights", State.OK, "the database is yours alone")


def _space(path: Path) -> Iterator[Check]:
    folder = next(each for each in path.absolute().parents if each.is_dir())
    free = shutil.disk_usage(folder).free
    words = f"{free / _MEGABYTE:,.0f} MB are free at {folder}"
    if free < _NO_ROOM:
        yield Check("space", State.FAIL, words, "make room; drafts can't be saved on a full disk")
    elif free < max(_LITTLE_ROOM, path.stat().st_size if path.exists() else 0):
        yield Check("space", State.WARN, words, "make room before the next import or backup")
    else:
        yield Check("space", State.OK, words)


def _others(path: Path) -> Iterator[Check]:
    """Who has the database open, and whether somebody has been writing for longer than a moment.

    Asked of the system's locks, without taking one, and before we open the file ourselves.
    """
    shared = Path(f"{path}-shm")
    writer = holder(shared, WRITE_AT, 1) if shared.exists() else 0
    if writer:
        time.sleep(0.6)
        writer = holder(shared, WRITE_AT, 1)
    if writer:
        words = f"process {writer} is writing and holds everybody else up"
        fix = "wait for it, as a large import takes its time; if it hangs, end it: nothing saved is lost"
        if stopped(writer):
            words += ", and it was stopped"
            fix = f"kill -CONT {writer} lets it go on; or end it: nothing saved is lost"
        yield Check("lock", State.WARN, words, fix)
        return
    reader = holder_of(path)
    yield Check(
        "lock", State.OK, f"process {reader} has it open, nobody holds it up" if reader else "nobody holds it up"
    )
