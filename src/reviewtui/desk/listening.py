"""What the reviews of an import say: heard when a rank is asked for, or before that, where they were read."""

from __future__ import annotations

from typing import Any

from reviewtui.domain.review import Review, enters_queue
from reviewtui.domain.signals import ReviewSignals
from reviewtui.rules.hearing.signals import glance

_KEPT = 10_000
"""Reviews of which it is remembered what they say; some are never asked for."""


class Listening:
    """The ear of one import."""

    def __init__(self) -> None:
        self._heard: dict[tuple[str, str], tuple[Any, ...]] = {}

    def listen(self, review: Review) -> tuple[Any, ...] | None:
        """What an unhappy review says, for `remember`; None for the others, whose rank nobody asks for."""
        return tuple(glance(review.title, review.text)) if enters_queue(review.stars) else None

    def remember(self, review: Review, heard: tuple[Any, ...]) -> None:
        """Another process has listened already; the next rank of the review need not."""
        if len(self._heard) >= _KEPT:
            self._heard.clear()
        self._heard[review.title, review.text] = heard

    def signals(self, title: str, text: str) -> ReviewSignals:
        """What a rank needs to know of a review (`glance`)."""
        heard = self._heard.pop((title, text), None)
        return ReviewSignals(*heard) if heard else glance(title, text)
