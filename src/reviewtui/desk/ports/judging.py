"""What the desk decides about a case and the store only keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reviewtui.domain.case import Lane
from reviewtui.domain.review import Review

Ranker = Callable[[Review, "float | None", "int | None", Lane, "int | None"], float]
"""Rank of a review: (review, product weight, product ratings, lane, when the buyer last wrote)."""


class Judgement(NamedTuple):
    """What the desk decides about a review that comes in: its rank, how long its clocks run, when its door closes."""

    rank: Ranker
    first_contact: int
    closes_at: Callable[[str, int, str], int]
    answer: int
    follow_up: int
    due_at: Callable[[int, int], int | None]
    """When the clock of a first contact runs out: (posted, came in); None where there is none."""
