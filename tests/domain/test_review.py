"""What is told of a review beside who wrote it and when."""

from __future__ import annotations

import pytest

from reviewtui.domain.review import details
from tui.sheets import make_review


@pytest.mark.parametrize(
    ("verified", "vine", "told"),
    [
        (None, False, []),
        (True, False, ["verified purchase"]),
        (False, False, ["purchase not verified"]),
        (None, True, ["a free product (Vine)"]),
        (True, True, ["verified purchase", "a free product (Vine)"]),
    ],
)
def test_what_a_source_says_of_the_purchase_is_told(verified: bool | None, vine: bool, told: list[str]) -> None:
    assert details(make_review(verified=verified, vine=vine)) == told
