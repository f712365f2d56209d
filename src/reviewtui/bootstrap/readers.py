"""What reads files, and writes workbooks, each loaded when that is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from reviewtui.desk.assortment import ReadFile
    from reviewtui.desk.exporting import Cell
    from reviewtui.desk.ports import Listener, Reader, SourceOptions, Unread
    from reviewtui.desk.ports.nearby import Nearby


def open_readers(path: Path | Literal["-"], options: SourceOptions) -> Iterator[Reader | Unread]:
    """What a path holds, a reader for each file."""
    from reviewtui.sources.open import open_readers

    return open_readers(path, options)


def read_ahead(reader: Reader, listener: Listener) -> Reader:
    """The same rows, read and listened to by a process beside this one."""
    from reviewtui.sources.ahead import read_ahead

    return read_ahead(reader, listener)


def read_products(path: Path) -> ReadFile:
    """A table of the seller's products."""
    from reviewtui.sources.product_file import read_products

    return read_products(path)


def digest_file(path: Path) -> bytes:
    """The hash of a file's bytes."""
    from reviewtui.sources.open import digest_file

    return digest_file(path)


def nearby(typed: str) -> Sequence[Nearby]:
    """The files and folders that go on from a typed path."""
    from reviewtui.sources.nearby import nearby as found

    return found(typed)


def write_workbook(stream: BinaryIO, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Rows into an Excel workbook; how many cells had to be cut."""
    from reviewtui.sheets.workbook import write_workbook

    return write_workbook(stream, name, columns, rows)
