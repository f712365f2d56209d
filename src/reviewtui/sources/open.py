"""Open whatever a person points at: a file, a folder, an archive, standard input."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from reviewtui.desk.ports import BadSource, RawRow, Reader, SourceOptions, Understood
from reviewtui.domain.review import Review
from reviewtui.sources import charset
from reviewtui.sources.dialects import DIALECTS, JSON, PAGE, Dialect, named
from reviewtui.sources.origins import (
    ZIP_MAGIC,
    FileOrigin,
    MemberOrigin,
    Origin,
    digest_file,
    head_of,
    input_folder,
    spooled_input,
    troubles,
)
from reviewtui.sources.tables import TableReader

__all__ = ["DIALECTS", "digest_file", "files_in", "open_readers"]

_SUFFIXES: Final = frozenset(
    (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".mhtml", ".mht", ".gz", ".zip")
)
_MOST_MEMBERS: Final = 10_000


def open_readers(path: Path | Literal["-"], options: SourceOptions) -> Iterator[Reader]:
    """A reader for each file found at `path`, opened one after the other.

    Raises BadSource when `path` itself can't be read. Inside a folder or an archive a bad file doesn't stand in the way
    of the others: its reader raises the BadSource from `rows`.
    """
    asked = named(options.dialect)
    if path == "-":
        with input_folder() as folder:
            yield from _opened(spooled_input(folder), "standard input", options, asked)
    elif path.is_dir():
        yield from _folder(path, options, asked)
    else:
        yield from _opened(path, str(path), options, asked)


def _folder(folder: Path, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader]:
    for path in files_in(folder):
        try:
            yield from _opened(path, str(path), options, asked)
        except BadSource as error:
            yield UnreadableFile(str(path), error)


def files_in(folder: Path) -> list[Path]:
    """The files in a folder and the folders below it that may hold reviews, sorted; BadSource when there are none."""
    with troubles(str(folder)):
        paths = sorted(path for path in folder.rglob("*") if _wanted(path.relative_to(folder)) and path.is_file())
    if not paths:
        raise BadSource(f"{folder}: holds no file with reviews; expected are {', '.join(sorted(_SUFFIXES))}.")
    return paths


def _wanted(path: Path) -> bool:
    """Whether a file in a folder may hold reviews: no hidden ones, no parts of a saved page."""
    return path.suffix.lower() in _SUFFIXES and not any(
        part.startswith(".") or part == "__MACOSX" or part.endswith(("_files", "-Dateien", "_fichiers", "_archivos"))
        for part in path.parts
    )


def _opened(path: Path, name: str, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader]:
    with troubles(name), path.open("rb") as stream:
        magic = stream.read(4)
    if magic == ZIP_MAGIC:
        yield from _archive(path, name, options, asked)
    else:
        yield reader_for(FileOrigin(path, name), options, asked)


def _archive(path: Path, name: str, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader]:
    with troubles(name), zipfile.ZipFile(path) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
    names = {member.filename for member in members}
    if "[Content_Types].xml" in names:
        raise BadSource(f"{name}: is an Excel or Word file; save it as CSV (UTF-8) and import that.")
    if len(members) > _MOST_MEMBERS:
        raise BadSource(f"{name}: holds {len(members):,} files; unpack it and import the folder.")
    wanted = [member for member in members if not member.is_dir() and _wanted(Path(member.filename))]
    if not wanted:
        raise BadSource(f"{name}: holds no file with reviews; expected are {', '.join(sorted(_SUFFIXES))}.")
    for member in wanted:
        try:
            yield reader_for(MemberOrigin(path, name, member), options, asked)
        except BadSource as error:
            yield UnreadableFile(f"{name}: {member.filename}", error)


def reader_for(origin: Origin, options: SourceOptions, asked: Dialect | None) -> Reader:
    """The reader for one file, by the person's word or by a look at its beginning; raises BadSource."""
    head = head_of(origin)
    if not head.strip():
        raise BadSource(f"{origin.name}: is empty.")
    if head.startswith(ZIP_MAGIC):
        raise BadSource(f"{origin.name}: is an archive inside an archive; unpack it first.")
    encoding = charset.encoding_of(head, options.marketplace)
    text = head.decode(encoding, "replace")
    if charset.looks_binary(text):
        raise BadSource(f"{origin.name}: is no text; reviews come as CSV, TSV, JSON or saved pages.")
    form = asked.form if asked else ""
    start = text.lstrip()[:2000]
    if form == PAGE or (not form and _is_page(start, origin.hint)):
        from reviewtui.sources.pages import PageReader

        return PageReader(origin, options)
    if form == JSON or (not form and start[:1] in ("{", "[")):
        from reviewtui.sources.records import json_reader

        return json_reader(origin, encoding, text, options, asked)
    return TableReader(origin, encoding, text, options, asked)


def _is_page(start: str, hint: str) -> bool:
    """Whether a file is a saved page, alone or as a web archive."""
    if hint.lower().endswith((".mhtml", ".mht")) or "multipart/related" in start[:1000]:
        return True
    return (start[:1] == "<" and not start.startswith("<?xml version")) or "<html" in start[:500].lower()


class UnreadableFile:
    """Stands for a file among others that can't be read: `rows` says why."""

    dialect = ""
    size = 0
    understood = Understood()

    def __init__(self, name: str, error: BadSource) -> None:
        self.name = name
        self._error = error

    def rows(self) -> Iterator[RawRow]:
        """Raises the BadSource."""
        raise self._error

    def review(self, raw: RawRow) -> Review:
        """Never reached."""
        raise NotImplementedError

    def position(self) -> int:
        """Nothing has been read."""
        return 0
