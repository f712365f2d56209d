"""The program, its settings and its folders looked at: what is there, what is wrong, what can be written."""

from __future__ import annotations

import os
import platform
import re
import time
from typing import TYPE_CHECKING

from reviewtui.config import paths
from reviewtui.desk.health import Check, State
from reviewtui.domain.clock import local
from reviewtui.domain.when import read_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reviewtui.config.config import Config
    from reviewtui.desk.settings import Settings

_PACKAGE = re.compile(r"[\w.-]+")
_BEGUN = 1_735_689_600
"""The start of 2025: no clock that is right says less."""


def program(version: str) -> Iterator[Check]:
    """The versions that a report of a fault should name, and whether every package is there."""
    from importlib.metadata import PackageNotFoundError, requires
    from importlib.metadata import version as version_of

    python = f"Python {platform.python_version()}, {platform.system()}"
    yield Check("program", State.OK, f"reviewtui {version}, {python}")
    there, missing = [], []
    for needed in requires("reviewtui") or ():
        name = _PACKAGE.match(needed)
        if name is None or ";" in needed:  # an extra, or a package that isn't for every machine
            continue
        try:
            there.append(f"{name[0]} {version_of(name[0])}")
        except PackageNotFoundError:
            missing.append(name[0])
    if missing:
        yield Check("packages", State.FAIL, f"not installed: {', '.join(missing)}", "install reviewtui once more")
    else:
        yield Check("packages", State.OK, ", ".join(there))


def settings(path: Path, config: Config, mistakes: Sequence[str], now: int) -> Iterator[Check]:
    """The one file, with every mistake in it."""
    for words in mistakes:
        yield Check("settings", State.FAIL, words, "correct it; until then no command opens the database")
    given = config.settings
    for each in given.snoozes:
        if read_when(each, now, given.zone, given.morning) is None:
            fix = 'write it like "2h", "tomorrow 9am" or "fri"'
            yield Check("settings", State.WARN, f"snoozes: “{each}” isn't understood as a time", fix)
    if mistakes:
        return
    if path.exists():
        yield Check("settings", State.OK, f"{path} can be used")
    elif os.environ.get("REVIEWTUI_CONFIG"):
        words = f"REVIEWTUI_CONFIG names {path}, and there is no such file; the defaults are used"
        yield Check("settings", State.WARN, words, "make the file, or unset REVIEWTUI_CONFIG")
    else:
        yield Check("settings", State.OK, f"no file at {path}; the defaults are used")


def keymap(problems: Sequence[str]) -> Iterator[Check]:
    """What of the keys in the settings can't be used."""
    for words in problems:
        yield Check("keys", State.FAIL, words, "correct it in the settings; the other keys hold")
    if not problems:
        yield Check("keys", State.OK, "every key in the settings can be used")


def folders(database: Path) -> Iterator[Check]:
    """Whether the program can write where it has to."""
    for name, what, folder in (
        ("data folder", "the database", database.parent),
        ("log folder", "the log of faults", paths.log_file().parent),
        ("replies folder", "the letters that are handed off", paths.replies(database)),
    ):
        there = folder if folder.exists() else next(each for each in folder.absolute().parents if each.exists())
        if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
            words = f"{folder} can be written" if there == folder else f"{folder} is made when it is needed"
            yield Check(name, State.OK, words)
        else:
            fix = f"chmod u+wx {there}" if there.is_dir() else f"{there} is no folder; move it away"
            yield Check(name, State.FAIL, f"{folder} can't be written, and it is for {what}", fix)


def clock(given: Settings, now: int) -> Check:
    """What time it is taken to be, where the seller is."""
    here = local(now, given.zone)
    words = (
        f"{here:%Y-%m-%d %H:%M} {here.tzname() or ''} ({getattr(given.zone, 'key', '') or 'the zone of this machine'})"
    )
    if now < _BEGUN:
        return Check("clock", State.FAIL, words, "set the clock of this machine; every deadline hangs on it")
    if abs(now - time.time()) > 120:
        words += ", as --now says"
    return Check("clock", State.OK, words)


def editor(command: Sequence[str], environ_path: str | None) -> Check:
    """The seller's own editor for a step of the reply."""
    import shutil

    if command and shutil.which(command[0], path=environ_path):
        return Check("editor", State.OK, " ".join(command))
    words = f"{command[0]} is not there" if command else "no editor was found"
    return Check("editor", State.WARN, words, "set EDITOR to one that is there; ^x ^e opens it while you write")
