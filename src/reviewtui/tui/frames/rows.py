"""One row of what the terminal shows made into what it should show."""

from __future__ import annotations

from collections.abc import Sequence

from reviewtui.tui.frames.cells import Cell
from reviewtui.tui.frames.pen import NOWHERE, Pen

Row = list[Cell]

_BRIDGE = 8
"""A move costs at most so many bytes; what stands between two changes may be written again instead if it costs less."""
_HOLE = 6
"""From so many blanks on an erasure may be shorter than they are."""


def changes(shown: Row | None, wanted: Row) -> list[int]:
    """The columns that have to be written, in order: what differs, and what may have been spoilt by it."""
    if shown is None:
        need = list(range(len(wanted)))
    else:
        need = [at for at, (old, new) in enumerate(zip(shown, wanted, strict=True)) if old is not new and old != new]
    if not need or not any(cell.reach for cell in wanted):
        return need
    marked = [False] * (len(wanted) + 1)
    for at in need:
        marked[at] = True
    for at, cell in enumerate(wanted):
        if cell.reach and any(marked[at : at + cell.width]):
            for each in range(at, min(at + cell.reach, len(wanted))):
                marked[each] = True
    return [at for at, each in enumerate(marked) if each]


def paint(pen: Pen, y: int, shown: Row | None, wanted: Row) -> None:
    """Bring a row to what it should be, the shorter of two ways: as it is, or emptied from the first change on."""
    need = changes(shown, wanted)
    if not need:
        return
    first, blank = need[0], wanted[-1]
    straight = pen.fork()
    _write(straight, y, wanted, need)
    if len(need) > _HOLE and erasable(pen, blank) and wanted[first].width:
        emptied = pen.fork()
        emptied.go(y, first)
        emptied.erase(blank, 0)
        _write(emptied, y, wanted, changes([*wanted[:first], *[blank] * (len(wanted) - first)], wanted))
        if emptied.sent < straight.sent:
            straight = emptied
    pen.join(straight)


def erasable(pen: Pen, cell: Cell) -> bool:
    """Whether a cell looks like what an erasure leaves."""
    look = cell.look
    return cell.text == " " and not look.marks and not look.link and (not look.ground or pen.skills.erases_in_colour)


def _write(pen: Pen, y: int, wanted: Row, need: Sequence[int]) -> None:
    """Write the cells that need it, and those between them where that is cheaper than to jump."""
    upto = 0
    for x in need:
        if x >= upto:
            at = x
            while wanted[at].width == 0:
                at -= 1
            if pen.y != y or pen.x != at:
                _bridge(pen, y, wanted, at)
            upto = _run(pen, wanted, at, need[-1])


def _bridge(pen: Pen, y: int, wanted: Row, x: int) -> None:
    """Come to a column: by a move, or over what stands there already."""
    if pen.y == y and pen.x != NOWHERE and 0 < x - pen.x <= _BRIDGE:
        between = wanted[pen.x : x]
        if all(each.width and not each.reach for each in between):
            over, jumped = pen.fork(), pen.fork()
            over.write(between, len(wanted))
            over.dress(wanted[x])
            jumped.go(y, x)
            jumped.dress(wanted[x])
            if over.sent <= jumped.sent:
                pen.write(between, len(wanted))
                return
    pen.go(y, x)


def _run(pen: Pen, wanted: Row, x: int, last: int) -> int:
    """Write what begins at a column, in a row whose last change is known; answers the column after it."""
    cell, end = wanted[x], x + 1
    if cell.reach:
        pen.write_joined(cell)
        return x + cell.width
    while end < len(wanted) and wanted[end] == cell:
        end += 1
    if end - x > 3 and erasable(pen, cell) and (done := _hole(pen, wanted, x, end, last)):
        return done
    again = min(end, last + 1) - x - 1
    if pen.skills.repeats and cell.width == 1 and again * len(cell.text.encode()) > len(f"\x1b[{again}b"):
        pen.write([cell], len(wanted) + 1)
        pen.repeat(again, len(wanted))
        return x + again + 1
    end = x + max(cell.width, 1)
    pen.write(wanted[x:end], len(wanted))
    return end


def _hole(pen: Pen, wanted: Row, x: int, end: int, last: int) -> int:
    """Erase blanks where that is shorter than to write them; 0 where it is not."""
    if end == len(wanted):
        pen.erase(wanted[x], 0)
        return end
    upto = min(end, last + 1)
    said = len(f"\x1b[{upto - x}X") + (len(pen.way(pen.y, upto)) if upto <= last else 0)
    if said >= upto - x:
        return 0
    pen.erase(wanted[x], upto - x)
    return upto
