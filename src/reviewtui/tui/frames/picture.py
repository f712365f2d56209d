"""What should stand on the terminal, what does, and the fewest bytes from the one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.tui.frames.cells import Cells, blanks, cut, joined
from reviewtui.tui.frames.pen import Pen, Skills, Stroke
from reviewtui.tui.frames.rows import draw_doubtful, strokes

if TYPE_CHECKING:
    from collections.abc import Sequence

_MANY: Final = 24
"""From so many strokes on it is worth a try to draw look by look."""
_LAYER: Final = {"K": 0, "X": 1, "": 2}
"""What empties a row comes before the holes of other looks in it, and those before the letters."""


Laid = tuple[object, int, "Sequence[Cells]"]
"""Something that is laid: what it is, the columns that it is said to take, and the cells that it is made of."""


class Picture:
    """Two pictures of so many columns and rows: the one that is wanted and the one that the terminal shows."""

    def __init__(self, columns: int, rows: int, skills: Skills, *, many: int = _MANY) -> None:
        self.columns, self.rows = columns, rows
        self._skills, self._many = skills, many
        self._wanted: list[Cells] = [blanks(columns)] * rows
        self._shown: list[Cells | None] = [None] * rows
        self._laid: list[dict[int, tuple[object, int]]] = [{} for _ in range(rows)]
        self._touched: set[int] = set(range(rows))
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Nobody knows what the terminal shows: the next bytes say everything."""
        self._shown = [None] * self.rows
        self._touched = set(range(self.rows))
        self._cursor = None

    def lies(self, y: int, x: int, what: object) -> bool:
        """Whether the very same thing was laid on this place last, and nothing over it."""
        laid = self._laid[y].get(x)
        return laid is not None and laid[0] is what

    def lay(self, y: int, x: int, what: object, cells: Cells) -> None:
        """Lay cells over what is wanted. `what` they were made from is remembered."""
        self.lay_beside(y, x, [(what, len(cells.letters), (cells,))], (cells,))

    def lay_beside(self, y: int, x: int, laid: Sequence[Laid], parts: Sequence[Cells]) -> None:
        """The same with several things, one after the other, and with the parts that they all are made of."""
        cells, columns = joined(parts), self.columns
        size = len(cells.letters)
        if size != sum([each[1] for each in laid]):
            self._lay_apart(y, x, laid)
            return
        width, known = min(size, columns - x), self._laid[y]
        if width <= 0:
            return
        end = x + width
        if width == columns:
            known.clear()
        else:
            for begin in [begin for begin, (_, stop) in known.items() if begin < end and stop > x]:
                del known[begin]
        at = x
        for what, many, _ in laid:
            if at < columns and many:
                stop = min(at + many, columns)
                known[at] = what, stop
                at = stop
        if width < size:
            cells = cut(cells, width).part(0, width)
        self._wanted[y] = cells if width == columns else cut(cut(self._wanted[y], x), end).with_part(x, cells)
        self._touched.add(y)

    def _lay_apart(self, y: int, x: int, laid: Sequence[Laid]) -> None:
        """Something takes another room than was told: what follows it stands where it was told nevertheless."""
        for what, many, parts in laid:
            cells = joined(parts)
            self.lay(y, x, what, cells)
            x += many

    def changes(self, cursor: tuple[int, int]) -> str:
        """The bytes that make the terminal show what is wanted, with its cursor (row, column) where it should be;
        "" when all is so already.
        """
        drawn: list[Stroke] = []
        doubtful: list[int] = []
        for y in sorted(self._touched):
            wanted, shown = self._wanted[y], self._shown[y]
            if shown is not None and wanted.alike(shown):
                continue
            if wanted.odd:
                doubtful.append(y)
            else:
                drawn += strokes(y, shown, wanted, self._skills)
        pen = _drawn(Pen(self.columns, self._skills), drawn, self._many)
        for y in doubtful:
            draw_doubtful(pen, y, self._shown[y], self._wanted[y])
        for y in self._touched:
            self._shown[y] = self._wanted[y]
        self._touched.clear()
        pen.rest()
        if pen.out or cursor != self._cursor:
            pen.go(*cursor)
            self._cursor = cursor
        return pen.said()


def _drawn(pen: Pen, drawn: Sequence[Stroke], many: int) -> Pen:
    """A pen that has drawn some strokes from top to bottom, or look by look where that is shorter."""
    other = pen.fork()
    pen.draw(drawn)
    if len(drawn) < many:
        return pen
    looks: dict[tuple[int, str], list[Stroke]] = {}
    for stroke in drawn:
        looks.setdefault((_LAYER[stroke[5][-1:]], stroke[4]), []).append(stroke)
    for _, strokes_of_one in sorted(looks.items(), key=lambda each: each[0][0]):
        other.draw(strokes_of_one)
    return other if len(other.said().encode()) < len(pen.said().encode()) else pen
