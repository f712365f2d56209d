"""The date that a letter promises, in six languages: found where it stands, and always ahead."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.domain.pledges import _TONGUES, find_pledge

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN)
"""A Monday."""
NIGHT = MORNING.replace(hour=21)


def meant(text: str, language: str = "en", now: datetime = MORNING) -> str:
    found = find_pledge(text, int(now.timestamp()), BERLIN, language)
    return "" if found is None else f"{datetime.fromtimestamp(found.due_at, BERLIN):%a %m-%d %H:%M}"


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("en", "You will have the refund by Friday.", "Fri 11-27 18:00"),
        ("en", "We answer by Monday", "Mon 11-23 18:00"),
        ("en", "within 2 hours", "Mon 11-23 11:00"),
        ("en", "in three days", "Thu 11-26 18:00"),
        ("en", "within the next 5-7 business days", "Wed 12-02 18:00"),
        ("en", "within two weeks", "Mon 12-07 18:00"),
        ("en", "it is sent tomorrow", "Tue 11-24 18:00"),
        ("en", "by today", "Mon 11-23 18:00"),
        ("en", "by the end of this week", "Fri 11-27 18:00"),
        ("en", "by December 3rd", "Thu 12-03 18:00"),
        ("en", "no later than the 3rd of January", "Sun 01-03 18:00"),
        ("en", "by 1 November", "Mon 11-01 18:00"),
        ("de", "Die Gutschrift ist bis zum kommenden Freitag da.", "Fri 11-27 18:00"),
        ("de", "innerhalb von drei Werktagen", "Thu 11-26 18:00"),
        ("de", "bis spätestens 3. März", "Wed 03-03 18:00"),
        ("de", "am Sonnabend", "Sat 11-28 18:00"),
        ("fr", "sous 48 heures", "Wed 11-25 09:00"),
        ("fr", "d'ici vendredi", "Fri 11-27 18:00"),
        ("fr", "avant le 5 décembre", "Sat 12-05 18:00"),
        ("es", "en un plazo de 3 días hábiles", "Thu 11-26 18:00"),
        ("es", "a más tardar el viernes", "Fri 11-27 18:00"),
        ("es", "mañana", "Tue 11-24 18:00"),
        ("it", "entro due giorni lavorativi", "Wed 11-25 18:00"),
        ("it", "entro il 3 dicembre", "Thu 12-03 18:00"),
        ("ja", "3日以内にお返しします", "Thu 11-26 18:00"),
        ("ja", "2営業日以内に", "Wed 11-25 18:00"),
        ("ja", "24時間以内に", "Tue 11-24 09:00"),
        ("ja", "1週間以内に", "Mon 11-30 18:00"),
        ("ja", "金曜日までに", "Fri 11-27 18:00"),
        ("ja", "12月3日までに", "Thu 12-03 18:00"),
        ("ja", "明日までに", "Tue 11-24 18:00"),
        ("ja", "本日中", "Mon 11-23 18:00"),
        ("ja", "今週中", "Fri 11-27 18:00"),
    ],
)
def test_a_date_is_found_and_means_the_evening(language: str, text: str, due: str) -> None:
    assert meant(text, language) == due


def test_what_names_no_date_that_lies_ahead_promises_nothing() -> None:
    for text in ("", "We are sorry.", "by the 45th of March", "by February 30", "soon", "since Friday the lid leaks"):
        assert meant(text) == "", text
    assert meant("13月3日までに", "ja") == ""


def test_late_in_the_evening_today_is_an_hour_and_this_weekday_is_next_week_s() -> None:
    assert meant("by tonight", now=NIGHT) == "Mon 11-23 22:00"
    assert meant("by Monday", now=NIGHT) == "Mon 11-30 18:00"


def test_hours_really_pass_when_the_clocks_are_set() -> None:
    before = datetime(2026, 10, 25, 1, 0, tzinfo=BERLIN)
    assert meant("within 4 hours", now=before) == "Sun 10-25 04:00"


def test_the_first_date_counts_and_its_place_is_told() -> None:
    text = "Sorry. I refund you by Friday and write again within 2 weeks."
    found = find_pledge(text, int(MORNING.timestamp()), BERLIN)
    assert found is not None
    assert text[found.start : found.end] == found.quote == "by Friday"


def test_a_language_without_a_reader_is_read_as_english() -> None:
    assert meant("by Friday", "sv") == meant("by Friday", "en")


@pytest.mark.parametrize("language", _TONGUES)
def test_every_weekday_and_month_of_a_language_is_known(language: str) -> None:
    before = {"en": "by", "de": "bis", "fr": "avant le", "es": "para el", "it": "entro il"}[language]
    for place, names in enumerate(_TONGUES[language].weekdays):
        for name in names.split("|"):
            day = MORNING + timedelta(days=place)
            assert meant(f"{before} {name.title()}.", language) == f"{day:%a %m-%d} 18:00", name
    for place, name in enumerate(_TONGUES[language].months, 1):
        due = meant(f"{before} 28 {name}", language)
        assert due[4:] == f"{place:02}-28 18:00", name


WORDS = (
    "by",
    "within",
    "in",
    "the",
    "3",
    "12",
    "days",
    "hours",
    "Friday",
    "May",
    "tomorrow",
    "end of",
    "week",
    "bis 3.",
)


@given(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.sampled_from([*_TONGUES, "ja"]),
    st.integers(631_152_000, 3_787_000_000),
)
def test_what_is_promised_always_lies_ahead(text: str, language: str, now: int) -> None:
    for words in (text, f"within {text}", f"by {text}"):
        found = find_pledge(words, now, BERLIN, language)
        assert found is None or (found.due_at > now and words[found.start : found.end] == found.quote)
