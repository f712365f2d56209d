"""Which source is asked by itself, and when. Pure: the time is an argument, in seconds of whatever clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LATEST: Final = 3600.0
"""A time further away than any interval means that the clock was wrong."""


class Rota:
    """Sources with an interval, and when each is asked next; one without is asked only when it is wanted."""

    def __init__(self, every: Mapping[str, float], now: float, asked: Mapping[str, float] | None = None) -> None:
        """`asked` tells when they were asked last, so that a program that is opened often asks no oftener."""
        self._every = dict(every)
        self._next = dict[str, float]()
        before = asked or {}
        for name, seconds in self._every.items():
            last = before.get(name)
            self._next[name] = now if last is None or not last <= now + LATEST else min(last + seconds, now + seconds)

    def due(self, now: float) -> list[str]:
        """Who is to be asked now, in the order of the settings."""
        order = [*self._every, *(name for name in self._next if name not in self._every)]
        return [name for name in order if self._next.get(name, now + 1) <= now]

    def asked(self, names: Iterable[str], now: float) -> None:
        """These were asked, by whom ever."""
        for name in names:
            self._next.pop(name, None)
            if name in self._every:
                self._next[name] = now + self._every[name]

    def soon(self, name: str, at: float) -> None:
        """Something happened there: ask it then, and not before."""
        self._next[name] = at

    def often(self, name: str, seconds: float) -> None:
        """Look there so often, because nobody tells what happens."""
        self._every[name] = seconds

    def wait(self, now: float, most: float) -> float:
        """Seconds until the next is due, `most` at the most."""
        return max(0.0, min([most, *(at - now for at in self._next.values())]))
