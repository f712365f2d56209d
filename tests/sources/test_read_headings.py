"""Where tables begin, tables without a header, seller feedback in other clothes, cells as spreadsheets write them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading_files import Reading, options, read, read_text

from reviewtui.desk.ports import BadSource
from reviewtui.sources.heading import heading_of

HEADER = "Rating,Title,Text,Date,Reviewer"
ROWS = (
    '1,Broke,"The leg cracked when I sat, at once",2026-11-20,Dana P.\n'
    '2,Dim,"Too dim to read by, a pity",2026-11-21,Marc L.\n'
)


def days(reading: Reading) -> list[str]:
    return [datetime.fromtimestamp(review.posted_at or 0, UTC).date().isoformat() for review in reading.reviews]


@pytest.mark.parametrize(
    "before",
    [
        "Report: Reviews\nGenerated 2026-11-27\n\n",
        "\ufeffReviews of all products\n",
        "Reviews,,,,\nExported on,2026-11-27,,,\n,,,,\n",
        "# rating of 1 to 5, newest first, all shops\n\n\n",
        "Filter,Rating\nstars,1 to 3\n\n",
        "\n\n",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_lines_before_the_header_are_passed_over(tmp_path: Path, before: str, delimiter: str) -> None:
    text = (before + HEADER + "\n" + ROWS).replace(", ", "\x00").replace(",", delimiter).replace("\x00", ", ")
    reading = read_text(tmp_path, "report.csv", text)
    assert [(review.stars, review.title, review.author) for review in reading.reviews] == [
        (1, "Broke", "Dana P."), (2, "Dim", "Marc L."),
    ]  # fmt: skip
    assert not reading.problems
    assert days(reading) == ["2026-11-20", "2026-11-21"]


def test_sums_below_the_table_are_told(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "report.csv", f"{HEADER}\n{ROWS}\nTotal: 2 reviews\n")
    assert len(reading.reviews) == 2
    assert [problem.field for problem in reading.problems] == ["row"]


AWS = [
    ["US", "40001", "R1AAAAAAAAAAA1", "B0TESTTES1", "770", "folding stool", "Home", "1", "0", "1", "N", "Y", "Broke",
     "The leg cracked when I sat down on it", "11/13/2026"],
    ["DE", "40002", "R1AAAAAAAAAAA2", "B0TESTTES1", "770", "folding stool", "Home", "5", "3", "4", "N", "N", "Lovely",
     "Lovely stool and it stands quite firm", "11/14/2026"],
]  # fmt: skip


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
@pytest.mark.parametrize("counted", [False, True])
def test_amazons_data_set_without_its_header(tmp_path: Path, delimiter: str, *, counted: bool) -> None:
    lines = [delimiter.join([str(number), *row] if counted else row) for number, row in enumerate(AWS)]
    reading = read_text(tmp_path, "aws.tsv", "\n".join(lines) + "\n")
    first, second = reading.reviews
    assert (first.review_id, first.asin, first.stars, first.title) == ("R1AAAAAAAAAAA1", "B0TESTTES1", 1, "Broke")
    assert (first.helpful_votes, first.total_votes, first.verified, first.product) == (0, 1, True, "folding stool")
    assert (second.marketplace, second.verified, second.helpful_votes) == ("DE", False, 3)
    assert days(reading) == ["2026-11-13", "2026-11-14"]
    assert reading.reader.understood.remarks == ["there is no header; the columns were known by what they hold"]


def test_other_exports_without_a_header(tmp_path: Path) -> None:
    text = (
        "2026-05-04,Eva,Verified Purchase,3,Bad,It broke at once,2,,,https://www.amazon.com/gp/customer-reviews/R1AAAAAAAA,"
        "Red,\n2026-05-05,Ada,Verified Purchase,0,Good,It holds,5,,,https://www.amazon.com/gp/customer-reviews/R1AAAAAAAB,"
        "Red,\n"
    )
    reading = read_text(tmp_path, "insights.csv", text)
    assert [(review.stars, review.title, review.author, review.review_id) for review in reading.reviews] == [
        (2, "Bad", "Eva", "R1AAAAAAAA"), (5, "Good", "Ada", "R1AAAAAAAB"),
    ]  # fmt: skip


def test_a_table_without_a_header_that_nobody_knows_asks_and_eats_no_row(tmp_path: Path) -> None:
    text = "1,Broke at once,The leg cracked when I sat down\n5,Lovely,Stands quite firm on any floor of ours\n"
    with pytest.raises(BadSource, match=r"can't find a column with stars .*“column 1”.*--map stars=COLUMN"):
        read_text(tmp_path, "plain.csv", text)
    chosen = options(mapping={"stars": "1", "title": "2", "text": "column 3"})
    reading = read_text(tmp_path, "plain.csv", text, chosen)
    assert [(review.stars, review.title) for review in reading.reviews] == [(1, "Broke at once"), (5, "Lovely")]


def test_headers_are_no_data_however_strange_their_names(tmp_path: Path) -> None:
    assert heading_of([["a", "b", "c"], ["1", "2", "x"]]).skip == 1
    assert heading_of([["stars", "b"], ["1", "2"]]).names == ["stars", "b"]
    assert heading_of([["1", "good words here"], ["2", "bad words here"]]) == (0, ["column 1", "column 2"], False)
    assert heading_of([["2026-01-01", "x"]]).skip == 1
    extra = read_text(tmp_path, "extra.csv", "stars,text,date\n1,broke,2026-01-02,\n2,came late,2026-01-03,\n")
    assert len(extra.reviews) == 2


FEEDBACK = (
    "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n"
    "1/13/2026\t1\tNever arrived, seller silent\t\t113-1234567-1234567\tab12cd34@marketplace.amazon.com\n"
    "2/3/2026\t2\tLate by two weeks\tWe are sorry\t113-7654321-7654321\tzz@marketplace.amazon.com\n"
)
TRANSLATED = (
    "Datum\tBewertung\tKommentare\tIhre Antwort\tBestellnummer\tE-Mail des Bewerters",
    "Date\tÉvaluation\tCommentaires\tVotre réponse\tNuméro de la commande\tE-mail de l'évaluateur",
    "日付\t評価\tコメント\t返信\t注文番号\t評価者のEメール",
)


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
@pytest.mark.parametrize("header", [FEEDBACK.split("\n", maxsplit=1)[0], *TRANSLATED])
def test_seller_feedback_saved_with_other_delimiters(tmp_path: Path, delimiter: str, header: str) -> None:
    rows = [line.split("\t") for line in FEEDBACK.splitlines()[1:]]
    quoted = [[f'"{cell}"' if "," in cell and delimiter != "\t" else cell for cell in row] for row in rows]
    text = "\n".join(delimiter.join(row) for row in [header.split("\t"), *quoted]) + "\n"
    reading = read_text(tmp_path, "feedback.csv", text)
    assert reading.reader.dialect == "amazon-seller-feedback"
    assert [(review.kind, review.marketplace) for review in reading.reviews] == [("seller-feedback", "US")] * 2
    assert reading.reviews[0].text == "Never arrived, seller silent"
    assert days(reading) == ["2026-01-13", "2026-02-03"]


def test_product_reviews_with_an_order_number_are_no_feedback(tmp_path: Path) -> None:
    text = "Date,Rating,Review Text,Title,Order ID\n1/13/2026,1,Broke at once,Bad,113-1234567-1234567\n"
    assert {review.kind for review in read_text(tmp_path, "a.csv", text).reviews} == {"product-review"}


@pytest.mark.parametrize("header", [FEEDBACK.split("\n", maxsplit=1)[0], TRANSLATED[2]])
@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
def test_japans_feedback_begins_with_the_year(tmp_path: Path, header: str, encoding: str) -> None:
    path = tmp_path / "feedback.txt"
    path.write_bytes(
        f"{header}\n26/01/13\t1\t商品が届きません。連絡もありません。\t\t503-1234567-1234567\tab@marketplace.amazon.co.jp\n"
        "26/11/03\t2\t配送がとても遅いです\t\t503-7654321-7654321\tzz@marketplace.amazon.co.jp\n".encode(encoding)
    )
    reading = read(path)
    assert days(reading) == ["2026-01-13", "2026-11-03"]
    assert {(review.kind, review.marketplace) for review in reading.reviews} == {("seller-feedback", "JP")}
    assert reading.reviews[0].text == "商品が届きません。連絡もありません。"


def test_cells_as_spreadsheets_write_them(tmp_path: Path) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(
        [
            ["Rating", "Title", "Text", "Date", "Order ID", "Review ID", "ASIN"],
            ['="1"', '="Broke, ""so"""', '="The leg cracked"', '="2026-11-20"', '="113-1234567-1234567"',
             '="R1AAAAAAAAAAA1"', '="0123456789"'],
            ["2", "'-1 star if I could", "'+ nothing", "45981", "'113-1234567-1234568", "'R1AAAAAAAAAAA2",
            "'0123456789"],
            ["3", "'90s charm", "=) still fine", "2026-11-22", "113-1234567-1234569",
             '=HYPERLINK("https://x.example/R3","R1AAAAAAAAAAA3")', "0123456789"],
        ]
    )  # fmt: skip
    text = stream.getvalue()
    reading = read_text(tmp_path, "sheet.csv", text)
    assert [review.review_id for review in reading.reviews] == [f"R1AAAAAAAAAAA{n}" for n in (1, 2, 3)]
    assert [review.order_id[-1] for review in reading.reviews] == ["7", "8", "9"]
    assert [review.title for review in reading.reviews] == ['Broke, "so"', "-1 star if I could", "'90s charm"]
    assert [review.text for review in reading.reviews] == ["The leg cracked", "+ nothing", "=) still fine"]
    assert {review.asin for review in reading.reviews} == {"0123456789"}
    assert days(reading) == ["2026-11-20", "2025-11-20", "2026-11-22"]


def test_documents_one_behind_another(tmp_path: Path) -> None:
    one = '{\n "rating": 1,\n "text": "The leg cracked when I sat",\n "date": "2026-11-20"\n}'
    two = '{\n "rating": 2,\n "text": "Too dim to read",\n "date": "2026-11-21"\n}'
    for between in ("\n", "", ",\n", "\n\x1e", " \n\n"):
        reading = read_text(tmp_path, "two.json", one + between + two + "\n")
        assert [review.stars for review in reading.reviews] == [1, 2]
        assert days(reading) == ["2026-11-20", "2026-11-21"]
    with pytest.raises(BadSource, match="is no valid JSON"):
        read_text(tmp_path, "cut.json", one + "\n" + two[:-9])
