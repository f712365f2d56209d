from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.sources import dates

DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2099, 12, 31))


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-01-05", (2024, 1, 5)),
        ("2024-01-05T10:20:30Z", (2024, 1, 5, 10, 20, 30)),
        ("2024-01-05T10:20:30.123+02:00", (2024, 1, 5, 8, 20, 30)),
        ("2024-01-05 10:20:30", (2024, 1, 5, 10, 20, 30)),
        ("2024-01-05 10-20-30 +00:00", (2024, 1, 5, 10, 20, 30)),
        ("2024/1/5", (2024, 1, 5)),
        ("20240105", (2024, 1, 5)),
        ("1704450030", (2024, 1, 5, 10, 20, 30)),
        ("1704450030000", (2024, 1, 5, 10, 20, 30)),
        ("1704450030.0", (2024, 1, 5, 10, 20, 30)),
        ("05.01.24", (2024, 1, 5)),
        ("5.1.2024 10:20", (2024, 1, 5, 10, 20)),
        ("01 5, 2024", (2024, 1, 5)),
        ("5-Jan-24", (2024, 1, 5)),
        ("January 5, 2024", (2024, 1, 5)),
        ("Jan. 5th 2024", (2024, 1, 5)),
        ("Fri, 05 Jan 2024 10:20:30 +0000", (2024, 1, 5, 10, 20, 30)),
        ("Fri, 05 Jan 2024 10:20:30 +0200", (2024, 1, 5, 8, 20, 30)),
        ("Fri Jan 05 10:20:30 2024", (2024, 1, 5, 10, 20, 30)),
        ("Fri Jan 05 10:20:30 +0000 2024", (2024, 1, 5, 10, 20, 30)),
        ("Fri Jan 05 2024 10:20:30 GMT+0100 (Central European Standard Time)", (2024, 1, 5, 9, 20, 30)),
        ("January 5, 2024 at 3:04 PM", (2024, 1, 5, 15, 4)),
        ("5. Januar 2024 um 15:04 Uhr", (2024, 1, 5, 15, 4)),
        ("2024年1月5日 10:20", (2024, 1, 5, 10, 20)),
        ("2024/01/05 12:30 AM", (2024, 1, 5, 0, 30)),
        ("2024-01-05 3:04:05 pm", (2024, 1, 5, 15, 4, 5)),
        ("45296", (2024, 1, 5)),
        ("45296.5", (2024, 1, 5, 12)),
        ("45296,25", (2024, 1, 5, 6)),
        ("45296.430902777778", (2024, 1, 5, 10, 20, 30)),
        ("Reviewed in the United States on January 5, 2024", (2024, 1, 5)),
        ("Reviewed in India on 15 April 2026", (2026, 4, 15)),
        ("Bewertet in Deutschland am 5. Dezember 2024", (2024, 12, 5)),
        ("Rezension aus Deutschland vom 12. März 2026", (2026, 3, 12)),
        ("Commenté en France le 1er mars 2018", (2018, 3, 1)),
        ("Avis laissé en France le 22 août 2026", (2026, 8, 22)),
        ("Reseñado en España el 7 de febrero de 2024", (2024, 2, 7)),
        ("Recensito in Italia il 6 gennaio 2024", (2024, 1, 6)),
        ("Avaliado no Brasil em 23 de novembro de 2023", (2023, 11, 23)),
        ("Beoordeeld in Nederland 🇳🇱 op 20 juni 2023", (2023, 6, 20)),
        ("2024年1月5日に日本でレビュー済み", (2024, 1, 5)),
        ("Reviewed in Sweden on 3 februari 2022", (2022, 2, 3)),
        ("5 Ocak 2024 tarihinde Türkiye'de incelendi", (2024, 1, 5)),
        ("Bought May 2, 2020, reviewed on June 3, 2021", (2021, 6, 3)),
    ],
)
def test_a_date_in_the_wild(text: str, expected: tuple[int, ...]) -> None:
    assert dates.from_text(text) == at(*expected)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "31 February 2024", "2024-02-30", "12345", "5 people", "13/13/2024", "9" * 40, "1e400", "３"],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (each says something else)
        dates.from_text(text, dates.DAY_FIRST)


def test_day_and_month_are_never_guessed() -> None:
    with pytest.raises(ValueError, match="told apart"):
        dates.from_text("3/4/2024")
    assert dates.from_text("3/4/2024", dates.DAY_FIRST) == at(2024, 4, 3)
    assert dates.from_text("3/4/2024", dates.MONTH_FIRST) == at(2024, 3, 4)
    assert dates.from_text("4/4/2024") == at(2024, 4, 4)
    assert dates.from_text("3/4/2024 2:05 PM", dates.MONTH_FIRST) == at(2024, 3, 4, 14, 5)


def test_the_order_of_a_column() -> None:
    assert dates.day_order(["3/4/24", "13/4/24"]) == dates.DAY_FIRST
    assert dates.day_order(["3/4/24", "4/13/24"]) == dates.MONTH_FIRST
    assert dates.day_order(["4/4/24"]) == ""
    assert dates.day_order(["3/4/24"]) is None
    assert dates.day_order(["3.4.24", "2024-01-05"]) == ""
    assert dates.order_of("US") == dates.MONTH_FIRST
    assert dates.order_of("GB") == dates.DAY_FIRST


def test_two_digits_of_a_year_stand_first_where_that_is_the_custom_or_all_shows_it() -> None:
    short = ["26/01/13", "26/11/03"]
    assert dates.are_years_first(short, "JP")
    assert not dates.are_years_first(short, "GB")
    assert not dates.are_years_first(["26/01/13", "26/13/03"], "JP")
    assert not dates.are_years_first(["2026/01/13"], "JP")
    assert not dates.are_years_first([], "JP")
    assert dates.are_years_first(["98/12/31", "99/01/02"], "")
    assert dates.are_years_first([f"26/05/{day:02}" for day in range(1, 30, 3)], "")
    assert not dates.are_years_first([f"{day:02}/05/26" for day in range(1, 30, 3)], "")
    assert dates.from_text("26/01/13", dates.YEAR_FIRST) == at(2026, 1, 13)
    assert dates.from_text("26-1-13 9:05", dates.YEAR_FIRST) == at(2026, 1, 13, 9, 5)
    assert dates.from_text("26.01.13", dates.YEAR_FIRST) == at(2026, 1, 13)
    assert dates.from_text("13/01/2026", dates.YEAR_FIRST) == at(2026, 1, 13)


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%b-%Y"]))
def test_every_day_comes_back(day: date, form: str) -> None:
    assert dates.from_text(day.strftime(form)) == at(day.year, day.month, day.day)


@given(DAYS)
def test_numeric_days_come_back_in_either_order(day: date) -> None:
    expected = at(day.year, day.month, day.day)
    assert dates.from_text(f"{day.day}/{day.month}/{day.year}", dates.DAY_FIRST) == expected
    assert dates.from_text(f"{day.month}/{day.day}/{day.year}", dates.MONTH_FIRST) == expected


@given(st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001
def test_the_quick_parsers_agree_with_the_long_way(moment: datetime) -> None:
    text = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert dates.parser_for([text])(text) == dates.from_text(text) == dates.from_iso(text)
    assert dates.from_unix(str(dates.from_iso(text))) == dates.from_iso(text)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    try:
        seconds = dates.from_text(text, dates.DAY_FIRST)
    except (ValueError, OverflowError):
        return
    assert 0 < seconds < 5_000_000_000
