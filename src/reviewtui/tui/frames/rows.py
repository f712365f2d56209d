"""One row of what the terminal shows made into what it should show."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import ne
from typing import Final

from reviewtui.tui.frames.cells import ODD, REST, Cells, cluster_of
from reviewtui.tui.frames.looks import SEEN_ON_BLANK, look_of
from reviewtui.tui.frames.pen import Pen, Skills, Stroke

_BRIDGE: Final = 8
"""A move costs at most so many bytes; what stands between two changes may be written again instead if it costs less."""
_HOLE: Final = 7
"""From so many blanks on an erasure and a move may be shorter than they are."""

_CHANGED: Final = re.compile(rb"\x01+")
_BLANKS: Final = re.compile(f" {{{_HOLE},}}")
_MANY_BLANKS: Final = " " * _HOLE
_ALIKE: Final = re.compile(r"(.)\1*", re.DOTALL)

Span = tuple[int, int]


def changes(shown: Cells | None, wanted: Cells) -> list[Span]:
    """The columns that look different now, as spans in which nothing wide is halved."""
    size = len(wanted.letters)
    if shown is None:
        return [(0, size)]
    letters = int.from_bytes(bytes(map(ne, shown.letters, wanted.letters)))
    seen = int.from_bytes(bytes(map(ne, shown.seen, wanted.seen)))
    spans = [match.span() for match in _CHANGED.finditer((letters | seen).to_bytes(size))]
    return [_whole(wanted.letters, begin, end) for begin, end in spans] if REST in wanted.letters else spans


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
    spans = changes(shown, wanted)
    if len(spans) > 1:
        spans = _bridged(spans, wanted)
    drawn = _strokes(y, spans, wanted, skills)
    last = wanted.seen[-1]
    holes = [each for each in drawn if each.erase and each.sign == last]
    if len(holes) > 1 and wanted.letters[-1] == " " and _empty_between(spans, wanted, last):
        first = Stroke(y, spans[0][0], 0, "", last, "\x1b[K")
        return [first, *(each for each in drawn if not each.erase or each.sign != last)]
    return drawn


def _empty_between(spans: list[Span], wanted: Cells, sign: str) -> bool:
    """Whether everything between the changes and behind them is blank in one look."""
    ends = [begin for begin, _ in spans[1:]] + [len(wanted.letters)]
    gaps = [(end, begin) for (_, end), begin in zip(spans, ends, strict=True)]
    return all(
        not wanted.letters[begin:end].strip(" ") and wanted.seen[begin:end] == sign * (end - begin)
        for begin, end in gaps
    )


def _erasable(sign: str, skills: Skills) -> bool:
    """Whether an erasure leaves what a blank of this look looks like."""
    look = look_of(sign)
    return not look.ink and not look.marks and not look.link and (not look.ground or skills.erases_in_colour)


def _bridged(spans: list[Span], wanted: Cells) -> list[Span]:
    """Spans made one where it is cheaper to write what stands between them than to jump over it."""
    letters, written = wanted.letters, wanted.written
    bridged: list[Span] = []
    begun, ended = spans[0]
    for begin, end in spans[1:]:
        gap = begin - ended
        if gap <= _BRIDGE and (gap <= 0 or _cheaper(letters[ended:begin], written[ended - 1 : begin], wanted, ended)):
            ended = max(ended, end)
        else:
            bridged.append((begun, ended))
            begun, ended = begin, end
    bridged.append((begun, ended))
    return bridged


def _cheaper(between: str, signs: str, wanted: Cells, at: int) -> bool:
    """Whether what stands between two changes takes no more bytes than the way over it."""
    gap = len(between)
    if (gap if between.isascii() else len(between.encode())) > (3 if gap == 1 else 4):
        return False
    if signs == signs[0] * (gap + 1):
        return True
    return not between.strip(" ") and all(_passes(signs[0], each) for each in wanted.seen[at : at + gap])


@lru_cache(maxsize=4096)
def _passes(sign: str, blank: str) -> bool:
    """Whether a blank may be written in the look of the text before it."""
    text, hole = look_of(sign), look_of(blank)
    return text.ground == hole.ground and text.link == hole.link and not (text.marks | hole.marks) & SEEN_ON_BLANK


def _strokes(y: int, spans: list[Span], wanted: Cells, skills: Skills) -> list[Stroke]:
    letters, signs = wanted.letters, wanted.written
    if _MANY_BLANKS in letters:
        for match in _BLANKS.finditer(letters):
            begin, end = match.span()
            signs = signs[:begin] + wanted.seen[begin:end] + signs[end:]
    drawn: list[Stroke] = []
    for span in spans:
        x, columns, said, own = 0, 0, "", ""
        for match in _ALIKE.finditer(signs, *span):
            begin, end = match.span()
            text, sign = letters[begin:end], signs[begin]
            blank = text.isspace()
            if blank and end - begin >= _HOLE and _erasable(sign, skills):
                if said:
                    drawn.append(Stroke(y, x, columns, said, own))
                    said = ""
                drawn.append(_hole(y, begin, end, wanted, sign))
                continue
            if said and blank and _passes(own, wanted.seen[begin]):
                columns, said = end - x, said + text
                continue
            if said:
                drawn.append(Stroke(y, x, columns, said, own))
            x, columns, said, own = begin, end - begin, text.replace(REST, ""), sign
        if said:
            drawn.append(Stroke(y, x, columns, said, own))
    return drawn


def _hole(y: int, x: int, upto: int, wanted: Cells, sign: str) -> Stroke:
    rest = wanted.seen[x:]
    to_the_end = rest == sign * len(rest) and not wanted.letters[x:].strip(" ")
    return Stroke(y, x, 0, "", sign, "\x1b[K" if to_the_end else f"\x1b[{upto - x}X")


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
            pen.draw((Stroke(y, x, end - x, letter, wanted.written[x]),))
