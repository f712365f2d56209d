"""A letter that is being typed: what it shares with itself as it was read before is not looked for again.

No pattern goes over the end of a sentence (but the few of `PatternSet.wide`), so what is found in a sentence depends on
nothing else. A letter is therefore held against the ones last read: the sentences at its begin and at its end that are
the same keep what was found in them, and only those between are searched, as a text of their own. The one that it is
held against was itself read whole, so nothing is ever handed on twice; when too much has become another, the letter is
read whole, too. What comes of it is exactly what comes of reading it whole (tests/rules/test_rereading.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reviewtui.rules.match.matcher import Document, Shared
from reviewtui.rules.match.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.rules.match.tokens import Token

KEPT: Final = 2
"""Letters read whole that are remembered: the one that is typed, and one more."""
WORTH_IT: Final = 40
"""Tokens of a letter for which it is worth it; a shorter one is read whole in no time."""
MOST_CHANGED: Final = 3
"""A letter of which more than this part of it is new is read whole."""
_PIECE: Final = 64


class _Letters:
    """The letters that were read last: the very last one, and those of them that were read whole."""

    def __init__(self) -> None:
        self._last: Document | None = None
        self._whole: tuple[Document, ...] = ()

    def read(self, text: str) -> Document:
        if self._last is not None and self._last.source == text:
            return self._last
        found = Document(text)
        found.shared = next(filter(None, (_shared(each, found) for each in self._whole)), None)
        if found.shared is None:
            self._whole = (found, *self._whole)[:KEPT]
        self._last = found
        return found


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    return _Letters()


def reread(text: str) -> Document:
    """A letter as the patterns read it, with what is known already of the sentences that it had before."""
    return _letters().read(text)


def _shared(earlier: Document, text: Document) -> Shared | None:
    """What a text has in common with another one, where that is enough."""
    many = len(text.tokens)
    if many < WORTH_IT:
        return None
    before = _alike(earlier.tokens, text.tokens)
    rest = _alike_at_end(earlier.tokens, text.tokens, before)
    if (many - before - rest) * MOST_CHANGED > many:
        return None
    return Shared(earlier, text, before, rest)


def _alike(old: Sequence[Token], new: Sequence[Token]) -> int:
    """How many tokens of whole sentences at the begin are the same."""
    most = min(len(old), len(new))
    same = 0
    while same < most and old[same : same + _PIECE] == new[same : same + _PIECE]:
        same = min(same + _PIECE, most)
    while same < most and old[same] == new[same]:
        same += 1
    while same and new[same - 1].kind is not TokenKind.END:
        same -= 1
    return same


def _alike_at_end(old: Sequence[Token], new: Sequence[Token], before: int) -> int:
    """How many tokens of whole sentences at the end are the same words and marks, behind those at the begin."""
    most = min(len(old), len(new)) - before
    same = whole = 0
    while same < most and old[-same - 1].word == new[-same - 1].word and old[-same - 1].kind is new[-same - 1].kind:
        if new[-same - 1].kind is TokenKind.END:
            whole = same
        same += 1
    return whole
