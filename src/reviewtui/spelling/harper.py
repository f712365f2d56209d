"""English by Harper (harper-py), in this process and offline.

Its dictionary takes a second or two to load, so that happens on a thread of its own, and until then nothing is found.
"""

from __future__ import annotations

import logging
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from reviewtui.desk.spelling import Slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harper import Linter

KINDS: Final = frozenset(
    ["Spelling", "Typo", "Agreement", "Repetition", "Grammar", "BoundaryError", "Eggcorn", "Malapropism", "Nonstandard"]
)
"""What Amazon calls errors. Harper also has opinions about style, dashes and regions, which are the seller's own."""
_DOUBTFUL: Final = ("mass noun",)
"""What Harper says of things that sellers say rightly ("a rating")."""
PATIENCE: Final = 20.0
"""Seconds that somebody who wants to wait waits for the dictionary."""

log = logging.getLogger(__name__)


class HarperSpeller:
    """Finds slips in English. The first `warm` or `slips` begins to load."""

    language = "en"

    def __init__(self) -> None:
        self._linter: Linter | None = None
        self._loading: Thread | None = None
        self._one_at_a_time = Lock()

    def warm(self) -> None:
        """Begin to load, without waiting."""
        with self._one_at_a_time:
            if self._loading is None:
                self._loading = Thread(target=self._load, name="spelling", daemon=True)
                self._loading.start()

    def slips(self, text: str, *, wait: bool = False) -> Sequence[Slip]:
        """The slips of an English text in their order; none while the dictionary loads."""
        self.warm()
        if wait and self._loading is not None:
            self._loading.join(PATIENCE)
        if self._linter is None:
            return ()
        with self._one_at_a_time:
            return self._found(self._linter, text)

    def _load(self) -> None:
        try:
            from harper import Linter

            self._linter = Linter()
        except Exception:
            log.exception("the spelling checker can't be used")

    @staticmethod
    def _found(linter: Linter, text: str) -> Sequence[Slip]:
        from harper import Language, SuggestionKind

        found = []
        for lint in linter.lint(text, language=Language.PLAINTEXT):
            if lint.lint_kind not in KINDS or any(each in lint.message for each in _DOUBTFUL):
                continue
            better = [each.replacement_text for each in lint.suggestions if each.kind == SuggestionKind.REPLACE]
            likely = [each for each in better if " " in lint.problem_text or not _torn(each)]
            unknown = lint.lint_kind == "Spelling" or len(likely) < len(better)
            found.append(Slip(lint.span.start, lint.span.end, tuple(likely), unknown))
        return sorted(found)


def _torn(words: str) -> bool:
    """Whether a word is only torn in two, one of which is hardly one: "me sage" for "mesage"."""
    return " " in words and min(map(len, words.split(" "))) < 3 and not words.startswith("a ")
