"""Phrases of a language that leaves no room between words, looked for in a text as it is written."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP: Final = re.compile(r"~(\d{1,2})$")


class PackLines:
    """Some lines of a pack. Most texts lack what each of them needs, so the expression is made when one has it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._needs = [
            tuple(tuple(piece.split("|")) for piece in line.split() if not _GAP.match(piece)) for line in lines
        ]

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Where they stand, from the left, none over another."""
        for needs in self._needs:
            for options in needs:
                for option in options:
                    if option in text:
                        break
                else:
                    break
            else:
                return self._expression.finditer(text)
        return iter(())

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_expression, self._lines)))


def _expression(line: str) -> str:
    pieces = []
    for piece in line.split():
        gap = _GAP.match(piece)
        pieces.append(
            f"[^。！？\\n]{{0,{gap[1]}}}" if gap else "(?:" + "|".join(map(re.escape, piece.split("|"))) + ")"
        )
    return "".join(pieces)
