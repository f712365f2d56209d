"""What should stand on the terminal, what does, and the fewest bytes from the one to the other."""

from __future__ import annotations

from collections.abc import Sequence

from reviewtui.tui.frames.cells import VOID, Cell, cut, fitted
from reviewtui.tui.frames.pen import Pen, Skills
from reviewtui.tui.frames.rows import Row, paint


class Picture:
    """Two pictures of so many columns and rows: the one that is wanted and the one that the terminal shows."""

    def __init__(self, columns: int, rows: int, skills: Skills) -> None:
        self.columns, self.rows = columns, rows
        self._skills = skills
        self._wanted: list[Row] = [[VOID] * columns for _ in range(rows)]
        self._shown: list[Row | None] = [None] * rows
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

    def lay(self, y: int, x: int, what: object, cells: Sequence[Cell]) -> None:
        """Lay cells over what is wanted. `what` they were made from is remembered."""
        row, width = self._wanted[y], min(len(cells), self.columns - x)
        if width <= 0:
            return
        end, laid = x + width, self._laid[y]
        for begin in [begin for begin, (_, stop) in laid.items() if begin < end and stop > x]:
            del laid[begin]
        laid[x] = (what, end)
        cut(row, x)
        cut(row, end)
        row[x:end] = fitted(cells, width)
        self._touched.add(y)

    def changes(self, cursor: tuple[int, int]) -> str:
        """The bytes that make the terminal show what is wanted, with its cursor (row, column) where it should be;
        "" when all is so already.
        """
        pen = Pen(self._skills)
        for y in sorted(self._touched):
            wanted = self._wanted[y]
            if self._shown[y] != wanted:
                paint(pen, y, self._shown[y], wanted)
                self._shown[y] = wanted.copy()
        self._touched.clear()
        pen.rest()
        if pen.out or cursor != self._cursor:
            pen.go(*cursor)
            self._cursor = cursor
        return "".join(pen.out)

    def text(self) -> list[str]:
        """The wanted rows as plain text."""
        return ["".join(cell.text for cell in row) for row in self._wanted]
