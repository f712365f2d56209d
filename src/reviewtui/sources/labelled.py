"""Reviews as lines with a label each, a blank line between two reviews: ``review/score: 5.0``."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final

from reviewtui.sources.names import SYNONYMS
from reviewtui.sources.nested_names import plain_names
from reviewtui.sources.origins import Origin, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtui.sources.maker import Row

_LINE: Final = re.compile(r"([^\W\d_][\w/ .()-]{0,39}?)\s?: ?(.*)", re.DOTALL)
_SAMPLE: Final = 400
_LOOKED_AT: Final = 60
_STARS, _TEXT = frozenset(SYNONYMS["stars"]), frozenset(SYNONYMS["text"])


def is_labelled(head: str) -> bool:
    """Whether the first lines are labels and values, stars and text among them, the first label again further down."""
    lines = [line for line in head.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    matches = [match for match in map(_LINE.fullmatch, lines) if match]
    if not matches or not _LINE.fullmatch(lines[0]) or len(matches) * 3 < len(lines) * 2:
        return False
    labels = [match[1] for match in matches]
    plain = set(plain_names(list(dict.fromkeys(labels))))
    return bool(plain & _STARS and plain & _TEXT) and "," not in labels[0]


class LabelledTable:
    """One file of labelled lines as a table: a column a label."""

    delimiter = ""
    facts: tuple[object, ...] = ("labelled",)

    def __init__(self, origin: Origin, encoding: str) -> None:
        self.name, self.hint, self.size, self.encoding = origin.name, origin.hint, origin.size, encoding
        self._origin = origin
        with lines_of(origin, encoding) as lines:
            first = list(islice(_blocks(lines), _SAMPLE))
        self._names = list(dict.fromkeys(label for block in first for label in block))

    @contextmanager
    def rows(self, width: int, whole: Callable[[Row], bool]) -> Iterator[Iterator[Row]]:
        """The labels as a header, then the reviews."""
        del width, whole
        with lines_of(self._origin, self.encoding) as lines:
            yield self._rows(lines)

    def position(self) -> int:
        """Bytes of the file that have been read."""
        return self._origin.position()

    def _rows(self, lines: Iterator[str]) -> Iterator[Row]:
        yield list(self._names)
        for block in _blocks(lines):
            yield [block.get(name, "") for name in self._names]


def _blocks(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    """The reviews: a blank line or a label that comes again ends one; a line without a label goes on with the last."""
    block: dict[str, str] = {}
    last = ""
    for line in lines:
        text = line.rstrip("\r\n")
        match = _LINE.fullmatch(text)
        if not text.strip():
            if block:
                yield block
            block, last = {}, ""
        elif match and (not block or match[1] not in block or match[1] == next(iter(block))):
            if match[1] in block:
                yield block
                block = {}
            last = match[1]
            block[last] = match[2]
        elif last:
            block[last] += "\n" + text
    if block:
        yield block
