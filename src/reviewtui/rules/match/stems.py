"""The snowball stemmers, with their endings found by the letter that a word has there: twice as fast for a new word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Among(Protocol):
    """An ending (or beginning) of a stemmer and what it leads to; `method` says whether it counts here."""

    s: str
    result: int
    method: Callable[[object], bool] | None


class _Table:
    """The endings of one step of a stemmer, the longest first, by their letter next to the place looked at."""

    def __init__(self, endings: Sequence[_Among], letter: int) -> None:
        self.endings = endings
        """Kept so that nothing else gets its number."""
        ranked = sorted(endings, key=lambda each: -len(each.s))
        self.any = [each for each in ranked if not each.s]
        self.by = {
            first: [each for each in ranked if not each.s or each.s[letter] == first]
            for first in {each.s[letter] for each in endings if each.s}
        }


class _Quick:
    """Takes the place of the two searches of a stemmer, each a bisection letter by letter. Both find the longest."""

    current: str
    cursor: int
    limit: int
    limit_backward: int
    tables: dict[int, _Table]

    def find_among(self, endings: Sequence[_Among]) -> int:
        table = self.tables.get(id(endings))
        if table is None:
            table = self.tables[id(endings)] = _Table(endings, 0)
        at = self.cursor
        near = table.by.get(self.current[at], table.any) if at < self.limit else table.any
        for each in near:
            if self.current.startswith(each.s, at, self.limit):
                self.cursor = at + len(each.s)
                if each.method is None:
                    return each.result
                if each.method(self):
                    self.cursor = at + len(each.s)
                    return each.result
        return 0

    def find_among_b(self, endings: Sequence[_Among]) -> int:
        table = self.tables.get(id(endings))
        if table is None:
            table = self.tables[id(endings)] = _Table(endings, -1)
        at = self.cursor
        near = table.by.get(self.current[at - 1], table.any) if at > self.limit_backward else table.any
        for each in near:
            if self.current.endswith(each.s, self.limit_backward, at):
                self.cursor = at - len(each.s)
                if each.method is None:
                    return each.result
                if each.method(self):
                    self.cursor = at - len(each.s)
                    return each.result
        return 0


@lru_cache(maxsize=8)
def stemmer(name: str) -> Callable[[str], str]:
    """What makes stems of the words of a language, by its English name."""
    import snowballstemmer  # type: ignore[import-untyped]

    plain: Any = snowballstemmer.stemmer(name)
    if hasattr(plain, "find_among_b"):  # else it is the one in C
        plain = type("Quick", (_Quick, type(plain)), {"tables": {}})()
    stem: Callable[[str], str] = plain.stemWord
    return stem
