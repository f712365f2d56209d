"""How a table is written: what stands between its columns, and whether quotation marks mean anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from reviewtui.sources.dialects import Dialect
from reviewtui.sources.names import SYNONYMS, squashed

_DELIMITERS: Final = (",", "\t", ";", "|")
_LONGEST_CELL: Final = 64 << 20
_NAMES: Final = frozenset(name for names in SYNONYMS.values() for name in names)


class Layout(NamedTuple):
    """The way a table is written. `skip` counts lines before the header (Excel's ``sep=;``); `newline` ends them."""

    delimiter: str
    quoted: bool
    skip: int = 0
    newline: str = "\n"


def layout_of(head: str, dialect: Dialect | None) -> Layout:
    """The layout of a table, from its first piece."""
    csv.field_size_limit(_LONGEST_CELL)
    newline = "\r" if "\r" in head and "\n" not in head else "\n"
    lines = [line.rstrip("\r") for line in head.split(newline)]
    skip = 0
    if lines[0].lower().startswith("sep=") and len(lines[0]) <= 5:
        skip = 1
        delimiter = lines[0][4:] or "\t"
    else:
        delimiter = (dialect.delimiter if dialect else "") or _delimiter(lines)
    if dialect and dialect.quoted is not None:
        quoted = dialect.quoted
    else:
        quoted = delimiter != "\t" or quotes_mean_something(lines[skip:])
    return Layout(delimiter, quoted, skip, newline)


def _delimiter(lines: Iterable[str]) -> str:
    """The character that splits the header into most of the names we know, then into most columns."""
    first = next((line for line in lines if line.strip()), "")

    def merit(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return sum(squashed(cell) in _NAMES for cell in cells) if len(cells) > 1 else 0, len(cells)

    return max(_DELIMITERS, key=merit)


def quotes_mean_something(lines: Sequence[str]) -> bool:
    """Whether a tab-separated file encloses cells in quotation marks, or just has some in its text.

    Read in the right way more rows have all their columns. Where both ways fit: a program that encloses cells never
    leaves a mark inside an open one and doubles it inside an enclosed one; Amazon's own files do neither.
    """
    split = [line.split("\t") for line in lines[:-1] if line]
    if not any('"' in line for line in lines):
        return False
    enclosed = [row for row in csv.reader([f"{line}\n" for line in lines[:-1]], delimiter="\t") if row]
    if not split or _fit(split) != _fit(enclosed):
        return not split or _fit(enclosed) > _fit(split)
    return all(_is_enclosed(cell) for cells in split for cell in cells if '"' in cell)


def _fit(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows that have as many columns as the header."""
    return sum(len(row) == len(rows[0]) for row in rows) / len(rows)


def _is_enclosed(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")


def records(stream: Iterator[str], layout: Layout) -> Iterator[list[str]]:
    """The rows of a table, header included, blank lines too. Raises csv.Error."""
    for _ in range(layout.skip):
        next(stream, "")
    if layout.quoted:
        return csv.reader(stream, delimiter=layout.delimiter)
    return _split(stream, layout.delimiter)


def _split(stream: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    for line in stream:
        line = line.removesuffix("\n").removesuffix("\r")  # noqa: PLW2901
        yield line.split(delimiter) if line else []
