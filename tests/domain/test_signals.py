from __future__ import annotations

import pytest

from reviewtui.domain.signals import shouts


@pytest.mark.parametrize("title", ["DO NOT BUY THIS PRODUCT", "NICHT KAUFEN!!", "ABSOLUTE ZUMUTUNG, FINGER WEG"])
def test_capitals_are_heard(title: str) -> None:
    assert shouts(title)


@pytest.mark.parametrize(
    "title", ["", "USB-C", "BROKEN", "AC DC", "Do NOT buy this", "壊れました 最悪", "1234 5678 90"]
)
def test_a_name_in_capitals_is_no_shout(title: str) -> None:
    assert not shouts(title)
