"""A file with the seller's own products, in any table format: what is told of each, whatever its columns are called."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.assortment import ReadFile
from reviewtui.desk.ports import BadSource
from reviewtui.domain.review import Product
from reviewtui.domain.text import clean, one_line
from reviewtui.sources import charset
from reviewtui.sources.folding import folded
from reviewtui.sources.places import marketplace
from reviewtui.sources.workbooks import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_NAMES: Final[Mapping[str, str]] = {
    "asin": "asin asin1 childasin 子asin 商品asin",
    "marketplace": "marketplace country land pays paese pais market site 站点 国家",
    "title": "title name itemname productname producttitle product produkt titel titre titolo titulo 商品名 标题",
    "parent": "parent parentasin variationparent 父asin",
    "share": "share shareofsales salesshare weight anteil umsatzanteil part quota cuota",
    "units": "units unitssold unitsordered sold sales orders totalorderitems quantity menge verkauft stuck 销量",
    "price": "price yourprice preis prix prezzo precio 価格 价格",
    "margin": "margin marge margine margen 利润率",
    "note": "note notes comment notiz bemerkung remarque nota",
    "owner": "owner manager responsible responsable zustandig verantwortlich",
    "ratings": "ratings reviews reviewcount ratingcount numberofreviews totalreviews bewertungen",
    "stars": "stars averagestars averagerating rating sterne",
}
_BY_NAME: Final = {name: field for field, names in _NAMES.items() for name in names.split()}
_ASIN: Final = re.compile(r"[A-Z0-9]{10}")
_MOST_BYTES: Final = 64 << 20


class ToldProduct(NamedTuple):
    """What one row of the seller's file tells of a product."""

    product: Product
    units: float | None = None


def read_products(path: Path) -> ReadFile:
    """Read the products of a seller's file. Raises BadSource."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadSource(f"{path}: has more than 64 MB, which is no list of products")
        data = path.read_bytes()
    except OSError as error:
        raise BadSource(f"{path} can't be read: {error.strerror or error}") from error
    tables = list(_tables(data, path))
    for table in tables:
        for number, row in enumerate(table[:20]):
            columns = _columns(row)
            if "asin" in columns:
                return _made(table[number + 1 :], row, columns)
    raise BadSource(f"{path}: no column is called ASIN; name the one that holds it so")


def _tables(data: bytes, path: Path) -> Iterator[list[list[str]]]:
    """Rows of texts, of each sheet where there are several."""
    if data[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}:
        yield from _sheets(data, path)
        return
    text = charset.decode(data).lstrip("\ufeff")
    if charset.looks_binary(text):
        raise BadSource(f"{path}: is no table; products come as CSV, TSV, JSON, Excel or OpenDocument files")
    if text.lstrip()[:1] in {"[", "{"}:
        yield _records(text, path)
        return
    head = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max("\t;,|", key=head.count)
    csv.field_size_limit(1 << 22)
    try:
        yield list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise BadSource(f"{path}: is no table that can be read ({error})") from error


def _sheets(data: bytes, path: Path) -> Iterator[list[list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            yield [[as_shown(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
    except (CalamineError, OSError, ValueError) as error:
        raise BadSource(f"{path}: is no workbook that can be read ({error})") from error


def _records(text: str, path: Path) -> list[list[str]]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        try:
            told = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError) as error:
            raise BadSource(f"{path}: is no JSON that can be read") from error
    rows = told if isinstance(told, list) else next((each for each in told.values() if isinstance(each, list)), [told])
    records = [each for each in rows if isinstance(each, dict)]
    names = list(dict.fromkeys(name for each in records for name in each))
    return [names, *([_text(each.get(name)) for name in names] for each in records)]


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def _columns(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, name in enumerate(row):
        field = _BY_NAME.get(re.sub(r"[^\w]|_", "", folded(name)))
        if field and field not in found:
            found[field] = index
    return found


def _made(rows: Iterable[Sequence[str]], header: Sequence[str], columns: Mapping[str, int]) -> ReadFile:
    products, rejected, shares = list[ToldProduct](), 0, list[float]()
    for row in rows:
        cells = {field: one_line(clean(row[at])) for field, at in columns.items() if at < len(row)}
        if not any(cell.strip() for cell in row):
            continue
        asin = cells.get("asin", "").strip().upper()
        if not _ASIN.fullmatch(asin):
            rejected += 1
            continue
        share = _number(cells.get("share", ""))
        if share is not None:
            shares.append(share)
        ratings, stars = _whole(_number(cells.get("ratings", ""))), _stars(_number(cells.get("stars", "")))
        where, title = marketplace(cells.get("marketplace", "")), cells.get("title", "")
        more = (cells.get(name, "") for name in ("parent", "price", "margin", "note", "owner"))
        product = Product(where, asin, title, share, stars, ratings, *more)
        products.append(ToldProduct(product, _number(cells.get("units", ""))))
    if any(each > 1 for each in shares):  # told in percent
        products = [each._replace(product=_of_hundred(each.product)) for each in products]
    known = {field: one_line(clean(header[at])) for field, at in columns.items()}
    unused = tuple(one_line(clean(name)) for name in header if name.strip() and clean(name) not in known.values())
    return ReadFile(products, known, unused, rejected)


def _of_hundred(product: Product) -> Product:
    return product if product.weight is None else product._replace(weight=min(1.0, product.weight / 100))


def _number(text: str) -> float | None:
    """``1,234.5``, ``1.234,5``, ``12 %``, ``0.12``; None for none."""
    digits = re.sub(r"[^\d.,-]", "", text)
    if "," in digits and "." in digits:
        mark = max(",.", key=digits.rfind)
        digits = digits.replace("." if mark == "," else ",", "").replace(mark, ".")
    elif digits.count(",") == 1 and not re.search(r",\d{3}$", digits):
        digits = digits.replace(",", ".")
    else:
        digits = digits.replace(",", "")
    try:
        value = float(digits)
    except ValueError:
        return None
    return value if 0 <= value < 1e12 else None


def _whole(value: float | None) -> int | None:
    return None if value is None else min(int(value), 1_000_000_000)


def _stars(value: float | None) -> float | None:
    return value if value is not None and 1 <= value <= 5 else None
