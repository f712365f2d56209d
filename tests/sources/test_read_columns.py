"""Which column is taken for what, and which dates are never the review's."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading_files import Reading, options, read_text

from reviewtui.desk.ports import BadSource
from reviewtui.domain.review import Review


def days(reading: Reading) -> list[str | None]:
    return [None if at is None else day(at) for at in (review.posted_at for review in reading.reviews)]


def day(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()


def table(header: str, *rows: str) -> str:
    return "\n".join([header, *rows]) + "\n"


STARS = ("5.0 {}", "1.0 {}", "2.0 {}")
PROSE = ("The stool is lovely and stands firm at once", "The left leg cracked on the second day", "It wobbles anywhere")

CLASSES = [
    ("颗星，最多 5 颗星", "2026年11月18日 在美国审核", "尺寸: 10012", "4 个人发现此评论有用"),
    ("out of 5 stars", "Reviewed in the United States on November 18, 2026", "Size: L", "4 people found this helpful"),
    (
        "von 5 Sternen",
        "Rezension aus Deutschland vom 18. November 2026",
        "Größe: L",
        "4 Personen fanden dies hilfreich",
    ),
    ("sur 5 étoiles", "Avis laissé en France le 18 novembre 2026", "Taille : L", "4 personnes ont trouvé cela utile"),
    ("su 5 stelle", "Recensito in Italia il 18 novembre 2026", "Colore: Blu", "4 persone l'hanno trovato utile"),
    ("de 5 estrellas", "Reseñado en España el 18 de noviembre de 2026", "Color: Azul", "A 4 personas les resultó útil"),
    ("顆星，最高 5 顆星", "2026年11月18日 在美國評論", "尺寸: 10012", "4 個人覺得有用"),
    ("z 5 gwiazdek", "Zrecenzowano w Polsce 18 listopada 2026", "Kolor: Niebieski", "4 osoby uznały to za przydatne"),
]


@pytest.mark.parametrize(("stars", "date", "variant", "votes"), CLASSES)
def test_columns_that_bear_the_names_of_classes_are_known_by_what_they_hold(
    tmp_path: Path, stars: str, date: str, variant: str, votes: str
) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(
        ["a-profile-name", "a-size-base href", "a-icon-alt", "cr-original-review-content", "a-size-base", "a-size-mini",
         "cr-original-review-content (2)", "a-size-base (2)"]
    )  # fmt: skip
    for number, (count, title, text) in enumerate(zip(STARS, ("Lovely", "Broke", "Wobbly"), PROSE, strict=True)):
        link = f"https://www.amazon.com/-/zh/gp/customer-reviews/R1AAAAAAAAAA{number}/?ASIN=B0TESTTEST"
        found = votes if number else ""
        writer.writerow([f"Dana {number}", link, count.format(stars), title, date, variant, text, found])
    reading = read_text(tmp_path, "list.csv", stream.getvalue())
    assert [review.stars for review in reading.reviews] == [5, 1, 2]
    assert [review.helpful_votes for review in reading.reviews] == [0, 4, 4]
    assert [review.title for review in reading.reviews] == ["Lovely", "Broke", "Wobbly"]
    assert [review.text for review in reading.reviews] == list(PROSE)
    assert days(reading) == ["2026-11-18"] * 3
    assert {(review.asin, review.variant) for review in reading.reviews} == {("B0TESTTEST", variant)}
    assert [review.review_id for review in reading.reviews] == [f"R1AAAAAAAAAA{number}" for number in range(3)]
    assert [review.author for review in reading.reviews] == ["Dana 0", "Dana 1", "Dana 2"]
    assert reading.reader.understood.columns["helpful_votes"] == "a-size-base (2)"
    assert reading.reader.understood.unused == []


@pytest.mark.parametrize(
    "cells",
    [
        ["4 个人发现此评论有用", "1 个人发现此评论有用", "2 个人发现此评论有用"],
        ["4 people found this helpful", "One person found this helpful", "2 people found this helpful"],
        ["4", "1", "2"],
        ["1", "5", "3"],
        ["Size 4", "Size 1", "Size 5"],
        ["4 days ago", "2 days ago", "5 days ago"],
        ["4.0", "1.0", "5.0"],
        ["40%", "20%", "100%"],
    ],
)
def test_small_numbers_under_a_strange_name_are_no_stars(tmp_path: Path, cells: list[str]) -> None:
    rows = [f"{cells[n % 3]},{PROSE[n % 3]} {n},2026-11-{n + 1:02}" for n in range(12)]
    with pytest.raises(BadSource, match=r"can't find a column with stars .* name it with --map stars=COLUMN"):
        read_text(tmp_path, "x.csv", table("col1,review,date", *rows))
    text = table("col1,review,date", *rows)
    if cells[0].isdigit():
        assert read_text(tmp_path, "x.csv", text, options(mapping={"stars": "col1"})).reviews[1].stars == int(cells[1])


@pytest.mark.parametrize(
    "cells", [["4 stars", "1 star"], ["★★★★☆", "★"], ["4/5", "1/5"], ["4.0 out of 5", "1.0 out of 5"]]
)
def test_words_about_stars_are_stars_under_any_name(tmp_path: Path, cells: list[str]) -> None:
    rows = [f"{cells[n % 2]},{PROSE[n % 3]} {n},2026-11-{n + 1:02}" for n in range(4)]
    reading = read_text(tmp_path, "x.csv", table("col1,review,date", *rows))
    assert [review.stars for review in reading.reviews] == [4, 1, 4, 1]


SCRAPED = "2026-11-27T06:23:5{}+00:00"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Scraped At", "Date of Review"), ("scraped_at", "Review Creation Date"), ("Date of Experience",
        "Date of Review"),
        ("Order Date", "review_date"), ("Comment Date", "Review Creation Date"), ("timestamp", "review_posted_date"),
        ("Export Date", "Date"), ("import_time", "created_at"), ("date", "Date of the review (UTC)"),
        ("crawlDate", "reviewDate"), ("抓取时间", "评论时间"), ("取得日時", "レビュー日"), ("Abrufdatum",
        "Bewertungsdatum"),
        ("Bestelldatum", "Datum"), ("Fecha de compra", "Fecha de la reseña"), ("Date d'achat", "Date de l'avis"),
        ("Data dell'ordine", "Data della recensione"), ("dateSeen", "date"), ("dateAdded", "date"),
        ("Response Date", "Date Submitted"), ("updated_at", "created_at"), ("last_modified", "date"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wrong_first", [True, False])
def test_the_date_whose_name_speaks_of_the_review_wins(
    tmp_path: Path, wrong: str, right: str, *, wrong_first: bool
) -> None:
    header = f"rating,review,{wrong},{right}" if wrong_first else f"rating,review,{right},{wrong}"
    rows = []
    for n in range(3):
        pair = [SCRAPED.format(n), f"2026-05-0{n + 1}"]
        rows.append(f"{n + 1},{PROSE[n]},{','.join(pair if wrong_first else pair[::-1])}")
    reading = read_text(tmp_path, "x.csv", table(header, *rows))
    assert days(reading) == ["2026-05-01", "2026-05-02", "2026-05-03"]
    assert reading.reader.understood.columns["posted_at"] == right
    assert reading.reader.understood.unused == [wrong]


@pytest.mark.parametrize(
    "name",
    ["Scraped At", "scrapedDate", "Date of Experience", "order_date", "Purchase Date", "exported", "Import Date",
     "crawl_time", "fetchedAt", "Reply Date", "Delivered on", "Kaufdatum", "抓取时间", "下单时间订单", "注文日",
     "Member since"],
)  # fmt: skip
def test_the_date_of_something_else_is_never_the_reviews(tmp_path: Path, name: str) -> None:
    rows = [f"{n + 1},{PROSE[n]},2026-05-0{n + 1}" for n in range(3)]
    reading = read_text(tmp_path, "x.csv", table(f"rating,review,{name}", *rows))
    assert days(reading) == [None] * 3
    assert reading.reader.understood.unused == [name]
    lines = [json.dumps({"rating": n + 1, "review": PROSE[n], "date": "", name: f"2026-05-0{n + 1}"}) for n in range(3)]
    assert days(read_text(tmp_path, "x.jsonl", "\n".join(lines))) == [None] * 3


@pytest.mark.parametrize("name", ["timestamp", "created_at", "time", "col7", "date_raw"])
def test_times_that_a_program_set_in_one_go_are_no_reviews(tmp_path: Path, name: str) -> None:
    rows = [f"{n % 5 + 1},{PROSE[n % 3]} {n},2026-11-27T06:2{n}:11.0{n}1Z" for n in range(6)]
    assert days(read_text(tmp_path, "x.csv", table(f"rating,review,{name}", *rows))) == [None] * 6
    rows = [f"{n % 5 + 1},{PROSE[n % 3]} {n},2026-11-2{n}T06:2{n}:11.0{n}1Z" for n in range(6)]
    assert None not in days(read_text(tmp_path, "x.csv", table(f"rating,review,{name}", *rows)))


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("title", "review_header"), ("title", "Review Heading"), ("title", "Title of Review"), ("title", "Subject"),
        ("title", "Customer review headline"), ("title", "제목"), ("title", "レビュータイトル"), ("author",
        "Reviewer Display Name"),
        ("author", "name_of_reviewer"), ("author", "昵称"), ("text", "Customer Review Text"), ("text",
        "Full review content"),
        ("text", "内容"), ("text", "Texto de la reseña"), ("stars", "Star Rating Given"), ("stars",
        "Customer star rating"),
        ("stars", "별점"), ("stars", "Calificacion"), ("product", "Nombre del producto"), ("product", "商品名称"),
    ],
)  # fmt: skip
def test_names_in_words_and_languages(tmp_path: Path, field: str, name: str) -> None:
    names = {"stars": "rating", "text": "review", "title": "title", "author": "author", "product": "product name"}
    cells = {"stars": "2", "text": PROSE[1], "title": "Broke", "author": "Dana P.", "product": "Folding Stool"}
    names[field] = name
    rows = [",".join(cells.values())] * 2
    reading = read_text(tmp_path, "x.csv", table(",".join(names.values()), *rows))
    review: Review = reading.reviews[0]
    assert (review.stars, review.text, review.title) == (2, PROSE[1], "Broke")
    assert (review.author, review.product) == ("Dana P.", "Folding Stool")
    assert reading.reader.understood.unused == []


def test_an_address_is_no_variant_and_a_products_name_no_number(tmp_path: Path) -> None:
    rows = [f"https://x.example/{n},{n}.0 out of 5 stars,Size: L,{PROSE[n - 1]},Stool" for n in (1, 2, 3)]
    reading = read_text(tmp_path, "x.csv", table("a-link href,a-icon-alt,a-size-mini,review-text,product", *rows))
    assert {(review.variant, review.asin, review.product) for review in reading.reviews} == {("Size: L", "", "Stool")}
    keyed = read_text(tmp_path, "y.csv", table("product,rating,review", "AB-1,1,broke at once", "AB-2,2,too dim"))
    assert [review.asin for review in keyed.reviews] == ["AB-1", "AB-2"]


def test_every_column_that_was_not_used_is_told(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "x.csv", table("rating,review,Brand,,Response", "1,broke at once,X,y,sorry"))
    assert reading.reader.understood.columns == {"stars": "rating", "text": "review"}
    assert reading.reader.understood.unused == ["Brand", "Response"]
    inner = {"rating": {"value": 2, "max": 5}, "review": "broke at once", "shop": {"city": "x", "zip": "y"}, "extra": 1}
    reading = read_text(tmp_path, "x.jsonl", json.dumps(inner) + "\n" + json.dumps(inner))
    assert reading.reader.understood.columns == {"stars": "rating.value", "text": "review"}
    assert reading.reader.understood.unused == ["rating.max", "shop", "extra"]


def test_a_table_with_only_its_header_has_no_reviews(tmp_path: Path) -> None:
    for header in (
        "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email",
        "日付\t評価\tコメント\t返信\t注文番号\t評価者のEメール",
        "Datum\tBewertung\tKommentare\tIhre Antwort\tBestellnummer\tE-Mail des Bewerters",
        "stars,text,date",
    ):
        reading = read_text(tmp_path, "empty.txt", header + "\n")
        assert (reading.reviews, reading.problems) == ([], [])
