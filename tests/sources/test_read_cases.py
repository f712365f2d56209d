"""Small files beside the repository that were once read wrongly: each reads as its README says, if it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading_files import SAMPLES, Reading, options, read

from reviewtui.desk.ports import Unread
from reviewtui.domain.review import Review
from reviewtui.sources.open import open_readers

CASES = SAMPLES.parent / "cases" / "import"


def a_case(name: str) -> Path:
    path = CASES / name
    if not path.exists():
        pytest.skip(f"{name} lies outside the project and is not here")
    return path


def days(reading: Reading) -> list[str]:
    return [
        "" if review.posted_at is None else datetime.fromtimestamp(review.posted_at, UTC).date().isoformat()
        for review in reading.reviews
    ]


def each(reading: Reading, of: Callable[[Review], object]) -> list[object]:
    return [of(review) for review in reading.reviews]


def test_stars_and_votes_of_a_scraper_in_chinese() -> None:
    reading = read(a_case("instant-data-scraper-chinese-interface.csv"))
    assert each(reading, lambda review: review.stars) == [5, 5, 1, 4, 2, 5][: len(reading.reviews)]
    assert each(reading, lambda review: review.helpful_votes)[:3] == [1, 2, 4]
    assert days(reading)[0] == "2026-11-18"
    assert reading.reviews[2].title == "Broke"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("two-date-columns-all-dated-today.csv", "2024-11-10"),
        ("yotpo-review-creation-date.csv", "2026-03-01"),
        ("no-date-column.csv", ""),
        ("empty-date-column-scraped-at-taken.jsonl", ""),
    ],
)
def test_dates_are_the_reviews_or_none(name: str, first: str) -> None:
    reading = read(a_case(name))
    assert days(reading)[0] == first
    assert len({day == "" for day in days(reading)}) == 1
    assert not reading.problems


def test_nobodies_are_not_merged() -> None:
    reading = read(a_case("amazon-customer-merged.csv"))
    assert len({review.review_id for review in reading.reviews}) == 5


@pytest.mark.parametrize("name", ["feedback-report-japan-header.txt", "feedback-report-japan-yy-mm-dd.txt"])
def test_feedback_of_japan(name: str) -> None:
    reading = read(a_case(name))
    assert days(reading) == ["2026-01-13", "2026-11-03"]
    assert {(review.kind, review.marketplace) for review in reading.reviews} == {("seller-feedback", "JP")}


def test_feedback_saved_as_csv() -> None:
    reading = read(a_case("feedback-report-saved-as-csv.csv"))
    assert {review.kind for review in reading.reviews} == {"seller-feedback"}
    assert days(reading) == ["2026-01-13", "2026-02-03"]


def test_no_header() -> None:
    reading = read(a_case("headerless-aws-15-columns.tsv"))
    assert len(reading.reviews) == 6
    first = reading.reviews[0]
    assert (first.review_id, first.asin, first.title, first.total_votes) == ("R1AAAAAAAAAAA0", "B0TESTTES1", "Broke", 1)


def test_a_products_name() -> None:
    reading = read(a_case("product-name-without-asin.csv"))
    assert each(reading, lambda review: review.product) == ["Willow Creek Folding Stool"] * 2 + ["Harbor Tin Lantern"]


def test_a_title_called_header() -> None:
    reading = read(a_case("brightdata-review-header.json"))
    assert reading.only.title == "Broke on day two"
    assert days(reading) == ["2026-09-07"]
    assert reading.reader.understood.unused == ["timestamp"]


def test_excel_in_a_folder() -> None:
    readers = list(open_readers(a_case("excel-in-a-folder"), options()))
    assert [Path(reader.name).name for reader in readers if not isinstance(reader, Unread)] == ["june.xlsx", "may.csv"]


def test_dates_and_stars_in_languages() -> None:
    reading = read(a_case("dates-in-languages.csv"))
    assert not reading.problems
    assert {day[8:] for day in days(reading)} == {"20"}
    reading = read(a_case("stars-wordings.csv"))
    assert [problem.row for problem in reading.problems] == [24, 25, 26, 27]
    assert [review.stars for review in reading.reviews] == [
        5 if review.title == "T5" else 2 if review.title == "T3" else 1 for review in reading.reviews
    ]


def test_placeholders_votes_and_spreadsheets() -> None:
    reading = read(a_case("placeholder-na.csv"))
    assert [(review.title, review.text) for review in reading.reviews] == [
        ("", "The leg cracked when I sat"), ("", ""), ("", ""),
    ]  # fmt: skip
    votes = each(read(a_case("votes-forms.csv")), lambda review: review.helpful_votes)
    assert votes == [1234, 1234, 1234, 1200, 1, 1234, 1, 1, 2, 4, 1, 12, 1]
    reading = read(a_case("excel-formula-ids.csv"))
    assert each(reading, lambda review: review.review_id) == ["R1AAAAAAAAAAA1", "R1AAAAAAAAAAA2"]
    assert each(reading, lambda review: review.order_id) == ["113-1234567-1234567", "113-1234567-1234568"]
    assert days(read(a_case("excel-serial-dates.csv"))) == ["2025-11-21", "2025-11-22", "2025-11-29"]


def test_lines_before_and_documents_behind() -> None:
    assert days(read(a_case("lines-before-the-header.csv"))) == ["2026-11-20", "2026-11-21"]
    assert days(read(a_case("concatenated-pretty.json"))) == ["2026-11-20", "2026-11-21"]
