from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.past import read_since

BERLIN = ZoneInfo("Europe/Berlin")
NOW = int(datetime(2026, 11, 25, 9, 30, tzinfo=BERLIN).timestamp())  # a Wednesday


def at(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=BERLIN).timestamp())  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", at(2026, 11, 25)), ("heute", at(2026, 11, 25)), ("yesterday", at(2026, 11, 24)),
        ("Gestern", at(2026, 11, 24)), ("hier", at(2026, 11, 24)), ("ayer", at(2026, 11, 24)), ("昨日", at(2026, 11,
        24)),
        ("mon", at(2026, 11, 23)), ("last monday", at(2026, 11, 23)), ("since Fri", at(2026, 11, 20)),
        ("wed", at(2026, 11, 25)), ("Donnerstag", at(2026, 11, 19)), ("月曜日", at(2026, 11, 23)),
        ("2026-11-20", at(2026, 11, 20)), ("2026-11-20 14:05", at(2026, 11, 20, 14, 5)), ("08:00", at(2026, 11, 25, 8)),
        ("10:00", at(2026, 11, 24, 10)), ("3h", NOW - 3 * 3600), ("7d", NOW - 7 * 86400),
        ("2 weeks ago", NOW - 14 * 86400),
        ("30 min", NOW - 1800), ("2026-11-20T10:00:00Z", at(2026, 11, 20, 11)), ("2027-01-01", NOW),
    ],
)  # fmt: skip
def test_a_time_in_the_past(text: str, expected: int) -> None:
    assert read_since(text, NOW, BERLIN) == expected


@pytest.mark.parametrize("text", ["", "soon", "tomorrow", "m", "t", "25:00", "2026-13-01", "7x", "99999999d"])
def test_what_is_none(text: str) -> None:
    assert read_since(text, NOW, BERLIN) is None


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    found = read_since(text, NOW, UTC)
    assert found is None or found <= NOW
