"""Reviews without a number: what tells two buyers apart whom nobody names, and what stays when a file comes again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading_files import Reading, options, read_text

HEADER = "Reviewer,Rating,Review Title,Review Text,Review Date"
NAMES = [
    "Amazon Customer",
    "Kindle Customer",
    "A Google user",
    "Client d'Amazon",
    "Amazon Kunde",
    "Amazonカスタマー",
    "",
]


def ids(read: Reading) -> list[str]:
    return [review.review_id for review in read.reviews]


def four(name: str) -> list[str]:
    said = ((1, "Bad"), (5, "Good"), (1, "Good"), (5, "Good"))
    return [f"{name},{stars},{word},{word},2026-11-20" for stars, word in said]


@pytest.mark.parametrize("name", NAMES)
def test_nobodys_reviews_are_told_apart_by_stars_and_place(tmp_path: Path, name: str) -> None:
    text = "\n".join([HEADER, *four(name), "Dana P.,2,Wobbly,Wobbles a lot,2026-11-20"]) + "\n"
    first = read_text(tmp_path, "a.csv", text)
    assert len(set(ids(first))) == len(set(first.digests)) == 5
    again = read_text(tmp_path, "b.csv", text)
    assert ids(first) == ids(again)
    assert first.digests == again.digests


def test_a_newer_export_with_more_above_keeps_the_numbers(tmp_path: Path) -> None:
    older = read_text(tmp_path, "a.csv", "\n".join([HEADER, *four(NAMES[0])]) + "\n")
    above = "Amazon Customer,3,Ok,So so,2026-11-22"
    newer = read_text(tmp_path, "b.csv", "\n".join([HEADER, above, *four(NAMES[0])]) + "\n")
    assert ids(newer)[1:] == ids(older)
    assert newer.digests[1:] == older.digests


def test_the_time_of_day_tells_nobodys_reviews_apart_and_not_a_persons(tmp_path: Path) -> None:
    names = ("Kindle Customer", "Dana P.")
    rows = [f"{name},5,Good,Good,2026-11-20T0{hour}:00:00Z" for name in names for hour in (1, 2)]
    nobody, other, dana, same = ids(read_text(tmp_path, "a.csv", "\n".join([HEADER, *rows]) + "\n"))
    assert nobody != other
    assert dana == same


def test_a_named_buyer_who_stands_there_twice_wrote_once(tmp_path: Path) -> None:
    rows = ["Dana P.,2,Wobbly,Wobbles a lot,2026-11-20"] * 2
    assert len(set(ids(read_text(tmp_path, "a.csv", "\n".join([HEADER, *rows]) + "\n")))) == 1


def test_an_authors_number_names_somebody(tmp_path: Path) -> None:
    text = "userId,reviewerName,rating,text,date\n"
    text += "A1,Amazon Customer,5,Good,2026-11-20\nA2,Amazon Customer,5,Good,2026-11-20\n"
    both = ids(read_text(tmp_path, "a.csv", text))
    assert len(set(both)) == 2
    assert ids(read_text(tmp_path, "b.csv", text.replace(",5,", ",1,"))) == both


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_it_is_the_same_in_json(tmp_path: Path, name: str) -> None:
    records = [
        {"author": "Amazon Customer", "rating": stars, "text": "Good", "date": "2026-11-20"} for stars in (5, 5, 1, 5)
    ]
    text = json.dumps(records) if name == "a.json" else "\n".join(map(json.dumps, records))
    first, again = (read_text(tmp_path, name, text) for _ in range(2))
    assert len(set(ids(first))) == len(set(first.digests)) == 4
    assert (ids(first), first.digests) == (ids(again), again.digests)


def test_the_name_of_a_product_tells_reviews_apart_where_there_is_no_number(tmp_path: Path) -> None:
    text = "Product Title,Rating,Review Text,Reviewer,Date\n"
    text += "Stool,1,It broke,Dana P.,2026-11-20\nLantern,1,It broke,Dana P.,2026-11-20\n"
    read = read_text(tmp_path, "a.csv", text)
    assert len(set(ids(read))) == 2
    assert [(review.asin, review.product) for review in read.reviews] == [("", "Stool"), ("", "Lantern")]
    with_number = text.replace("Stool", "Stool X")
    given = options(asin="B0TESTTEST")
    assert ids(read_text(tmp_path, "b.csv", text, given))[0] == ids(read_text(tmp_path, "c.csv", with_number, given))[0]
