"""The settings file as a text: what a new one begins with, and putting another text in its place."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def default_text() -> str:
    """The commented file that a new one begins with."""
    return (resources.files("reviewtui.config") / "default.toml").read_text("utf-8")


def replace_file(path: Path, text: str) -> None:
    """Put a text in the place of a file, whole or not at all, as readable as it was."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()
