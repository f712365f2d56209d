"""The columns of tools that sellers use, each with a row of our own."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from reading_files import read_text

R, A, O = "R1AAAAAAAA", "B0AAAAAAA1", "123-1234567-1234567"  # noqa: E741
LINK = f"https://www.amazon.com/gp/customer-reviews/{R}?ASIN={A}"

SHAPES: list[tuple[str, str, dict[str, str], dict[str, object]]] = [
    (
        "seller-central-export", ",",
        {"ASIN": A, "Created Date": "2026-05-04", "Has Photo": "No", "Reviewer": "Eva", "Review Ratings": "2",
         "Review Title": "Bad", "Review Text": "It broke at once", "Country": "US", "Review Link": LINK,
         "Image URL": "", "Review ID": R,
         "Order ID": O, "Product Rating": "4.3", "Ratings Count": "120"},
        {"review_id": R, "order_id": O, "marketplace": "US", "asin": A, "author": "Eva"},
    ),
    (
        "seller-central-export", ",",
        {"Marketplace": "DE", "ChildASIN": A, "ParentASIN": "B0PPPPPPP1", "OrderID": O, "ReviewID": R,
         "ASINTitle": "A pot", "ReviewTitle": "Bad", "ReviewText": "It broke at once", "Rating": "2",
         "ReviewCreatedAt(UTC)": "2026-05-04T10:00:00Z", "Author": "Eva", "VerifiedPurchase": "Y", "HasImages": "N"},
        {"asin": A, "order_id": O, "marketplace": "DE", "product": "A pot", "title": "Bad", "verified": True},
    ),
    (
        "helium10", ",",
        {"Date": "May 4, 2026", "Author": "Eva", "Verified": "Verified Purchase", "Helpful": "1,024", "Title": "Bad",
         "Body": "It broke at once", "Rating": "2", "Images": "", "Videos": "", "URL": LINK, "Variation": "Red",
         "Style": ""},
        {"helpful_votes": 1024, "verified": True, "variant": "Red", "review_id": R, "asin": A, "marketplace": "US"},
    ),
    (
        "tsv", "\t",
        {"Brand": "X", "ASIN": A, "Reviewer": "Eva", "Date": "4 May 2026", "Stars": "2", "Title": "Bad",
         "Body": "It broke at once", "HelpfulVotes": "3", "VerifiedPurchase": "No", "Variation": "Red", "Country": "UK",
         "HasMedia": "Yes"},
        {"marketplace": "GB", "verified": False, "helpful_votes": 3, "variant": "Red", "asin": A},
    ),
    (
        "sellersprite", ",",
        {"ASIN": A, "标题": "Bad", "内容": "It broke at once", "VP评论": "Y", "Vine Voice评论": "N", "型号": "Red",
         "星级": "2", "赞同数": "3", "评论链接": LINK, "评论人": "Eva", "所属国家": "美国", "评论时间": "2026-05-04"},
        {"marketplace": "US", "verified": True, "helpful_votes": 3, "review_id": R, "author": "Eva", "variant": "Red"},
    ),
    (
        "apify-good-apis", ",",
        {"review_id": R, "product_asin": A, "product_name": "A pot", "author_name": "Eva", "rating": "2",
         "review_title": "Bad", "review_text": "It broke at once", "review_date": "2026-05-04", "country": "Germany",
         "verified_purchase": "True", "helpful_count": "3", "variation": "Red", "review_url": LINK},
        {"product": "A pot", "marketplace": "DE", "asin": A, "url": LINK},
    ),
    (
        "mcauley-2023", ",",
        {"rating": "2.0", "title": "Bad", "text": "It broke at once", "images": "[]", "asin": A,
         "parent_asin": "B0PPPPPPP1", "user_id": "AE1", "timestamp": "1777852800000", "helpful_vote": "3",
         "verified_purchase": "True"},
        {"asin": A, "helpful_votes": 3, "verified": True, "author": ""},
    ),
    (
        "seller-feedback-export", ",",
        {"sellerId": "S1", "marketplace": "US", "rating": "2", "comment": "It broke at once", "reviewerName": "Eva",
         "feedbackDateIso": "2026-05-04", "isSuppressed": "false", "hasSellerResponse": "false"},
        {"kind": "seller-feedback", "marketplace": "US", "author": "Eva"},
    ),
    (
        "app-store", ",",
        {"date": "2026-05-04 00:00:00", "developerResponse": "", "review": "It broke at once", "rating": "2",
         "isEdited": "False", "title": "Bad", "userName": "Eva"},
        {"title": "Bad", "author": "Eva"},
    ),
    (
        "aws-csv", ",",
        {"marketplace": "US", "customer_id": "1", "review_id": R, "product_id": A, "product_title": "A pot",
         "star_rating": "2", "helpful_votes": "3", "total_votes": "4", "vine": "N", "verified_purchase": "Y",
         "review_headline": "Bad", "review_body": "It broke at once", "review_date": "2026-05-04"},
        {"helpful_votes": 3, "total_votes": 4, "verified": True, "author": "", "product": "A pot"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "delimiter", "row", "expected"), SHAPES)
def test_a_tool_that_sellers_use(
    tmp_path: Path, dialect: str, delimiter: str, row: dict[str, str], expected: dict[str, object]
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, row, delimiter=delimiter)
    writer.writeheader()
    writer.writerow(row)
    reading = read_text(tmp_path, "export.csv", stream.getvalue())
    review = reading.only
    assert reading.reader.dialect == dialect
    assert (review.stars, review.text) == (2, "It broke at once")
    assert review.posted_at // 86400 == 1777852800 // 86400  # type: ignore[operator]
    assert {name: value for name, value in review._asdict().items() if name in expected} == expected
