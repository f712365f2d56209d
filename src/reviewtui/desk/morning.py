"""What a morning starts with, as counts."""

from __future__ import annotations

from typing import NamedTuple


class Morning(NamedTuple):
    """What a morning starts with, as counts. `came_in` are reviews since yesterday, `entered` the new cases of them;
    `undated` first contacts without a date, which have no clock; `running` first contacts whose clock ends within a
    day, but not so `soon` that it presses already; `lost` first contacts that are too old to be won;
    `removals_over` are requests to Amazon whose answer is late.
    """

    over: int
    soon: int
    replied_over: int
    replied: int
    promises_over: int
    promises_today: int
    follow_ups: int
    woken: int
    came_in: int
    entered: int
    rescued: int
    undated: int = 0
    running: int = 0
    lost: int = 0
    removals_over: int = 0

    @property
    def due(self) -> bool:
        """Whether anything presses today, so that `today` ends with 1."""
        return any((self.over, self.soon, self.replied_over, self.replied, self.promises_over, self.promises_today,
                    self.follow_ups))  # fmt: skip
