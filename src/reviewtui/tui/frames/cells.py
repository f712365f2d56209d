"""Text as cells: what stands in each column, how it looks, how wide it is, and whether terminals agree on that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from reviewtui.tui.frames.looks import PLAIN, CellLook, look_of, sign_of

Split = Callable[[str], Iterable[tuple[int, int, int]]]
"""Cuts a text into what is written as one: begin, end and how many columns it takes."""

REST: Final = "\0"
"""Stands in the columns after the first of something wide."""
ODD: Final = "\U00100000"
"""From this character on each stands for a cluster: something whose width terminals may disagree on."""
_MOST_ODD: Final = 0x10FFFF
_BEYOND: Final = re.compile(f"[{ODD}-{chr(_MOST_ODD)}]")
_UNKNOWN: Final = "\ufffd"

HOLE: Final = 7
"""From so many blanks on an erasure and a move may be shorter than they are; they are written in the look of blanks."""
_MANY_BLANKS: Final = " " * HOLE
_BLANKS: Final = re.compile(f" {{{HOLE},}}")

_NARROW, _WIDE, _ELSE = 1, 2, 0
_SURE_WIDE: Final = (
    (0x2E80, 0x3029), (0x3030, 0x303E), (0x3041, 0x3096), (0x309B, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFD),
)  # fmt: skip
"""Writing that took two columns long before there were emoji."""
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")
_NO_LETTER: Final = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


class Cluster(NamedTuple):
    """Something written as one. `reach` is how many columns it takes where a terminal takes its parts one by one."""

    text: str
    width: int
    reach: int


class Cells(NamedTuple):
    """Columns side by side, as three texts of one length: the letters; the signs of the looks that they are written in;
    and of those that can be seen, which for blanks is less. Cells that look alike are alike in the first and the last.
    """

    letters: str
    written: str
    seen: str

    def part(self, begin: int, end: int) -> Cells:
        """The cells from one column up to another, which is not among them."""
        return Cells(self.letters[begin:end], self.written[begin:end], self.seen[begin:end])

    def with_part(self, begin: int, part: Cells) -> Cells:
        """The same with other columns from one on."""
        end = begin + len(part.letters)
        return Cells(
            self.letters[:begin] + part.letters + self.letters[end:],
            self.written[:begin] + part.written + self.written[end:],
            self.seen[:begin] + part.seen + self.seen[end:],
        )

    @property
    def odd(self) -> bool:
        """Whether there are clusters in it."""
        return _BEYOND.search(self.letters) is not None

    def alike(self, other: Cells) -> bool:
        """Whether both look the same."""
        return self.letters == other.letters and self.seen == other.seen


class _Kinds(dict[str, int]):
    """Of every character whether it takes one column, two, or whether that is a question."""

    def __init__(self, split: Split) -> None:
        super().__init__()
        self._split = split

    def __missing__(self, character: str) -> int:
        code, category = ord(character), unicodedata.category(character)
        width = sum(width for _, _, width in self._split(character))
        kind = _ELSE
        if category not in _NO_LETTER:
            if unicodedata.east_asian_width(character) in "WF":
                sure = any(low <= code <= high for low, high in _SURE_WIDE) and category != "So"
                kind = _WIDE if sure and width == _WIDE else _ELSE
            elif code < 0x1F000 and width == _NARROW:
                kind = _NARROW
        self[character] = kind
        return kind


class _Clusters:
    """A character for every cluster that was met."""

    def __init__(self) -> None:
        self.all: dict[str, Cluster] = {}
        self._letters: dict[Cluster, str] = {}

    def of(self, text: str, width: int) -> str:
        cluster = Cluster(text, width, _reach(text, width))
        letter = self._letters.get(cluster)
        if letter is None:
            if len(self.all) > _MOST_ODD - ord(ODD):
                return _UNKNOWN + " " * (width - 1)
            letter = self._letters[cluster] = chr(ord(ODD) + len(self.all))
            self.all[letter] = cluster
        return letter + REST * (width - 1)


_kinds = lru_cache(maxsize=4)(_Kinds)
_clusters = _Clusters()


def cluster_of(letter: str) -> Cluster:
    """What a character from `ODD` on stands for."""
    return _clusters.all[letter]


@lru_cache(maxsize=4096)
def _signs(look: CellLook) -> tuple[str, str, bytes]:
    """The sign of letters in a look, that of blanks, and the table that makes the bytes of a text into those of its
    signs, empty where a sign takes more than one.
    """
    written, blank = sign_of(look), sign_of(look.on_blank())
    if max(written, blank) > "\xff":
        return written, blank, b""
    table = bytearray(written.encode("latin-1") * 256)
    table[ord(" ")] = ord(blank)
    return written, blank, bytes(table)


def cells_of(text: str, look: CellLook, split: Split) -> Cells:
    """The cells of a text without line breaks. What has no width and nothing to stand on is left out."""
    if not (text.isascii() and text.isprintable()) and not set(map(_kinds(split).__getitem__, text)) <= {_NARROW}:
        text = _with_clusters(text, split)
    written, blank, table = _signs(look)
    signs = written * len(text)
    if " " not in text or written == blank:
        return Cells(text, signs, signs)
    if text.isspace():
        return Cells(text, blank * len(text), blank * len(text))
    if table:
        seen = text.encode("ascii", "replace").translate(table).decode("latin-1")
    else:
        seen = blank.join([written * len(word) for word in text.split(" ")])
    if _MANY_BLANKS in text:
        for match in _BLANKS.finditer(text):
            begin, end = match.span()
            signs = signs[:begin] + seen[begin:end] + signs[end:]
    return Cells(text, signs, seen)


def _with_clusters(text: str, split: Split) -> str:
    """A text of one character a column."""
    pieces: list[str] = []
    letter, kinds = "", _kinds(split)
    for begin, end, width in split(text):
        piece = text[begin:end]
        flag = width == 1 and _FLAGS[0] <= piece[:1] <= _FLAGS[1]
        if letter and flag:
            pieces.append(_clusters.of(letter + piece, 2))
            letter = ""
            continue
        if letter:
            pieces.append(_clusters.of(letter, 1))
        letter = piece if flag else ""
        if width and not flag:
            sure = len(piece) == 1 and kinds[piece] == width
            pieces.append(piece + REST * (width - 1) if sure else _clusters.of(piece, width))
    if letter:
        pieces.append(_clusters.of(letter, 1))
    return "".join(pieces)


def _reach(piece: str, width: int) -> int:
    """So many columns it may take at most where nothing is joined."""
    apart = sum(2 if unicodedata.east_asian_width(each) in "WF" or ord(each) >= 0x1F000 else 1 for each in piece)
    return max(apart, width, 2)


def blanks(count: int, look: CellLook = PLAIN) -> Cells:
    """Cells that show nothing on the ground of a look, so many of them."""
    _, blank, _ = _signs(look)
    return Cells(" " * count, blank * count, blank * count)


def joined(parts: Iterable[Cells]) -> Cells:
    """Cells of several texts as those of one row, from left to right."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0]
    return Cells(*map("".join, zip(*parts, strict=True))) if parts else blanks(0)


def cut(row: Cells, at: int) -> Cells:
    """The same with nothing that reaches from the left over a column: what would is blanks from now on."""
    if not 0 < at < len(row.letters) or row.letters[at] != REST:
        return row
    begin, end = len(row.letters[:at].rstrip(REST)) - 1, at
    while end < len(row.letters) and row.letters[end] == REST:
        end += 1
    return row.with_part(begin, blanks(end - begin, look_of(row.written[begin])))
