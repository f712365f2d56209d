"""Workbooks as small as they can be, written for the tests: XLSX, XLS (BIFF8 in an OLE file) and ODS."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape

Cell = str | float | date | None
Sheets = Mapping[str, Sequence[Sequence[Cell]]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def serial(day: date) -> float:
    """Days as spreadsheets count them."""
    whole = (day.date() if isinstance(day, datetime) else day).toordinal() - date(1899, 12, 30).toordinal()
    return (
        whole + (day.hour * 3600 + day.minute * 60 + day.second) / 86400 if isinstance(day, datetime) else float(whole)
    )


def xlsx(sheets: Sheets, *, hidden: Sequence[str] = (), shared: bool = False) -> bytes:
    """A workbook of Excel 2007 and later; cells that are None are not written at all."""
    strings: list[str] = []
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/>'
        "</cellXfs></styleSheet>",
    }
    listed = related = ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        listed += f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="rId{number}"/>'
        related += (
            f'<Relationship Id="rId{number}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        lines = ""
        for at, row in enumerate(rows, 1):
            cells = "".join(_cell(at, column, cell, strings, shared=shared) for column, cell in enumerate(row))
            lines += f'<row r="{at}">{cells}</row>'
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
        )
    files["xl/workbook.xml"] = f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>'
    files["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{related}<Relationship Id="s" Type="{_RELATIONS}/styles" '
        f'Target="styles.xml"/><Relationship Id="t" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    )
    files["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{_MAIN}">' + "".join(f'<si><t xml:space="preserve">{escape(each)}</t></si>' for each in strings)
    ) + "</sst>"
    return _zipped(files)


def _cell(row: int, column: int, cell: Cell, strings: list[str], *, shared: bool) -> str:
    place = f"{chr(65 + column)}{row}"
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{serial(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if shared:
        strings.append(cell)
        return f'<c r="{place}" t="s"><v>{len(strings) - 1}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def ods(sheets: Sheets) -> bytes:
    """A workbook of OpenDocument."""
    names = {
        part: f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"' for part in ("office", "table", "text")
    }
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f"<office:document-content {' '.join(names.values())}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def _zipped(files: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text.encode())
    return stream.getvalue()


# the older Excel -----------------------------------------------------------------------------------------------------


def xls(sheets: Sheets) -> bytes:
    """A workbook of Excel 97 to 2003."""
    parts = [_biff_sheet(rows) for rows in sheets.values()]
    formats = _record(0xE0, struct.pack("<HH16x", 0, 0)) + _record(0xE0, struct.pack("<HH16x", 0, 14))
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + formats
    listed = [_boundsheet(name, 0) for name in sheets]
    start = len(head) + sum(map(len, listed)) + len(_record(0x0A, b""))
    book = head
    for name, part in zip(sheets, parts, strict=True):
        book += _boundsheet(name, start)
        start += len(part)
    book += _record(0x0A, b"") + b"".join(parts)
    return _ole(book)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _boundsheet(name: str, start: int) -> bytes:
    letters = name.encode("utf-16-le")
    return _record(0x85, struct.pack("<IBBBB", start, 0, 0, len(name), 1) + letters)


def _biff_sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    found = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    found += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, date):
                found += _record(0x203, struct.pack("<HHHd", at, column, 1, serial(cell)))
            elif isinstance(cell, int | float):
                found += _record(0x203, struct.pack("<HHHd", at, column, 0, cell))
            else:
                letters = cell.encode("utf-16-le")
                found += _record(0x204, struct.pack("<HHHHB", at, column, 0, len(letters) // 2, 1) + letters)
    return found + _record(0x0A, b"")


def _ole(stream: bytes) -> bytes:
    """A stream named Workbook in a compound file of two sectors besides."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    chain = [fat, end, *range(3, count + 2), end]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    return header + table + _entry("Root Entry", 5, 1, end, 0) + _entry("Workbook", 2, free, 2, len(stream)) + (
        _entry("", 0, free, 0, 0) * 2
    ) + stream.ljust(count * 512, b"\0")  # fmt: skip


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    free = 0xFFFFFFFF
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters) + 2 if name else 0, kind, 1, free, free, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
