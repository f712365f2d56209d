"""A text in the seller's own editor. Whatever the editor does, nothing is lost: without a good end nothing changes."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LONGEST = 200_000
"""More bytes than any letter has; what is longer was not meant."""


class Edited(NamedTuple):
    """What came back: the cleaned text, or None and what went wrong in one sentence."""

    text: str | None
    trouble: str = ""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The seller's editor with its options: ``$VISUAL``, ``$EDITOR``, else one that is there; [] for none."""
    for name in ("VISUAL", "EDITOR"):
        try:
            command = shlex.split(environ.get(name, ""))
        except ValueError:
            continue
        if command:
            return command
    found = next((name for name in ("nano", "vim", "vi") if shutil.which(name, path=environ.get("PATH"))), None)
    return [found] if found else []


def edit(
    text: str, name: str, environ: Mapping[str, str] | None = None, place: Callable[[], Path] | None = None
) -> Edited:
    """Open a text as a file called `name` and wait for the editor to end. The terminal has to be free.

    `place` makes the folder in which the file lies meanwhile; without it, it is one that nobody looks into again.
    """
    given = os.environ if environ is None else environ
    command = editor_command(given)
    if not command:
        return Edited(None, "No editor was found; set $EDITOR")
    try:
        folder = place() if place is not None else Path(tempfile.mkdtemp(prefix="reviewtui-"))
        path = folder / name
        _write(path, text)
        edited = _run(command, path)
        if edited.text is not None or not _changed(path, text):
            shutil.rmtree(folder, ignore_errors=True)
            return edited
    except OSError as error:
        return Edited(None, f"{command[0]}: {error.strerror or error}; the text stays as it was")
    return Edited(None, f"{edited.trouble}, what it left is in {path}")


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="utf-8")


def _changed(path: Path, text: str) -> bool:
    """Whether the editor left something else than it was given."""
    return path.is_file() and path.read_bytes() != f"{text}\n".encode()


def _run(command: list[str], path: Path) -> Edited:
    try:
        ended = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the seller's own editor
    except FileNotFoundError:
        return Edited(None, f"{command[0]} was not found; set $EDITOR")
    if ended != 0:
        return Edited(None, f"{command[0]} ended with {ended}; the text stays as it was")
    if not path.is_file():
        return Edited(None, f"{command[0]} left no file; the text stays as it was")
    if path.stat().st_size > _LONGEST:
        return Edited(None, f"{command[0]} left more than a letter; the text stays as it was")
    return Edited(clean(path.read_bytes().decode("utf-8", "replace")).rstrip("\n"))
