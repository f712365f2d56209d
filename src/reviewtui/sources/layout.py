"""How a table is written: what stands between its columns, and whether quotation marks mean anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reviewtui.sources.dialects import Dialect
from reviewtui.sources.names import SYNONYMS, squashed

_DELIMITERS: Final = (",", "\t", ";", "|")
_LONGEST_CELL: Final = 64 << 20
_NAMES: Final = frozenset(name for names in SYNONYMS.values() for name in names)


class Layout(NamedTuple):
    """The way a table is written. `skip` counts lines before the header (Excel's ``sep=;``)."""

    delimiter: str
    quoted: bool
    skip: int = 0


def layout_of(head: str, dialect: Dialect | None) -> Layout:
    """The layout of a table, from its first piece."""
    lines = head.splitlines()[:1]
    skip = 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) <= 6:
        skip = 1
        delimiter = lines[0][4:5] or "\t"
    else:
        delimiter = (dialect.delimiter if dialect else "") or _delimiter(head)
    if dialect and dialect.quoted is not None:
        quoted = dialect.quoted
    else:
        quoted = delimiter != "\t" or quotes_mean_something(head.split("\n")[skip:])
    return Layout(delimiter, quoted, skip)


def _delimiter(head: str) -> str:
    """The character that splits the header into most of the names we know, then into most columns."""
    first = next((line for line in head.split("\n") if line.strip()), "")

    def merit(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return sum(squashed(cell) in _NAMES for cell in cells) if len(cells) > 1 else 0, len(cells)

    return max(_DELIMITERS, key=merit)


def quotes_mean_something(lines: Iterable[str]) -> bool:
    """Whether a tab-separated file encloses cells in quotation marks, or just has some in its text.

    A program that encloses cells never leaves a mark inside an open one, and doubles it inside an enclosed one;
    Amazon's own files do neither. Only lines with all their columns are witnesses: the others may be the rest of an
    enclosed cell.
    """
    full, enclosed = -1, 0
    for line in lines:
        cells = line.rstrip("\r").split("\t")
        if full < 0:
            full = len(cells)
        for cell in cells:
            if '"' not in cell:
                continue
            if cell[0] == '"' and cell[-1] == '"' and len(cell) > 1 and '"' not in cell[1:-1].replace('""', ""):
                enclosed += 1
            elif len(cells) == full:
                return False
    return enclosed > 0


def records(stream: Iterator[str], layout: Layout) -> Iterator[list[str]]:
    """The rows of a table, header included, blank lines too. Raises csv.Error."""
    for _ in range(layout.skip):
        next(stream, "")
    if layout.quoted:
        csv.field_size_limit(_LONGEST_CELL)
        return csv.reader(stream, delimiter=layout.delimiter)
    return _split(stream, layout.delimiter)


def _split(stream: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    for line in stream:
        line = line.rstrip("\n").removesuffix("\r")  # noqa: PLW2901
        yield line.split(delimiter) if line else []
