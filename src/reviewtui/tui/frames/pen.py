"""The terminal's cursor and its look: every move and every change of look by the fewest bytes."""

from __future__ import annotations

from typing import Final, NamedTuple

from reviewtui.tui.frames.cells import Cell
from reviewtui.tui.frames.looks import PLAIN, Look, to_blank, to_look

NOWHERE: Final = -1


class Skills(NamedTuple):
    """What a terminal can do beyond what all can."""

    erases_in_colour: bool = False
    """An erased cell takes the background of the pen; without this it takes the terminal's own."""
    repeats: bool = False
    """REP writes the last letter again."""


class Pen:
    """Writes, and knows where it stands. Nothing is taken for granted at the beginning."""

    def __init__(self, skills: Skills) -> None:
        self.skills = skills
        self.out: list[str] = []
        self.y = self.x = NOWHERE
        self.look: Look | None = None
        self._for: Look | None = None

    def fork(self) -> Pen:
        """Another that stands where this one does and has written nothing yet."""
        other = Pen(self.skills)
        other.y, other.x, other.look, other._for = self.y, self.x, self.look, self._for
        return other

    def join(self, other: Pen) -> None:
        """Go on where a fork has come to."""
        self.out += other.out
        self.y, self.x, self.look, self._for = other.y, other.x, other.look, other._for

    @property
    def sent(self) -> int:
        """How many bytes were written."""
        return sum(len(each) if each.isascii() else len(each.encode()) for each in self.out)

    def way(self, y: int, x: int) -> str:
        """The shortest way to a cell. Another row is always gone to by its number."""
        if y != self.y or self.x == NOWHERE:
            return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"
        if x == self.x:
            return ""
        if x == 0:
            return "\r"
        by = x - self.x
        ways = ["\b" * -by, f"\x1b[{-by}D"] if by < 0 else ["\x1b[C" if by == 1 else f"\x1b[{by}C"]
        return min(*ways, f"\x1b[{x + 1}G", key=len)

    def go(self, y: int, x: int) -> None:
        """Stand on a cell."""
        way = self.way(y, x)
        if way:
            self.out.append(way)
            self.y, self.x = y, x

    def dress(self, cell: Cell) -> None:
        """Take on the look of a cell."""
        if cell.look is self._for:
            return
        if cell.text == " ":
            said, self.look = to_blank(self.look, cell.look)
        else:
            said, self.look = to_look(self.look, cell.look), cell.look
        self._for = cell.look
        if said:
            self.out.append(said)

    def write(self, cells: list[Cell], columns: int) -> None:
        """Write cells that lie side by side, in a row of so many columns."""
        out, own = self.out, self._for
        for cell in cells:
            if cell.look is not own and cell.width:
                self.dress(cell)
                own = cell.look
            out.append(cell.text)
        self.x += len(cells)
        if self.x >= columns:
            self.x = NOWHERE

    def write_joined(self, cell: Cell) -> None:
        """Write something whose width terminals disagree on: over blanks; nobody knows where the pen is afterwards."""
        self.dress(cell)
        if cell.width > 1:
            self.out.append(f"{' ' * cell.width}\x1b[{self.x + 1}G")
        self.out.append(cell.text)
        self.x = NOWHERE

    def erase(self, blank: Cell, columns: int) -> None:
        """Make holes of so many columns from here, 0 for all of the row; the pen stays where it is."""
        self.dress(blank)
        self.out.append(f"\x1b[{columns}X" if columns else "\x1b[K")

    def repeat(self, times: int, columns: int) -> None:
        """Write the last letter again."""
        self.out.append(f"\x1b[{times}b")
        self.x += times
        if self.x >= columns:
            self.x = NOWHERE

    def rest(self) -> None:
        """Leave a plain look behind: what others write in between is theirs."""
        if self.look is not None and self.look != PLAIN:
            self.out.append(to_look(self.look, PLAIN))
            self.look = self._for = PLAIN
