from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.when import read_when

BERLIN = ZoneInfo("Europe/Berlin")
NOW = int(datetime(2026, 11, 23, 8, 12, tzinfo=BERLIN).timestamp())  # a Monday


def said(text: str) -> str | None:
    at = read_when(text, NOW, BERLIN)
    return None if at is None else f"{datetime.fromtimestamp(at, BERLIN):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("fri 9am", "Fri 2026-11-27 09:00"),
        ("Friday", "Fri 2026-11-27 09:00"),
        ("next friday at 14:30", "Fri 2026-11-27 14:30"),
        ("mon", "Mon 2026-11-23 09:00"),
        ("monday 8am", "Mon 2026-11-30 08:00"),
        ("Mo um 8 Uhr", "Mon 2026-11-30 08:00"),
        ("freitag 18 uhr", "Fri 2026-11-27 18:00"),
        ("do nachmittag", "Thu 2026-11-26 15:00"),
        ("sonnabend", "Sat 2026-11-28 09:00"),
        ("tomorrow", "Tue 2026-11-24 09:00"),
        ("tomorrow 7:05", "Tue 2026-11-24 07:05"),
        ("tomorrow evening", "Tue 2026-11-24 18:00"),
        ("morgen", "Tue 2026-11-24 09:00"),
        ("morgen früh", "Tue 2026-11-24 09:00"),
        ("übermorgen", "Wed 2026-11-25 09:00"),
        ("fri morning", "Fri 2026-11-27 09:00"),
        ("today 17:00", "Mon 2026-11-23 17:00"),
        ("today 7:00", None),
        ("tonight", "Mon 2026-11-23 20:00"),
        ("noon", "Mon 2026-11-23 12:00"),
        ("7am", "Tue 2026-11-24 07:00"),
        ("12am", "Tue 2026-11-24 00:00"),
        ("12 pm", "Mon 2026-11-23 12:00"),
        ("9.30", "Mon 2026-11-23 09:30"),
        ("in 3 days", "Thu 2026-11-26 08:12"),
        ("3 tage", "Thu 2026-11-26 08:12"),
        ("in 90 minutes", "Mon 2026-11-23 09:42"),
        ("3h", "Mon 2026-11-23 11:12"),
        ("2w", "Mon 2026-12-07 08:12"),
        ("in einer Woche", "Mon 2026-11-30 08:12"),
        ("a month", "Wed 2026-12-23 08:12"),
        ("next week", "Mon 2026-11-30 09:00"),
        ("nächste Woche", "Mon 2026-11-30 09:00"),
        ("2 dec", "Wed 2026-12-02 09:00"),
        ("dec 2nd", "Wed 2026-12-02 09:00"),
        ("2. Dezember 14:30", "Wed 2026-12-02 14:30"),
        ("2.12.", "Wed 2026-12-02 09:00"),
        ("2.12.2027 8:00", "Thu 2027-12-02 08:00"),
        ("22 nov", "Mon 2027-11-22 09:00"),
        ("1 märz", "Mon 2027-03-01 09:00"),
        ("29 feb", "Tue 2028-02-29 09:00"),
        ("2026-12-02", "Wed 2026-12-02 09:00"),
        ("2026-12-02 14:30", "Wed 2026-12-02 14:30"),
        ("2026-12-02T14:30Z", "Wed 2026-12-02 15:30"),
        ("2026-12-02T14:30:59-05:00", "Wed 2026-12-02 20:30"),
        ("2026-11-01", None),
        ("2 dec 2025", None),
        ("31 feb", None),
        ("25:00", None),
        ("13pm", None),
        ("soon", None),
        ("", None),
        ("fri sat", None),
        ("17", None),
        ("dec", None),
        ("in 0 days", None),
        ("99999 weeks", None),
        ("2026-12-02T14:30+99:99", None),
        ("9am 10am", None),
        ("2 dec; rm -rf", None),
    ],
)
def test_what_people_type(text: str, meant: str | None) -> None:
    assert said(text) == meant


def test_days_keep_the_time_of_day_over_the_change_of_clocks() -> None:
    before = int(datetime(2026, 10, 24, 9, 0, tzinfo=BERLIN).timestamp())
    at = read_when("in 2 days", before, BERLIN)
    assert at is not None
    assert f"{datetime.fromtimestamp(at, BERLIN):%d %H:%M}" == "26 09:00"


def test_the_end_of_a_month() -> None:
    start = int(datetime(2027, 1, 31, 9, 0, tzinfo=UTC).timestamp())
    at = read_when("in 1 month", start, UTC)
    assert at is not None
    assert f"{datetime.fromtimestamp(at, UTC):%d %b}" == "28 Feb"


VOCABULARY = (
    "fri monday mo di 9am 14:30 2 31 dec märz 2026 2026-12-02 2.12. in 3 days tomorrow morgen früh noon at um 9.30 uhr "
    "next week 5 0 : . - x tonight 2028 feb 29"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=5).map(" ".join) | st.text(max_size=30), st.integers(0, 4_000_000_000))
def test_whatever_is_typed_the_answer_lies_ahead(text: str, now: int) -> None:
    at = read_when(text, now, BERLIN)
    assert at is None or at > now


@given(st.integers(0, 3_000_000_000), st.integers(1, 400))
def test_a_moment_written_out_is_read_back(now: int, days: int) -> None:
    at = (now + days * 86400) // 60 * 60
    written = f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%MZ}"
    assert read_when(written, now, BERLIN) == at
