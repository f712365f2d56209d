"""What is looked for before a shape is in everything that the shape takes."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.rules.match import shapes
from reviewtui.rules.match.addresses import _link_shapes, _says_numbers
from thorough import times


def test_every_letter_that_may_stand_for_a_plain_one_is_looked_at() -> None:
    fancy = []
    for letter in map(chr, range(0x2000, sys.maxunicode + 1)):
        plain = unicodedata.normalize("NFKC", letter)
        if len(plain) == 1 and plain.isascii() and plain.isprintable() and plain != " ":
            fancy.append(letter)

    assert [letter for letter in fancy if not shapes.FANCY.match(letter)] == []


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("http : / / lamps", shapes.URL), ("WWW . lamps-now", shapes.URL), ("lamps.com", shapes.DOMAIN),
        ("lamps DOT com", shapes.SPOKEN), ("lamps [ . ] com", shapes.SPOKEN), ("lamps (point) fr", shapes.SPOKEN),
        ("lamps Punkt de", shapes.SPOKEN), ("lamps punto es", shapes.SPOKEN), ("lamps .com", shapes.SPACED),
        ("lamps . co.uk", shapes.SPACED), ("lamps. biz", shapes.SPACED),
    ],
)  # fmt: skip
def test_a_link_is_not_passed_over(text: str, shape: object) -> None:
    assert shape in list(_link_shapes(text))


@pytest.mark.parametrize("text", ["\n\n\n", "a\n \t\n\n", "\r\n\r\n\r\n", " \n" * 4, "\n" + " " * 80 + "\n\n"])
def test_empty_lines_are_not_passed_over(text: str) -> None:
    assert shapes.BREAKS.search(text)
    assert shapes.EMPTY_LINES.search(text)


NUMBERS = st.sampled_from(
    [
        "zero",
        "OH",
        "one",
        "two",
        "ſeven",
        "double",
        "eins",
        "fünf",
        "zwölf",
        "siebenundzwanzig",
        "deux",
        "dos",
        "veintidós",
        "due",
        "1",
        "2",
        "3",
        "12",
        "y",
        "et",
        "e",
        "und",
        "call",
        "x",
        "_",
        "one_two",
        "ゼロ",
        "マル",
        "三",
        "九",
        "の",
    ]
)
SAID = st.lists(st.tuples(NUMBERS, st.sampled_from([" ", ", ", "-", ".", "", "\n", " - "])), min_size=4, max_size=24)


@settings(max_examples=times(300, 10_000), deadline=None)
@given(SAID.map(lambda each: "".join(word + sign for word, sign in each)))
def test_a_number_that_is_said_is_not_passed_over(text: str) -> None:
    if shapes.SPELLED.search(text) or shapes.SPELLED_OUT.search(text):
        assert _says_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "five five five, one two three four",
        "FÜNF ZWÖLF ZEHN DREI ACHT",
        "dos y tres y uno y ocho y dos",
        "ゼロ三九ゼロ三九マル",
    ],
)
def test_such_a_number_is_one(text: str) -> None:
    assert shapes.SPELLED.search(text) or shapes.SPELLED_OUT.search(text)
    assert _says_numbers(text)


def test_most_letters_say_no_number() -> None:
    assert not _says_numbers("I am sorry that two of the four cups broke. One left today, the rest at 9.")
