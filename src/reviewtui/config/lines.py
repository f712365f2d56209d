"""Where in a settings file a key stands. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLE: Final = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")
_KEY: Final = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, at: Sequence[str]) -> int | None:
    """The line of a key, given with the tables that lead to it, counted from 1; else that of the nearest of them."""
    table: tuple[str, ...] = ()
    best, line = 0, None
    for number, each in enumerate(text.splitlines(), 1):
        if heading := _TABLE.match(each):
            table = path = _parts(heading[1])
        elif key := _KEY.match(each):
            path = (*table, *_parts(key[1]))
        else:
            continue
        same = next(
            (n for n, (one, other) in enumerate(zip(path, at, strict=False)) if one != other), min(len(path), len(at))
        )
        if same > best:
            best, line = same, number
    return line


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(name))
