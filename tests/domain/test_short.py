from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.product_name import short_product
from reviewtui.domain.short import first_name


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
        ("Lampada Lumo", "it", "", "lampada"),
        ("折りたたみ机 幅80cm", "ja", "", "折りたたみ机"),
        ("アクメ 机", "ja", "", ""),
        ("Mok 500 ml", "nl", "De mok lekt.", ""),
    ],
)
def test_other_languages(title: str, language: str, buyers_words: str, short: str) -> None:
    assert short_product(title, language, buyers_words) == short


@pytest.mark.parametrize(
    ("title", "language", "short"),
    [
        ("Hydro Flask Wide Mouth Bottle with Flex Cap 32 oz", "en", "bottle"),
        ("COSORI Air Fryer Pro LE 5-Qt, for Quick and Easy Meals", "en", "air fryer"),
        ("Amazon Basics 2-Slice Toaster, Wide Slot", "en", "toaster"),
        ("SAMSUNG 27-Inch Odyssey G5 Gaming Monitor", "en", "gaming monitor"),
        ("Keurig K-Mini Single Serve Coffee Maker, Black", "en", "coffee maker"),
        ("Bedsure Throw Blanket for Couch, Grey", "en", "blanket"),
        ("Utopia Bedding Pillows (Set of 2)", "en", ""),
        ("OXO Good Grips 3-Blade Tabletop Spiralizer", "en", ""),
        ("Fitbit Charge 6 Fitness Tracker with Google apps", "en", "tracker"),
        ("Levi's Women's Ribcage Jeans", "en", ""),
        ("Weber Spirit II E-310 3-Burner Propane Grill, Black", "en", "grill"),
        ("Ring Video Doorbell (2nd Gen)", "en", "doorbell"),
        ("Logitech MX Master 3S - Wireless Performance Mouse", "en", "mouse"),
        ("Stanley Quencher H2.0 FlowState Tumbler 40 oz", "en", "tumbler"),
        ("LEVOIT Humidifier for Bedroom, 6L", "en", "humidifier"),
        ("Crest 3D Whitestrips", "en", ""),
        ("Philips HD9650/90 Airfryer XXL Heißluftfritteuse, schwarz", "de", "Heißluftfritteuse"),
        ("WMF Wasserkocher 1,7 l, Edelstahl", "de", "Wasserkocher"),
        ("Bosch Professional Akkuschrauber GSR 12V", "de", "Akkuschrauber"),
        ("SONGMICS Bürostuhl, ergonomisch", "de", "Bürostuhl"),
        ("Philips Bouilloire électrique 1,7 L inox", "fr", "bouilloire"),
        ("Tefal Poêle antiadhésive 28 cm", "fr", "poêle"),
        ("Cecotec Freidora de aire 5 L", "es", "freidora de aire"),
        ("Lodge Sartén de hierro 26 cm", "es", "sartén de hierro"),
        ("De'Longhi Macchina da caffè Magnifica", "it", ""),
        ("Lagostina Padella antiaderente 28 cm", "it", "padella"),
        ("折りたたみ傘 軽量 自動開閉", "ja", "折りたたみ傘"),
    ],
)
def test_titles_of_marketplaces(title: str, language: str, short: str) -> None:
    assert short_product(title, language) == short


def test_a_name_is_written_as_the_buyer_writes_it() -> None:
    title = "Certified Refurbished Amazon Fire Tv (Previous Generation - 1st),,,"
    assert short_product(title, "en", "Sadly my Fire TV died.") == "Fire TV"
    assert short_product(title, "en", "It died.") == ""


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
