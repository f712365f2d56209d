from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, HOUR, NOW
from reviewtui.domain.clock import ago, at_hour, clock_words, day, iso, long_span, moment, span

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("seconds", "narrow", "long"),
    [
        (-5, "1m", "1 minute"),
        (0, "1m", "1 minute"),
        (59, "1m", "1 minute"),
        (5 * 60, "5m", "5 minutes"),
        (HOUR - 1, "59m", "59 minutes"),
        (HOUR, "1h", "1 hour"),
        (2 * DAY - 1, "47h", "47 hours"),
        (2 * DAY, "2d", "2 days"),
        (21 * DAY, "21d", "3 weeks"),
        (60 * DAY - 1, "59d", "8 weeks"),
        (60 * DAY, "8w", "8 weeks"),
        (182 * DAY, "26w", "6 months"),
        (364 * DAY, "12mo", "12 months"),
        (550 * DAY, "18mo", "18 months"),
        (730 * DAY, "2y", "2 years"),
        (4000 * 365 * DAY, "4000y", "4,000 years"),
    ],
)
def test_a_length_of_time_in_its_largest_unit(seconds: int, narrow: str, long: str) -> None:
    assert span(seconds) == narrow
    assert long_span(seconds) == long


@given(st.integers(0, 10**11))
def test_a_narrow_column_is_enough(seconds: int) -> None:
    assert len(span(seconds)) <= 5
    assert long_span(seconds)


def test_a_clock_says_what_is_left_and_by_how_much_it_is_over() -> None:
    assert clock_words(NOW + 18 * HOUR, NOW) == "18h left"
    assert clock_words(NOW, NOW) == "1m over"
    assert clock_words(NOW - 5 * HOUR, NOW) == "5h over"


def test_how_long_ago() -> None:
    assert ago(NOW - 59, NOW) == "just now"
    assert ago(NOW + DAY, NOW) == "just now"
    assert ago(NOW - 6 * HOUR, NOW) == "6 hours ago"


def test_a_date_is_as_short_as_it_can_be() -> None:
    at = int(datetime(2026, 11, 23, 8, 13, tzinfo=UTC).timestamp())
    assert moment(at, at + HOUR, UTC) == "08:13"
    assert moment(at, at + HOUR, BERLIN) == "09:13"
    assert moment(at, at + DAY, UTC) == "Mon 23 Nov 08:13"
    assert moment(at, at + 60 * DAY, UTC) == "Mon 23 Nov 2026 08:13"
    assert day(at, UTC) == "23 Nov 2026"


def test_today_is_the_local_day() -> None:
    late = int(datetime(2026, 11, 23, 23, 30, tzinfo=UTC).timestamp())
    assert moment(late, late + 45 * 60, BERLIN) == "00:30"
    assert moment(late, late + 45 * 60, UTC) == "Mon 23 Nov 23:30"


def test_an_hour_of_a_day_is_right_across_summer_time() -> None:
    saturday = int(datetime(2026, 10, 24, 12, tzinfo=UTC).timestamp())
    sunday = at_hour(saturday, BERLIN, 1, 9)
    assert datetime.fromtimestamp(sunday, BERLIN).hour == 9
    assert sunday - at_hour(saturday, BERLIN, 0, 9) == 25 * HOUR


def test_times_leave_in_utc() -> None:
    assert iso(NOW) == "2026-11-23T08:00:00Z"
