"""Lines of text in tones, wrapped by cells: what the painters make and `LinesView` shows.

A tone is a meaning (hot, dim, title); the style sheet says how it looks. Text stays text: nothing here knows markup.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from rich.cells import cell_len, get_character_cell_size, set_cell_size

from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Tone = Literal[
    "plain", "title", "head", "dim", "hot", "warm", "cool", "good", "line", "key", "bar", "chip", "open", "answered",
    "forbidden", "alarm", "match", "found",
]  # fmt: skip
TONES: tuple[Tone, ...] = get_args(Tone)


class TonedText(NamedTuple):
    """Some words of one tone."""

    text: str
    tone: Tone = "plain"


Line = tuple[TonedText, ...]
BLANK: Line = ()

_WORD = re.compile(r"\S+")
_CLOSING = frozenset("、。，．！？）」』】〕｝》〉”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ!?,.:;)]}")
_OPENING = frozenset("（「『【〔｛《〈“‘([{")


class _Cluster(NamedTuple):
    """A character with what hangs on it: where it stands in the text, and how it is shown."""

    start: int
    end: int
    shown: str
    width: int


def _clusters(text: str) -> list[_Cluster]:
    """The text cut where a cursor could stand. Joined pictures are shown as their first, so widths hold everywhere."""
    found: list[tuple[int, int]] = []
    joined = False
    for at, character in enumerate(text):
        hangs = (
            joined
            or character == "\u200d"
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or (get_character_cell_size(character) == 0 and unicodedata.category(character)[0] == "M")
        )
        if hangs and found and not text[at - 1].isspace():
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
        joined = character == "\u200d"
    return [_cluster(start, end, text[start:end]) for start, end in found]


def _cluster(start: int, end: int, written: str) -> _Cluster:
    shown = one_line(written) if end - start > 1 else written
    return _Cluster(start, end, shown, cell_len(shown))


class _Atom(NamedTuple):
    """What is not broken unless it is wider than a line."""

    start: int
    end: int
    width: int


class Flow:
    """A text that can be laid out in any width, and knows where each of its characters went."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._clusters = [] if text.isascii() else _clusters(text)
        self._starts = [cluster.start for cluster in self._clusters]

    def shown(self, start: int, end: int) -> str:
        """The text from `start` to `end` as it is drawn."""
        if not self._clusters:
            return self.text[start:end]
        return "".join(cluster.shown for cluster in self._between(start, end))

    def rows(self, width: int) -> list[tuple[int, int]]:
        """Where each row begins and ends; an empty line of the text is an empty row."""
        rows: list[tuple[int, int]] = []
        start = 0
        for paragraph in self.text.split("\n"):
            rows += self._paragraph(start, start + len(paragraph), max(2, width))
            start += len(paragraph) + 1
        return rows

    def _paragraph(self, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
        first = last = start
        taken = 0
        for atom in self._atoms(start, end, width):
            gap = cell_len(self.shown(last, atom.start)) if taken else 0
            if taken and taken + gap + atom.width > width:
                yield first, last
                taken = 0
            if not taken:
                first, gap = atom.start, 0
            last = atom.end
            taken += gap + atom.width
        yield first, last

    def _atoms(self, start: int, end: int, width: int) -> Iterator[_Atom]:
        for word in _WORD.finditer(self.text, start, end):
            shown = self.shown(word.start(), word.end())
            cells = cell_len(shown)
            if cells <= width and cells == len(shown):
                yield _Atom(word.start(), word.end(), cells)
            else:
                yield from self._pieces(word.start(), word.end(), width)

    def _pieces(self, start: int, end: int, width: int) -> Iterator[_Atom]:
        """A word with wide letters, or too wide for a line, in the parts between which it may be broken."""
        begun, cells, narrow, glued = start, 0, False, False
        clusters = self._between(start, end) if self._clusters else _clusters(self.text[start:end])
        shift = 0 if self._clusters else start
        for cluster in clusters:
            together = (narrow and cluster.width < 2) or glued or cluster.shown[:1] in _CLOSING
            if cells and (not together or cells + cluster.width > width):
                yield _Atom(begun, cluster.start + shift, cells)
                begun, cells = cluster.start + shift, 0
            cells += cluster.width
            narrow, glued = cluster.width < 2, cluster.shown[:1] in _OPENING
        yield _Atom(begun, end, cells)

    def _between(self, start: int, end: int) -> list[_Cluster]:
        return self._clusters[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@lru_cache(maxsize=64)
def flow(text: str) -> Flow:
    """A text made ready to be laid out; the last ones are remembered."""
    return Flow(text)


def wrap(pieces: Sequence[TonedText], width: int) -> list[Line]:
    """Words of several tones, laid out together; `\\n` in them begins a new line."""
    laid = flow("".join(piece.text for piece in pieces))
    ends: list[int] = []
    for piece in pieces:
        ends.append((ends[-1] if ends else 0) + len(piece.text))
    return [_sliced(laid, pieces, ends, start, end) for start, end in laid.rows(width)]


def _sliced(laid: Flow, pieces: Sequence[TonedText], ends: list[int], start: int, end: int) -> Line:
    cut: list[TonedText] = []
    for number in range(bisect_right(ends, start), len(pieces)):
        piece, stop = pieces[number], ends[number]
        if stop - len(piece.text) >= end:
            break
        shown = laid.shown(max(start, stop - len(piece.text)), min(end, stop))
        if shown:
            cut.append(TonedText(shown, piece.tone))
    return tuple(cut)


def paragraph(text: str, width: int, tone: Tone = "plain") -> list[Line]:
    """A text of one tone, laid out."""
    return wrap([TonedText(text, tone)], width)


def hung(lead: TonedText, pieces: Sequence[TonedText], width: int) -> list[Line]:
    """Words laid out to the right of a lead, under which nothing stands: ``08:04  helpful votes …``."""
    room = width - cell_len(lead.text)
    laid = wrap(pieces, room)
    margin = TonedText(" " * cell_len(lead.text))
    return [(lead if index == 0 else margin, *line) for index, line in enumerate(laid)]


def beside(left: Sequence[TonedText], right: TonedText, width: int) -> list[Line]:
    """Words on the left, one figure flush right on their last line."""
    laid = wrap(left, max(8, width - cell_len(right.text) - 2))
    last = laid[-1]
    gap = max(1, width - line_width(last) - cell_len(right.text))
    return [*laid[:-1], (*last, TonedText(" " * gap), right)]


def heading(name: str, width: int) -> Line:
    """The name of a section and a thin line to its right."""
    name = fit(name, width - 1)
    rest = max(0, width - cell_len(name) - 1)
    return (TonedText(name, "head"), TonedText(" "), TonedText("─" * rest, "line"))


def line_width(line: Line) -> int:
    """How many cells a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def fit(text: str, width: int) -> str:
    """A text on one line, cut with ``…`` where it is too wide."""
    text = one_line(text)
    return text if cell_len(text) <= width else f"{set_cell_size(text, max(0, width - 1)).rstrip()}…"


def fit_line(line: Line, width: int) -> Line:
    """A line, cut with ``…`` where it is too wide."""
    kept: list[TonedText] = []
    room = width
    for piece in line:
        cells = cell_len(piece.text)
        if cells > room:
            last = kept.pop() if room < 1 and kept else piece
            left = room if room > 0 else cell_len(last.text) if last is not piece else 0
            return (*kept, TonedText(f"{set_cell_size(last.text, left - 1).rstrip()}…" if left > 0 else "", last.tone))
        kept.append(piece)
        room -= cells
    return tuple(kept)


def at_most(lines: list[Line], most: int, width: int) -> list[Line]:
    """The first lines; where there are more than `most`, the last of them ends in ``…``."""
    if len(lines) <= most:
        return lines
    rest = [
        piece for line in lines[most:] for piece in (TonedText(" "), *line) if piece.text.strip() or piece.text == " "
    ]
    last = (*lines[most - 1], *rest)
    return [*lines[: most - 1], fit_line(last, width)]


def plain(lines: Iterable[Line]) -> list[str]:
    """The bare text of lines, for reading and testing."""
    return ["".join(piece.text for piece in line) for line in lines]
