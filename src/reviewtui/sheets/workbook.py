"""Rows into an Excel workbook, one after the other, in the same memory however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.desk.refusals import Refused
from reviewtui.domain.formulas import defused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from reviewtui.desk.exporting import Cell

LONGEST: Final = 32_767
"""So many letters a cell of Excel's holds."""
MOST: Final = 1_048_576
"""So many rows a sheet of Excel's has."""
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def write_workbook(stream: BinaryIO, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write rows under a header, on a further sheet where one is full; answers how many cells had to be cut.

    Raises Refused where the optional part is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        words = 'Excel files need an optional part: pip install "reviewtui[sheets]"; --format csv needs nothing'
        raise Refused(words) from error
    cut = 0
    with xlsxwriter.Workbook(stream, _OPTIONS) as workbook:
        bold = workbook.add_format({"bold": True})
        sheet, at, number = None, MOST, 0
        for row in rows:
            if at >= MOST:
                number += 1
                sheet = _sheet(workbook, name if number == 1 else f"{name} {number}", columns, bold)
                at = 1
            for place, value in enumerate(row):
                cut += _put(sheet, at, place, value)
            at += 1
        if sheet is None:
            _sheet(workbook, name, columns, bold)
    return cut


def _sheet(workbook, name: str, columns: Sequence[str], bold):  # type: ignore[no-untyped-def]
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, columns, bold)
    return sheet


def _put(sheet, row: int, column: int, value: Cell) -> bool:  # type: ignore[no-untyped-def]
    if value is None or value == "":
        return False
    if isinstance(value, bool):
        sheet.write_string(row, column, "yes" if value else "no")
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        text = defused(value)
        sheet.write_string(row, column, text[:LONGEST])
        return len(text) > LONGEST
    return False
