"""The least that a terminal would have to be sent from one screen to another, counted plainly.

A move to each change, its cells and what of their look changes (true colour); blanks to the end of a row are one
erasure. No other way of saving is counted (nothing is written over to save a move, no look is drawn at once), so that a
clever program can stay below it.
"""

from __future__ import annotations

from typing import NamedTuple

from pyte import Screen

_NEAR = 6
_COLOUR, _DEFAULT, _MARK, _FRAME, _ERASE = 17, 3, 3, 3, 3


class Cell(NamedTuple):
    """What stands in a column, and how it looks."""

    text: str
    ink: str
    ground: str
    marks: tuple[bool, ...]


def cells(screen: Screen) -> list[list[Cell]]:
    """All cells of a screen."""
    return [
        [
            Cell(each.data, each.fg, each.bg, (each.bold, each.underscore, each.reverse, each.italics))
            for each in (screen.buffer[y][x] for x in range(screen.columns))
        ]
        for y in range(screen.lines)
    ]


def _look(before: Cell | None, after: Cell) -> int:
    size = 0
    for was, is_ in (("", after.ink), ("", after.ground)) if before is None else (
        (before.ink, after.ink), (before.ground, after.ground),
    ):  # fmt: skip
        if was != is_:
            size += _COLOUR if is_ != "default" else _DEFAULT
    if before is None or before.marks != after.marks:
        size += _MARK
    return size + _FRAME if size else 0


def least(before: list[list[Cell]], after: list[list[Cell]]) -> int:
    """Bytes from the one to the other."""
    size, pen = 0, None
    for y, (was, row) in enumerate(zip(before, after, strict=True), 1):
        end = len(row)
        while end and row[end - 1] == row[-1] and row[end - 1].text == " ":
            end -= 1
        at = -1
        for x in (x for x in range(end) if was[x] != row[x]):
            size += len(f"\x1b[{y};{x + 1}H") if at < 0 or x - at > _NEAR else x - at
            size += _look(pen, row[x]) + len(row[x].text.encode())
            pen, at = row[x], x + 1
        if was[end:] != row[end:]:
            size += (len(f"\x1b[{y};{end + 1}H") if at != end else 0) + _look(pen, row[-1]) + _ERASE
            pen = row[-1]
    return size
