"""A condition on a row of `cases`, as SQL with its values."""

from __future__ import annotations

from typing import Final

Value = str | int | float

LANE: Final = "iif(lane = 'snoozed' AND wakes_at IS NOT NULL AND wakes_at <= :now, resume, lane)"
"""The lane that counts now."""


class AskedCondition:
    """A condition, always 0 or 1, and its values. `closed_too` where closed cases are asked for."""

    def __init__(self, text: str = "1", values: dict[str, Value] | None = None, *, closed_too: bool = False) -> None:
        self.text = text
        self.values = {} if values is None else values
        self.closed_too = closed_too
