"""Many places that are asked many times: sorted once and found by halving, so that no text costs its square."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Spans:
    """Some ranges of tokens or characters, in their order."""

    __slots__ = ("_reach", "_starts", "sorted")

    def __init__(self, spans: Iterable[Span]) -> None:
        self.sorted = sorted(spans)
        self._starts = [start for start, _ in self.sorted]
        self._reach = list(accumulate((stop for _, stop in self.sorted), max))
        """How far the ranges up to each one reach."""

    def __bool__(self) -> bool:
        return bool(self.sorted)

    def meet(self, begin: int, end: int) -> bool:
        """Whether one of the ranges shares something with the range from `begin` to `end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > begin

    def first(self, begin: int, end: int) -> int | None:
        """The number of the first range that shares something with another one."""
        at = bisect_right(self._reach, begin)
        return at if at < len(self.sorted) and self._starts[at] < end else None

    def beginning(self, begin: int, end: int) -> list[Span]:
        """The ranges that begin from `begin` to before `end`."""
        return self.sorted[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

    def begin_in(self, begin: int, end: int) -> bool:
        """Whether one of the ranges begins there."""
        at = bisect_left(self._starts, begin)
        return at < len(self._starts) and self._starts[at] < end

    def within(self, begin: int, end: int) -> list[Span]:
        """The ranges that lie wholly inside another one."""
        return [span for span in self.beginning(begin, end) if span[1] <= end]

    def stand(self, begin: int, end: int) -> bool:
        """Whether one of the ranges lies wholly inside another one."""
        return any(stop <= end for _, stop in self.beginning(begin, end))

    def last_before(self, at: int) -> Span | None:
        """The last range that has ended where the token `at` begins."""
        before = range(bisect_left(self._starts, at) - 1, -1, -1)
        return next((self.sorted[each] for each in before if self.sorted[each][1] <= at), None)


def lying_within(hits: list[Span], begin: int, end: int) -> Iterator[Span]:
    """Those of some hits inside a range; they are in their order and none overlaps another."""
    at = bisect_left(hits, (begin,))
    while at < len(hits) and hits[at][0] < end:
        if hits[at][1] <= end:
            yield hits[at]
        at += 1
