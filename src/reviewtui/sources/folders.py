"""What lies in a folder: the files that may hold reviews, and the names of those that can't."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.ports import BadSource
from reviewtui.sources.origins import troubles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePosixPath

SUFFIXES: Final = frozenset(
    (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".gz",
     ".bz2", ".xz", ".zip", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
)  # fmt: skip
"""How names end of files that are looked into."""
_PAGE_PARTS: Final = ("_files", "-Dateien", "_fichiers", "_archivos", "_file", "_arquivos", "_bestanden", "_pliki")
"""How browsers end the name of the folder that holds a saved page's pictures."""
_JUNK: Final = frozenset(("thumbs.db", "desktop.ini", "__macosx"))


class Found(NamedTuple):
    """The files to read, in order, and the names of those that are passed over."""

    files: list[Path]
    unread: list[str]


def wanted(path: PurePosixPath | Path) -> bool:
    """Whether a file among others may hold reviews, by its name."""
    return path.suffix.lower() in SUFFIXES and not is_clutter(path)


def is_clutter(path: PurePosixPath | Path) -> bool:
    """Whether a file is nobody's own: hidden, a system's, a part of a saved page."""
    return any(
        part.startswith(".") or part.lower() in _JUNK or part.endswith(_PAGE_PARTS) for part in path.parts[:-1]
    ) or (path.name.startswith((".", "~$")) or path.name.lower() in _JUNK)


def files_in(folder: Path) -> Found:
    """The files in a folder and the folders below it, sorted; BadSource when none of them may hold reviews.

    Links are followed, each folder once: one that leads back to where it came from ends there.
    """
    files: list[Path] = []
    unread: list[str] = []
    with troubles(str(folder)):
        for path, kind in _walk(folder, unread):
            name = path.relative_to(folder)
            if is_clutter(name):
                continue
            if kind and stat.S_ISREG(kind) and wanted(name):
                files.append(path)
            else:
                unread.append(str(name) if kind else f"{name} (a link to nothing)")
    if not files:
        raise BadSource(f"{folder}: holds no file with reviews; expected are {', '.join(sorted(SUFFIXES))}.")
    return Found(sorted(files), sorted(unread))


def _walk(folder: Path, unread: list[str]) -> Iterator[tuple[Path, int]]:
    """Every file below a folder with its kind (`stat.st_mode`), 0 for a link to nothing."""
    been = {_identity(folder.stat())}
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            if here is folder:
                raise
            unread.append(f"{here.relative_to(folder)} ({(error.strerror or str(error)).lower()})")
            continue
        for entry in entries:
            path = here / entry.name
            try:
                found = entry.stat()
            except OSError:
                yield path, 0
                continue
            if not stat.S_ISDIR(found.st_mode):
                yield path, found.st_mode
            elif _identity(found) not in been and not is_clutter(path.relative_to(folder)):
                been.add(_identity(found))
                waiting.append(path)


def _identity(found: os.stat_result) -> tuple[int, int] | int:
    """What makes a folder the same under another name; where a system tells nothing, each is its own."""
    return (found.st_dev, found.st_ino) if found.st_ino else id(found)
