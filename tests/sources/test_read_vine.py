from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import read_text

HEAD = "review_id,stars,title,text,date,asin,verified_purchase"


@pytest.mark.parametrize(
    ("column", "cell", "vine"),
    [
        ("vine", "Y", True), ("vine", "N", False), ("Vine", "true", True), ("isVine", "0", False),
        ("Is Vine Voice", "yes", True), ("vine", "", False), ("VINE", "Vine Customer Review of Free Product", True),
    ],
)  # fmt: skip
def test_a_column_says_it(tmp_path: Path, column: str, cell: str, vine: bool) -> None:
    rows = f"R1AAAAAAAA,1,Broke,The leg broke,2026-11-20,B0TESTTES1,N,{cell}\n"
    review = read_text(tmp_path, "a.csv", f"{HEAD},{column}\n{rows}").only
    assert (review.vine, review.verified) == (vine, False)


def test_the_badge_says_it(tmp_path: Path) -> None:
    rows = (
        "R1AAAAAAAA,1,Broke,The leg broke,2026-11-20,B0TESTTES1,Vine Customer Review of Free Product\n"
        "R2AAAAAAAA,1,Broke,The leg broke,2026-11-20,B0TESTTES1,Verified Purchase\n"
    )
    first, second = read_text(tmp_path, "a.csv", f"review_id,stars,title,text,date,asin,badge\n{rows}").reviews
    assert (first.vine, second.vine, second.verified) == (True, False, True)
