"""Stems of words, so that "leaks" answers "leaking": the snowball stemmers, through what they promise to everybody.

`snowballstemmer` takes its faster twin PyStemmer by itself where that is installed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable


_ENGLISH_ENDS: Final = (*"sdgyelric'\u02bc", "nt", "ism", "ion", "'t", "\u02bct")
"""Every ending that the English stemmer changes ends so; a word with another is its own stem, and most are."""


@lru_cache(maxsize=8)
def stemmer(name: str) -> Callable[[str], str]:
    """What makes the stem of a folded word of a language, by the language's English name."""
    import snowballstemmer  # type: ignore[import-untyped]

    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    if name != "english":
        return stem
    return lambda word: stem(word) if word.endswith(_ENGLISH_ENDS) or word[:1] in {"'", "\u02bc"} else word
