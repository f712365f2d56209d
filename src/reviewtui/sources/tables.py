"""Reviews out of tables, streaming: CSV, TSV and their relatives, the sheets of workbooks."""

from __future__ import annotations

from hashlib import blake2b
from itertools import islice
from struct import Struct
from typing import TYPE_CHECKING, Any, Final

from reviewtui.desk.ports import BadRow, BadSource, RawRow, SourceOptions
from reviewtui.sources.asides import Asides, is_padding
from reviewtui.sources.columns import resolve
from reviewtui.sources.dialects import BY_NAME, TABLE, Dialect, recognised
from reviewtui.sources.feedback import by_position
from reviewtui.sources.heading import heading_of, usual_width
from reviewtui.sources.maker import BrokenRow, Row, Twin, maker
from reviewtui.sources.prose import plain_headline, shown, shown_by_spreadsheet
from reviewtui.sources.twins import Twins
from reviewtui.sources.understanding import REMEMBERED, Sample, salt, settings_for, speaking_of, understood
from reviewtui.sources.unfolding import unfolded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtui.domain.review import Review
    from reviewtui.sources.table_text import Table

_SAMPLE: Final = 400
_SAMPLE_SIZE: Final = 16 << 20
_SIGNED: Final = Struct(">q")


class TableReader:
    """One table, its columns understood."""

    def __init__(self, table: Table, options: SourceOptions, asked: Dialect | None) -> None:
        self.name = table.name
        self.size = table.size
        table = self._table = unfolded(table)
        self._ended = False
        beginning = self._beginning()
        self._skip, header, told = heading_of(beginning)
        rows = beginning[self._skip :]
        formulas = any(cell.startswith('="') for row in rows for cell in row)
        if formulas:
            rows = [[*map(shown_by_spreadsheet, row)] for row in rows]
        self._width = len(header)
        generic = {"\t": "tsv", "": "spreadsheet"}.get(table.delimiter, "csv")
        dialect = asked or recognised(header, TABLE, generic, table.delimiter)
        mapping = options.mapping_for([*map(plain_headline, header)])
        placed = None if mapping else by_position(header, rows, dialect)
        if placed:
            dialect, columns = BY_NAME["amazon-seller-feedback"], placed
        else:
            with speaking_of(self.name):
                columns = resolve(header, rows, mapping, dialect)
        self.dialect = dialect.name
        sample = Sample(self.name, table.hint, header, rows, self._all_of)
        settings = settings_for(sample, columns, options, dialect)._replace(formulas=formulas)
        self._columns = columns
        self._make = maker(columns, len(header), settings)
        self._aside = Asides(header, columns, settings.scale)
        self.understood = understood(header, columns, table.encoding, rows)
        if not told:
            remark = "there is no header; the columns were known by what they hold"
            self.understood = self.understood._replace(remarks=[remark])
        if settings.assumed:
            self.understood = self.understood._replace(remarks=[*self.understood.remarks, settings.assumed])
        if mapping and not options.mapping:
            self.understood = self.understood._replace(remarks=[*self.understood.remarks, REMEMBERED])
        facts = settings._replace(when=None, assumed="")
        self._salt = salt(self.dialect, *table.facts, header, sorted(columns.items()), facts)

    def rows(self) -> Iterator[RawRow]:
        """The raw rows in their order, blank ones left out; raises BadSource."""
        number, salted, hashed, signed, new = 0, self._salt, blake2b, _SIGNED.unpack, tuple.__new__
        twins = Twins(self._columns)
        possible, told_apart = twins.possible, twins.told_apart
        stars, text = self._columns["stars"], self._columns["text"]
        most, starry, is_aside = max(stars, text), self._aside.starry, self._aside.holds
        with self._table.rows(self._width, self._is_review) as table:
            self._pass_heading(table)
            for row in table:
                if not any(row):
                    if type(row) is BrokenRow:
                        number += 1
                        yield RawRow(number, 0, row)
                    continue
                if most < len(row):
                    if (row[stars] not in starry or not row[text]) and is_aside(row):
                        continue
                elif is_padding(row):
                    continue
                number += 1
                if possible:
                    row = told_apart(row)  # noqa: PLW2901
                content = "\x1f".join(row).encode("utf-8", "surrogatepass")
                if type(row) is Twin:
                    content += b"\x1f%d" % row.place
                (digest,) = signed(hashed(content, digest_size=8, salt=salted).digest())
                row.append("")
                yield new(RawRow, (number, digest, row))
        self._ended = True

    def review(self, raw: RawRow) -> Review:
        """The review in a row; raises BadRow."""
        row: Any = raw.raw
        return self._make(row)

    def position(self) -> int:
        """About how many bytes have been read."""
        return self.size if self._ended else self._table.position()

    def _is_review(self, row: Row) -> bool:
        try:
            self._make([*row, ""])
        except BadRow:
            return False
        return True

    def _pass_heading(self, table: Iterator[Row]) -> None:
        """Go past the header and what stands before it."""
        passed = 0
        while passed < self._skip and (row := next(table, None)) is not None:
            passed += any(cell.strip() for cell in row)

    def _all_of(self, index: int) -> Iterator[str]:
        with self._table.rows(self._width, lambda _: True) as table:
            self._pass_heading(table)
            for row in table:
                if index < len(row):
                    yield row[index]

    def _beginning(self) -> list[Row]:
        """The first rows, header included, blank ones left out."""
        with self._table.rows(0, lambda _: False) as table:
            rows = list(_first(table))
        width = usual_width(rows) if rows else 0
        with self._table.rows(width, lambda _: True) as table:
            rows = list(_first(table))
        if not rows:
            raise BadSource(f"{self.name}: is empty; there is not even a header with the names of columns.")
        if width < 2:
            raise BadSource(
                f"{self.name}: has one column only, {shown(rows[0][0])}; a table needs columns for stars and text."
            )
        return rows


def _first(rows: Iterable[Row]) -> Iterator[Row]:
    """The first filled rows, not so many that memory is full of them."""
    room = _SAMPLE_SIZE
    for row in islice(filter(_is_filled, rows), _SAMPLE):
        yield row
        room -= sum(map(len, row))
        if room < 0:
            return


def _is_filled(row: Row) -> bool:
    return any(cell.strip() for cell in row)
