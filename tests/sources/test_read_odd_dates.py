"""Dates that name no day or are written by machines: months, times told from now, zones by name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading_files import read_text

from reviewtui.sources import dates
from reviewtui.sources.relative_dates import names_no_day

AGO = [
    "2 days ago", "a week ago", "Edited 3 months ago", "yesterday", "vor 2 Tagen", "vor einer Woche", "vor einem Jahr",
    "il y a 3 mois", "il y a un an", "hace 2 días", "hace un mes", "2 giorni fa", "un mese fa", "há 3 dias",
    "um ano atrás", "3 dagen geleden", "een week geleden", "2 dni temu", "för 3 dagar sedan", "3 gün önce",
    "2 日前", "1 週間前", "3 か月前", "2天前", "3일 전", "2 дня назад", "منذ 3 أيام", "לפני שבוע", "2 दिन पहले",
]  # fmt: skip
NO_TIMES = ["", "soon", "no date", "2026", "long ago when it was new", "12 reviews", "vor Ort gekauft", "fa caldo"]


@pytest.mark.parametrize("text", AGO)
def test_a_time_told_from_now_is_no_day_and_no_reason_to_lose_the_review(tmp_path: Path, text: str) -> None:
    assert names_no_day(text)
    reading = read_text(tmp_path, "export.csv", f"Date,Rating,Review\n{text},1,It broke at once and nobody answers\n")
    assert (reading.only.stars, reading.only.posted_at) == (1, None)


@pytest.mark.parametrize("text", NO_TIMES)
def test_other_words_are_no_times(text: str) -> None:
    assert not names_no_day(text)


def test_one_of_many_dates_may_be_told_from_now(tmp_path: Path) -> None:
    rows = ["3 days ago,1,It broke at once", "May 4 2026,2,It leaks from below", "########,3,It is not what I saw"]
    reading = read_text(tmp_path, "export.csv", "\n".join(["Date,Rating,Review", *rows]) + "\n")
    assert [review.posted_at for review in reading.reviews] == [None, at("2026-05-04"), None]


def test_a_word_that_is_no_date_is_still_told(tmp_path: Path) -> None:
    rows = ["soon,1,It broke at once", "May 4 2026,2,It leaks from below"]
    reading = read_text(tmp_path, "export.csv", "\n".join(["Date,Rating,Review", *rows]) + "\n")
    assert [problem.field for problem in reading.problems] == ["posted_at"]


@pytest.mark.parametrize("text", ["May 2026", "May-26", "mai 2026", "Mai-26", "mayo de 2026", "maj-26"])
def test_a_month_is_its_first_day_and_this_is_told(tmp_path: Path, text: str) -> None:
    reading = read_text(tmp_path, "export.csv", f"Date,Rating,Review\n{text},1,It broke at once and nobody answers\n")
    assert reading.only.posted_at == at("2026-05-01")
    assert any("the first of the month" in remark for remark in reading.reader.understood.remarks)


MACHINES = [
    ("/Date(1779527700000)/", "2026-05-23T09:15:00"), ("/Date(1779527700000+0200)/", "2026-05-23T09:15:00"),
    ("May 23, 2026 02:15:00 AM PDT", "2026-05-23T09:15:00"), ("5/23/2026 10:15 CET", "2026-05-23T09:15:00"),
    ("23 May 2026 18:15 JST", "2026-05-23T09:15:00"), ("May 23, 2026 PDT", "2026-05-23"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MACHINES)
def test_machines_and_zones_by_name(text: str, expected: str) -> None:
    assert dates.from_text(text, dates.MONTH_FIRST) == at(expected)


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


PLACES = [
    ("Retailer SKU,Product ID,Rating,Review,Date", "POT-1,B0TESTAAA1,2,It leaks from below and smells,2026-05-04"),
    ("SKU,Retailer Product ID,Rating,Review,Date", "POT-1,B0TESTAAA1,2,It leaks from below and smells,2026-05-04"),
]


@pytest.mark.parametrize(("header", "row"), PLACES)
def test_a_column_of_asins_goes_before_one_of_other_numbers(tmp_path: Path, header: str, row: str) -> None:
    assert read_text(tmp_path, "export.csv", f"{header}\n{row}\n").only.asin == "B0TESTAAA1"


WORDS = [
    ("Bewertung vom;Gesamtbewertung;Überschrift;Kommentar;Name", "Kunde"),
    ("Дата;Количество звезд;Заголовок;Текст отзыва;Имя", "Kunde"),
    ("Date;Note;Titre;Avis client;Pseudo", "Kunde"),
    ("评价时间;评分;标题;评价内容;用户昵称", "Kunde"),
    ("Feedback Date;Product Rating;Title;Product Review;Customer Name", "Kunde"),
]


@pytest.mark.parametrize(("header", "author"), WORDS)
def test_names_of_other_shops(tmp_path: Path, header: str, author: str) -> None:
    rows = [
        f"{day}.05.2026;{day % 5 + 1};Words {day};It leaks from below, number {day};{author}" for day in (14, 15, 16)
    ]
    reading = read_text(tmp_path, "export.csv", "\n".join([header, *rows]) + "\n")
    assert not reading.problems
    found = [(review.stars, review.title, review.author) for review in reading.reviews]
    assert found == [(day % 5 + 1, f"Words {day}", author) for day in (14, 15, 16)]
    assert [review.posted_at for review in reading.reviews] == [at(f"2026-05-{day}") for day in (14, 15, 16)]


def test_a_buyer_told_in_an_object_of_one_value(tmp_path: Path) -> None:
    record = {"starRating": "TWO", "comment": "It leaks", "createTime": "2026-05-04T00:00:00Z"}
    text = json.dumps({"reviews": [{**record, "reviewer": {"displayName": "Kunde"}}]})
    assert read_text(tmp_path, "reviews.json", text).only.author == "Kunde"
