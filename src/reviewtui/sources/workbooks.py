"""Workbooks of Excel and OpenDocument: each sheet with reviews is a table of its own, the others are named.

python-calamine is loaded here and nowhere else.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from reviewtui.desk.ports import BadSource, Reader, SourceOptions, Unread
from reviewtui.sources.origins import BOMB_FLOOR, BOMB_RATIO, ZIP_MAGICS, Origin, troubles, whole
from reviewtui.sources.tables import TableReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from reviewtui.sources.dialects import Dialect
    from reviewtui.sources.maker import Row

OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the older files of Excel begin, and of other office programs too."""
_INSIDE: Final = frozenset(("xl/workbook.xml", "xl/workbook.bin", "content.xml"))
_MOST_EXACT: Final = 10**15
_PATIENCE: Final = 300
"""Seconds after which a workbook that is still being opened is given up."""
_MOST_MEMORY: Final = 4 << 30
"""Bytes that opening may take: a damaged length asks for twenty times as many, and would get what the machine has."""
_REFUSED: Final = 4
"""What the trial ends with where the library refused in a way that can be told."""
_TRIAL: Final = f"""
import io, sys
from python_calamine import CalamineWorkbook as Book
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({_MOST_MEMORY}, {_MOST_MEMORY}))
except (ImportError, ValueError, OSError):
    pass
try:
    book = Book.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
except Exception:
    sys.exit({_REFUSED})
"""
"""What is no Exception is a panic, whose words would stand on the person's screen: they stay in that process."""


def is_workbook(names: frozenset[str]) -> bool:
    """Whether an archive with these members is a workbook."""
    return not _INSIDE.isdisjoint(names)


def members_of(data: bytes, name: str) -> frozenset[str]:
    """The names of an archive's members; BadSource when it can't be read or unpacks to far too much."""
    with troubles(name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > BOMB_FLOOR and size > BOMB_RATIO // 4 * len(data):
        raise BadSource(f"{name}: unpacks to {size:,} bytes, far too many for reviews.")
    return frozenset(member.filename for member in members)


def workbook_readers(origin: Origin, options: SourceOptions, asked: Dialect | None) -> Iterator[Reader | Unread]:
    """A reader for each sheet with reviews, at last the names of the other sheets.

    BadSource when no sheet holds reviews, saying why the first one doesn't.
    """
    data = whole(origin)
    if data.startswith(ZIP_MAGICS) and not is_workbook(members_of(data, origin.name)):
        raise BadSource(f"{origin.name}: is an archive inside an archive; unpack it first.")
    if not _survived(data):
        raise BadSource(f"{origin.name}: the workbook is damaged; save it again, or as CSV (UTF-8).")
    with _said_as(origin.name):
        book = _opened(data)
        shown = _shown_sheets(book)
    passed, first = [each for each in book.sheet_names if each not in shown], None
    readers: list[tuple[str, Reader]] = []
    for sheet in shown:
        try:
            readers.append((sheet, TableReader(_SheetTable(origin, book, sheet), options, asked)))
        except BadSource as error:
            first = first or error
            passed.append(sheet)
    if not readers:
        raise first or BadSource(f"{origin.name}: has no sheet with anything on it.")
    for sheet, reader in readers:
        if len(readers) > 1:
            reader.name = f"{origin.name}: {sheet}"  # type: ignore[misc]
        yield reader
    if passed:
        yield Unread(origin.name, tuple(f"sheet “{sheet}”" for sheet in passed))


def _survived(data: bytes) -> bool:
    """Whether a process lives through reading it: the library ends its process at some damage, without an exception."""
    tried = [sys.executable, "-P", "-c", _TRIAL]
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter on our own words; the file goes in as data
            tried, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode in {0, _REFUSED}


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _shown_sheets(book: CalamineWorkbook) -> list[str]:
    """The sheets that a person sees, charts and macros left out."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        each.name for each in book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
    ]  # fmt: skip


class _SheetTable:
    """One sheet. Its cells are turned into text row by row."""

    delimiter, encoding = "", "utf-8"
    facts: tuple[object, ...] = ("sheet",)

    def __init__(self, origin: Origin, book: CalamineWorkbook, sheet: str) -> None:
        self.name, self.hint, self.size = origin.name, origin.hint, origin.size
        with _said_as(origin.name):
            self._sheet: CalamineSheet = book.get_sheet_by_name(sheet)
        self._read = 0

    @contextmanager
    def rows(self, width: int, whole: Callable[[Row], bool]) -> Iterator[Iterator[Row]]:
        """The rows, header included, blank ones as rows of empty cells. Nothing can be swallowed here."""
        del width, whole
        self._read = 0
        with _said_as(self.name):
            yield self._texts()

    def position(self) -> int:
        """The share of the rows that have been read, in bytes of the file."""
        return self.size * self._read // max(1, self._sheet.height)

    def _texts(self) -> Iterator[Row]:
        for row in self._sheet.iter_rows():
            self._read += 1
            yield [cell if type(cell) is str else as_shown(cell) for cell in row]


def as_shown(value: object) -> str:
    """A value of a cell as its text: whole numbers without a fraction, days and times as ISO 8601 has them."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _MOST_EXACT else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value)


@contextmanager
def _said_as(name: str) -> Iterator[None]:
    """Say any trouble of the library's as a `BadSource`, in a sentence."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise BadSource(f"{name}: is protected by a password; save it without one.") from error
    except (CalamineError, OSError, ValueError) as error:
        raise BadSource(f"{name}: is no workbook that can be read here; save it as CSV (UTF-8).") from error
    except BaseException as error:
        # what the library did not expect in a damaged file comes as no Exception at all
        if type(error).__name__ != "PanicException":
            raise
        raise BadSource(f"{name}: the workbook is damaged; save it again, or as CSV (UTF-8).") from error
