"""Words of one stem are told to be the same, in every language that has stems."""

from __future__ import annotations

import pytest
import snowballstemmer  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.rules.courtesy.likeness import stem
from reviewtui.rules.match.stems import stemmer


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "leaks", "leaking"),
        ("de", "zerbrochene", "zerbrochenen"),
        ("fr", "cassee", "cassees"),
        ("es", "rota", "rotas"),
        ("it", "rotta", "rotte"),
    ],
)
def test_two_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)
    assert stem(one, language) != stem("lamp", language)


def test_without_a_stemmer_a_word_is_its_own_stem() -> None:
    assert stem("leaks", "ja") == "leaks"
    assert stem("x" * 41, "en") == "x" * 41


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'\u02bc", min_size=1, max_size=12))
def test_the_short_way_of_english_ends_where_the_long_one_does(word: str) -> None:
    assert stemmer("english")(word) == snowballstemmer.stemmer("english").stemWord(word)
