"""Where things are kept: platformdirs' folders, named but never made here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


USUAL: Final = "reviewtui.db"
"""What a database is called that nobody has named."""


def database() -> Path:
    """The seller's database: ``REVIEWTUI_DB``, else in the data folder."""
    said = os.environ.get("REVIEWTUI_DB")
    return _said("REVIEWTUI_DB", said) if said else _dirs().user_data_path / USUAL


def config_file() -> Path:
    """The settings: ``REVIEWTUI_CONFIG``, else in the config folder."""
    said = os.environ.get("REVIEWTUI_CONFIG")
    return _said("REVIEWTUI_CONFIG", said) if said else _dirs().user_config_path / "config.toml"


def _said(name: str, said: str) -> Path:
    from reviewtui.config.checked_file import ConfigError

    try:
        return Path(said).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"{name} is {clean(said)!r}, and there is no such user here; name a file") from error


def replies(database_file: Path) -> Path:
    """The folder for the letters that a hand-off writes, beside the database."""
    return database_file.parent / "replies"


def editing(database_file: Path) -> Path:
    """The folder for texts that are in the seller's editor, beside the database: a dropped line must not lose them.

    Each database has its own, for a case of the same number in another one is another buyer's.
    """
    name = "editing" if database_file.name == USUAL else f"{database_file.stem}-editing"
    return database_file.parent / name


def sync(database_file: Path) -> Path:
    """The folder where sources keep what they know, beside the database."""
    return database_file.parent / "sync"


def backups(database_file: Path) -> Path:
    """The folder of backups, beside the database, unless the settings name another."""
    return database_file.parent / "backups"


def log_file() -> Path:
    """Where tracebacks go, so that none goes to a person."""
    return Path(_dirs().user_log_path) / "reviewtui.log"


def _dirs() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs("reviewtui", appauthor=False)
