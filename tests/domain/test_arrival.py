"""The clock of a first contact: from the posting, or from the arrival of what came in late."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.clock import DAY, HOUR
from reviewtui.domain.deadlines import first_contact_due

NOW = 1_795_420_800
LOST = 30 * DAY


@pytest.mark.parametrize(
    ("posted", "due"),
    [
        (NOW - 2 * HOUR, NOW + 22 * HOUR), (NOW - DAY + 1, NOW + 1), (NOW - DAY, NOW + DAY), (NOW - 9 * DAY, NOW + DAY),
        (NOW - LOST, NOW + DAY), (NOW - LOST - 1, None), (NOW - 7 * 365 * DAY, None), (NOW + 5 * HOUR, NOW + 29 * HOUR),
    ],
)  # fmt: skip
def test_when_it_runs_out(posted: int, due: int | None) -> None:
    assert first_contact_due(posted, NOW, DAY, LOST) == due


@given(st.integers(0, 60 * DAY), st.integers(1, 3 * DAY))
def test_nothing_is_over_on_the_day_it_comes_in(age: int, clock: int) -> None:
    due = first_contact_due(NOW - age, NOW, clock, LOST)
    assert due is None or NOW < due <= NOW + clock
