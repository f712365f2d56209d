"""How far a long work is: one line on a terminal's standard error, nothing anywhere else."""

from __future__ import annotations

import sys
import time
from typing import Self


class Meter:
    """A line of progress that goes away at the end."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._on and self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self, what: str, share: float) -> None:
        """Show what is being done, and how much of it."""
        now = time.monotonic()
        if not self._on or now - self._shown < 0.1:
            return
        self._shown = now
        bar = "█" * round(share * 20)
        sys.stderr.write(f"\r\x1b[K{what} {share:4.0%} {bar:░<20}")
        sys.stderr.flush()
