"""How a cell looks, and what has to be said to a terminal to write in that look from now on."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

BOLD, DIM, ITALIC, UNDERLINE, BLINK, FAST_BLINK, REVERSE, HIDDEN, STRIKE = (1 << bit for bit in range(9))
DOUBLE, FRAMED, ENCIRCLED, OVERLINE = (1 << bit for bit in range(9, 13))

_ON: Final = {
    BOLD: 1, DIM: 2, ITALIC: 3, UNDERLINE: 4, BLINK: 5, FAST_BLINK: 6, REVERSE: 7, HIDDEN: 8, STRIKE: 9,
    DOUBLE: 21, FRAMED: 51, ENCIRCLED: 52, OVERLINE: 53,
}  # fmt: skip
_OFF: Final = ((22, BOLD | DIM), (23, ITALIC), (24, UNDERLINE), (27, REVERSE))
"""The words that every terminal knows for switching off, and what each of them takes away; the rest needs a reset."""
_OFF_KNOWN: Final = BOLD | DIM | ITALIC | UNDERLINE | REVERSE
_MARKS: Final = {str(code): mark for mark, code in _ON.items()}
SEEN_ON_BLANK: Final = UNDERLINE | REVERSE | STRIKE | DOUBLE | FRAMED | ENCIRCLED | OVERLINE
"""What makes a blank look different from a mere hole in the background."""


class CellLook(NamedTuple):
    """Colours as the words that set them ("" is the terminal's own), the marks, and where a link leads."""

    ink: str = ""
    ground: str = ""
    marks: int = 0
    link: str = ""

    def on_blank(self) -> CellLook:
        """The same with nothing in it that a blank does not show, so that two blanks which look alike are alike."""
        seen = self.marks & SEEN_ON_BLANK
        return CellLook(self.ink if seen else "", self.ground, seen, self.link)


PLAIN: Final = CellLook()


_FIRST_SIGN: Final = 0x21
_NO_SIGNS: Final = range(0xD800, 0xE000)
_signs: Final[dict[CellLook, str]] = {}
_looks: Final[dict[str, CellLook]] = {}


def sign_of(look: CellLook) -> str:
    """A character for a look, so that how a row looks is a text, compared, cut and searched as quickly as one."""
    sign = _signs.get(look)
    if sign is None:
        code = _FIRST_SIGN + len(_signs)
        sign = chr(code if code < _NO_SIGNS.start else code + len(_NO_SIGNS))
        _signs[look], _looks[sign] = sign, look
    return sign


def look_of(sign: str) -> CellLook:
    """The look that a sign stands for."""
    return _looks[sign]


@lru_cache(maxsize=4096)
def read_look(words: str, link: str = "") -> CellLook:
    """The look that a sequence of SGR words (``1;38;2;240;113;107``) makes out of the plain one."""
    ink, ground, marks = "", "", 0
    codes = iter(words.split(";")) if words else iter(())
    for code in codes:
        if code in {"38", "48"}:
            kind = next(codes, "")
            rest = [next(codes, "0") for _ in range(3 if kind == "2" else 1)]
            colour = ";".join((code, kind, *rest))
            ink, ground = (colour, ground) if code == "38" else (ink, colour)
        elif code in _MARKS:
            marks |= _MARKS[code]
        elif code in {"", "0"}:
            ink, ground, marks = "", "", 0
        elif len(code) == 2 and code[0] in "39":
            ink = "" if code == "39" else code
        else:
            ground = "" if code == "49" else code
    return CellLook(ink, ground, marks, link)


def _colours(before: CellLook, after: CellLook) -> list[str]:
    return [
        new or own for old, new, own in ((before.ink, after.ink, "39"), (before.ground, after.ground, "49"))
        if old != new
    ]  # fmt: skip


def _words(look: CellLook) -> list[str]:
    marks = [str(code) for mark, code in _ON.items() if look.marks & mark]
    return [*marks, *(each for each in (look.ink, look.ground) if each)]


def _steps(before: CellLook, after: CellLook) -> list[str] | None:
    """From one look to another without a reset; None where there is no sure way."""
    gone = before.marks & ~after.marks
    if gone & ~_OFF_KNOWN:
        return None
    words, marks = [], before.marks
    for code, taken in _OFF:
        if gone & taken:
            words.append(str(code))
            marks &= ~taken
    words += [str(code) for mark, code in _ON.items() if after.marks & ~marks & mark]
    return words + _colours(before, after)


def _link(link: str) -> str:
    return f"\x1b]8;{link or ';'}\x1b\\"


@lru_cache(maxsize=16384)
def to_look(before: CellLook | None, after: CellLook) -> str:
    """What to send so that the next letter has a look; `before` None when nobody knows what was."""
    fresh = ["0", *_words(after)] if after[:3] != PLAIN[:3] else [""]
    words: list[str] | None = fresh
    if before is not None:
        steps = _steps(before, after)
        words = fresh if steps is None or len(";".join(steps)) > len(";".join(fresh)) else steps
    link = after.link if before is None or before.link != after.link else None
    said = f"\x1b[{';'.join(words)}m" if words else ""
    return said if link is None or (before is None and not link) else _link(link) + said


@lru_cache(maxsize=16384)
def to_blank(before: CellLook | None, after: CellLook) -> tuple[str, CellLook]:
    """The same for a blank: what it does not show stays as it is. Also says which look the pen has afterwards."""
    after = after.on_blank()
    if before is None or after.marks:
        return to_look(before, after), after
    kept = CellLook(before.ink, after.ground, before.marks & ~SEEN_ON_BLANK, after.link)
    said = to_look(before, kept)
    plain = to_look(before, after)
    return (said, kept) if len(said) <= len(plain) else (plain, after)
