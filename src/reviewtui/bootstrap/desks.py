"""A desk with its store and all that it asks of the outside, for a command, a look or the screens."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.bootstrap import collector, letting_go, readers
from reviewtui.bootstrap.hooks import hook_of
from reviewtui.bootstrap.processes import host, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from reviewtui.cli.programs import Options
    from reviewtui.config.config import Config
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.syncing import ReviewSource, SyncReport

MANY_BEHIND = 20_000
"""So many cases take so long to be ranked anew that a command says so."""

TIDY_SECONDS = 2.0


class CannotOpen(Exception):
    """The screens can't be shown here, in one sentence."""


def clock(now: int | None) -> Clock:
    """The clock on the wall, or one that started at `now`."""
    if now is None:
        return lambda: int(time.time())
    begun = time.monotonic()
    return lambda: now + int(time.monotonic() - begun)


def config_of(options: Options) -> Config:
    """The settings that the options or the machine name. Raises ConfigError."""
    from reviewtui.config import paths, settings

    return settings.load(options.config or paths.config_file())


def database(options: Options) -> Path:
    """The database that the options or the settings of the machine name. Raises CannotOpen."""
    from reviewtui.config import paths

    path = options.db or paths.database()
    if path.name == ":memory:":
        raise CannotOpen(f"{path} would keep nothing; name a file with --db, or practise with reviewtui demo")
    return path


def make_desk(
    path: Path,
    ticking: Clock,
    config: Config,
    *,
    whole: bool = True,
    waiting: Callable[[str], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Desk:
    """A desk on a database; the caller's thread is the one that may use it. Raises StoreError.

    `waiting` is told who holds it up, and "" when that is over; `sleep` is how a source waits for one that is busy.

    Unless it has to be `whole`, ranks that were made with other weights are left to `weighing.go_on`.
    """
    from reviewtui.desk.desk import Desk
    from reviewtui.spelling import speller
    from reviewtui.store.connection import StoreError
    from reviewtui.store.store import SqliteStore

    session = f"{host()}/{os.getpid()}/{time.monotonic_ns()}"
    try:
        store = SqliteStore(path, waiting)
    except StoreError as error:
        from reviewtui.bootstrap.backups import led_to_backup

        raise led_to_backup(error, path, config.backups, ticking) from error
    desk = Desk(
        store,
        ticking,
        config.settings,
        session,
        readers.open_readers,
        readers.digest_file,
        readers.read_ahead,
        running,
        partial(_sources, path, ticking, config, sleep),
        partial(_alone, path),
        partial(_note_sync, path, ticking),
        hook_of(config.hooks),
        speller(),
        readers.read_products,
        partial(letting_go.remove_letters, path),
        letting_go.by_partner(path),
    )
    (desk.weighing.keep_in_step if whole else desk.weighing.begin)()
    return desk


def _sources(path: Path, ticking: Clock, config: Config, sleep: Callable[[float], None]) -> list[ReviewSource]:
    from reviewtui.bootstrap.sources import make_sources

    return make_sources(path, ticking, config, sleep)


def _note_sync(path: Path, ticking: Clock, report: SyncReport) -> None:
    from reviewtui.bootstrap.sources import note

    note(path, ticking(), report)


def _alone(path: Path) -> AbstractContextManager[None]:
    from reviewtui.bootstrap.sources import alone

    return alone(path)


def is_empty(path: Path) -> bool:
    """Whether nothing has ever been kept in a database."""
    return not path.exists() or not (path.stat().st_size or Path(f"{path}-wal").exists())


@contextmanager
def open_desk(options: Options) -> Iterator[Desk]:
    """The desk for one command. One that wrote goes on for a while with what an import left that was cut off."""
    from reviewtui.desk.refusals import Refused

    path, ticking, config = database(options), clock(options.now), config_of(options)
    if is_empty(path):
        from reviewtui.bootstrap.backups import gone

        _say(gone(path, config.backups, ticking))
    desk = make_desk(path, ticking, config, whole=False, waiting=_say)
    try:
        _say(desk.weighing.notice())
        if desk.weighing.behind > MANY_BEHIND:
            _say(f"Ranking {desk.weighing.behind:,} cases anew, once")
        while desk.weighing.go_on():
            pass
        collector.begin()
        yield desk
        if desk.store.wrote:
            with suppress(Refused):  # what was asked for is done
                desk.importing.go_on(TIDY_SECONDS)
    finally:
        desk.store.close()


def _say(words: str) -> None:
    """A sentence to the person at a command, beside what it prints."""
    if words:
        sys.stderr.write(f"{words}\n")


@contextmanager
def peek(options: Options) -> Iterator[Desk | None]:
    """The desk for a look; nothing is made where nothing is."""
    path = database(options)
    if is_empty(path):
        yield None
        return
    desk = make_desk(path, clock(options.now), config_of(options), whole=False)
    try:
        yield desk
    finally:
        desk.store.close()
