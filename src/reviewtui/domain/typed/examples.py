"""Examples of a typed time, in the language that somebody has begun to type."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from reviewtui.domain.typed.figures import folded
from reviewtui.domain.typed.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("tomorrow 9", "fri 4pm", "in 3 days", "24 dec", "end of month", "next tuesday"),
    "de": ("morgen 9 Uhr", "Fr 16 Uhr", "in 3 Tagen", "24. Dez", "Ende des Monats", "nächsten Dienstag"),
    "fr": ("demain 9h", "vendredi 16h", "dans 3 jours", "24 déc", "fin du mois", "mardi prochain"),
    "es": ("mañana 9:00", "viernes 16:00", "en 3 días", "24 dic", "fin de mes", "el próximo martes"),
    "it": ("domani alle 9", "venerdì 16:00", "tra 3 giorni", "24 dic", "fine mese", "martedì prossimo"),
    "ja": ("明日9時", "金曜日16時", "3日後", "12月24日", "月末", "来週の火曜日"),
}
_JAPANESE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_LETTERS: Final = {"de": "äöüß", "fr": "éèêçàû", "es": "ñáíóú", "it": "ìò"}
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def examples_for(typed: str) -> tuple[str, ...]:
    """Examples in the language whose words were begun; in English where none were, or of several."""
    if _JAPANESE.search(typed):
        return EXAMPLES["ja"]
    begun = _WORD.findall(folded(typed))
    scores = {
        language: 2 * sum(any(known.startswith(word) for known in _vocabulary(language)) for word in begun)
        + any(letter in typed.casefold() for letter in _LETTERS.get(language, ""))
        for language in LANGUAGES
    }
    return EXAMPLES[max(LANGUAGES, key=lambda language: scores[language])]


@cache
def _vocabulary(language: str) -> frozenset[str]:
    return frozenset(word for phrase in words(language) for word in phrase)
