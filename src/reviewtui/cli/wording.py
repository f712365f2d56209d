"""Words of the seller's own in what a command says: harmless to the terminal, and no longer than one can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST: Final = 1000
_SHOWN: Final = 100
_OVERLONG: Final = re.compile(rf"(\S{{{_SHOWN}}})\S{{{_LONGEST - _SHOWN},}}(\S{{{_SHOWN}}})")


def complaint(text: str) -> str:
    """A complaint as standard error gets it: cleaned, and a word that nobody could read told by both its ends."""
    return _OVERLONG.sub(r"\1…\2", clean(text))


def harmless(path: Path | str) -> str:
    """A file's name, for people: it may hold letters that a terminal obeys. JSON tells it as it is."""
    return clean(str(path))
