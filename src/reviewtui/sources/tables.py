"""Reviews out of tables: CSV, TSV and their relatives, streaming."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import AbstractContextManager
from hashlib import blake2b
from itertools import chain
from struct import Struct
from typing import Final, cast

from reviewtui.desk.ports import BadSource, RawRow, SourceOptions
from reviewtui.domain.review import Review
from reviewtui.sources.columns import resolve
from reviewtui.sources.dialects import BY_NAME, TABLE, Dialect, recognised
from reviewtui.sources.feedback import by_position
from reviewtui.sources.layout import layout_of, records
from reviewtui.sources.maker import BrokenRow, Row, maker
from reviewtui.sources.origins import Origin, lines_of
from reviewtui.sources.prose import shown
from reviewtui.sources.understanding import Sample, salt, settings_for, speaking_of, understood

_SAMPLE: Final = 400
_SIGNED: Final = Struct(">q")


class TableReader:
    """One table, its columns understood."""

    def __init__(self, origin: Origin, encoding: str, head: str, options: SourceOptions, asked: Dialect | None) -> None:
        self.name = origin.name
        self.size = origin.size
        self._origin = origin
        self._encoding = encoding
        self._ended = False
        self._layout = layout_of(head, asked)
        header, rows = self._beginning()
        generic = "tsv" if self._layout.delimiter == "\t" else "csv"
        dialect = asked or recognised(header, TABLE, generic, self._layout.delimiter)
        placed = None if options.mapping else by_position(header, rows, dialect)
        if placed:
            dialect, columns = BY_NAME["amazon-seller-feedback"], placed
        else:
            with speaking_of(self.name):
                columns = resolve(header, rows, options.mapping, dialect)
        self.dialect = dialect.name
        sample = Sample(self.name, origin.hint, header, rows, self._all_of)
        settings = settings_for(sample, columns, options, dialect)
        self._make = maker(columns, len(header), settings)
        self.understood = understood(header, columns, encoding)
        facts = settings._replace(when=None)
        self._salt = salt(self.dialect, self._layout, encoding, header, sorted(columns.items()), facts)

    def rows(self) -> Iterator[RawRow]:
        """The raw rows in their order, blank ones left out; raises BadSource."""
        number, salted, hashed, signed, new = 0, self._salt, blake2b, _SIGNED.unpack, tuple.__new__
        with self._lines() as lines:
            table = self._records(lines)
            next(table, None)
            while True:
                try:
                    for row in table:
                        if not any(row):
                            continue
                        number += 1
                        content = "\x1f".join(row).encode("utf-8", "surrogatepass")
                        (digest,) = signed(hashed(content, digest_size=8, salt=salted).digest())
                        row.append("")
                        yield new(RawRow, (number, digest, row))
                    self._ended = True
                    return
                except csv.Error as error:
                    number += 1
                    yield RawRow(number, 0, self._broken(number, error))

    def review(self, raw: RawRow) -> Review:
        """The review in a row; raises BadRow."""
        return self._make(cast("Row", raw.raw))

    def position(self) -> int:
        """About how many bytes have been read."""
        return self.size if self._ended else self._origin.position()

    def _lines(self) -> AbstractContextManager[Iterator[str]]:
        return lines_of(self._origin, self._encoding, self._layout.newline)

    def _records(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """The rows from the header on."""
        rows = records(lines, self._layout)
        header = next((row for row in rows if any(cell.strip() for cell in row)), [])
        return chain([header], rows) if header else iter(())

    def _broken(self, number: int, error: csv.Error) -> BrokenRow:
        """A single line that the csv module stumbles over; anything worse ends the reading."""
        if "new-line" in str(error):
            return BrokenRow("holds a line break of old Macintoshes in the middle")
        raise BadSource(
            f"{self.name}: the table breaks off at row {number} ({error}); look for a quotation mark never closed."
        ) from error

    def _all_of(self, index: int) -> Iterator[str]:
        with self._lines() as lines:
            rows = self._records(lines)
            next(rows, None)
            try:
                for row in rows:
                    if index < len(row):
                        yield row[index]
            except csv.Error:
                return

    def _beginning(self) -> tuple[list[str], list[list[str]]]:
        """The header and the first rows."""
        rows: list[list[str]] = []
        with self._lines() as lines:
            table = self._records(lines)
            while len(rows) <= _SAMPLE:
                try:
                    row = next(table, None)
                except csv.Error as error:
                    self._broken(len(rows), error)
                    continue
                if row is None:
                    break
                if any(row):
                    rows.append(row)
        if not rows:
            raise BadSource(f"{self.name}: is empty; there is not even a header with the names of columns.")
        if len(rows[0]) < 2:
            raise BadSource(
                f"{self.name}: has one column only, {shown(rows[0][0])}; a table needs columns for stars and text."
            )
        return [name.strip() for name in rows[0]], rows[1:]
