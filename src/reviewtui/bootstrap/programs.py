"""All that the commands are handed: each thing with the options, and loaded when a command wants it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reviewtui.bootstrap import readers
from reviewtui.bootstrap.desks import CannotOpen, clock, config_of, database, open_desk, peek
from reviewtui.bootstrap.screens import open_demo, open_inbox, staged
from reviewtui.cli.programs import Options, Programs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.cli.programs import Outside, SettingsFile
    from reviewtui.cli.source_book import SourceBook
    from reviewtui.desk.backups import Backups
    from reviewtui.desk.health import Check
    from reviewtui.desk.ports.timer import Timer


def programs() -> Programs:
    """The bundle, as the installed program hands it to its commands."""
    from reviewtui.config.checked_file import ConfigError
    from reviewtui.desk.ports import BadSource
    from reviewtui.desk.refusals import Refused
    from reviewtui.store.connection import StoreError

    return Programs(
        open_desk=open_desk,
        open_inbox=open_inbox,
        open_demo=open_demo,
        complaints=(Refused, BadSource, ConfigError, StoreError, CannotOpen),
        examine=examine,
        settings=settings_file,
        sources=source_book,
        timer=timer,
        backups=open_backups,
        write_workbook=readers.write_workbook,
        serve=serve,
        peek=peek,
        outside=outside,
        wants_plain=wants_plain,
        staged=staged,
    )


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

    return shelf_of(database(options), config_of(options).backups, clock(options.now))


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


def wants_plain(options: Options) -> bool:
    """Whether the seller wants lines instead of screens: by the option, the environment or the settings."""
    if options.plain or os.environ.get("REVIEWTUI_PLAIN", "") not in {"", "0"}:
        return True
    from reviewtui.config import paths

    # the file is read a second time for the screens: whoever does not speak of it need not wait for that
    file = options.config or paths.config_file()
    return file.is_file() and b"plain" in file.read_bytes() and config_of(options).plain


def outside(options: Options) -> Outside:
    """What plain mode needs of the machine."""
    from reviewtui.bootstrap.machine import outside_of

    return outside_of(database(options))
