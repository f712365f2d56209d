"""How long the line to the terminal takes, told by the terminal itself.

Before and after a large frame the terminal is asked something that it answers; between the two answers it got the
frame. So neither the way there and back nor what was still on its way before is counted. Pipes and sockets take what
they are given at once and tell nothing.
"""

from __future__ import annotations

from threading import Event
from typing import Final

LARGE: Final = 1_000
"""From so many bytes on a frame tells something about the line."""
AGAIN: Final = 10.0
"""Seconds until a line is measured once more."""
_ANSWERS: Final = 2


class Speed:
    """What is known of one line. Times are seconds of any one clock. Answers may come on another thread."""

    def __init__(self) -> None:
        self._a_byte = 0.0
        self._bytes = self._open = 0
        self._at = 0.0
        self._next = 0.0
        self._nothing_open = Event()
        self._nothing_open.set()

    def measures(self, size: int, now: float) -> bool:
        """Whether a frame of so many bytes is to be measured; then two answers will come."""
        if size < LARGE or now < self._next or self._open:
            return False
        self._bytes, self._open = size, _ANSWERS
        self._nothing_open.clear()
        return True

    def answered(self, now: float) -> None:
        """The terminal has answered; an answer that nobody waits for tells nothing."""
        if self._open == _ANSWERS:
            self._at, self._open = now, 1
        elif self._open:
            self._a_byte, self._open = max(now - self._at, 0.0) / self._bytes, 0
            self._next = now + AGAIN
            self._nothing_open.set()

    def forget_questions(self, patience: float = 0) -> None:
        """Nobody listens from now on; what is still on its way is waited for, so that nobody else gets it."""
        self._nothing_open.wait(patience)
        self._open = 0
        self._nothing_open.set()

    def seconds(self, size: int) -> float:
        """How long so many bytes need, 0 where nothing was measured yet."""
        return self._a_byte * size
