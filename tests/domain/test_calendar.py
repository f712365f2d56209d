"""Dates and times as the seller writes them: three ways, one way to say one thing."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, HOUR
from reviewtui.domain.calendar import Calendar, Dates, dates_in, dates_of
from reviewtui.domain.clock import day, exact, local, moment, short_moment
from reviewtui.domain.when import read_when

BERLIN = ZoneInfo("Europe/Berlin")
AT = int(datetime(2026, 12, 1, 16, 0, 5, tzinfo=BERLIN).timestamp())
US, EUROPEAN, ISO = (Calendar(BERLIN, each) for each in Dates)


@pytest.mark.parametrize(
    ("zone", "today", "soon", "later", "short", "day_", "to_the_second"),
    [
        (US, "4:00 pm", "Tue Dec 1, 4:00 pm", "Tue Dec 1, 2026, 4:00 pm", "Tue 4pm", "Dec 1", "Tue Dec 1 4:00:05 pm"),
        (EUROPEAN, "16:00", "Tue 1 Dec 16:00", "Tue 1 Dec 2026 16:00", "Tue 16:00", "1 Dec", "Tue 1 Dec 16:00:05"),
        (ISO, "16:00", "Tue 12-01 16:00", "Tue 2026-12-01 16:00", "Tue 16:00", "12-01", "Tue 12-01 16:00:05"),
        (BERLIN, "16:00", "Tue 1 Dec 16:00", "Tue 1 Dec 2026 16:00", "Tue 16:00", "1 Dec", "Tue 1 Dec 16:00:05"),
    ],
)
def test_one_moment_in_every_way(
    zone: Calendar, today: str, soon: str, later: str, short: str, day_: str, to_the_second: str
) -> None:
    assert moment(AT, AT + HOUR, zone) == today
    assert moment(AT, AT - 4 * DAY, zone) == soon
    assert moment(AT, AT + 60 * DAY, zone) == later
    assert short_moment(AT, AT - 4 * DAY, zone) == short
    assert short_moment(AT, AT - 40 * DAY, zone) == day_
    assert exact(AT, AT - 4 * DAY, zone) == to_the_second


def test_a_day_tells_its_year_only_where_it_is_needed() -> None:
    february = int(datetime(2027, 2, 21, tzinfo=BERLIN).timestamp())
    assert [day(february, zone, AT) for zone in (US, EUROPEAN, ISO)] == ["Feb 21", "21 Feb", "02-21"]
    assert [day(february, zone) for zone in (US, EUROPEAN, ISO)] == ["Feb 21, 2027", "21 Feb 2027", "2027-02-21"]
    assert day(february, US, february - 301 * DAY) == "Feb 21, 2027"


@pytest.mark.parametrize(
    ("hour", "minute", "said", "narrow"),
    [
        (0, 0, "12:00 am", "12am"),
        (12, 0, "12:00 pm", "12pm"),
        (9, 5, "9:05 am", "9:05a"),
        (23, 59, "11:59 pm", "11:59p"),
    ],
)
def test_twelve_hours(hour: int, minute: int, said: str, narrow: str) -> None:
    at = int(datetime(2026, 12, 1, hour, minute, tzinfo=BERLIN).timestamp())
    assert moment(at, at, US) == said
    assert short_moment(at, at, US) == narrow


@given(st.integers(0, 4_000_000_000), st.integers(0, 400 * DAY), st.sampled_from(Dates))
def test_the_column_of_the_list_is_wide_enough(now: int, ahead: int, dates: Dates) -> None:
    short = short_moment(now + ahead, now, Calendar(BERLIN, dates))
    assert len(short) <= 9


@given(st.integers(0, 3_000_000_000), st.integers(1, 280 * DAY), st.sampled_from(Dates))
def test_what_is_told_can_be_typed(now: int, ahead: int, dates: Dates) -> None:
    zone = Calendar(UTC, dates)
    at = (now + ahead) // 60 * 60
    if at > now and local(at, zone).date() != local(now, zone).date():
        assert read_when(moment(at, now, zone), now, zone) == at


@pytest.mark.parametrize(
    ("locale", "dates"),
    [
        ("en_US.UTF-8", Dates.US), ("en_US", Dates.US), ("en-US", Dates.US), ("English_United States.1252", Dates.US),
        ("en_GB.UTF-8", Dates.EUROPEAN), ("de_DE@euro", Dates.EUROPEAN), ("fr_FR", Dates.EUROPEAN),
        ("ja_JP.UTF-8", Dates.ISO), ("sv_SE.UTF-8", Dates.ISO), ("C.UTF-8", Dates.EUROPEAN), ("C", Dates.EUROPEAN),
        ("", Dates.EUROPEAN), ("POSIX", Dates.EUROPEAN), ("x" * 300, Dates.EUROPEAN),
    ],
)  # fmt: skip
def test_the_locale_says_how_dates_are_written(locale: str, dates: Dates) -> None:
    assert dates_in(locale) is dates


@given(st.integers(0, 4_000_000_000))
def test_a_calendar_is_its_zone(at: int) -> None:
    here, there = datetime.fromtimestamp(at, US), datetime.fromtimestamp(at, BERLIN)
    assert (here.replace(tzinfo=None), here.utcoffset(), here.tzname(), here.dst(), here.fold) == (
        there.replace(tzinfo=None), there.utcoffset(), there.tzname(), there.dst(), there.fold
    )  # fmt: skip
    assert here.timestamp() == at
    assert dates_of(copy.deepcopy(US)) is Dates.US
    assert US.key == "Europe/Berlin"
