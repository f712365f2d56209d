"""What a settings file can say, and what holds where it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.config.hooks import Hooks
from reviewtui.desk.settings import BackupSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reviewtui.config.sources import SourceSettings
    from reviewtui.desk.own_commands import OwnCommand

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
