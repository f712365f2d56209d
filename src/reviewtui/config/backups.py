"""`[backups]` of the settings: whether one is made every day, where, and which old ones stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reviewtui.desk.settings import BackupSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.config.sources import Wrong

_KEYS: Final = frozenset({"daily", "folder", "days", "weeks", "months", "most_gb"})
_GIGABYTE: Final = 1_000_000_000


def backups_of(table: Mapping[str, Any], beside: Path, wrong: Wrong) -> BackupSettings:
    """How backups are kept; raises what `wrong` makes. A folder is looked for `beside` the settings."""
    for key, value in table.items():
        if key not in _KEYS:
            raise wrong(("backups", key), value, f"left out; there are {', '.join(sorted(_KEYS))}")
    usual = BackupSettings()
    daily, folder = table.get("daily", usual.daily), table.get("folder")
    if not isinstance(daily, bool):
        raise wrong(("backups", "daily"), daily, "true or false")
    if folder is not None and (not isinstance(folder, str) or not folder):
        raise wrong(("backups", "folder"), folder, "a folder in quotes")
    try:
        where = None if folder is None else beside / Path(folder).expanduser()
    except RuntimeError as error:
        raise wrong(("backups", "folder"), folder, "a folder whose ~ is somebody's home") from error
    counts = {name: _count(table, name, getattr(usual, name), wrong) for name in ("days", "weeks", "months")}
    most = table.get("most_gb", usual.most_bytes / _GIGABYTE)
    if isinstance(most, bool) or not isinstance(most, int | float) or not 0 < most <= 100_000:
        raise wrong(("backups", "most_gb"), most, "a number of gigabytes above 0")
    return BackupSettings(daily, where, **counts, most_bytes=int(most * _GIGABYTE))


def _count(table: Mapping[str, Any], key: str, usual: int, wrong: Wrong) -> int:
    value = table.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1000:
        raise wrong(("backups", key), value, "a whole number from 0 to 1000")
    return value
