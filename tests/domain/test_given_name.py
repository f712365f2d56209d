"""A letter greets by name only where one is really known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.given_name import given_name, signed_name


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Rosa M.", "Rosa"), ("Anna Schmidt", "Anna"), ("Jörg", "Jörg"), ("JÖRG WEBER", "Jörg"), ("Anna", "Anna"),
        ("Peter van den Berg", "Peter"), ("Anna-Lena", ""), ("Jean-Pierre Dupont", "Jean-Pierre"),
        ("Maria J. Lopez", "Maria"), ("  Thomas   O'Neil ", "Thomas"), ("Lucía Pérez", "Lucía"),
        ("Amazon Customer", ""), ("K. Miller", ""), ("Bookworm99", ""), ("Bookworm", ""), ("Sunshine", ""),
        ("Happy Mom", ""), ("anna_s", ""), ("anna", ""), ("Anna99", ""), ("Mr Paul", ""), ("Dr. Anna Schmidt", ""),
        ("Rosa & Tim", ""), ("Rosa and Tim", ""), ("Anna Reviews", ""), ("Anna from Ohio", ""),
        ("Anna K. loves tea", ""),
        ("Kindle Kunde", ""), ("Client d'Amazon", ""), ("Amazonカスタマー", ""), ("田中花子", ""), ("ゆき", ""),
        ("", ""),
        ("A. Moreau", ""), ("Old Traveler", ""), ("Buyer D.", ""), ("A Google user", ""), ("Anna\x1b[31m", ""),
    ],
)  # fmt: skip
def test_a_profile_name_tells_a_first_name_or_none(author: str, name: str) -> None:
    assert given_name(author) == name


@given(st.text(max_size=60))
def test_whatever_stands_there_a_name_is_letters_of_it(text: str) -> None:
    name = given_name(text)

    assert all(part.isalpha() for part in name.split("-")) or not name
    assert name.casefold() in text.casefold()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It still leaks.\n\nBest,\nAnna", "Anna"), ("Danke!\nViele Grüße\nKatrin Bauer", "Katrin"),
        ("Anna", ""), ("It still leaks.\nRegards", ""), ("Please refund me.\nThanks Anna for nothing", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_buyer_who_signed_is_known(text: str, name: str) -> None:
    assert signed_name(text) == name
