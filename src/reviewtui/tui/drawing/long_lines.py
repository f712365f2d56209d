"""Lines of a text area that are very long: cut only where a row of them is drawn, and wrapped in one glance.

Textual cuts a whole line into all its rows for every row that it draws, and looks at every word of it at every key. A
pasted text can be one line of any length, and typing in it must stay light. Tests hold what is done here against what
Textual itself does.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewtui.tui.textual_compat import lines_of_rows, restyle_wrapping, wrap_as_textual

if TYPE_CHECKING:
    from textual.document._wrapped_document import WrappedDocument
LONG: Final = 2_000
"""Characters from which a line is long."""


class OneRow:
    """A wrapped document as one row of a long line sees it: what stands before, the row, and what stands behind."""

    def __init__(self, document: WrappedDocument, at: int) -> None:
        self.height = document.height
        line, row = lines_of_rows(document)[at]
        bounds = [0, *document.get_offsets(line)[max(0, row - 1) : row + 1]]
        self._bounds = bounds[1:] if row else bounds[1:2]
        self._offset_to_line_info = {at: (line, min(row, 1))}

    def get_offsets(self, _: int) -> list[int]:
        """Where the row begins and where it ends."""
        return self._bounds

    def get_tab_widths(self, _: int) -> list[int]:
        """Cleaned text has no tabs."""
        return []


def one_row(document: WrappedDocument, at: int) -> OneRow | None:
    """The row `at`, where it is one of a long line."""
    rows = lines_of_rows(document)
    if not 0 <= at < len(rows):
        return None
    line, _ = rows[at]
    text = document.document.get_line(line)
    return OneRow(document, at) if len(text) > LONG and "\t" not in text else None


def wrap_offsets(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,  # noqa: FBT001, FBT002 - Textual gives it by its place
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """Where the rows of a line begin, the first one apart: before the word that does not fit any more."""
    if len(text) < LONG or width < 1 or not (text.isascii() and text.isprintable()):
        return wrap_as_textual(text, width, tab_size, precomputed_tab_sections, fold=fold)
    offsets: list[int] = []
    begin, whole = 0, len(text)
    while whole - begin > width:
        begin = _row_end(text, begin, begin + width)
        offsets.append(begin)
    return offsets


def _row_end(text: str, begin: int, limit: int) -> int:
    """The last place up to `limit` at which a word begins; the limit itself in a word that fills the row."""
    end = limit
    while (blank := text.rfind(" ", begin, end)) >= 0:
        if text[blank + 1] != " ":
            return blank + 1
        end = begin + len(text[begin:blank].rstrip(" "))
    return limit


def sections(self: WrappedDocument, line_index: int) -> list[str]:
    """The rows of a line as plain text."""
    line, offsets = self.document.get_line(line_index), self.get_offsets(line_index)
    return [line[start:end] for start, end in pairwise((0, *offsets, len(line)))]


def be_light() -> None:
    """Let every text area wrap its long lines so."""
    restyle_wrapping(sections, wrap_offsets)
