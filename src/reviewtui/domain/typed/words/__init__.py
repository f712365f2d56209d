"""The words of a typed time, a table per language, each word with the sign that `when` reads. Pure data.

``d0`` to ``d6`` are Monday to Sunday, ``m1`` to ``m12`` the months, ``t0`` ``t1`` ``t2`` today and the days after,
``p12`` an hour of the day, ``early`` the seller's morning, ``u…`` the units from minutes to years, ``n3`` a number,
``h…`` a holiday. Words are written without accents, as they are compared. What is longest counts first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from reviewtui.domain.typed.words import english, french, german, italian, spanish

LONGEST: Final = 6
"""So many words a phrase has at most."""

LANGUAGES: Final = ("en", "de", "fr", "es", "it")
"""In this order a typed time is tried; Japanese is put into English before."""

_SOURCES: Final = {
    "en": english.WORDS, "de": german.WORDS, "fr": french.WORDS, "es": spanish.WORDS, "it": italian.WORDS,
}  # fmt: skip

Words = Mapping[tuple[str, ...], tuple[str, ...]]


@cache
def words(language: str) -> Words:
    """The phrases of a language, as their words, and the signs that they stand for."""
    return dict(_table(_SOURCES[language]))


@cache
def names(language: str, kind: str) -> tuple[tuple[str, int], ...]:
    """The names of the days (``d``) or months (``m``), of which people type the beginning."""
    found = [(phrase[0], signs[0]) for phrase, signs in words(language).items() if len(phrase) == len(signs) == 1]
    return tuple((word, int(sign[1:])) for word, sign in found if sign[0] == kind and sign[1:].isdigit())


def _table(text: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for line in text.strip().splitlines():
        signs, _, phrases = line.partition(":")
        for phrase in phrases.split(","):
            yield tuple(phrase.split()), tuple(signs.split())
