from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.tui.reply.layout import LETTER, Room, share


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


@given(st.integers(1, 60), st.integers(3, 4), st.booleans(), st.integers(1, 30))
def test_the_field_at_hand_and_the_state_are_always_in_sight(height: int, labels: int, wide: bool, told: int) -> None:
    room = Room(height, labels, wide=wide)
    state = min(room.state_most, max(room.state_least, told))
    heights = room.fields([1, 30, 1], 1, state)
    assert state >= 1
    assert heights[1] >= 1
    if room.tiny:
        assert height < 3 or 1 + state + heights[1] <= height
    else:
        assert labels + state + sum(heights) + (3 + LETTER if room.letter else 0) <= max(height, labels + 4)
        assert heights[1] >= 3 or height <= labels + 5


def test_the_letter_goes_before_a_step_does() -> None:
    assert [Room(rows, 3, wide=True).letter for rows in (19, 20)] == [False, True]
    assert not Room(40, 3, wide=False).letter
    assert [Room(rows, 3, wide=True).tiny for rows in (7, 8)] == [True, False]
