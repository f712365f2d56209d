"""How a table is written: what stands between its columns, and whether quotation marks mean anything."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.sources.heading import known_names, usual_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.sources.dialects import Dialect

_DELIMITERS: Final = (",", "\t", ";", "|", "^", "~")
_LONGEST_CELL: Final = 8 << 20
"""Bytes; more in one cell is no review but a quotation mark that was never closed."""
_LOOKED_AT: Final = 60


class Layout(NamedTuple):
    """The way a table is written. `skip` counts lines before the header (Excel's ``sep=;``); `newline` ends them."""

    delimiter: str
    quoted: bool
    skip: int = 0
    newline: str = "\n"
    escaped: bool = False
    """Quotation marks inside a cell have a backslash before them, as databases write them, and aren't doubled."""


def layout_of(head: str, dialect: Dialect | None) -> Layout:
    """The layout of a table, from its first piece."""
    csv.field_size_limit(_LONGEST_CELL)
    newline = _end_of_lines(head)
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
    return Layout(delimiter, quoted, skip, newline, quoted and _is_escaped(head, delimiter))


def _is_escaped(head: str, delimiter: str) -> bool:
    """Whether quotation marks inside of cells have a backslash before them; where some are doubled, none have."""
    if '\\"' not in head:
        return False
    ends = re.escape(delimiter)
    inside = re.search(rf'(?<!\\)\\"(?![{ends}\r\n]|\Z)', head)
    return bool(inside) and not re.search(rf'[^{ends}\r\n"\\]""[^{ends}\r\n"]', head)


def _end_of_lines(head: str) -> str:
    """What ends a line: on old Macintoshes and in their Excel a return, with line feeds inside cells only."""
    if "\r" not in head or "\r\n" in head:
        return "\n"
    outside = "".join(head.split('"')[::2]) if '"' in head else head
    return "\n" if "\n" in outside else "\r"


def _delimiter(lines: Sequence[str]) -> str:
    """The character that splits some line into most of the names we know, then most lines into as many columns.

    Lines before the header may hold none of it, and prose may hold others.
    """
    first = [line for line in lines if line.strip()][:_LOOKED_AT]

    def merit(delimiter: str) -> tuple[int, bool, int]:
        rows = [row for row in _rows(first, delimiter) if len(row) > 1]
        if not rows:
            return 0, False, 0
        width = usual_width(rows)
        even = sum(len(row) == width for row in rows) * 2 > len(first)
        return max(map(known_names, rows)), even, width

    return max(_DELIMITERS, key=merit)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    table = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield from table
        except csv.Error:
            continue
        return


def quotes_mean_something(lines: Sequence[str]) -> bool:
    """Whether a tab-separated file encloses cells in quotation marks, or just has some in its text.

    Read in the right way more rows have all their columns. Where both ways fit: a program that encloses cells never
    leaves a mark inside an open one and doubles it inside an enclosed one; Amazon's own files do neither.
    """
    split = [line.split("\t") for line in lines[:-1] if line]
    if not any('"' in line for line in lines):
        return False
    enclosed = [row for row in _rows([f"{line}\n" for line in lines[:-1]], "\t") if row]
    if not split or _fit(split) != _fit(enclosed):
        return not split or _fit(enclosed) > _fit(split)
    return all(_is_enclosed(cell) for cells in split for cell in cells if '"' in cell)


def _fit(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows that have as many columns as most; none of none."""
    if not rows:
        return 0.0
    width = usual_width(rows)
    return sum(len(row) == width for row in rows) / len(rows)


def _is_enclosed(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
