from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import options, read, read_text

from reviewtui.desk.ports import BadSource
from thorough import times

OWN = "review_id,marketplace,asin,stars,title,text,posted_at"


def day(year: int, month: int, day_: int) -> int:
    return int(datetime(year, month, day_, tzinfo=UTC).timestamp())


def test_our_own_columns(tmp_path: Path) -> None:
    text = OWN + ",author,helpful_votes,verified,order_id\n"
    text += 'R1AAAAAAAA,DE,B0AAAAAAA1,1,"Kaputt, leider",a &amp; <b> c,'
    text += "2026-03-04T05:06:07Z,Eva,3,Y,123-1234567-1234567\n"
    review = (reading := read_text(tmp_path, "own.csv", text)).only
    assert reading.reader.dialect == "reviewtui-csv"
    assert review.text == "a &amp; <b> c"
    assert (review.title, review.stars, review.helpful_votes, review.verified) == ("Kaputt, leider", 1, 3, True)
    assert review.posted_at == day(2026, 3, 4) + 5 * 3600 + 6 * 60 + 7
    assert review.order_id == "123-1234567-1234567"


def test_quotes_in_amazons_tsv_mean_nothing(tmp_path: Path) -> None:
    header = "marketplace\treview_id\tproduct_id\tstar_rating\treview_headline\treview_body\treview_date"
    rows = [
        '"us\tR1AAAAAAAA\tB0AAAAAAA1\t2\t"Not a 32" set"\t5" too small<br />sent back\t2015-08-31',
        'US\tR1AAAAAAAB\tB0AAAAAAA1\t1\t"Open\tnever closed "quote\t2015-08-30',
    ]
    reading = read_text(tmp_path, "aws.tsv", "\n".join([header, *rows]).replace('"us', "us") + "\n")
    assert reading.reader.dialect == "aws-tsv"
    first, second = reading.reviews
    assert (first.title, first.text, first.marketplace) == ('"Not a 32" set"', '5" too small\nsent back', "US")
    assert (second.title, second.text) == ('"Open', 'never closed "quote')


def test_other_tsv_may_enclose_its_cells(tmp_path: Path) -> None:
    text = 'rating\treview\tdate\n1\t"two\nlines and a\ttab, ""quoted"" too"\t2024-05-06\n'
    text += "2\tplain words here\t2024-05-07\n"
    reading = read_text(tmp_path, "other.tsv", text)
    assert [review.text for review in reading.reviews] == ['two\nlines and a    tab, "quoted" too', "plain words here"]


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_way_a_table_is_written_is_found_out(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end)
    writer.writerow(["Sterne", "Titel", "Rezension", "Datum"])
    writer.writerow([2, "Größe", "Viel zu groß; schön, aber | nutzlos", "03.04.2026"])
    writer.writerow([1, "Müll", "Ging „sofort“ kaputt", "13.04.2026"])
    path = tmp_path / "tabelle.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    reading = read(path)
    assert reading.reviews[0].text == "Viel zu groß; schön, aber | nutzlos"
    assert reading.reviews[1].text == "Ging „sofort“ kaputt"
    assert reading.reviews[0].posted_at == day(2026, 4, 3)


def test_excels_first_line_is_passed_over(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "excel.csv", "sep=;\r\nstars;text;date\r\n1;bad, bad;2024-01-05\r\n")
    assert reading.only.text == "bad, bad"


def test_day_and_month_are_decided_over_the_whole_file(tmp_path: Path) -> None:
    rows = [f"{n % 5 + 1},text number {n},{n % 12 + 1}/{n % 7 + 1}/2024" for n in range(1000)]
    reading = read_text(tmp_path, "a.csv", "\n".join(["stars,text,date", *rows, "1,last one here,31/1/2024"]) + "\n")
    assert reading.reviews[1].posted_at == day(2024, 2, 2)
    assert reading.reviews[2].posted_at == day(2024, 3, 3)
    assert reading.reviews[8].posted_at == day(2024, 2, 9)


def test_where_nothing_decides_the_marketplace_does(tmp_path: Path) -> None:
    text = "stars,text,date\n1,broken thing,3/4/2024\n2,late and torn,5/6/2024\n"
    with pytest.raises(BadSource, match=r"day/month or as month/day; say with --marketplace"):
        read_text(tmp_path, "a.csv", text)
    assert read_text(tmp_path, "a.csv", text, options(marketplace="US")).reviews[0].posted_at == day(2024, 3, 4)
    assert read_text(tmp_path, "a.csv", text, options(marketplace="GB")).reviews[0].posted_at == day(2024, 4, 3)
    told = text.replace("stars,", "country,stars,").replace("\n1,", "\nGermany,1,").replace("\n2,", "\nDE,2,")
    assert read_text(tmp_path, "a.csv", told).reviews[0].posted_at == day(2024, 4, 3)


def test_the_persons_word_goes_first(tmp_path: Path) -> None:
    text = "a,b,c,text\n1,words of the buyer,2024-01-05,not this\n2,more words here,2024-01-06,nor this\n"
    with pytest.raises(BadSource, match=r"“a”, “b”, “c”, “text”; name it with --map stars=COLUMN"):
        read_text(tmp_path, "x.csv", text)
    chosen = options(mapping={"stars": "A", "text": "b", "posted_at": "3"})
    review = read_text(tmp_path, "x.csv", text, chosen).reviews[0]
    assert (review.stars, review.text, review.posted_at) == (1, "words of the buyer", day(2024, 1, 5))
    with pytest.raises(BadSource, match="no such column"):
        read_text(tmp_path, "x.csv", text, options(mapping={"stars": "z"}))
    with pytest.raises(BadSource, match="knows no field"):
        read_text(tmp_path, "x.csv", text, options(mapping={"rating": "a"}))


def test_contents_count_more_than_names(tmp_path: Path) -> None:
    rows = ["review,rating,score,verified_reviews"]
    rows += [f"https://x.example/{n},{n * 7},{n % 5 + 1},It stopped working on day {n}" for n in range(20)]
    reading = read_text(tmp_path, "x.csv", "\n".join(rows) + "\n")
    assert [review.stars for review in reading.reviews] == [n % 5 + 1 for n in range(20)]
    assert reading.reviews[3].text == "It stopped working on day 3"
    assert {review.verified for review in reading.reviews} == {None}


def test_a_row_that_cannot_be_taken_says_why(tmp_path: Path) -> None:
    rows = [
        OWN,
        "R1,US,B0AAAAAAA1,4.5,t,x,2024-01-05",
        "R2,US,B0AAAAAAA1,,t,x,2024-01-05",
        "R3,US,B0AAAAAAA1,3,t,x,someday",
        "R4,US,B0AAAAAAA1,3,t,x",
        "R5,US,B0AAAAAAA1,3,t,x,2024-01-05,,",
        "R6,US,B0AAAAAAA1,3,t,x,2024-01-05,surplus",
        "",
        ",,,,,,",
        "R7,US,B0AAAAAAA1,3,,,2024-01-05",
    ]
    reading = read_text(tmp_path, "bad.csv", "\n".join(rows) + "\n")
    assert reading.problems == [
        (1, "stars", "“4.5” is no whole number of stars from 1 to 5"),
        (2, "stars", "is empty; 1 to 5 is needed"),
        (3, "posted_at", "“someday” is no date I know"),
        (4, "row", "has 6 columns where the header has 7"),
        (6, "row", "has 8 columns where the header has 7"),
    ]
    assert [review.review_id for review in reading.reviews] == ["R5", "R7"]


def test_a_quote_never_closed_is_told(tmp_path: Path) -> None:
    rows = [f"R{n},US,B0AAAAAAA1,3,t,x,2024-01-05" for n in range(9)]
    rows[2] = 'R2,US,B0AAAAAAA1,3,t,"open,2024-01-05'
    reading = read_text(tmp_path, "open.csv", "\n".join([OWN, *rows]) + "\n")
    assert [review.review_id for review in reading.reviews] == ["R0", "R1", "R3", "R4", "R5", "R6", "R7", "R8"]
    ((row, field, reason),) = reading.problems
    assert (row, field) == (3, "row")
    assert "a quotation mark opens here and is never closed" in reason


def test_an_id_made_of_content_outlives_a_change_of_stars(tmp_path: Path) -> None:
    text = "asin,stars,title,text,author,date\nB0AAAAAAA1,1,Bad,It broke at once,Eva,2024-01-05\n"
    before = read_text(tmp_path, "a.csv", text).only
    after = read_text(tmp_path, "a.csv", text.replace(",1,Bad", ",5,Bad")).only
    other = read_text(tmp_path, "a.csv", text.replace("Eva", "Ada")).only
    assert before.review_id.startswith("x-")
    assert before.review_id == after.review_id != other.review_id
    assert after.stars == 5


def test_a_file_without_dates_is_undated(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a.csv", "stars,text\n1,It broke at once\n").only.posted_at is None


def test_an_empty_date_is_none_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    text = "stars,text,date\n1,It broke at once,2024-01-05\n1,It leaks, \n1,It smells,someday\n"
    reading = read_text(tmp_path, "a.csv", text)
    assert [review.posted_at for review in reading.reviews] == [day(2024, 1, 5), None]
    assert [(problem.row, problem.field) for problem in reading.problems] == [(3, "posted_at")]


def test_where_amazon_reviews_stand(tmp_path: Path) -> None:
    text = (
        "stars,title,body,date,review_url\n"
        "1,Bad,It broke at once,Reviewed in Canada on 5 May 2024,"
        "https://www.amazon.com/gp/customer-reviews/R1AAAAAAAA?ASIN=B0AAAAAAA1\n"
        "1,Bad,It broke again,5 May 2024,https://www.amazon.de/gp/customer-reviews/R1AAAAAAAB\n"
        "1,Bad,It broke too,5 May 2024,/gp/customer-reviews/R1AAAAAAAC\n"
    )
    reading = read_text(tmp_path, "export_B0AAAAAAA9.csv", text, options(marketplace="FR"))
    assert [review.marketplace for review in reading.reviews] == ["CA", "DE", "FR"]
    assert [review.asin for review in reading.reviews] == ["B0AAAAAAA1", "B0AAAAAAA9", "B0AAAAAAA9"]
    assert [review.review_id for review in reading.reviews] == ["R1AAAAAAAA", "R1AAAAAAAB", "R1AAAAAAAC"]
    assert reading.reviews[2].url == "https://www.amazon.fr/gp/customer-reviews/R1AAAAAAAC"


def test_mere_counting_is_no_review_id(tmp_path: Path) -> None:
    rows = [f"{n},{n % 5 + 1},text number {n} here,2024-01-05" for n in range(10)]
    reading = read_text(tmp_path, "a.csv", "\n".join(["id,rating,review,date", *rows]) + "\n")
    assert all(review.review_id.startswith("x-") for review in reading.reviews)


def test_badges_are_words_or_nothing(tmp_path: Path) -> None:
    text = "rating,body,verified,date\n1,broke at once,Verified Purchase,2024-01-05\n2,never came,,2024-01-05\n"
    assert [review.verified for review in read_text(tmp_path, "a.csv", text).reviews] == [True, False]


def test_seller_feedback_is_read_by_position(tmp_path: Path) -> None:
    text = (
        "Datum\tBewertung\tKommentare\tIhre Antwort\tBestellnummer\tE-Mail des Bewerters\n"
        '13.05.26\t1\tKam "nie an\t\t302-1234567-1234567\tabc@marketplace.amazon.de\n'
        "14.05.26\t3\t\t\t302-1234567-1234568\tabd@marketplace.amazon.de\n"
    )
    reading = read_text(tmp_path, "feedback.txt", text)
    assert reading.reader.dialect == "amazon-seller-feedback"
    first, second = reading.reviews
    assert (first.kind, first.marketplace, first.stars) == ("seller-feedback", "DE", 1)
    assert (first.text, first.order_id) == ('Kam "nie an', "302-1234567-1234567")
    assert (second.text, second.posted_at) == ("", day(2026, 5, 14))
    assert first.review_id != second.review_id


def test_digests_know_rows_again_and_ways_of_reading(tmp_path: Path) -> None:
    rows = [f"R{n},US,B0AAAAAAA1,3,t,x{n},2024-01-05" for n in range(9)]
    once = read_text(tmp_path, "a.csv", "\n".join([OWN, *rows]) + "\n")
    turned = read_text(tmp_path, "b.csv", "\n".join([OWN, *reversed(rows)]) + "\n")
    mapped = read_text(tmp_path, "a.csv", "\n".join([OWN, *rows]) + "\n", options(mapping={"variant": "title"}))
    assert len(set(once.digests)) == 9
    assert once.digests == turned.digests[::-1]
    assert not set(once.digests) & set(mapped.digests)
    assert all(-(2**63) <= digest < 2**63 for digest in once.digests)


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "a.csv", "stars,text,text,date\n1,the first one,the second,2024-01-05\n")
    assert reading.only.text == "the first one"


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from('\n\r\t",'), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(20, 600))
@given(st.lists(st.tuples(st.integers(1, 5), CELL, CELL), min_size=1, max_size=8))
def test_what_the_csv_module_writes_comes_back(tmp_path: Path, rows: list[tuple[int, str, str]]) -> None:
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(OWN.split(","))
        for number, (stars, title, text) in enumerate(rows):
            writer.writerow([f"R{number}", "US", "B0AAAAAAA1", stars, title, text, "2024-01-05"])
    reading = read(path)
    assert not reading.problems
    assert [review.stars for review in reading.reviews] == [stars for stars, _, _ in rows]
    for review, (_, _, text) in zip(reading.reviews, rows, strict=True):
        if text.isalnum() and text.isascii():
            assert review.text == text
