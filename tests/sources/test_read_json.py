from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading_files import options, read, read_text

from reviewtui.desk.ports import BadSource

OWN = {
    "review_id": "R1AAAAAAAA", "marketplace": "US", "asin": "B0AAAAAAA1", "stars": 1, "title": "Bad &amp; loud",
    "text": "a <b> &amp; c", "posted_at": "2026-03-04T05:06:07+00:00",
}  # fmt: skip


def lines(*records: object) -> str:
    return "".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records)


def test_our_own_lines_come_back_as_they_went(tmp_path: Path) -> None:
    full = OWN | {
        "kind": "seller-feedback", "product": "Pot", "author": "Eva", "helpful_votes": 3, "total_votes": 5,
        "verified": False, "variant": "Red", "language": "de", "url": "https://www.amazon.com/x",
        "order_id": "123-1234567-1234567",
    }  # fmt: skip
    reading = read_text(tmp_path, "a.jsonl", lines(OWN, full | {"review_id": "R2"}))
    assert reading.reader.dialect == "reviewtui-jsonl"
    first, second = reading.reviews
    assert (first.title, first.text) == ("Bad &amp; loud", "a <b> &amp; c")
    assert (first.total_votes, first.verified, first.kind) == (None, None, "product-review")
    assert {name: value for name, value in second._asdict().items() if name in full} == full | {
        "review_id": "R2", "posted_at": first.posted_at,
    }  # fmt: skip


def test_fields_that_come_late_are_seen(tmp_path: Path) -> None:
    many = [OWN | {"review_id": f"R{n}"} for n in range(2500)]
    many[-1]["order_id"] = "123-1234567-1234567"
    assert read_text(tmp_path, "a.jsonl", lines(*many)).reviews[-1].order_id == "123-1234567-1234567"


def test_bad_lines_do_not_harm_the_good_ones(tmp_path: Path) -> None:
    deep = "[" * 100_000
    reading = read_text(
        tmp_path, "a.jsonl",
        lines(OWN, '{"review_id": ', "", OWN | {"stars": "great"}, OWN | {"text": {"a": [1]}}, "[1, 2]", deep,
              OWN | {"stars": [5]}, OWN | {"posted_at": None}, OWN | {"stars": True}, OWN | {"kind": "poem"}),
    )  # fmt: skip
    assert [review.posted_at is None for review in reading.reviews] == [False, True]
    assert [(problem.row, problem.field) for problem in reading.problems] == [
        (2, "row"), (3, "stars"), (4, "text"), (5, "row"), (6, "row"), (7, "stars"), (9, "stars"), (10, "kind"),
    ]  # fmt: skip
    assert reading.problems[0].reason.startswith("is no valid JSON")
    assert reading.problems[1].reason == "“great” is no whole number of stars from 1 to 5"
    assert reading.problems[4].reason == "is nested too deep"


def test_rainforest(tmp_path: Path) -> None:
    document = {
        "request_parameters": {"type": "reviews", "amazon_domain": "amazon.co.uk", "asin": "B0AAAAAAA1"},
        "product": {"title": "A pot", "asin": "B0AAAAAAA1", "rating": 4.1},
        "reviews": [
            {
                "id": "R1AAAAAAAA", "title": "Leaks", "body": "It leaks.Read more", "rating": 2,
                "date": {"raw": "Reviewed in the United Kingdom on 5 May 2026", "utc": "2026-05-05T00:00:00.000Z"},
                "profile": {"name": "Eva", "link": "x"}, "verified_purchase": True, "helpful_votes": 3,
            },
            {
                "id": "R1AAAAAAAB", "title": "Fine", "body": "Fine", "rating": 5, "verified_purchase": False,
                "date": {"raw": "Reviewed in France on 6 May 2026", "utc": "2026-05-06T00:00:00.000Z"},
                "review_country": "fr",
            },
        ],
    }  # fmt: skip
    reading = read_text(tmp_path, "a.json", json.dumps(document))
    assert reading.reader.dialect == "rainforest"
    first, second = reading.reviews
    assert (first.asin, first.product, first.author, first.helpful_votes) == ("B0AAAAAAA1", "A pot", "Eva", 3)
    assert (first.text, first.marketplace, first.verified) == ("It leaks.", "GB", True)
    assert (second.marketplace, second.verified, second.author) == ("FR", False, "")


def test_oxylabs_and_dataforseo(tmp_path: Path) -> None:
    oxylabs = {"results": [{"content": {"asin": "B0AAAAAAA1", "url": "https://www.amazon.nl/product-reviews/B0AAAAAAA1",
        "reviews": [{"author": "Jan", "content": "Stuk na een dag", "id": "R1AAAAAAAA", "is_verified": "True",
            "product_attributes": "Maat: M", "rating": 1, "timestamp": "Beoordeeld in Nederland op 20 juni 2026",
            "title": "1,0 van 5 sterren Stuk"}]}}]}  # fmt: skip
    review = read_text(tmp_path, "o.json", json.dumps(oxylabs)).only
    assert (review.title, review.marketplace, review.asin, review.verified) == ("Stuk", "NL", "B0AAAAAAA1", True)
    item = {"type": "amazon_review_item", "rank_absolute": 1, "verified": True, "helpful_votes": "12", "title": "Bad",
        "url": "https://www.amazon.com/gp/customer-reviews/R1AAAAAAAA?ASIN=B0AAAAAAA1", "review_text": "It broke.",
        "publication_date": "2026-05-05 10-00-00 +00:00", "user_profile": {"name": "Eva"},
        "rating": {"rating_type": "Max5", "value": 2, "votes_count": None, "rating_max": 5}}  # fmt: skip
    nested = {"tasks": [{"data": {"asin": "B0AAAAAAA1"}, "result": [{"se_domain": "amazon.com", "items": [item]}]}]}
    review = read_text(tmp_path, "d.json", json.dumps(nested)).only
    assert (review.stars, review.review_id, review.helpful_votes, review.author) == (2, "R1AAAAAAAA", 12, "Eva")
    assert (review.marketplace, review.asin) == ("US", "B0AAAAAAA1")


def test_apify_with_its_error_rows(tmp_path: Path) -> None:
    items = [
        {"reviewTitle": "Bad", "reviewDescription": "Broke at once", "ratingScore": "2",
         "reviewReaction": "12 people found this helpful", "reviewedIn": "Reviewed in Sweden on 3 februari 2022",
         "reviewId": "R1AAAAAAAA", "isVerified": True,
         "productAsin": "B0AAAAAAA1", "country": "Sweden", "countryCode": "SE"},
        {"error": "no_relevant_reviews_found", "input": "x"},
    ]  # fmt: skip
    reading = read_text(tmp_path, "a.json", json.dumps(items))
    (review,) = reading.reviews
    assert (review.marketplace, review.stars, review.helpful_votes) == ("SE", 2, 12)
    assert reading.problems == [(2, "row", "is an error that the export noted: “no_relevant_reviews_found”")]


def test_mcauley_with_style_and_votes(tmp_path: Path) -> None:
    record = {"overall": 2.0, "verified": True, "reviewTime": "09 4, 2015", "reviewerID": "A1", "asin": "B0AAAAAAA1",
        "style": {"Size:": " Big", "Color:": " Blue"}, "reviewerName": "T", "summary": "Two Stars",
        "unixReviewTime": 1441324800, "reviewText": "Too big.", "vote": "1,024"}  # fmt: skip
    bare = {key: value for key, value in record.items() if key not in ("reviewText", "vote", "style")}
    first, second = read_text(tmp_path, "m.json", lines(record, bare)).reviews
    assert (first.variant, first.helpful_votes, first.posted_at) == ("Size: Big | Color: Blue", 1024, 1441324800)
    assert (second.text, second.title, second.helpful_votes) == ("", "Two Stars", 0)


def test_answers_of_a_service_one_a_line(tmp_path: Path) -> None:
    answer = {"asin": "B0AAAAAAA1", "title": "Pot", "reviews": [{"rating": 1, "body": "Leaks a lot", "title": "t"}]}
    reading = read_text(tmp_path, "a.jsonl", lines(answer, answer | {"asin": "B0AAAAAAA2"}))
    assert [review.asin for review in reading.reviews] == ["B0AAAAAAA1", "B0AAAAAAA2"]
    assert reading.reviews[0].posted_at is None


def test_one_review_alone(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a.json", json.dumps(OWN)).only.stars == 1
    assert read_text(tmp_path, "b.json", json.dumps(OWN, indent=2)).only.stars == 1
    assert read_text(tmp_path, "c.json", json.dumps([OWN])).only.text == "a <b> &amp; c"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[", "is no valid JSON"), ("[1, 2, 3]", "holds no list of reviews"), ("{}", "holds no list of reviews"),
        ("[" * 100_000, "nested too deep"), ('[{"a": 1}]', "can't find a column with stars"),
        ('[{"rating": "x", "text": "words"}]', "can't find a column with stars"), ('{"a": {"b": [1]}}', "can't find"),
    ],
)  # fmt: skip
def test_documents_that_hold_no_reviews(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadSource, match=complaint):
        read_text(tmp_path, "a.json", text)


def test_a_mapping_reaches_into_objects(tmp_path: Path) -> None:
    document = [{"a": {"b": 2}, "words": "It broke", "c": "2026-05-05"}]
    chosen = options(mapping={"stars": "a.b", "text": "words", "posted_at": "c"})
    assert read_text(tmp_path, "a.json", json.dumps(document), chosen).only.stars == 2


def test_lines_are_known_again_before_they_are_parsed(tmp_path: Path) -> None:
    once = read_text(tmp_path, "a.jsonl", lines(OWN, OWN | {"review_id": "R2"}))
    again = read_text(tmp_path, "b.jsonl", lines(OWN | {"review_id": "R2"}, OWN))
    assert once.digests == again.digests[::-1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    records = [OWN | {"text": "größer", "review_id": f"R{n}"} for n in range(9)]
    path.write_bytes("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode(encoding))
    reading = read(path)
    assert not reading.problems
    assert [review.text for review in reading.reviews] == ["größer"] * 9
