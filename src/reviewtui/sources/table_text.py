"""Tables as text: lines with something between their columns."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from reviewtui.sources.layout import layout_of
from reviewtui.sources.origins import Origin, lines_of
from reviewtui.sources.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtui.sources.dialects import Dialect
    from reviewtui.sources.maker import Row


_ESCAPED: Final = re.compile(r'(?<!\\)((?:\\\\)*)\\"')


class Table(Protocol):
    """Rows of cells from anywhere. `delimiter` is "" where the columns need none; `facts` say how it is read."""

    name: str
    hint: str
    size: int
    delimiter: str
    encoding: str
    facts: tuple[object, ...]

    def rows(self, width: int, whole: Callable[[Row], bool]) -> AbstractContextManager[Iterator[Row]]:
        """The rows, header included, blank ones as empty rows. `whole` tells whether a row is a review by itself."""
        ...

    def position(self) -> int:
        """About how many bytes have been read."""
        ...


class TextTable:
    """One file of CSV, TSV or their like."""

    def __init__(self, origin: Origin, encoding: str, head: str, asked: Dialect | None) -> None:
        self.name, self.hint, self.size, self.encoding = origin.name, origin.hint, origin.size, encoding
        self._origin = origin
        self._layout = layout_of(head, asked)
        self.delimiter = self._layout.delimiter
        self.facts: tuple[object, ...] = (self._layout, encoding)

    @contextmanager
    def rows(self, width: int, whole: Callable[[Row], bool]) -> Iterator[Iterator[Row]]:
        """The rows, header included, blank ones as empty rows."""
        with lines_of(self._origin, self.encoding, self._layout.newline) as lines:
            yield rows_of(map(_doubled, lines) if self._layout.escaped else lines, self._layout, width, whole)

    def position(self) -> int:
        """Bytes of the file that have been read."""
        return self._origin.position()


def _doubled(line: str) -> str:
    """A line with the marks doubled that had a backslash before them."""
    return _ESCAPED.sub(r'\1""', line) if '\\"' in line else line
