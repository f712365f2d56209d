"""Letters that wait to be finished, as lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reviewtui.domain.reply import Reply


class OpenDraft(NamedTuple):
    """A letter that waits to be finished; `name` is that of its case, as messages speak of it."""

    case: int
    name: str
    stars: int
    author: str
    saved_at: int
    reply: Reply


class CutOff(NamedTuple):
    """Writing that ended without leaving: the case, and when the session was heard of last."""

    case: int
    at: int
