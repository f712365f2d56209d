"""Names of columns that say where in a document a value stood: ``result.review.profile.name``, ``reviews/0/title``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.sources.name_words import words_of
from reviewtui.sources.names import SYNONYMS, squashed

if TYPE_CHECKING:
    from collections.abc import Sequence

_KNOWN: Final = frozenset(name for names in SYNONYMS.values() for name in names)
_STEP: Final = re.compile(r"[./]|::|__")
_SHARED: Final = re.compile(r".*[./_ ]")
_OTHERS: Final = frozenset(
    (  # noqa: SIM905
        "product products item items listing seller shop store company business price category summary histogram "
        "breakdown distribution image images photo photos video videos media reply replies response answer comment "
        "comments input request query parameters parameter pagination paging meta links profile user author reviewer "
        "consumer customer buyer"
    ).split()
)
"""What lies around a value that tells nothing of the review by itself: the stars of a product, the link of a buyer."""
_PERSONS: Final = frozenset(("profile", "user", "author", "reviewer", "consumer", "customer", "buyer"))
_AUTHOR: Final = frozenset(SYNONYMS["author"])
_FEWEST: Final = 3
"""Columns that must begin alike before their beginning is taken for one."""


def plain_names(header: Sequence[str]) -> list[str]:
    """The names as the tables of names hold them: the longest end of each that some field goes by, else all of it."""
    shared = _shared(header)
    return [_plain(name, name.removeprefix(shared)) for name in header]


def _plain(name: str, short: str) -> str:
    whole = squashed(name)
    if whole in _KNOWN:
        return whole
    steps = _STEP.split(short)
    known = _KNOWN
    for index in range(len(steps)):
        end = squashed(" ".join(steps[index:]))
        around = words_of(steps[index - 1]) & _OTHERS if index else frozenset()
        if around and not end.startswith(squashed(steps[index - 1])):
            if not around & _PERSONS:
                break
            known = _AUTHOR
        if end in known:
            return end
    return whole


def _shared(header: Sequence[str]) -> str:
    """What all the names begin with, up to where a word of theirs ends: ``selection1_``."""
    filled = [name for name in header if name.strip()]
    if len(filled) < _FEWEST:
        return ""
    least, most = min(filled), max(filled)
    alike = next((at for at, pair in enumerate(zip(least, most, strict=False)) if pair[0] != pair[1]), len(least))
    found = _SHARED.match(least[:alike])
    return found[0] if found and not words_of(found[0]) & _OTHERS else ""
