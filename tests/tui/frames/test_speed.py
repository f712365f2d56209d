"""What two answers of the terminal tell about its line."""

from __future__ import annotations

import pytest

from reviewtui.tui.frames.speed import AGAIN, LARGE, Speed


def measured(size: int, seconds: float, *, late: float = 0.0) -> Speed:
    speed = Speed()
    assert speed.measures(size, 100.0)
    speed.answered(100.0 + late)
    speed.answered(100.0 + late + seconds)
    return speed


def test_an_unknown_line_needs_no_time() -> None:
    assert Speed().seconds(5_000) == 0


@pytest.mark.parametrize("late", [0.0, 0.4, 9.0])
def test_only_the_frame_is_counted_not_the_way_nor_what_was_before_it(late: float) -> None:
    assert measured(2_000, 2.0, late=late).seconds(500) == pytest.approx(0.5)


def test_little_frames_tell_nothing_and_large_ones_are_not_asked_about_all_the_time() -> None:
    speed = Speed()
    assert not speed.measures(LARGE - 1, 0.0)
    assert speed.measures(LARGE, 0.0)
    assert not speed.measures(LARGE, 0.1), "one is being measured"
    speed.answered(1.0)
    assert not speed.measures(LARGE, 1.1), "one is being measured"
    speed.answered(2.0)
    assert not speed.measures(LARGE, 2.1)
    assert speed.measures(LARGE, 2.1 + AGAIN)


def test_answers_that_nobody_waits_for_tell_nothing() -> None:
    speed = Speed()
    for at in (1.0, 2.0, 7.0):
        speed.answered(at)
    assert speed.seconds(1_000) == 0
    assert speed.measures(LARGE, 8.0)
    speed.answered(9.0)
    speed.forget_questions()
    speed.answered(30.0)
    speed.answered(60.0)
    assert speed.seconds(1_000) == 0
    assert speed.measures(LARGE, 61.0)
