"""The only place that knows all parts and puts them together.

Everything is imported where it is first needed: `--version`, `list` and `import` load no Textual, the screens no httpx.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.bootstrap import letting_go, readers
from reviewtui.bootstrap.hooks import hook_of
from reviewtui.bootstrap.processes import host, running
from reviewtui.cli.main import Options, Programs, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from reviewtui.cli.main import Outside, SettingsFile
    from reviewtui.cli.source_book import SourceBook
    from reviewtui.config.settings import Config
    from reviewtui.desk.backups import Backups
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.health import Check
    from reviewtui.desk.ports import Clock
    from reviewtui.desk.ports.timer import Timer
    from reviewtui.desk.syncing import ReviewSource, SyncReport

gc.disable()
"""What is imported at the start stays for good; looking through it for garbage costs a tenth of the way to the first
paint. `_started` switches the collector on."""

MANY_BEHIND = 20_000
"""So many cases take so long to be ranked anew that a command says so."""
TIDY_SECONDS = 2.0

DEMO = "reviewtui-demo-"
"""How the names of the demo's folders begin."""


def main() -> None:
    """The command `reviewtui`: the way in of the installed program."""
    from reviewtui.config.checked_file import ConfigError
    from reviewtui.desk.ports import BadSource
    from reviewtui.desk.refusals import Refused
    from reviewtui.store.connection import StoreError

    os.umask(0o077)
    complaints = (Refused, BadSource, ConfigError, StoreError, CannotOpen)
    try:
        first = (open_desk, open_inbox, open_demo, complaints, examine, settings_file, source_book, timer, open_backups)
        run(Programs(*first, readers.write_workbook, serve, peek, outside, wants_plain, staged))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except Exception:  # noqa: BLE001 - the last place where an error of our own can be told kindly
        from reviewtui.bootstrap.faults import confess

        confess()


def started() -> None:
    """Leave what is there now out of the collector's rounds, and let it begin them."""
    gc.freeze()
    gc.enable()


class CannotOpen(Exception):
    """The screens can't be shown here, in one sentence."""


def clock(now: int | None) -> Clock:
    """The clock on the wall, or one that started at `now`."""
    if now is None:
        return lambda: int(time.time())
    begun = time.monotonic()
    return lambda: now + int(time.monotonic() - begun)


def _config(options: Options) -> Config:
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


def _empty(path: Path) -> bool:
    return not path.exists() or not (path.stat().st_size or Path(f"{path}-wal").exists())


def _sources(path: Path, ticking: Clock, config: Config, sleep: Callable[[float], None]) -> list[ReviewSource]:
    from reviewtui.bootstrap.sources import make_sources

    return make_sources(path, ticking, config, sleep)


def _note_sync(path: Path, ticking: Clock, report: SyncReport) -> None:
    from reviewtui.bootstrap.sources import note

    note(path, ticking(), report)


def _alone(path: Path) -> AbstractContextManager[None]:
    from reviewtui.bootstrap.sources import alone

    return alone(path)


def _say(words: str) -> None:
    """A sentence to the person at a command, beside what it prints."""
    import sys

    if words:
        sys.stderr.write(f"{words}\n")


@contextmanager
def open_desk(options: Options) -> Iterator[Desk]:
    """The desk for one command. One that wrote goes on for a while with what an import left that was cut off."""
    from reviewtui.desk.refusals import Refused

    path, ticking, config = database(options), clock(options.now), _config(options)
    if _empty(path):
        from reviewtui.bootstrap.backups import gone

        _say(gone(path, config.backups, ticking))
    desk = make_desk(path, ticking, config, whole=False, waiting=_say)
    try:
        _say(desk.weighing.notice())
        if desk.weighing.behind > MANY_BEHIND:
            _say(f"Ranking {desk.weighing.behind:,} cases anew, once")
        while desk.weighing.go_on():
            pass
        started()
        yield desk
        if desk.store.wrote:
            with suppress(Refused):  # what was asked for is done
                desk.importing.go_on(TIDY_SECONDS)
    finally:
        desk.store.close()


@contextmanager
def peek(options: Options) -> Iterator[Desk | None]:
    """The desk for a look; nothing is made where nothing is."""
    path = database(options)
    if _empty(path):
        yield None
        return
    desk = make_desk(path, clock(options.now), _config(options), whole=False)
    try:
        yield desk
    finally:
        desk.store.close()


def examine(options: Options) -> Iterator[Check]:
    """Look at everything there is, broken or not, and change nothing. Whatever goes wrong in a look is told, too."""
    from reviewtui.bootstrap.health import looks
    from reviewtui.config import paths

    path = options.config or paths.config_file()
    return looks(path, database(options), clock(options.now)())


def serve(options: Options, *, personal: bool) -> None:
    """Tools for assistants, on standard input and output."""
    from reviewtui.bootstrap.assistants import serve as serve_them

    serve_them(options, personal=personal)


def open_backups(options: Options) -> Backups:
    """The backups of the seller's database."""
    from reviewtui.bootstrap.backups import shelf_of

    return shelf_of(database(options), _config(options).backups, clock(options.now))


def settings_file(options: Options) -> SettingsFile:
    """The settings file with every mistake in it."""
    from reviewtui.bootstrap.settings_told import read

    return read(options)


def source_book(options: Options) -> SourceBook:
    """The sources of the settings file."""
    from reviewtui.bootstrap.sources_told import Book

    return Book(options)


def timer(options: Options) -> Timer:
    """What runs `sync` by itself, with the options that it was asked with."""
    from reviewtui.bootstrap.by_itself import timer_of

    return timer_of(options)


def open_inbox(options: Options) -> None:
    """The screens on the seller's own database."""
    from reviewtui.store import scratch

    path, ticking, config = database(options), clock(options.now), _config(options)
    if _empty(path):
        from reviewtui.bootstrap.backups import gone

        words = gone(path, config.backups, ticking)
        if words:
            raise CannotOpen(f"{words}; to begin anew, bring reviews in with reviewtui import")
    if _show(path, ticking, config):
        open_demo(options)
    else:
        scratch.sweep(DEMO)


def open_demo(options: Options) -> None:
    """The screens on invented cases, in a folder that goes away."""
    _refuse_without_terminal()
    config = _config(options)
    if options.tour:  # its keys are those that the program comes with
        from reviewtui.config.settings import Config
        from reviewtui.desk.settings import Settings

        mine = config.settings
        config = Config(Settings(me=mine.me, zone=mine.zone, greet_and_sign=True), theme=config.theme)
    with nullcontext(options.play) if options.play is not None else staged(options) as path:
        _show(path, clock(options.now), config, demo=True, tour=options.tour)


@contextmanager
def staged(options: Options) -> Iterator[Path]:
    """A database of invented cases, or of the one to practise on, in a folder that goes away."""
    from reviewtui.bootstrap.staging import fill
    from reviewtui.store import scratch

    with scratch.folder(DEMO) as folder:
        path, ticking, config = folder / "demo.db", clock(options.now), _config(options)
        now = ticking()
        desk = make_desk(path, ticking, config)
        try:
            fill(lambda then: make_desk(path, then, config), now, options.practice)
        finally:
            desk.store.close()
        yield path


def wants_plain(options: Options) -> bool:
    """Whether the seller wants lines instead of screens: by the option, the environment or the settings."""
    if options.plain or os.environ.get("REVIEWTUI_PLAIN", "") not in {"", "0"}:
        return True
    from reviewtui.config import paths

    # the file is read a second time for the screens: whoever does not speak of it need not wait for that
    file = options.config or paths.config_file()
    return file.is_file() and b"plain" in file.read_bytes() and _config(options).plain


def outside(options: Options) -> Outside:
    """What plain mode needs of the machine."""
    from reviewtui.bootstrap.machine import outside_of

    return outside_of(database(options))


def _refuse_without_terminal() -> None:
    if os.environ.get("TERM", "") in {"", "dumb"} or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotOpen("the inbox needs a terminal; reviewtui --plain works without one, and so do list and show")


def _refuse_where_nothing_can_be_written(path: Path) -> None:
    """Better no inbox than one in which no letter could be kept."""
    there = next((each for each in (path, *path.parents) if each.exists()), path)
    if not os.access(there, os.W_OK) or not os.access(there if there.is_dir() else there.parent, os.W_OK):
        raise CannotOpen(f"{there} can't be written, and no letter could be kept; name another database with --db")
    from reviewtui.store import place

    if path.exists():
        place.prepare(path)
    stuck = place.not_writable(path)
    if stuck:
        raise CannotOpen(stuck)


def _show(path: Path, ticking: Clock, config: Config, *, demo: bool = False, tour: bool = False) -> bool:
    """Open the screens; whether the seller asked for the demo."""
    # an exception that comes from nowhere gets lost in an import: until the screens know what to do, ^C just ends
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _refuse_without_terminal()
    _refuse_where_nothing_can_be_written(path)
    from reviewtui.bootstrap.faults import log_to_file

    log_to_file()
    asked: list[bool] = []
    from reviewtui.bootstrap.house import make_house

    with make_house(path, ticking, config, demo=demo, start_demo=lambda: asked.append(True)) as house:
        from reviewtui.tui.open import open_inbox as open_screens

        open_screens(house, tour=tour)
    return bool(asked)
