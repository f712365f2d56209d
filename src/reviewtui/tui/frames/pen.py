"""The terminal's cursor and its look: every move and every change of look by the fewest bytes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.tui.frames.looks import PLAIN, look_of, sign_of, to_blank, to_look

if TYPE_CHECKING:
    from collections.abc import Iterable

NOWHERE: Final = -1
_PLAIN: Final = sign_of(PLAIN)
_AGAIN: Final = re.compile(r"([^ ])\1{6,}")


class Skills(NamedTuple):
    """What a terminal can do beyond what all can."""

    erases_in_colour: bool = False
    """An erased cell takes the background of the pen; without this it takes the terminal's own."""
    repeats: bool = False
    """REP writes the last letter again."""


Stroke = tuple[int, int, int, str, str, str]
"""Something to write in one look from a cell on: row, column, how many columns, text, sign, and the words of an
erasure, which has no text and leaves the pen where it is. A bare tuple: a frame of the whole screen has hundreds.
"""


@lru_cache(maxsize=16384)
def _dress(before: str, after: str) -> str:
    return to_look(look_of(before) if before else None, look_of(after))


@lru_cache(maxsize=16384)
def _blank(before: str, after: str) -> tuple[str, str]:
    said, look = to_blank(look_of(before) if before else None, look_of(after))
    return said, sign_of(look)


@lru_cache(maxsize=16384)
def _place(y: int, x: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"


@lru_cache(maxsize=16384)
def _way(here: int, there: int) -> str:
    """The shortest way along a row."""
    by = there - here
    ways = ["\b" * -by, f"\x1b[{-by}D"] if by < 0 else ["\x1b[C" if by == 1 else f"\x1b[{by}C"]
    return min(*ways, f"\x1b[{there + 1}G", key=len) if there else "\r"


class Pen:
    """Writes, and knows where it stands. Nothing is taken for granted at the beginning."""

    def __init__(self, columns: int, skills: Skills) -> None:
        self.out: list[str] = []
        self.y = self.x = NOWHERE
        self.sign = ""
        self._columns, self._skills = columns, skills

    def fork(self) -> Pen:
        """Another that stands where this one does and has written nothing yet."""
        other = Pen(self._columns, self._skills)
        other.y, other.x, other.sign = self.y, self.x, self.sign
        return other

    def said(self) -> str:
        """All that was written since the pen was taken, as one text for the terminal."""
        return "".join(self.out)

    def go(self, y: int, x: int) -> None:
        """Stand on a cell. Another row is always gone to by its number."""
        if y != self.y or self.x == NOWHERE:
            self.out.append(_place(y, x))
        elif x != self.x:
            self.out.append(_way(self.x, x))
        self.y, self.x = y, x

    def dress(self, sign: str, *, blank: bool) -> None:
        """Take on a look, or what of it a blank shows."""
        if sign != self.sign:
            if blank:
                said, self.sign = _blank(self.sign, sign)
            else:
                said, self.sign = _dress(self.sign, sign), sign
            if said:
                self.out.append(said)

    def draw(self, strokes: Iterable[Stroke]) -> None:
        """Draw strokes in their order."""
        put, repeats, edge = self.out.append, self._skills.repeats, self._columns
        here_y, here_x, worn = self.y, self.x, self.sign
        for y, x, columns, text, sign, erase in strokes:
            if y != here_y or here_x == NOWHERE:
                put(_place(y, x))
            elif x != here_x:
                put(_way(here_x, x))
            if sign != worn:
                if erase or not text.strip(" "):
                    said, worn = _blank(worn, sign)
                else:
                    said, worn = _dress(worn, sign), sign
                if said:
                    put(said)
            here_y, here_x = y, x
            if erase:
                put(erase)
                continue
            put(_AGAIN.sub(_repeated, text) if repeats else text)
            here_x = x + columns if x + columns < edge else NOWHERE
        self.y, self.x, self.sign = here_y, here_x, worn

    def write_doubtful(self, y: int, x: int, text: str, width: int, sign: str) -> None:
        """Write something whose width terminals disagree on: over blanks; nobody knows where the pen is afterwards."""
        self.go(y, x)
        self.dress(sign, blank=False)
        if width > 1:
            self.out.append(f"{' ' * width}\x1b[{x + 1}G")
        self.out.append(text)
        self.x = NOWHERE

    def rest(self) -> None:
        """Leave a plain look behind: what others write in between is theirs."""
        if self.sign:
            self.dress(_PLAIN, blank=False)


def _repeated(match: re.Match[str]) -> str:
    again = len(match.group()) - 1
    said = f"{match.group(1)}\x1b[{again}b"
    return said if len(said) < len(match.group().encode()) else match.group()
