"""Counts as a row of bars, a character each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_BARS: Final = "▁▂▃▄▅▆▇█"


def bars(counts: Sequence[int]) -> str:
    """Counts as a row of bars, the highest as high as a line; nothing stands where there was none."""
    most = max(*counts, 1, 1)
    return "".join(_BARS[(count * len(_BARS) - 1) // most] if count else " " for count in counts)
