"""A person is taken out of words, and what the words are about stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.masking import MASK, masked, masking


@pytest.mark.parametrize(
    ("author", "text", "left"),
    [
        ("Anna Miller", "Dear Anna,\nyour strap. ANNA  miller", "Dear …,\nyour strap. …"),
        ("Anna", "Hanna and Annabel wrote; Anna did not", "Hanna and Annabel wrote; … did not"),
        ("José", "Hola José, josé", "Hola …, …"),
        ("佐藤花子", "佐藤花子様、ご連絡ありがとうございます", "…様、ご連絡ありがとうございます"),
        ("Amazon Customer", "An Amazon Customer wrote", "An Amazon Customer wrote"),
        ("", "order 302-1234567-7654321.", "order …."),
        ("x", "a text with x in it", "a text with x in it"),
        ("", "write to a.b+c@marketplace.amazon.de please", "write to … please"),
    ],
)
def test_a_name_an_order_and_an_address_go(author: str, text: str, left: str) -> None:
    assert masking([author], [])(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("call +49 170 1234567 now", "call … now"),
        ("(212) 555-0143 x", "… x"),
        ("０９０-１２３４-５６７８ へ", "… へ"),
        ("bought 2026-11-27 for 1.299,00", "bought 2026-11-27 for 1.299,00"),
        ("27.11.2026, 120 ml, 3 of 5", "27.11.2026, 120 ml, 3 of 5"),
        ("model 400-20 broke after 14 days", "model 400-20 broke after 14 days"),
    ],
)
def test_telephone_numbers_go_where_others_read(text: str, left: str) -> None:
    assert masked(text) == left


@given(st.text(), st.text(max_size=20))
def test_twice_takes_no_more_and_never_fails(text: str, author: str) -> None:
    mask = masking([author])
    assert mask(mask(text)) == mask(text) or MASK in author
