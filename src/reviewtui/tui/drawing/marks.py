"""Marking what was looked for in lines that are painted already, also where a row of words goes on in the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain.query.marks import spans
from reviewtui.tui.drawing.lines import Line, TonedText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.domain.query.tree import Words

_OURS: Final = frozenset({"head", "line", "key", "bar"})
"""Tones of our own words: nothing in them was found."""


def marked(lines: Sequence[Line], sought: Sequence[Words], here: int | None = None) -> tuple[list[Line], list[int]]:
    """The lines with every match in the tone ``match``, the one numbered `here` in ``found``; and for each match the
    line in which it begins.
    """
    if not sought:
        return list(lines), []
    texts = ["".join(_told(piece) for piece in line) for line in lines]
    found = spans("\n".join(texts), sought)
    begins, at = list[int](), 0
    starts = list[int]()
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    cut = [tuple(_cut(line, start, found, here)) for line, start in zip(lines, starts, strict=True)]
    number = 0
    for start, _ in found:
        while number + 1 < len(starts) and starts[number + 1] <= start:
            number += 1
        begins.append(number)
    return cut, begins


def _told(piece: TonedText) -> str:
    """What can be found of a piece, as long as it is."""
    return "\0" * len(piece.text) if piece.tone in _OURS else piece.text


def _cut(line: Line, at: int, found: Sequence[tuple[int, int]], here: int | None) -> Iterator[TonedText]:
    for piece in line:
        end = at + len(piece.text)
        place = at
        for number, span in enumerate(found):
            first, last = max(span[0], at), min(span[1], end)
            if first >= last:
                continue
            if place < first:
                yield piece._replace(text=piece.text[place - at : first - at])
            yield TonedText(piece.text[first - at : last - at], "found" if number == here else "match")
            place = last
        if place < end or not piece.text:
            yield piece._replace(text=piece.text[place - at :])
        at = end
