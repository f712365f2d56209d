"""Tables of figures as lines, and where on them each figure stands that can be opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, fit, line_width, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.desk.figures.told import Cell, Row, Section

TWO_COLUMNS: Final = 112
"""From so many cells on two tables stand side by side."""
_GAP: Final = 2
_BAR: Final = 8
_LABEL: Final = 12
_BLOCKS: Final = "▁▂▃▄▅▆▇█"
_PERCENT: Final = re.compile(r"([<>]?\d+%) \(([\d,]+) of ([\d,]+)\)")
_SHORT_HEADS: Final = {"written to": "wrote to", "of the others": "others"}
_TONES: Final[dict[str, Tone]] = {"plain": "title", "good": "good", "warm": "warm", "hot": "hot"}


class Spot(NamedTuple):
    """A figure that can be opened: its line, where it begins and ends, what finds its cases, its name and its words."""

    line: int
    start: int
    end: int
    query: str
    name: str
    said: str


class Painted(NamedTuple):
    """Lines with their figures, in the order in which they are read."""

    lines: list[Line]
    spots: list[Spot]


def painted(sections: Sequence[Section], width: int, cursor: int) -> Painted:
    """The tables below one another, or in two columns where there is room; the figure under the cursor is lit."""
    if len(sections) < 2 or width < TWO_COLUMNS:
        return _column(sections, width, cursor)
    half = (width - 4) // 2
    middle = _middle(sections, half)
    left = _column(sections[:middle], half, cursor)
    right = _column(sections[middle:], half, cursor - len(left.spots))
    return _beside(left, right, half)


def _middle(sections: Sequence[Section], width: int) -> int:
    """Where to part the tables, so that both columns are about as high."""
    heights = [len(_column([each], width, -1).lines) for each in sections]
    return min(range(1, len(sections)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))


def _beside(left: Painted, right: Painted, half: int) -> Painted:
    lines = []
    for at in range(max(len(left.lines), len(right.lines))):
        one = left.lines[at] if at < len(left.lines) else BLANK
        other = right.lines[at] if at < len(right.lines) else BLANK
        gap = TonedText(" " * max(1, half + 4 - line_width(one)))
        lines.append((*one, gap, *other) if other else one)
    moved = [spot._replace(start=spot.start + half + 4, end=spot.end + half + 4) for spot in right.spots]
    return Painted(lines, [*left.spots, *moved])


def _column(sections: Iterable[Section], width: int, cursor: int) -> Painted:
    lines: list[Line] = []
    spots: list[Spot] = []
    for section in sections:
        lines.append((TonedText(fit(section.title, width), "title"),))
        table = _Table(section, width)
        if section.heads:
            lines.append(table.head())
        for row in section.rows:
            line, found = table.row(row, len(lines), cursor - len(spots))
            lines.append(line)
            spots += found
        for note in section.notes:
            lines += paragraph(note, min(width, 88), "dim")
        lines.append(BLANK)
    return Painted(lines[:-1], spots)


class _Table:
    """One table in a width: how wide its columns are, and whether its figures have to be short."""

    def __init__(self, section: Section, width: int) -> None:
        self._section = section
        columns = max((len(row.cells) for row in section.rows), default=0)
        longest = max((cell_len(row.label) for row in section.rows), default=0)
        least = min(longest, _LABEL)
        self._bars = self._short = False
        self._widths: list[int] = []
        for bars, short in ((len(section.heads) == 2, False), (False, False), (False, True)):
            self._bars, self._short = bars, short
            self._widths = [self._width(at) for at in range(columns)]
            if sum(self._widths) + _GAP * columns + least <= width:
                break
        while len(self._widths) > 1 and sum(self._widths) + _GAP * len(self._widths) + least > width:
            self._widths.pop()  # of what finds no room the last column goes first, whole
        if len(self._widths) == 1:
            self._widths[0] = max(1, min(self._widths[0], width - _GAP - least))
        rest = width - sum(self._widths) - _GAP * len(self._widths)
        self._label = max(1, min(longest, max(least, rest)))

    def _width(self, at: int) -> int:
        """How wide a column is that shows all of its words."""
        words = [self._words(row.cells[at]) for row in self._section.rows if at < len(row.cells)]
        return max(map(cell_len, [*words, *self._heads[at : at + 1]])) + (_BAR + 1) * self._bars

    @property
    def _heads(self) -> list[str]:
        return [_SHORT_HEADS.get(head, head) if self._short else head for head in self._section.heads]

    def _words(self, cell: Cell) -> str:
        if not self._short:
            return cell.words
        words = _PERCENT.sub(r"\2/\3 \1", cell.words)
        return re.sub(r"^([\d,]+) of ([\d,]+)", r"\1/\2", words).replace(", too few for a rate", ", too few")

    def head(self) -> Line:
        """The names of the columns."""
        told = "".join(
            " " * _GAP + _filled(fit(head, width), width)
            for head, width in zip(self._heads, self._widths, strict=False)
        )
        return (TonedText(" " * self._label), TonedText(told.rstrip(), "dim"))

    def row(self, row: Row, at: int, cursor: int) -> tuple[Line, list[Spot]]:
        """A line of figures, and those on it that can be opened; `cursor` counts them."""
        line: list[TonedText] = [TonedText(_filled(fit(row.label, self._label), self._label))]
        spots: list[Spot] = []
        for number, (cell, width) in enumerate(zip(row.cells, self._widths, strict=False)):
            start = line_width(tuple(line)) + _GAP
            words = fit(self._words(cell), width)
            lit = bool(cell.query) and len(spots) == cursor
            line.append(TonedText(" " * _GAP))
            if self._bars:
                full = 0 if not cell.rate else max(1, round(_BAR * cell.rate))
                line.append(TonedText("█" * full + " " * (_BAR + 1 - full), "cool"))
                start += _BAR + 1
            if lit:  # a bar, too: not everybody sees colours
                line[-1] = line[-1]._replace(text=line[-1].text[:-1])
                line.append(TonedText("▌", "bar"))
            line += _lit(words) if lit else _toned(words, _TONES[cell.mood], opens=bool(cell.query))
            line.append(TonedText(" " * (width - (_BAR + 1) * self._bars - cell_len(words))))
            if cell.query:
                head = f" · {self._section.heads[number]}" if self._section.heads else ""
                spots.append(Spot(at, start, start + cell_len(words), cell.query, f"{row.label}{head}", cell.words))
        return tuple(line), spots


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _lit(words: str) -> list[TonedText]:
    return [TonedText(words, "chip")]


def _toned(words: str, tone: Tone, *, opens: bool) -> list[TonedText]:
    """The figure itself in its tone, what it is of behind it dim; what opens nothing is not bold."""
    figure, rest = re.match(r"(\S+(?: (?:min|h|days)(?: \d\d)?)?)(.*)", words).groups() if words else ("", "")  # type: ignore[union-attr]
    return [TonedText(figure, tone if opens or tone != "title" else "plain"), TonedText(rest, "dim")]


def sparkline(values: Sequence[int | None]) -> str:
    """Values as blocks of their height, the highest full; blank where there is none."""
    most = max((each for each in values if each is not None), default=0) or 1
    return "".join(" " if each is None else _BLOCKS[min(7, 8 * each // (most + 1))] for each in values)
