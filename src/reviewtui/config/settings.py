"""The one TOML file: read, checked key by key, turned into the desk's Settings.

Every mistake is told in one sentence with its key and what would be allowed; a file that isn't there means the
defaults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.config.checked_file import ConfigError
from reviewtui.config.config import OWN_SNIPPETS, Config
from reviewtui.config.usual import login, usual_dates
from reviewtui.config.zone import LocalZone
from reviewtui.desk.settings import Settings
from reviewtui.domain.calendar import Calendar
from reviewtui.domain.toml_text import NotToml, read_file, read_toml

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["OWN_SNIPPETS", "Config", "ConfigError", "examine", "load"]


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
