from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.short import first_name, short_product


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Acme Travel Mug 500 ml, leak-proof, black", "travel mug"),
        ("Travel mug 500 ml", "travel mug"),
        ("Desk lamp Lumo", "desk lamp"),
        ("Desk Lamp Lumo", "desk lamp"),
        ("Rain jacket Fjell", "rain jacket"),
        ("Acme Mug", "mug"),
        ("USB Charger | 65 W", "USB charger"),
        ("Garlic press (steel)", "garlic press"),
        ("Holder for phones", "holder"),
        ("Throw pillow covers, set of 4", ""),
        ("Packing cubes, set of 6", ""),
        ("Echo Dot (4th Gen)", ""),
        ("Kindle Paperwhite", ""),
        ("Folding", ""),
        ("500 ml", ""),
        ("", ""),
    ],
)
def test_a_product_in_a_word_or_two_or_not_at_all(title: str, short: str) -> None:
    assert short_product(title, "en") == short


def test_words_that_the_buyer_uses_are_sure() -> None:
    assert short_product("Acme Gizmo Twirler 3", "en") == ""
    assert short_product("Acme Gizmo Twirler 3", "en", "My twirler broke.") == "twirler"
    assert short_product("Acme Twirler Black", "en", "The black twirler broke.") == "twirler"


@pytest.mark.parametrize(
    ("title", "language", "buyers_words", "short"),
    [
        ("Thermoskanne 1 L", "de", "", "Thermoskanne"),
        ("Acme Reisebecher Edelstahl, schwarz", "de", "", "Reisebecher"),
        ("Rain jacket Fjell", "de", "Die Jacke ist undicht.", ""),
        ("Gartenzwerg Otto", "de", "Der Gartenzwerg ist gesprungen.", "Gartenzwerg"),
        ("Lámpara de mesa Lumo", "es", "", "lámpara de mesa"),
        ("Acme Lumo", "es", "", ""),
        ("Bouilloire électrique 1,7 L", "fr", "La bouilloire fuit.", "bouilloire"),
        ("Lampada Lumo", "it", "", ""),
        ("折りたたみ机 幅80cm", "ja", "", "折りたたみ机"),
        ("アクメ 机", "ja", "", ""),
        ("Mok 500 ml", "nl", "De mok lekt.", ""),
    ],
)
def test_other_languages(title: str, language: str, buyers_words: str, short: str) -> None:
    assert short_product(title, language, buyers_words) == short


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Rosa M.", "Rosa"), ("Anne-Marie", "Anne-Marie"), ("Íñigo", "Íñigo"), ("Mary Ann Smith", "Mary"),
        ("Amazon Customer", ""), ("Kindle Customer", ""), ("A. Moreau", ""), ("J. Whitfield", ""), ("Buyer D.", ""),
        ("Old Traveler", ""), ("Just Looking", ""), ("rosa", ""), ("ROSA", ""), ("BookLover", ""), ("Rosa2", ""),
        ("R", ""), ("Mr Smith", ""), ("たけし", ""), ("Rosa and the three kids", ""), ("Xzr", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_first_name_only_where_it_looks_like_one(author: str, name: str) -> None:
    assert first_name(author) == name


@given(st.text(max_size=60), st.sampled_from(["en", "de", "fr", "es", "it", "ja", ""]), st.text(max_size=60))
def test_whatever_stands_there_no_brace_gets_into_a_letter(text: str, language: str, words: str) -> None:
    assert not set("{}\n") & set(short_product(text, language, words) + first_name(text))
