"""Telling the rows of an import apart: new, changed, known better, unchanged; and counting them where nothing is to be
written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk.ports import Added
from reviewtui.store import again, fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.domain.review import Review
    from reviewtui.store.connection import Connection


class Apart(NamedTuple):
    """A piece of an import, told apart: new rows, changed reviews by id, what is known better, what needs another look,
    and how many of each.
    """

    fresh: list[tuple[int, Review]]
    changed: dict[int, tuple[int, Review]]
    fuller: dict[int, Review]
    later: list[tuple[int, Review]]
    counted: Added


class TellingApart:
    """What one import has brought so far, beside what the store holds."""

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._told: dict[int, int] = {}
        self._altered: set[int] = set()
        self.first_id = 1
        """Reviews from this number on are this import's own."""
        self.retold: list[str] = []
        """Reviews that the file tells more than once, each time otherwise."""

    def apart(self, piece: Sequence[tuple[int, Review]]) -> Apart:
        """Tell new, changed and unchanged apart: before a transaction, which has to be short.

        Nobody else changes reviews meanwhile, as only one process has the turn.
        """
        stored = again.stored(self._connection, [review.review_id for _, review in piece])
        fresh: dict[tuple[str, str], tuple[int, Review]] = {}
        changed: dict[int, tuple[int, Review]] = {}
        fuller: dict[int, Review] = {}
        later: list[tuple[int, Review]] = []
        altered: set[int] = set()
        there = unchanged = again_altered = 0
        for digest, review in piece:
            identity = (review.review_id, review.kind)
            old, first = stored.get(identity), fresh.get(identity)
            if old is not None and old.forgotten:
                unchanged += 1
            elif old is not None:
                there += 1
                if old.lacks(review, self._now):
                    dates = old.lacks_date(review, self._now)
                    fuller[old.id] = review if dates else review._replace(posted_at=None)
                before = fields.content(changed[old.id][1]) if old.id in changed else old.content
                if fields.content(review) != before:
                    again_altered += old.id in altered
                    altered.add(old.id)
                    if old.id >= self.first_id or old.id in self._altered or old.id in changed:
                        self.retold.append(review.review_id)
                if fields.content(review) == old.content:
                    changed.pop(old.id, None)
                else:
                    changed[old.id] = (digest, review)
            elif first is None:
                fresh[identity] = (digest, review)
            elif fields.content(review) == fields.content(first[1]):
                unchanged += 1
            else:
                later.append((digest, review))
        self._altered |= changed.keys()
        touched = len(altered | fuller.keys()) + again_altered
        counted = Added(len(fresh), touched, unchanged + there - touched)
        return Apart(list(fresh.values()), changed, fuller, later, counted)

    def count(self, batch: Sequence[tuple[int, Review]]) -> Added:
        """What would become of a batch, without touching anything."""
        stored = again.stored(self._connection, [review.review_id for _, review in batch])
        new = changed = unchanged = 0
        for _, review in batch:
            identity, content = (review.review_id, review.kind), hash(fields.content(review))
            old = stored.get(identity)
            if old is not None and old.forgotten:
                unchanged += 1
                continue
            before = self._told.get(hash(identity), None if old is None else hash(old.content))
            if hash(identity) in self._told and before != content:
                self.retold.append(review.review_id)
            fuller = old is not None and hash(identity) not in self._told and old.lacks(review, self._now)
            new, changed = new + (before is None), changed + (fuller or before not in {None, content})
            unchanged += before == content and not fuller
            self._told[hash(identity)] = content
        return Added(new, changed, unchanged)
