"""For what a review may be removed: the packs' own examples, what must not be offered, the text for Amazon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.ground import GROUNDS, WHY
from reviewtui.domain.review import Kind
from reviewtui.rules.hearing import removal
from reviewtui.rules.hearing.ear import Ear
from reviewtui.rules.hearing.hearing_pack import LANGUAGES, TOPIC, HearingEntry, HearingPack
from reviewtui.rules.packs.files import bundled

PACKS = dict(zip(LANGUAGES, removal.packs(), strict=True))
ENTRIES = [
    pytest.param(pack, entry, id=f"{language}-{entry.id}") for language, pack in PACKS.items() for entry in pack.entries
]
EXAMPLES = [
    pytest.param(*example, id=f"{language}-{number}")
    for language in LANGUAGES
    for number, example in enumerate(removal.examples(language))
]
FACTS = {"order": "302-1234567-7654321", "review": "R1", "product": "B0X", "date": "2 Mar", "stars": "1", "quote": "x"}


@pytest.mark.parametrize(("pack", "entry"), ENTRIES)
def test_a_topic_hears_its_own_examples(pack: HearingPack, entry: HearingEntry) -> None:
    def heard(sentence: str) -> bool:
        return any(each.id == entry.id for each in Ear([pack]).hear(sentence))

    (table,) = (each for each in bundled(f"removal_{pack.language}").data[TOPIC] if each["id"] == entry.id)
    assert table["heard"]
    assert table["silent"]
    assert [each for each in table["heard"] if not heard(each)] == []
    assert [each for each in table["silent"] if heard(each)] == []


@pytest.mark.parametrize(("kind", "text", "ground"), EXAMPLES)
def test_a_pack_decides_its_own_examples(kind: str, text: str, ground: str) -> None:
    found = removal.grounds(kind, "", text)
    assert (found[0].id if found else "") == ground
    assert all(each.quotes for each in found)


def test_every_ground_has_words() -> None:
    assert {each for grounds in GROUNDS.values() for each in grounds} == set(WHY)


def test_every_language_knows_the_same() -> None:
    topics = {language: sorted(each.id for each in pack.entries) for language, pack in PACKS.items()}
    assert all(each == topics["en"] for each in topics.values())
    requests = {language: sorted(bundled(f"removal_{language}").data["request"]) for language in LANGUAGES}
    assert all(each == requests["en"] for each in requests.values())
    for language in LANGUAGES:
        tried = {(kind, ground) for kind, _, ground in removal.examples(language)}
        assert {(str(Kind.SELLER_FEEDBACK), ""), (str(Kind.PRODUCT_REVIEW), "")} < tried


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("product-review", "Arrived late and the lid leaks."),
        ("product-review", "Delivery was quick. Sadly it stopped working after a month."),
        ("product-review", "I returned it."),
        ("product-review", "It was late in the evening when the strap gave way."),
        ("product-review", "The late chapters drag on."),
        ("product-review", "My neighbour has the same lamp, hers hums too."),
        ("product-review", "Order 302-1234567-7654321, model 4155550132-B, serial 0415 5501."),
        ("product-review", "The customer service number on the box does nothing for a machine that tore my shirts."),
        ("product-review", "Not worth the money."),
        ("product-review", "Bought at amazon.com, see https://www.amazon.com/dp/B0"),
        ("product-review", "The device does not respond to touch."),
        ("product-review", "Das Gerät reagiert nicht."),
        ("product-review", "Product was good but very poor delivery."),
        ("product-review", "Price is too high but product is bad"),
        ("product-review", "転送速度があまりにも遅いので使えません"),
        ("product-review", "Samsung.com told me to call 1-800-726-7864 for the service."),
        ("seller-feedback", "Wrong item, cheap plastic"),
        ("seller-feedback", "Great product, terrible seller"),
        ("seller-feedback", "Arrived late because they forgot to send it"),
        ("seller-feedback", ""),
        ("seller-feedback", "Bad."),
        ("seller-feedback", "Never got a refund, blender broke"),
        ("product-review", "Die Lieferung war in Ordnung, nur der Deckel schließt nicht richtig und alles läuft aus."),
        ("product-review", "Livré en retard, et en plus il s'est cassé le premier jour."),
    ],
)
def test_a_review_that_is_also_about_something_else_is_left_alone(kind: str, text: str) -> None:
    assert removal.grounds(kind, "", text) == ()


def test_the_title_counts_too() -> None:
    assert removal.grounds("product-review", "Leaks", "Delivery took three weeks.") == ()
    assert removal.grounds("product-review", "Late!", "Delivery took three weeks.")[0].id == "delivery"


def test_somebodys_data_is_not_spread_further() -> None:
    (ground,) = removal.grounds("product-review", "", "Write to anna.smith@gmail.com, she has the same trouble.")
    assert (ground.id, ground.quotes) == ("private", ("ann…",))


def test_the_text_for_amazon_is_in_the_language_or_else_in_english() -> None:
    german = removal.request("delivery", "seller-feedback", "de", FACTS)
    assert "Bestellung 302-1234567-7654321" in german
    assert "{" not in german
    assert removal.request("service", "product-review", "pl", FACTS).startswith("We report review R1 of product B0X")
    for language in LANGUAGES:
        for kind in Kind:
            for ground in GROUNDS[kind]:
                text = removal.request(ground, kind, language, FACTS | {"quote": "{because} {order}"})
                assert "{because} {order}" in text
                assert "seller-feedback" not in text


@given(st.text(max_size=400), st.sampled_from(list(Kind)))
def test_no_text_disturbs_it(text: str, kind: Kind) -> None:
    for ground in removal.grounds(kind, "", text):
        assert ground.id in GROUNDS[kind]
        assert ground.quotes
