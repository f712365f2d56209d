"""Open whatever a person points at: a file, a folder, an archive, standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from reviewtui.desk.ports import BadSource, RawRow, Reader, SourceOptions, Understood, Unread
from reviewtui.sources import charset
from reviewtui.sources.archives import Archive, MemberOrigin, name_of
from reviewtui.sources.dialects import DIALECTS, JSON, PAGE, TABLE, Dialect, named
from reviewtui.sources.folders import files_in
from reviewtui.sources.labelled import LabelledTable, is_labelled
from reviewtui.sources.loose_json import is_script
from reviewtui.sources.origins import (
    ZIP_MAGICS,
    FileOrigin,
    Origin,
    digest_file,
    head_of,
    input_folder,
    is_stream,
    spooled,
    troubles,
)
from reviewtui.sources.table_text import TextTable
from reviewtui.sources.tables import TableReader
from reviewtui.sources.workbooks import OLE_MAGIC, is_workbook, workbook_readers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewtui.domain.review import Review

__all__ = ["DIALECTS", "digest_file", "open_readers"]

_FOREIGN: Final = (
    (b"7z\xbc\xaf\x27\x1c", "is a 7-Zip archive"),
    (b"Rar!\x1a\x07", "is a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "is packed with Zstandard"),
    (b"\x04\x22\x4d\x18", "is packed with LZ4"),
)
_TAR: Final = (257, b"ustar")
"""Where a tar archive says that it is one."""


def open_readers(path: Path | Literal["-"], options: SourceOptions) -> Iterator[Reader | Unread]:
    """A reader for each file found at `path`, opened one after the other; at last what there is besides.

    Raises BadSource when `path` itself can't be read. Inside a folder or an archive a bad file doesn't stand in the way
    of the others: its reader raises the BadSource from `rows`.
    """
    asked = named(options.dialect)
    if path == "-" or is_stream(path):
        with input_folder() as folder:
            name = "standard input" if path == "-" else str(path)
            yield from _opened(spooled(path, folder), name, options, asked)
    elif path.is_dir():
        yield from _folder(path, options, asked)
    else:
        yield from _opened(path, str(path), options, asked)


def _folder(folder: Path, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader | Unread]:
    found = files_in(folder)
    for path in found.files:
        try:
            yield from _opened(path, str(path), options, asked)
        except BadSource as error:
            yield UnreadableFile(str(path), error)
    if found.unread:
        yield Unread(str(folder), tuple(found.unread))


def _opened(path: Path, name: str, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader | Unread]:
    with troubles(name):
        if not path.is_file() and path.exists():
            raise BadSource(f"{name}: is a device, not a file with reviews.")
        with path.open("rb") as stream:
            magic = stream.read(4)
    if magic in ZIP_MAGICS:
        yield from _archive(path, name, options, asked)
    else:
        yield from readers_for(FileOrigin(path, name), options, asked)


def _archive(path: Path, name: str, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader | Unread]:
    archive = Archive(path, name)
    if is_workbook(archive.names):
        yield from workbook_readers(FileOrigin(path, name), options, asked)
        return
    if "[Content_Types].xml" in archive.names or "Index/Document.iwa" in archive.names:
        raise BadSource(f"{name}: is a file of an office program; save it as CSV (UTF-8) and import that.")
    archive.demand_members()
    for member in archive.members:
        try:
            yield from readers_for(MemberOrigin(archive, member), options, asked)
        except BadSource as error:
            yield UnreadableFile(f"{name}: {name_of(member)}", error)
    if archive.unread:
        yield Unread(name, tuple(archive.unread))


def readers_for(origin: Origin, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader | Unread]:
    """The reader for one file, or those for the sheets of a workbook; raises BadSource."""
    head = head_of(origin)
    if head.startswith((*ZIP_MAGICS, OLE_MAGIC)):
        yield from workbook_readers(origin, options, asked)
    else:
        yield _reader_for(origin, head, options, asked)


def _reader_for(origin: Origin, head: bytes, options: SourceOptions, asked: Dialect | None) -> Reader:
    """The reader for one file, by the person's word or by a look at its beginning; raises BadSource."""
    if not head.strip():
        raise BadSource(f"{origin.name}: is empty.")
    foreign = next((words for begins, words in _FOREIGN if head.startswith(begins)), "")
    if head[_TAR[0] :].startswith(_TAR[1]):
        foreign = "is a tar archive"
    if foreign:
        raise BadSource(f"{origin.name}: {foreign}; unpack it and import the folder.")
    encoding = options.encoding or charset.encoding_of(head, options.marketplace)
    text = head.decode(encoding, "replace")
    if charset.looks_binary(text):
        raise BadSource(f"{origin.name}: is no text; reviews come as CSV, TSV, JSON, Excel files or saved pages.")
    form = asked.form if asked else ""
    start = text.lstrip()[:2000]
    if start[:1] == "<" or form == PAGE or _is_page(start, origin.hint):
        found = _marked_up(origin, encoding, text, form, options, asked)
        if found is not None:
            return found
    if form == JSON or (not form and (start[:1] in ("{", "[") or is_script(start))):
        from reviewtui.sources.records import json_reader

        return json_reader(origin, encoding, text, options, asked)
    if not form and is_labelled(text):
        return TableReader(LabelledTable(origin, encoding), options, asked)
    return TableReader(TextTable(origin, encoding, text, asked), options, asked)


def _marked_up(
    origin: Origin, encoding: str, text: str, form: str, options: SourceOptions, asked: Dialect | None
) -> Reader | None:
    """The reader for markup: a table for spreadsheets, a document of data, a saved page; None for none of them."""
    start = text.lstrip()[:2000]
    if form in ("", TABLE) and start[:1] == "<" and (form == TABLE or _is_for_spreadsheets(start, origin.hint)):
        from reviewtui.sources.table_markup import MarkupTable

        return TableReader(MarkupTable(origin, encoding), options, asked)
    if not form and _is_data(start):
        from reviewtui.sources.records import DocumentReader
        from reviewtui.sources.xml_records import document_of

        return DocumentReader(origin, encoding, [document_of(origin, encoding)], options, asked)
    if form == PAGE or (not form and _is_page(start, origin.hint)):
        return (None if form else _table_on(origin, encoding, text, options)) or _page(origin, options)
    return None


def _page(origin: Origin, options: SourceOptions) -> Reader:
    from reviewtui.sources.pages import PageReader

    return PageReader(origin, options)


def _table_on(origin: Origin, encoding: str, text: str, options: SourceOptions) -> Reader | None:
    """The table on a page that is none of Amazon's, where it holds reviews."""
    if "<table" not in text.lower() or "data-hook" in text or "customer_review" in text:
        return None
    from reviewtui.sources.table_markup import MarkupTable

    try:
        return TableReader(MarkupTable(origin, encoding), options, None)
    except BadSource:
        return None


def _is_data(start: str) -> bool:
    from reviewtui.sources.xml_records import is_records

    return is_records(start)


def _is_for_spreadsheets(start: str, hint: str) -> bool:
    """Whether markup is a table that was written for a spreadsheet, by what it says or by its name."""
    return "urn:schemas-microsoft-com:office:" in start or hint.lower().endswith((".xls", ".xlsx", ".xlsm"))


def _is_page(start: str, hint: str) -> bool:
    """Whether a file is a saved page, alone or as a web archive."""
    if hint.lower().endswith((".mhtml", ".mht")) or "multipart/related" in start[:1000]:
        return True
    return (start[:1] == "<" and not start.startswith("<?xml version")) or "<html" in start[:500].lower()


class UnreadableFile:
    """Stands for a file among others that can't be read: `rows` says why, at once."""

    dialect = ""
    size = 0
    understood = Understood()

    def __init__(self, name: str, error: BadSource) -> None:
        self.name = name
        self._error = error

    def rows(self) -> Iterator[RawRow]:
        """Raises the BadSource that was met on opening."""
        raise self._error

    def review(self, raw: RawRow) -> Review:
        """Never reached, because there are no rows."""
        raise NotImplementedError

    def position(self) -> int:
        """Zero, for nothing of it has been read."""
        return 0
