"""Tables as markup that programs call Excel files: an HTML table, or the XML of Excel 2003. lxml is loaded here."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from reviewtui.desk.ports import BadSource
from reviewtui.sources.charset import RESCUE
from reviewtui.sources.origins import Origin, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtui.sources.maker import Row
    from reviewtui.sources.visible import Node

_EXCEL_XML: Final = "urn:schemas-microsoft-com:office:spreadsheet"
_MOST_COLUMNS: Final = 1_000


class MarkupTable:
    """The largest table of a file."""

    delimiter = ""
    facts: tuple[object, ...] = ("markup",)

    def __init__(self, origin: Origin, encoding: str) -> None:
        self.name, self.hint, self.size, self.encoding = origin.name, origin.hint, origin.size, encoding
        self._rows = _rows(whole(origin).decode(encoding, RESCUE))
        if not self._rows:
            raise BadSource(f"{self.name}: holds no table; reviews come as CSV, TSV, JSON, Excel files or saved pages.")

    @contextmanager
    def rows(self, width: int, whole: Callable[[Row], bool]) -> Iterator[Iterator[Row]]:
        """The rows, header included. Nothing can be swallowed here."""
        del width, whole
        yield map(list, self._rows)

    def position(self) -> int:
        """It was read in one piece."""
        return self.size


def _rows(source: str) -> list[Row]:
    text = source.encode("utf-8", "replace")
    parser: etree.XMLParser | etree.HTMLParser
    if _EXCEL_XML in source[:4000]:
        parser = etree.XMLParser(
            encoding="utf-8",
            recover=True,
            resolve_entities=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=True,
        )
    else:
        parser = etree.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
        )
    try:
        root = cast("Node | None", etree.fromstring(text, parser))
    except (etree.LxmlError, ValueError):
        return []
    tables = (
        [] if root is None else [[*map(_cells, _inside(table, ("row", "tr")))] for table in _inside(root, ("table",))]
    )
    found = max(tables, key=len, default=[])
    width = max(map(len, found), default=0)
    return [row + [""] * (width - len(row)) for row in found]


def _inside(node: Node, names: tuple[str, ...]) -> Iterator[Node]:
    # a damaged name is none that lxml's own QName would take
    return (each for each in node.iter() if str(each.tag).rpartition("}")[2].rpartition(":")[2].lower() in names)


def _cells(row: Node) -> Row:
    cells: Row = []
    for cell in _inside(row, ("cell", "td", "th")):
        index = next((value for key, value in cell.attrib.items() if str(key).endswith("}Index")), "")
        if str(index).isdigit() and int(index) <= _MOST_COLUMNS:
            cells += [""] * (int(index) - 1 - len(cells))
        for line in _inside(cell, ("br",)):
            line.text = "\n"
        cells.append("".join(map(str, cell.itertext())).strip())
    return cells
