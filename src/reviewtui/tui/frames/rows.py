"""One row of what the terminal shows made into what it should show."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import ne, or_
from typing import TYPE_CHECKING, Final

from reviewtui.tui.frames.cells import HOLE, ODD, REST, Cells, cluster_of
from reviewtui.tui.frames.looks import SEEN_ON_BLANK, look_of

if TYPE_CHECKING:
    from reviewtui.tui.frames.pen import Pen, Skills, Stroke

_GAP: Final = 4
"""A move costs about so many bytes; what stands between two changes is written again instead if it costs no more."""

_PAIRS: Final = "utf-16-le"
_CHANGED: Final = re.compile(rb"[^\0]+")
_NEAR: Final = re.compile(rb"[^\0]+(?:\0{1,4}[^\0]+)*")
"""Changes with so little between them that it may be cheaper to write it again."""

Span = tuple[int, int]


def _changed(shown: Cells, wanted: Cells) -> bytes:
    """A byte for every column, 0 where it looks as it did. Numbers are compared instead of letters: a row at once."""
    size = len(wanted.letters)
    one, two, three, four = _number(shown[0]), _number(wanted[0]), _number(shown[2]), _number(wanted[2])
    if one is None or two is None or three is None or four is None:
        return bytes(map(or_, map(ne, shown.letters, wanted.letters), map(ne, shown.seen, wanted.seen)))
    number = int.from_bytes
    pairs = ((one ^ two) | (three ^ four)).to_bytes(2 * size)
    return (number(pairs[::2]) | number(pairs[1::2])).to_bytes(size)


@lru_cache(maxsize=256)
def _number(text: str) -> int | None:
    """A text as a number, two bytes a letter; None where a letter takes more. What is shown was wanted before."""
    pairs = text.encode(_PAIRS)
    return int.from_bytes(pairs) if len(pairs) == 2 * len(text) else None


def changes(shown: Cells | None, wanted: Cells) -> list[Span]:
    """The columns that look different now, as spans in which nothing wide is halved."""
    if shown is None:
        return [(0, len(wanted.letters))]
    spans = [match.span() for match in _CHANGED.finditer(_changed(shown, wanted))]
    return [_whole(wanted.letters, begin, end) for begin, end in spans] if REST in wanted.letters else spans


def _to_write(shown: Cells | None, wanted: Cells) -> list[Span]:
    """The same with spans made one where it is cheaper to write what stands between them than to jump over it."""
    letters, written, _ = wanted
    if shown is None or REST in letters:
        return _bridged(changes(shown, wanted), wanted)
    spans: list[Span] = []
    changed = _changed(shown, wanted)
    for match in _NEAR.finditer(changed):
        begin, end = span = match.span()
        if changed.find(0, begin, end) < 0 or (
            written[begin:end] == written[begin] * (end - begin) and letters[begin:end].isascii()
        ):
            spans.append(span)
        else:
            spans += _bridged([each.span() for each in _CHANGED.finditer(changed, begin, end)], wanted)
    return spans


def _whole(letters: str, begin: int, end: int) -> Span:
    while letters[begin] == REST:
        begin -= 1
    while end < len(letters) and letters[end] == REST:
        end += 1
    return begin, end


def strokes(y: int, shown: Cells | None, wanted: Cells, skills: Skills) -> list[Stroke]:
    """What to draw so that a row without clusters is as it should be: its changes, or all of it from the first change
    on, where it is cheaper to empty the row first.
    """
    spans = _to_write(shown, wanted)
    drawn = _strokes(y, spans, wanted, skills)
    if wanted.letters[-1] == " ":
        last = wanted.seen[-1]
        holes = [1 for _, _, _, _, sign, erase in drawn if erase and sign == last]
        if len(holes) > 1 and _empty_between(spans, wanted, last):
            left = [each for each in drawn if not each[5] or each[4] != last]
            return [(y, spans[0][0], 0, "", last, "\x1b[K"), *left]
    return drawn


def _empty_between(spans: list[Span], wanted: Cells, sign: str) -> bool:
    """Whether everything between the changes and behind them is blank in one look."""
    ends = [begin for begin, _ in spans[1:]] + [len(wanted.letters)]
    gaps = [(end, begin) for (_, end), begin in zip(spans, ends, strict=True)]
    return all(
        not wanted.letters[begin:end].strip(" ") and wanted.seen[begin:end] == sign * (end - begin)
        for begin, end in gaps
    )


@lru_cache(maxsize=4096)
def _erasable(sign: str, *, in_colour: bool) -> bool:
    """Whether an erasure leaves what a blank of this look looks like."""
    look = look_of(sign)
    return not look.ink and not look.marks and not look.link and (not look.ground or in_colour)


def _bridged(spans: list[Span], wanted: Cells) -> list[Span]:
    """Spans made one where it is cheaper to write what stands between them than to jump over it."""
    if len(spans) < 2:
        return spans
    letters, written, _ = wanted
    bridged: list[Span] = []
    begun, ended = spans[0]
    for begin, end in spans[1:]:
        gap = begin - ended
        if gap <= 0:
            ended = max(ended, end)
            continue
        if gap <= _GAP:
            between = letters[ended:begin]
            if between.isascii() or len(between.encode()) <= (3 if gap == 1 else _GAP):
                own = written[ended - 1]
                if written.count(own, ended, begin) == gap or (
                    not between.strip(" ") and all(_passes(own, each) for each in wanted.seen[ended:begin])
                ):
                    ended = end
                    continue
        bridged.append((begun, ended))
        begun, ended = begin, end
    bridged.append((begun, ended))
    return bridged


@lru_cache(maxsize=4096)
def _passes(sign: str, blank: str) -> bool:
    """Whether a blank may be written in the look of the text beside it."""
    text, hole = look_of(sign), look_of(blank)
    return text.ground == hole.ground and text.link == hole.link and not (text.marks | hole.marks) & SEEN_ON_BLANK


def _strokes(y: int, spans: list[Span], wanted: Cells, skills: Skills) -> list[Stroke]:
    letters, signs, seen = wanted
    in_colour = skills.erases_in_colour
    drawn: list[Stroke] = []
    put = drawn.append
    for at, upto in spans:
        x, columns, said, own, end = 0, 0, "", "", at
        rest = signs[at:upto]
        while rest:
            sign, many, begin = rest[0], len(rest), end
            rest = rest.lstrip(sign)
            end = begin + many - len(rest)
            text = letters[begin:end]
            if text.isspace():
                if end - begin >= HOLE and _erasable(sign, in_colour=in_colour):
                    if said:
                        put((y, x, columns, said, own, ""))
                        said = ""
                    put(_hole(y, begin, end, wanted, sign))
                    continue
                if said and _passes(own, seen[begin]):
                    columns, said = end - x, said + text
                    continue
            elif said and said.isspace() and _passes(sign, seen[x]):
                columns, said, own = end - x, said + text.replace(REST, ""), sign
                continue
            if said:
                put((y, x, columns, said, own, ""))
            x, columns, said, own = begin, end - begin, text.replace(REST, ""), sign
        if said:
            put((y, x, columns, said, own, ""))
    return drawn


def _hole(y: int, x: int, upto: int, wanted: Cells, sign: str) -> Stroke:
    rest = wanted.seen[upto:]
    to_the_end = not rest or (rest == sign * len(rest) and not wanted.letters[upto:].strip(" "))
    return y, x, 0, "", sign, "\x1b[K" if to_the_end else f"\x1b[{upto - x}X"


def draw_doubtful(pen: Pen, y: int, shown: Cells | None, wanted: Cells) -> None:
    """Draw a row with clusters in it, cell by cell from left to right: what may have been spoilt is written again, and
    after each cluster the pen is placed anew.
    """
    letters = wanted.letters
    need = [False] * len(letters)
    for begin, end in changes(shown, wanted):
        need[begin:end] = [True] * (end - begin)
    for x, letter in enumerate(letters):
        if letter >= ODD and need[x]:
            reach = min(x + cluster_of(letter).reach, len(letters))
            begin, end = _whole(letters, x, reach)
            need[begin:end] = [True] * (end - begin)
    for x, letter in enumerate(letters):
        if not need[x] or letter == REST:
            continue
        if letter >= ODD:
            cluster = cluster_of(letter)
            pen.write_doubtful(y, x, cluster.text, cluster.width, wanted.written[x])
        else:
            _, end = _whole(letters, x, x + 1)
            pen.draw(((y, x, end - x, letter, wanted.written[x], ""),))
