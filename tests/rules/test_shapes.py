"""What is looked for before a shape is in everything that the shape takes."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from reviewtui.rules.match import shapes
from reviewtui.rules.match.addresses import _link_shapes


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
