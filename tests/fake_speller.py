"""A checker of spelling that knows only the slips it is given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reviewtui.desk.spelling import Slip


class FakeSpeller:
    """Finds some words, each with what would be right; once it is `loaded`."""

    language = "en"

    def __init__(self, wrong: Mapping[str, str], *, loaded: bool = True) -> None:
        self._wrong = wrong
        self.loaded = loaded
        self.warmed = 0
        self.waited = False

    def warm(self) -> None:
        self.warmed += 1

    def slips(self, text: str, *, wait: bool = False) -> Sequence[Slip]:
        self.waited = self.waited or wait
        if not self.loaded:
            return ()
        found = [
            Slip(match.start(), match.end(), (right,) if right else ())
            for word, right in self._wrong.items()
            for match in re.finditer(rf"\b{re.escape(word)}\b", text)
        ]
        return sorted(found)
