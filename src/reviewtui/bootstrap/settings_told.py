"""The settings file as the command `config` shows it."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from reviewtui.bootstrap.own_commands import conflicts
from reviewtui.cli.programs import SettingsFile
from reviewtui.config import paths, settings
from reviewtui.config.schema import schema

if TYPE_CHECKING:
    from reviewtui.cli.programs import Options


def read(options: Options) -> SettingsFile:
    """The settings file with every mistake in it."""
    path = options.config or paths.config_file()
    default = (resources.files("reviewtui.config") / "default.toml").read_text("utf-8")
    if not path.exists():
        return SettingsFile(path, default=default, schema=schema())
    config, mistakes = settings.examine(path)
    mistakes = (*mistakes, *conflicts(path, config))
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    return SettingsFile(path, text, mistakes, default, schema())
