"""Real files from outside the project: what is read agrees with what an independent count finds in them."""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
from collections import Counter
from datetime import UTC, datetime

import pytest
from reading_files import NOW, Reading, options, read, sample

from reviewtui.domain.text import clean

AWS = ("aws_microwave_lf.tsv", "aws_microwave_crlf.tsv", "aws_microwave_bom.csv")


def stars_of(reading: Reading) -> dict[int, int]:
    return dict(sorted(Counter(review.stars for review in reading.reviews).items()))


def day_of(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


@pytest.mark.parametrize("name", AWS)
def test_amazons_own_data_set(name: str) -> None:
    reading = read(sample(f"tables/{name}"))
    assert reading.reader.dialect == ("aws-csv" if name.endswith("csv") else "aws-tsv")
    assert not reading.problems
    assert len(reading.reviews) == len({review.review_id for review in reading.reviews}) == 1615
    assert stars_of(reading) == {1: 402, 2: 112, 3: 134, 4: 300, 5: 667}
    assert {review.marketplace for review in reading.reviews} == {"US"}
    assert all(re.fullmatch("[A-Z0-9]{10}", review.asin) for review in reading.reviews)
    assert not any("<br" in review.text or "&#34;" in review.text for review in reading.reviews)
    assert not any("\x1b" in review.text for review in reading.reviews)
    assert reading.reader.position() == reading.reader.size


def test_amazons_rows_agree_with_the_file_cell_by_cell() -> None:
    path = sample("tables/aws_microwave_lf.tsv")  # saved anew by a program that encloses cells with commas
    reading = read(path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    for row, review in zip(rows, reading.reviews, strict=True):
        month, day, year = map(int, row["review_date"].split("/"))
        assert day_of(review.posted_at) == f"{year}-{month:02}-{day:02}"  # type: ignore[arg-type]
        assert review.review_id == row["review_id"]
        assert (review.helpful_votes, review.total_votes) == (int(row["helpful_votes"]), int(row["total_votes"]))
        assert review.verified is (row["verified_purchase"].upper() == "Y")
        title = row["review_headline"].replace("<br />", " ")
        assert review.title == " ".join(clean(html.unescape(title)).split())
    assert sum(review.helpful_votes for review in reading.reviews) == 9079
    table = read(sample("tables/aws_microwave_bom.csv")).reviews
    assert sum(one == other for one, other in zip(reading.reviews, table, strict=True)) >= 1600


def test_the_same_rows_with_other_line_ends() -> None:
    first, second = (read(sample(f"tables/{name}")) for name in AWS[:2])
    assert first.reviews == second.reviews
    assert first.digests == second.digests


@pytest.mark.parametrize(
    ("name", "dialect", "expected", "rejected"),
    [
        ("tables/aws_microwave.xlsx", "aws-csv", {1: 402, 2: 112, 3: 134, 4: 300, 5: 667}, 0),
        ("tables/tengfei_B00TXBOWVA.csv", "amazon-reviews-scraper", {1: 171, 2: 72, 3: 62, 4: 107, 5: 712}, 0),
        ("tables/tengfei_B07CXG6C9W.csv", "amazon-reviews-scraper", {1: 397, 2: 263, 3: 490, 4: 798, 5: 3052}, 0),
        ("tables/webscraper_io_export.csv", "webscraper-io", {1: 25, 2: 4, 3: 4, 4: 3, 5: 48}, 1),
        ("tables/mcauley2014_musical_instruments.csv", "mcauley-2014", {1: 6, 2: 9, 3: 30, 4: 123, 5: 331}, 0),
        ("json/alok_array.json", "alok", {1: 1, 3: 3, 4: 1, 5: 5}, 0),
        ("json/mcauley2014_musical_instruments_5_sample.json", "mcauley-2014", {2: 1, 3: 2, 4: 13, 5: 34}, 0),
        ("json/mcauley2018_fashion_5.json.gz", "mcauley-2018", {1: 117, 2: 93, 3: 337, 4: 471, 5: 2158}, 0),
        ("json/scrapfly_amazon_reviews.json", "scrapfly", {5: 4}, 0),
        ("html/list_com_simone_one_star_p1.html", "amazon-page", {1: 10}, 0),
        ("html/list_com_simone_two_star_p1.html", "amazon-page", {2: 10}, 0),
        ("html/list_co_uk_mariannazapo.html", "amazon-page", {2: 4, 3: 3, 5: 3}, 0),
        ("html/dp_co_uk_metascraper.html", "amazon-page", {3: 1, 5: 4}, 0),
        ("html/dp_com_metascraper_product.html", "amazon-page", {3: 1, 4: 3, 5: 9}, 0),
        ("html/dp_es_metascraper.html", "amazon-page", {4: 3, 5: 4}, 0),
        ("html/br_2025_dp.html", "amazon-page", {5: 3}, 0),
        ("html/com_2026-03_product-reviews_li.html", "amazon-page", {4: 1, 5: 2}, 0),
        ("html/synthetic_newdom_reviewTitle_reviewText.html", "amazon-page", {2: 1, 5: 1}, 0),
        ("tables/amazon_alexa.tsv", "alexa-tsv", {1: 161, 2: 96, 3: 152, 4: 455, 5: 2286}, 0),
        ("tables/it_gdmr_2024-01-30-16-16.csv", "csv", {4: 14, 5: 36}, 0),
        ("tables/it_gdmr_2024-02-06-23-38.csv", "csv", {1: 1, 3: 1, 4: 13, 5: 35}, 0),
        ("tables/flipkart_data.csv", "csv", {1: 691, 2: 310, 3: 884, 4: 2365, 5: 5726}, 0),
        ("tables/datafiniti_1429_1.csv.zip", "datafiniti", {1: 410, 2: 402, 3: 1499, 4: 8541, 5: 23775}, 33),
        ("tables/trustpilot_company_response.csv", "csv", {1: 1414, 2: 65, 3: 40, 4: 45, 5: 967}, 7),
        ("replies/gplay_akudo_1star.csv", "google-play", {1: 1001}, 0),
        ("replies/gplay_greenlight_2star.csv", "google-play", {2: 523}, 0),
        ("replies/playconsole_firefox_exp1_490.csv", "play-console", {1: 309, 2: 149, 3: 8, 4: 8, 5: 16}, 0),
        ("json/aroasted_total_reviews.json", "json", {1: 2, 3: 1, 4: 1, 5: 52}, 0),
        ("json/rainforest_top_reviews_fragment.json", "rainforest", {1: 1, 4: 1, 5: 2}, 0),
        ("json/rainforest_type_reviews.items.json", "rainforest", {5: 2}, 0),
        ("json/apify_junglee.items.synthetic.json", "apify-junglee", {1: 1, 2: 1, 5: 1}, 0),
        (
            "feedback/seller_feedback_2011_ui_rows_as_10col.tsv", "amazon-seller-feedback",
            {1: 8, 3: 5, 4: 10, 5: 112}, 0,
        ),
    ],
)  # fmt: skip
def test_counts(name: str, dialect: str, expected: dict[int, int], rejected: int) -> None:
    reading = read(sample(name))
    assert reading.reader.dialect == dialect
    assert stars_of(reading) == expected
    assert len(reading.problems) == rejected


def test_an_open_scraper() -> None:
    path = sample("tables/tengfei_B07CXG6C9W.csv")
    reading = read(path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    helpful = [1 if row["helpful"] == "One" else int(row["helpful"].replace(",", "") or 0) for row in rows]
    assert [review.helpful_votes for review in reading.reviews] == helpful
    assert [review.verified for review in reading.reviews] == [bool(row["verified"]) for row in rows]
    assert {review.asin for review in reading.reviews} == {"B07CXG6C9W"}
    assert all(review.review_id in row["review_url"] for row, review in zip(rows, reading.reviews, strict=True))
    assert len({review.review_id for review in reading.reviews}) == 5000


def test_the_extension_that_keeps_the_product_in_an_address() -> None:
    reading = read(sample("tables/webscraper_io_export.csv"))
    assert {(review.marketplace, review.asin) for review in reading.reviews} == {("US", "B07NF1F4NL")}
    assert reading.problems == [(4, "stars", "is empty; 1 to 5 is needed")]
    assert day_of(reading.reviews[0].posted_at) == "2019-09-07"  # type: ignore[arg-type]


def test_mcauley_in_csv_and_json_give_the_same_reviews() -> None:
    table = read(sample("tables/mcauley2014_musical_instruments.csv"))
    lines = read(sample("json/mcauley2014_musical_instruments_5_sample.json"))
    known = {review.review_id: review for review in table.reviews}
    assert sum(review == known.get(review.review_id) for review in lines.reviews) >= 45
    assert (table.reviews[1].helpful_votes, table.reviews[1].total_votes) == (13, 14)


def test_mcauley_2018() -> None:
    path = sample("json/mcauley2018_fashion_5.json.gz")
    reading = read(path)
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    assert len(reading.reviews) == len(records) == 3176
    assert sum(not review.text for review in reading.reviews) == sum(not row.get("reviewText") for row in records) == 16
    votes = sum(int(row.get("vote", "0").replace(",", "")) for row in records)
    assert sum(review.helpful_votes for review in reading.reviews) == votes
    assert [review.posted_at for review in reading.reviews] == [row["unixReviewTime"] for row in records]


def test_days_before_months() -> None:
    path = sample("json/alok_array.json")
    written = [row["Review_Date"] for row in json.loads(path.read_text(encoding="utf-8"))]
    read_as = [day_of(review.posted_at) for review in read(path).reviews]  # type: ignore[arg-type]
    assert read_as == ["-".join(reversed(text.split("/"))) for text in written]


def test_phrases_name_country_and_day() -> None:
    for review in read(sample("json/scrapfly_amazon_reviews.json")).reviews:
        assert review.marketplace == "US"
        assert review.posted_at is not None
        assert review.posted_at < NOW
    italian = read(sample("tables/it_gdmr_2024-01-30-16-16.csv")).reviews
    assert {review.marketplace for review in italian} == {"IT"}
    assert not any("su 5 stelle" in review.title for review in italian)


def test_a_one_star_page() -> None:
    reading = read(sample("html/list_com_simone_one_star_p1.html"))
    assert {(review.marketplace, review.asin, review.verified) for review in reading.reviews} == {
        ("US", "B00ZGCKLE2", True)
    }
    assert sum(review.helpful_votes for review in reading.reviews) == 459
    assert all(review.product.startswith("Dash Deluxe Rapid Egg Cooker") for review in reading.reviews)
    assert all(review.text and review.title and review.author for review in reading.reviews)
    assert {day_of(review.posted_at) for review in reading.reviews} >= {"2018-06-05", "2018-11-24", "2018-04-05"}  # type: ignore[arg-type]


def test_a_page_of_reviews_from_abroad() -> None:
    reading = read(sample("html/list_co_uk_mariannazapo.html"))
    places = Counter(review.marketplace for review in reading.reviews)
    assert places["IT"] == places["ES"] == 2
    assert places["US"] == 3
    assert "GB" not in places
    assert {review.asin for review in reading.reviews} == {"B086X5XDD3"}
    assert sum(review.helpful_votes for review in reading.reviews) == 58
    assert reading.reviews[0].variant == "Size Name: S( 241cm x 142cm x 56cm) | Colour Name: Blue"


def test_seller_feedback_of_a_real_seller() -> None:
    reading = read(sample("feedback/seller_feedback_2011_ui_rows_as_10col.tsv"))
    assert {(review.kind, review.marketplace) for review in reading.reviews} == {("seller-feedback", "US")}
    assert len({review.order_id for review in reading.reviews}) == len(reading.reviews) == 135
    assert day_of(reading.reviews[0].posted_at) == "2011-07-03"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["hard/ar_products.csv", "hard/ja_amazon_marc_test.csv", "hard/tr_store_reviews_utf16.csv"]
)
def test_texts_without_stars_are_not_guessed_at(name: str) -> None:
    path = sample(name)
    with pytest.raises(Exception, match="can't find a column with stars"):
        read(path, options())
