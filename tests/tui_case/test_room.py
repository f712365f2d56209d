from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.tui.case.room import share


def test_nothing_presses() -> None:
    assert share(20, [1, 1, 1], 0) == [4, 4, 4]


def test_a_field_grows_with_its_text() -> None:
    assert share(30, [1, 9, 1], 1) == [4, 10, 4]
    assert share(30, [1, 9, 1], 0) == [4, 9, 4]


def test_the_focused_field_has_the_first_claim() -> None:
    assert share(12, [9, 9, 9], 2) == [2, 2, 8]
    assert share(6, [9, 9, 9], 0) == [4, 1, 1]


def test_the_focused_field_may_take_what_is_free() -> None:
    assert share(20, [1, 1, 1], 1, spread=True) == [4, 12, 4]


@given(st.integers(3, 60), st.lists(st.integers(1, 40), min_size=3, max_size=3), st.integers(0, 2), st.booleans())
def test_never_more_than_there_is_and_never_nothing(room: int, lines: list[int], focused: int, spread: bool) -> None:
    heights = share(room, lines, focused, spread=spread)
    assert sum(heights) <= room
    assert min(heights) >= 1
    if spread:
        assert sum(heights) == room
