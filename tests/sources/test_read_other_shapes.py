"""Files as other programs write them: nested names, other scales, rows beside the reviews, other forms of JSON."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from reading_files import Reading, read, read_text
from workbook_files import xlsx

from reviewtui.desk.ports import BadSource

Row = Mapping[str, object]
ROWS: list[dict[str, object]] = [
    {"id": "R1QWERTY2345AB", "asin": "B0TESTAAA1", "stars": 1, "day": "2026-05-23", "title": "Leaks after a week",
     "text": 'It leaked all over, and the "seal" was torn.', "author": "Mara K.", "votes": 12},
    {"id": "R2ASDFGH3456CD", "asin": "B0TESTAAA1", "stars": 2, "day": "2026-05-14", "title": "Too small",
     "text": "Smaller than shown; the lid does not close.", "author": "Jon", "votes": 3},
    {"id": "R3ZXCVBN4567EF", "asin": "B0TESTAAA2", "stars": 3, "day": "2026-04-28", "title": "It is okay",
     "text": "Works, but the handle gets hot. Not again.", "author": "Lee", "votes": 1},
    {"id": "R4POIUYT5678GH", "asin": "B0TESTAAA2", "stars": 4, "day": "2026-03-31", "title": "Good pot",
     "text": "Good pot and a good price, it came late though.", "author": "Zoe", "votes": 7},
    {"id": "R5MNBVCX6789IJ", "asin": "B0TESTAAA3", "stars": 5, "day": "2026-02-17", "title": "Perfect",
     "text": "Exactly what I needed for a family of four.", "author": "Ann", "votes": 20},
]  # fmt: skip


def told(reading: Reading) -> list[tuple[int, str | None, str, str]]:
    assert not reading.problems, reading.problems
    return [(review.stars, _day(review.posted_at), review.title, review.text) for review in reading.reviews]


def _day(at: int | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).date().isoformat()


EXPECTED = [(row["stars"], row["day"], row["title"], row["text"]) for row in ROWS]


def table(names: str, rows: Sequence[Row] = ROWS, delimiter: str = ",", end: str = "\r\n", **columns: str) -> str:
    """A table whose columns are called so; `columns` says what stands in those that are no fields of `ROWS`."""
    stream = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting)
    pairs = [pair.split("=") for pair in names.split("|")]
    writer.writerow([name for name, _ in pairs])
    writer.writerows([[columns[field] if field in columns else row[field] for _, field in pairs] for row in rows])
    return stream.getvalue()


PLAIN = "review_id=id|asin=asin|date=day|rating=stars|title=title|body=text|author=author"

NESTED = [
    ("result.review.id=id|result.review.title=title|result.review.body=text|result.review.rating=stars"
     "|result.review.date.utc=day|result.review.profile.name=author|result.review.helpful_votes=votes"),
    ("reviews.id=id|reviews.title=title|reviews.body=text|reviews.rating=stars|reviews.date.utc=day"
     "|reviews.profile.name=author|reviews.profile.link=link|reviews.helpful_votes=votes"),
    ("selection1_name=title|selection1_rating=stars|selection1_date=day|selection1_author=author"
     "|selection1_text=text|selection1_helpful=votes"),
    ("review_name=author|review_rating=stars|review_title=title|review_date=day|review_body=text"
     "|total_found_helpful=votes"),
    ("产品名称=pot|评论人=author|标题（原文）=title|内容（原文）=text|标题（中文）=own|内容（中文）=own|打分=stars"
     "|评论时间=day|点赞数=votes"),
    ("Product ID=own|Review Score=stars|Reviewer Display Name=author|Review Content=text|Review Creation Date=day"
     "|Review Title=title|Review Votes Up=votes|Review Votes Down=nought"),
    ("ProductId=asin|UserId=own|ProfileName=author|HelpfulnessNumerator=votes|HelpfulnessDenominator=many"
     "|Score=stars|Time=day|Summary=title|Text=text"),
]  # fmt: skip


@pytest.mark.parametrize("names", NESTED)
def test_names_that_say_where_a_value_stood_or_are_other_words(tmp_path: Path, names: str) -> None:
    text = table(names, pot="Topf", own="漏水了而且很小", link="https://shop.example/p/1", nought="0", many="30")
    reading = read_text(tmp_path, "export.csv", text)
    assert told(reading) == EXPECTED
    assert [review.author for review in reading.reviews] == [row["author"] for row in ROWS]
    assert [review.helpful_votes for review in reading.reviews] == [row["votes"] for row in ROWS]


def test_the_stars_of_a_product_are_none_of_its_reviews(tmp_path: Path) -> None:
    names = "product/title=pot|product/stars=five|text=text|score=stars|at=day|title=title"
    assert told(read_text(tmp_path, "export.csv", table(names, pot="Topf", five="4"))) == EXPECTED


def test_reviews_side_by_side_become_rows(tmp_path: Path) -> None:
    inner = ("id", "title", "text", "stars", "day", "author")
    header = ["asin", "title", *(f"reviews/{n}/{name}" for n in range(2) for name in inner)]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(header)
    for pair in (ROWS[:2], ROWS[2:4], ROWS[4:]):
        cells = [row[name] for row in pair for name in inner]
        writer.writerow([pair[0]["asin"], "A pot", *cells, *[""] * (2 * len(inner) - len(cells))])
    path = tmp_path / "wide.csv"
    path.write_bytes(stream.getvalue().replace("/stars", "/rating").replace("/day", "/date").encode())
    reading = read(path)
    assert told(reading) == EXPECTED
    assert [review.review_id for review in reading.reviews] == [row["id"] for row in ROWS]
    assert [review.asin for review in reading.reviews] == [row["asin"] for row in ROWS]


SCALES: list[Callable[[int], str]] = [
    lambda stars: str(stars * 2), lambda stars: f"{stars * 2}/10", lambda stars: str(stars * 20),
    lambda stars: f"{stars * 20}/100", lambda stars: "*" * stars,
]  # fmt: skip


@pytest.mark.parametrize("mark", SCALES)
def test_marks_of_another_scale(tmp_path: Path, mark: Callable[[int], str]) -> None:
    rows = [{**row, "mark": mark(int(str(row["stars"])))} for row in ROWS]
    reading = read_text(tmp_path, "export.csv", table("Date=day|Rating=mark|Title=title|Review=text", rows))
    assert told(reading) == EXPECTED


def test_another_scale_is_told_of_and_one_slip_makes_none(tmp_path: Path) -> None:
    rows = [{**row, "mark": int(str(row["stars"])) * 2} for row in ROWS]
    reading = read_text(tmp_path, "ten.csv", table("Date=day|Rating=mark|Title=title|Review=text", rows))
    assert "marks run to 10: 2 of them are one star" in reading.reader.understood.remarks
    rows = [*ROWS, {**ROWS[0], "stars": 9}]
    reading = read_text(tmp_path, "slip.csv", table("Date=day|Rating=stars|Title=title|Review=text", rows))
    assert [review.stars for review in reading.reviews] == [1, 2, 3, 4, 5]
    assert [problem.field for problem in reading.problems] == ["stars"]


HEAD = "Date=day|ASIN=asin|Stars=stars|Title=title|Review=text"
ASIDES = [
    table(HEAD) + "Total,,2.67,,6 reviews\r\n",
    table(HEAD) + "Average,,3,,\r\n",
    table(HEAD, ROWS[:2]) + "Older reviews,,,,\r\n" + table(HEAD, ROWS[2:]),
    "Reviews of May,,,,\r\n,,,,\r\n" + table(HEAD),
    table(HEAD).replace("\r\n", "\r\n---,---,---,---,---\r\n", 1),
]


@pytest.mark.parametrize("text", ASIDES)
def test_rows_beside_the_reviews_are_none(tmp_path: Path, text: str) -> None:
    assert told(read_text(tmp_path, "sheet.csv", text)) == EXPECTED


LOST = ["2026-05-01,B0TESTAAA9,,,Nobody answered me\r\n", "2026-05-01,B0TESTAAA9,,,\r\n", "R9LOSTLOST9999,,,,\r\n"]


@pytest.mark.parametrize("row", LOST)
def test_what_may_be_a_review_is_told_and_not_passed_over(tmp_path: Path, row: str) -> None:
    reading = read_text(tmp_path, "sheet.csv", table(HEAD) + row)
    assert (len(reading.reviews), [problem.field for problem in reading.problems]) == (5, ["stars"])


def test_names_of_groups_above_the_names_of_columns(tmp_path: Path) -> None:
    body = [[row["day"], row["asin"], float(str(row["stars"])), row["title"], row["text"]] for row in ROWS]
    sheet = [
        ["Product", None, "Customer review", None, "Our work"],
        ["Date", "ASIN", "Stars", "Title", "Review"],
        *body,
    ]
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(xlsx({"May": sheet}))  # type: ignore[dict-item]
    assert told(read(path)) == EXPECTED


def test_lines_of_old_macintoshes_with_line_feeds_inside_cells(tmp_path: Path) -> None:
    rows = [{**row, "text": f"{row['text']}\nAgain."} for row in ROWS]
    reading = read_text(tmp_path, "mac.csv", table(PLAIN, rows, end="\r"))
    assert told(reading) == [(*rest, f"{text}\nAgain.") for *rest, text in EXPECTED]


def test_marks_with_a_backslash_before_them(tmp_path: Path) -> None:
    lines = ["id,date,rating,title,body"]
    for row in ROWS:
        text = str(row["text"]).replace('"', '\\"')
        lines.append(f'"{row["id"]}","{row["day"]}","{row["stars"]}","{row["title"]}","{text}"')
    assert told(read_text(tmp_path, "database.csv", "\n".join(lines) + "\n")) == EXPECTED


@pytest.mark.parametrize("delimiter", ["^", "~"])
def test_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    assert told(read_text(tmp_path, "export.csv", table(PLAIN, delimiter=delimiter))) == EXPECTED


LETTERS = [
    ("cp1254", "Yorum tarihi=day|ASIN=asin|Puan=stars|Başlık=title|Yorum=text|Müşteri=author"),
    ("cp1250", "Data opinii=day|ASIN=asin|Ocena=stars|Tytuł opinii=title|Treść opinii=text|Klient=author"),
]


@pytest.mark.parametrize(("encoding", "names"), LETTERS)
def test_names_of_columns_tell_the_letters(tmp_path: Path, encoding: str, names: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(table(names, delimiter=";").encode(encoding))
    reading = read(path)
    assert told(reading) == EXPECTED
    assert [review.author for review in reading.reviews] == [row["author"] for row in ROWS]


def _object(row: Row) -> dict[str, object]:
    return {
        "review_id": row["id"], "asin": row["asin"], "date": row["day"], "rating": row["stars"],
        "title": row["title"], "body": row["text"], "author": row["author"],
    }  # fmt: skip


OBJECTS = [_object(row) for row in ROWS]
NAMES = list(OBJECTS[0])
LABELS = {
    "review/productId": "asin", "review/profileName": "author", "review/score": "rating", "review/time": "date",
    "review/summary": "title", "review/text": "body", "review/reviewId": "review_id",
}  # fmt: skip


def _feed(each: dict[str, object]) -> dict[str, object]:
    return {"im:rating" if key == "rating" else key: {"label": str(value)} for key, value in each.items()}


def _but(each: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in each.items() if name != key}


FORMS = {
    "columns.json": json.dumps({name: [each[name] for each in OBJECTS] for name in NAMES}),
    "pandas.json": json.dumps({name: {str(at): each[name] for at, each in enumerate(OBJECTS)} for name in NAMES}),
    "split.json": json.dumps({"columns": NAMES, "data": [list(each.values()) for each in OBJECTS]}),
    "arrays.json": json.dumps([NAMES, *[list(each.values()) for each in OBJECTS]]),
    "by_number.json": json.dumps({str(each["review_id"]): _but(each, "review_id") for each in OBJECTS}),
    "by_product.json": json.dumps(
        {asin: [_but(each, "asin") for each in OBJECTS if each["asin"] == asin] for asin in dict.fromkeys(
            str(each["asin"]) for each in OBJECTS)}
    ),
    "database.json": "\n".join(
        json.dumps({**each, "_id": {"$oid": f"{at:024d}"}, "date": {"$date": f"{each['date']}T08:00:00Z"},
                    "rating": {"$numberInt": str(each["rating"])}}) for at, each in enumerate(OBJECTS)
    ),
    "long.json": json.dumps([{**each, "date": {"$date": {"$numberLong": str(int(datetime.fromisoformat(
        str(each["date"])).replace(tzinfo=UTC).timestamp()) * 1000)}}} for each in OBJECTS]),
    "documents.json": json.dumps({"documents": [
        {"name": f"x/{each['review_id']}", "fields": {key: {"stringValue": str(value)} for key, value in each.items()}}
        for each in OBJECTS]}),
    "feed.json": json.dumps({"feed": {"entry": [_feed(each) for each in OBJECTS]}}),
    "script.js": f"window.reviews = {json.dumps(OBJECTS)};\n",
    "call.js": f"callback({json.dumps(OBJECTS)});",
    "commas.json": "[\n" + "".join(json.dumps(each) + ",\n" for each in OBJECTS) + "]\n",
    "printed.txt": "\n".join(map(repr, OBJECTS)),
    "records.xml": "<?xml version='1.0' encoding='UTF-8'?>\n<items>" + "".join(
        "<item>" + "".join(f"<{key}>{value}</{key}>" for key, value in each.items()) + "</item>" for each in OBJECTS
    ) + "</items>",
    "table.html": "<html><body><h1>Export</h1><table><tr>" + "".join(f"<th>{name}</th>" for name in NAMES) + "</tr>"
    + "".join("<tr>" + "".join(f"<td>{value}</td>" for value in each.values()) + "</tr>" for each in OBJECTS)
    + "</table></body></html>",
    "labelled.txt": "\n\n".join(
        "\n".join(f"{label}: {each[name]}" for label, name in LABELS.items()) for each in OBJECTS
    ) + "\n",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("packed", [False, True])
def test_other_forms_of_a_list(tmp_path: Path, name: str, *, packed: bool) -> None:
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(FORMS[name].encode()) if packed else FORMS[name].encode())
    reading = read(path)
    assert told(reading) == EXPECTED
    assert [review.review_id for review in reading.reviews] == [row["id"] for row in ROWS]
    assert [review.asin for review in reading.reviews] == [row["asin"] for row in ROWS]
    assert [review.author for review in reading.reviews] == [row["author"] for row in ROWS]


def test_entities_of_a_document_are_not_expanded(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE items [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    head, _, body = FORMS["records.xml"].partition("\n")
    reading = read_text(tmp_path, "bomb.xml", f"{head}\n{bomb}{body.replace('Too small', '&b;')}")
    assert len(reading.reviews) == 5
    assert all("aaa" not in review.title for review in reading.reviews)


def test_packed_in_other_ways(tmp_path: Path) -> None:
    path = tmp_path / "export.csv.bz2"
    path.write_bytes(bz2.compress(table(PLAIN).encode()))
    assert told(read(path)) == EXPECTED


def test_damaged_names_of_elements_are_no_trouble(tmp_path: Path) -> None:
    page = FORMS["table.html"].replace("<td>B0TESTAAA1</td>", "<t\u202e>B0TESTAAA1</t\u202e>", 1)
    reading = read_text(tmp_path, "table.html", page)
    assert (len(reading.reviews), len(reading.problems)) == (4, 1)


def test_a_return_in_the_middle_of_a_line_is_no_trouble(tmp_path: Path) -> None:
    text = (
        "review_id\tasin\tmarketplace\tdate\trating\ttitle\tbody\tauthor\rl\n"
        'R1US\t2026-05-23\t1\tLeaked all over the counter, and the " the same."\tMara K.\r'
    )
    with pytest.raises(BadSource):
        read_text(tmp_path, "broken.tsv", text)


def test_a_record_that_looks_like_a_wrapped_value_is_a_record(tmp_path: Path) -> None:
    records = [*OBJECTS, {"rating": {"$numberInt": "2"}, "body": "It leaks"}, {"label": "x", "type": "y"}]
    reading = read_text(tmp_path, "odd.json", json.dumps(records))
    assert ([review.stars for review in reading.reviews], len(reading.problems)) == ([1, 2, 3, 4, 5, 2], 1)


def test_values_deep_inside_of_objects(tmp_path: Path) -> None:
    records = [
        {"id": each["review_id"], "asin": each["asin"], "rating": {"value": each["rating"], "max": 5},
         "content": {"title": each["title"], "body": [each["body"]]}, "dates": {"published": each["date"]},
         "reviewer": {"stats": {"rating": 4, "title": "Top"}, "profile": {"name": each["author"], "link": "/x"}}}
        for each in OBJECTS
    ]  # fmt: skip
    reading = read_text(tmp_path, "deep.json", json.dumps(records))
    assert told(reading) == EXPECTED
    assert [review.author for review in reading.reviews] == [row["author"] for row in ROWS]


def test_words_of_an_element_beside_its_attributes(tmp_path: Path) -> None:
    items = "".join(
        f'<review id="{each["review_id"]}" asin="{each["asin"]}"><date zone="UTC">{each["date"]}</date>'
        f'<ratings><overall min="1" max="5">{each["rating"]}</overall></ratings><title>{each["title"]}</title>'
        f"<content>{each['body']}</content><reviewer><name>{each['author']}</name></reviewer></review>"
        for each in OBJECTS
    )
    reading = read_text(tmp_path, "feed.xml", f"<feed><reviews>{items}</reviews></feed>")
    assert told(reading) == EXPECTED
    assert [review.author for review in reading.reviews] == [row["author"] for row in ROWS]


ENDS = ["\x1a", "\x00\x00", "+----+----+\r\n", "\ufeff" + table(HEAD).partition("\r\n")[0] + "\r\n"]


@pytest.mark.parametrize("end", ENDS)
def test_what_programs_write_behind_the_last_row(tmp_path: Path, end: str) -> None:
    assert told(read_text(tmp_path, "old.csv", table(HEAD) + end)) == EXPECTED


def test_marks_of_direction_before_dates(tmp_path: Path) -> None:
    rows = [{**row, "day": "\u200e{2}/{1}/{0}\u200f".format(*str(row["day"]).split("-"))} for row in ROWS]
    assert told(read_text(tmp_path, "rtl.csv", table(HEAD, rows))) == EXPECTED
