"""The rows of a table out of its lines, unharmed by a quotation mark that is never closed.

Such a mark makes of all that follows one cell, up to the next mark, which then opens where it should close. So a row
that reaches over several lines, or breaks the rules of quoting, is looked at again: where one of its later lines is a
whole review by itself, the row is broken where it began and the reading goes on at that line.
"""

from __future__ import annotations

import csv
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from reviewtui.sources.maker import BrokenRow, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtui.sources.layout import Layout

_BLOCK: Final = 4_000
_NEVER_CLOSED: Final = (
    "a quotation mark opens here and is never closed; the rows after it were read by themselves, this one has to be "
    "mended in the file"
)
_OLD_BREAK: Final = "holds a line break of old Macintoshes in the middle"


class _Lines:
    """Lines in blocks, of which those are kept that the row being read may begin in."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._kept: deque[tuple[int, list[str]]] = deque()
        self._next = 0
        self.needed = 0
        """Lines before this one are done with."""

    def from_(self, start: int) -> Iterator[str]:
        """The lines from one on; it must not lie before `needed`."""
        return chain.from_iterable(self._blocks(start))

    def between(self, start: int, end: int) -> list[str]:
        """Lines that have been read already."""
        found: list[str] = []
        for first, block in self._kept:
            found.extend(block[max(0, start - first) : max(0, end - first)])
        return found

    def _blocks(self, start: int) -> Iterator[list[str]]:
        for first, block in list(self._kept):
            if first + len(block) > start:
                yield block[max(0, start - first) :]
        while block := list(islice(self._lines, _BLOCK)):
            while self._kept and self._kept[0][0] + len(self._kept[0][1]) <= self.needed:
                self._kept.popleft()
            self._kept.append((self._next, block))
            self._next += len(block)
            yield block


def rows_of(
    lines: Iterator[str], layout: Layout, width: int = 0, whole: Callable[[Row], bool] = lambda _: False
) -> Iterator[Row]:
    """The rows of a table, header included, blank lines as empty rows; a `BrokenRow` for each that can't be read.

    `whole` tells whether a row of `width` cells is a review by itself.
    """
    for _ in range(layout.skip):
        next(lines, "")
    if layout.quoted:
        return _enclosed(_Lines(lines), layout.delimiter, width, whole)
    return _split(lines, layout.delimiter)


def _split(lines: Iterator[str], delimiter: str) -> Iterator[Row]:
    for line in lines:
        line = line.removesuffix("\n").removesuffix("\r")  # noqa: PLW2901
        yield line.split(delimiter) if line else []


def _enclosed(lines: _Lines, delimiter: str, width: int, whole: Callable[[Row], bool]) -> Iterator[Row]:
    start = 0
    while True:
        table = csv.reader(lines.from_(start), delimiter=delimiter, strict=True)
        before = 0
        again: int | None = None
        try:
            for row in table:
                now = table.line_num
                if now - before != 1:
                    swallowed = _first_whole(lines.between(start + before + 1, start + now), delimiter, width, whole)
                    if swallowed is not None:
                        yield BrokenRow(_NEVER_CLOSED)
                        again = start + before + 1 + swallowed
                        break
                yield row
                before = now
                lines.needed = start + now
            else:
                return
        except csv.Error as error:
            row, again = _mended(lines, start + before, start + table.line_num, delimiter, width, whole, error)
            yield row
        start = lines.needed = again


def _mended(
    lines: _Lines, start: int, end: int, delimiter: str, width: int, whole: Callable[[Row], bool], error: csv.Error
) -> tuple[Row, int]:
    """What becomes of a row that breaks the rules of quoting, and the line at which the reading goes on."""
    if "new-line" in str(error):
        return BrokenRow(_OLD_BREAK), end
    swallowed = _first_whole(lines.between(start + 1, end), delimiter, width, whole)
    if swallowed is not None:
        return BrokenRow(_NEVER_CLOSED), start + 1 + swallowed
    lenient = csv.reader(lines.from_(start), delimiter=delimiter)
    try:
        row = next(lenient, [])
    except csv.Error:
        row = []
    after = start + lenient.line_num
    unmarked = [line.replace('"', "") for line in lines.between(start + 1, after)]
    if row and (not width or len(row) == width) and _first_whole(unmarked, delimiter, width, whole) is None:
        return row, after
    return BrokenRow(_NEVER_CLOSED), start + 1


def _first_whole(lines: list[str], delimiter: str, width: int, whole: Callable[[Row], bool]) -> int | None:
    """The first of the lines that is a row of its own."""
    for index, line in enumerate(lines):
        if width and line.count(delimiter) >= width - 1:
            try:
                row = next(csv.reader([line], delimiter=delimiter, strict=True), [])
            except csv.Error:
                continue
            if len(row) == width and whole(row):
                return index
    return None
