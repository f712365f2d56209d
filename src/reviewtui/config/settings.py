"""The one TOML file: read, checked key by key, turned into the desk's Settings.

Every mistake is told in one sentence with its key and what would be allowed; a file that isn't there means the
defaults.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.config.checked_file import ConfigError
from reviewtui.config.hooks import Hooks
from reviewtui.config.zone import LocalZone
from reviewtui.desk.settings import BackupSettings, Settings
from reviewtui.domain.calendar import Calendar, Dates, dates_in
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.toml_text import NotToml, read_file, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reviewtui.config.sources import SourceSettings
    from reviewtui.desk.own_commands import OwnCommand

__all__ = ["OWN_SNIPPETS", "Config", "ConfigError", "examine", "load"]

OWN_SNIPPETS = "snippets.toml"
"""The file with snippets that is read by itself when it lies beside the settings."""


class Config(NamedTuple):
    """What the file says, for the desk and for the screens."""

    settings: Settings
    theme: str = ""
    mouse: bool = True
    paint_all: bool = False
    plain: bool = False
    """Plain lines instead of the screens."""
    keys: Mapping[str, str] = {}
    sources: tuple[SourceSettings, ...] = ()
    """Each with how often it is asked while the screens are open."""
    commands: tuple[OwnCommand, ...] = ()
    """Commands of the seller's own on keys."""
    hooks: Hooks = Hooks()
    backups: BackupSettings = BackupSettings()
    path: Path | None = None
    """Where it stands, or would."""


def load(path: Path) -> Config:
    """Read the file, or answer the defaults where there is none. Raises ConfigError."""
    if not path.exists():
        return _defaults(path)
    try:
        return _read(path, _table(path))
    except ConfigError as error:
        raise ConfigError(_with_line(path, error), error.at) from error


def _read(path: Path, table: dict[str, Any]) -> Config:
    from reviewtui.config.reading import Reading

    return Reading(path, table).config()


def examine(path: Path) -> tuple[Config, tuple[str, ...]]:
    """What of the file can be used, and one sentence for every mistake in it."""
    mistakes: list[str] = []
    try:
        table = _table(path) if path.exists() else {}
        while True:
            try:
                return _read(path, table), tuple(mistakes)
            except ConfigError as error:
                mistakes.append(_with_line(path, error))
                _take_out(table, error.at)
    except ConfigError as error:
        return _defaults(path), (str(error),)


def _with_line(path: Path, error: ConfigError) -> str:
    """A mistake with the line where its key stands."""
    words, line = str(error), None
    if error.at:
        try:
            from reviewtui.config.lines import line_of

            line = line_of(read_file(path), error.at)
        except (OSError, NotToml):
            line = None
    return words.replace(f"{path}: ", f"{path}, line {line}: ", 1) if line else words


def _defaults(path: Path) -> Config:
    return Config(
        Settings(
            me=login(),
            zone=Calendar(LocalZone(), usual_dates()),
            own_snippets=path.parent / OWN_SNIPPETS,
            greet_and_sign=True,
        ),
        path=path,
    )


def _table(path: Path) -> dict[str, Any]:
    try:
        return read_toml(read_file(path))
    except NotToml as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror or error}") from error


def _take_out(table: dict[str, Any], at: tuple[str, ...]) -> None:
    """Remove what was wrong; each call leaves less, so that looking again and again comes to an end."""
    way = list(at)
    while way:
        *above, last = way
        inner: Any = table
        for name in above:
            inner = inner.get(name) if isinstance(inner, dict) else None
        if isinstance(inner, dict) and last in inner:
            del inner[last]
            return
        way = above  # what is wrong is that it is missing: then the table that lacks it goes


def login() -> str:
    """Who works here, where the file does not say it."""
    try:
        return one_line(clean(os.environ.get("REVIEWTUI_ME") or _of_system())) or "me"
    except (KeyError, OSError):
        return "me"


def _of_system() -> str:
    import getpass

    return getpass.getuser()


def usual_dates() -> Dates:
    """How this machine's people write dates, by the locale that the terminal names."""
    named = (os.environ.get(each, "") for each in ("LC_ALL", "LC_TIME", "LANG"))
    return dates_in(next((each for each in named if each), ""))
