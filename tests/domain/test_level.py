from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.case import Lane
from reviewtui.domain.cells import fitted, width_of
from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.level import Level, level_of, times

NOW = 1_795_420_800


@pytest.mark.parametrize(
    ("score", "lane", "due", "hopeless", "level"),
    [
        (96, Lane.FIRST_CONTACT, NOW + HOUR, False, Level.NOW),
        (96, Lane.FIRST_CONTACT, None, True, Level.NONE),
        (60, Lane.FIRST_CONTACT, NOW - DAY, False, Level.TODAY),
        (30, Lane.FIRST_CONTACT, NOW + 2 * HOUR, False, Level.TODAY),
        (30, Lane.FIRST_CONTACT, NOW - 9 * DAY, False, Level.WEEK),
        (13, Lane.FIRST_CONTACT, None, False, Level.WEEK),
        (90, Lane.BUYER_REPLIED, NOW - HOUR, False, Level.NOW),
        (90, Lane.WAITING, NOW + DAY, False, Level.NONE),
        (20, Lane.WAITING, NOW - HOUR, False, Level.WEEK),
        (96, Lane.SNOOZED, None, False, Level.NONE),
        (0, Lane.DONE, None, False, Level.NONE),
    ],
)  # fmt: skip
def test_levels(score: float, lane: Lane, due: int | None, hopeless: bool, level: Level) -> None:
    assert level_of(score, lane, due, NOW, hopeless=hopeless) is level


@given(st.floats(0, 100), st.sampled_from(Lane), st.integers(NOW - 99 * DAY, NOW + 99 * DAY), st.booleans())
def test_a_clock_that_ends_within_a_day_is_never_a_matter_of_the_week(
    score: float, lane: Lane, due: int, hopeless: bool
) -> None:
    level = level_of(score, lane, due, NOW, hopeless=hopeless)
    assert not (level is Level.WEEK and NOW < due <= NOW + DAY)
    assert level is Level.NONE or not hopeless


@pytest.mark.parametrize(
    ("value", "words"),
    [(4.2, "× 4.2"), (0.97, "× 0.97"), (12, "× 12"), (1.36e-119, "× <0.01"), (0.0, "× <0.01"), (1234.5, "× 1,234")],
)
def test_no_factor_is_said_in_powers_of_ten(value: float, words: str) -> None:
    assert times(value) == words


@pytest.mark.parametrize(
    ("text", "cells"), [("plain", 5), ("日本", 4), ("e\u0301", 1), ("★ fb", 4), ("नवंबर", 4), ("", 0), ("👍", 2)]
)
def test_how_many_cells_a_text_takes(text: str, cells: int) -> None:
    assert width_of(text) == cells


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(1, 60))
def test_a_fitted_text_has_just_its_cells(text: str, width: int) -> None:
    assert width_of(fitted(text, width)) == width
