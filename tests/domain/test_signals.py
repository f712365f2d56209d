from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.signals import loudest_causes, read_signals, shouts


@pytest.mark.parametrize("title", ["DO NOT BUY THIS PRODUCT", "NICHT KAUFEN!!", "ABSOLUTE ZUMUTUNG, FINGER WEG"])
def test_capitals_are_heard(title: str) -> None:
    assert shouts(title)


@pytest.mark.parametrize(
    "title", ["", "USB-C", "BROKEN", "AC DC", "Do NOT buy this", "壊れました 最悪", "1234 5678 90"]
)
def test_a_name_in_capitals_is_no_shout(title: str) -> None:
    assert not shouts(title)


@pytest.mark.parametrize(
    ("title", "text", "safety", "legal", "causes"),
    [
        ("", "Smoke came out and it caught flames", ("flames", "smoke"), (), ()),
        ("", "Es leckt, und der Deckel fehlt", (), (), ("leak", "missing part")),
        ("Estafa", "Llegó roto", (), ("estafa",), ("defect",)),
        ("", "発火しました。詐欺です", ("発火",), ("詐欺",), ()),
        ("", "Tarde y roto", (), (), ("defect", "late")),
        ("", "The smokehouse courtship was fine", (), (), ()),
        ("LEAKS", "", (), (), ("leak",)),
    ],
)
def test_words_are_heard_whole_in_many_languages(
    title: str, text: str, safety: tuple[str, ...], legal: tuple[str, ...], causes: tuple[str, ...]
) -> None:
    heard = read_signals(title, text)
    assert (heard.safety, heard.legal, heard.causes) == (safety, legal, causes)


def test_taste_and_price_are_hard_to_mend() -> None:
    assert read_signals("", "Ugly and overpriced").unfixable
    assert not read_signals("", "It broke").unfixable


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one", 1),
        ("", 1),
        ("one\n\ntwo", 2),
        ("one\n\n\n\n\n\n\n\ntwo", 2),
        ("one\n \ntwo\n\n", 2),
        ("a\n\nb\n\nc\n\nd\n\ne", 5),
        ("a line\nanother line", 1),
    ],
)
def test_paragraphs_are_counted_not_blank_lines(text: str, paragraphs: int) -> None:
    heard = read_signals("", text)
    assert heard.paragraphs == paragraphs
    assert heard.long is (paragraphs >= 5)


def test_a_long_text_is_a_take_down_too() -> None:
    assert read_signals("", "x " * 800).long


@pytest.mark.parametrize(
    ("title", "text", "causes"),
    [
        ("", "It broke and it leaks, it leaks.", ("leak", "defect")),
        ("Arrived late", "It broke, too.", ("late", "defect")),
        ("", "It never worked and broke.", ("defect", "late")),
        ("", "Llegó rota y con retraso", ("defect", "late")),
        ("", "説明書と違う", ("unclear manual", "wrong item")),
        ("SMOKE AND FIRE", "", ()),
        ("", "", ()),
    ],
)
def test_the_trouble_that_a_review_speaks_of_most_comes_first(title: str, text: str, causes: tuple[str, ...]) -> None:
    assert loudest_causes(title, text) == causes


@given(st.text(), st.text())
def test_any_text_can_be_listened_to(title: str, text: str) -> None:
    heard = read_signals(title, text)
    assert heard.paragraphs >= 1
