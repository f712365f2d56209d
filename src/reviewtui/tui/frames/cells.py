"""Text as cells: what stands in each column, how wide it is, and whether terminals agree on that."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reviewtui.tui.frames.looks import PLAIN, Look

Split = Callable[[str], Iterable[tuple[int, int, int]]]
"""Cuts a text into what is written as one: begin, end and how many columns it takes."""

_NARROW, _WIDE, _ELSE = 1, 2, 0
_SURE_WIDE: Final = (
    (0x2E80, 0x3029), (0x3030, 0x303E), (0x3041, 0x3096), (0x309B, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFD),
)  # fmt: skip
"""Writing that took two columns long before there were emoji."""
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")
_NO_LETTER: Final = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn"})


class Cell(NamedTuple):
    """What stands in a column. Of something wider the columns after the first hold `REST`.

    `reach` is how many columns it takes where a terminal takes each of its parts by itself: more than `width` where
    terminals may disagree, 0 where all agree.
    """

    text: str
    look: Look
    width: int = 1
    reach: int = 0


REST: Final = Cell("", PLAIN, 0)
VOID: Final = Cell(" ", PLAIN)


class _Kinds(dict[str, int]):
    """Of every character whether it takes one column, two, or whether that is a question."""

    def __missing__(self, character: str) -> int:
        code, category = ord(character), unicodedata.category(character)
        kind = _ELSE
        if category not in _NO_LETTER and category not in {"Zl", "Zp"}:
            if unicodedata.east_asian_width(character) in "WF":
                sure = any(low <= code <= high for low, high in _SURE_WIDE) and category != "So"
                kind = _WIDE if sure else _ELSE
            elif code < 0x1F000:
                kind = _NARROW
        self[character] = kind
        return kind


_kind = _Kinds().__getitem__


class _Letters(dict[str, Cell]):
    """The cells of one look, each made once, so that equal cells are one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self[" "] = Cell(" ", look.on_blank())

    def __missing__(self, character: str) -> Cell:
        cell = self[character] = Cell(character, self._look, max(_kind(character), 1))
        return cell


@lru_cache(maxsize=2048)
def _letters(look: Look) -> _Letters:
    return _Letters(look)


def cells_of(text: str, look: Look, split: Split) -> list[Cell]:
    """The cells of a text without line breaks. What has no width and nothing to stand on is left out."""
    letters = _letters(look)
    if text.isascii() and text.isprintable():
        return list(map(letters.__getitem__, text))
    kinds = set(map(_kind, text))
    if kinds <= {_NARROW}:
        return list(map(letters.__getitem__, text))
    cells: list[Cell] = []
    for piece, width in _pieces(text, split):
        if len(piece) == 1 and width and _kind(piece) == width:
            cells.append(letters[piece])
        elif width:
            cells.append(Cell(piece, look, width, _reach(piece, width)))
        cells += [REST] * (width - 1)
    return cells


def _pieces(text: str, split: Split) -> Iterable[tuple[str, int]]:
    """What is written as one, with its width; two letters of a flag are one."""
    letter = ""
    for begin, end, width in split(text):
        piece = text[begin:end]
        flag = _FLAGS[0] <= piece[:1] <= _FLAGS[1]
        if letter and flag:
            yield letter + piece, 2
            letter = ""
            continue
        if letter:
            yield letter, 1
            letter = ""
        if flag and width == 1:
            letter = piece
        elif piece.isprintable() or width:
            yield piece, width
    if letter:
        yield letter, 1


def _reach(piece: str, width: int) -> int:
    """So many columns it may take at most where nothing is joined."""
    apart = sum(2 if unicodedata.east_asian_width(each) in "WF" or ord(each) >= 0x1F000 else 1 for each in piece)
    return max(apart, width, 2)


def cut(row: list[Cell], at: int) -> None:
    """Let nothing reach from the left over a column: what would is blanks from now on."""
    if at >= len(row) or row[at].width:
        return
    begin = at
    while begin > 0 and row[begin].width == 0:
        begin -= 1
    while at < len(row) and row[at].width == 0:
        at += 1
    row[begin:at] = [_letters(row[begin].look)[" "]] * (at - begin)


def fitted(cells: Sequence[Cell], width: int) -> list[Cell]:
    """So many cells exactly: cut, or filled with blanks."""
    row = [*cells, *[VOID] * (width - len(cells))]
    cut(row, width)
    return row[:width]
