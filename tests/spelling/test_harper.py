"""The real checker, where that optional part is installed."""

from __future__ import annotations

import pytest

from reviewtui.desk.spelling import slips_told
from reviewtui.spelling import installed
from reviewtui.spelling.harper import HarperSpeller

pytest.importorskip("harper", reason="the optional part “spelling” is not installed")


@pytest.fixture(scope="module")
def speller() -> HarperSpeller:
    return HarperSpeller()


def corrections(speller: HarperSpeller, letter: str) -> dict[str, str]:
    return {each.quote: each.rewrite for each in slips_told(letter, speller.slips(letter, wait=True), frozenset())}


def test_planted_slips_are_found_with_their_corrections(speller: HarperSpeller) -> None:
    assert installed()
    letter = "I am truely sorry that teh lid leaked. We recieved it and unplug the the lamp. The part are on it's way."
    found = corrections(speller, letter)
    assert found["truely"] == "truly"
    assert found["teh"] == "the"
    assert found["recieved"] == "received"
    assert found["the the"] == "the"


def test_a_word_is_not_torn_in_two(speller: HarperSpeller) -> None:
    assert corrections(speller, "Thank you for your mesage to us.") == {"mesage": ""}


@pytest.mark.parametrize(
    "letter",
    [
        "I am sorry that the lid of your bottle leaked. A new one left our warehouse today, free of charge.",
        "We apologise that the colour was wrong; the grey one is on its way.",
        "",
    ],
)
def test_a_right_letter_has_none(speller: HarperSpeller, letter: str) -> None:
    assert corrections(speller, letter) == {}


def test_places_are_those_of_the_text_beyond_the_first_plane(speller: HarperSpeller) -> None:
    letter = "Hello 🙂🙂 Anna, we recieved it today."
    (slip,) = [each for each in speller.slips(letter, wait=True) if each.unknown]
    assert letter[slip.start : slip.end] == "recieved"
