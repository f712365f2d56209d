"""`reviewtui products`: a seller's own table, whatever its format, and what was counted."""

from __future__ import annotations

import json

import pytest

from cli.running import Shell, a_line, lines
from sources.workbook_files import xlsx

ROWS = [
    ["ASIN", "Umsatzanteil", "Parent ASIN", "Preis", "Note", "Manager", "Colour"],
    ["B000000001", "60 %", "B0PARENT01", "19,99 €", "leaks since May", "Mia", "red"],
    ["B000000002", "1,5 %", "", "", "", "", "blue"],
    ["nonsense", "3 %", "", "", "", "", ""],
]


def with_reviews(shell: Shell) -> None:
    path = shell.folder / "reviews.jsonl"
    path.write_text(lines(*(a_line(number, asin=f"B00000000{1 + number // 3}") for number in range(5))))
    shell.says("import", str(path))


def test_a_table_of_the_sellers_counts_at_once(shell: Shell) -> None:
    with_reviews(shell)
    before = {each["review_id"]: each["urgency"] for each in shell.json("list")}
    path = shell.folder / "catalogue.csv"
    path.write_text("\n".join(";".join(row) for row in ROWS), "utf-8")
    told = shell.run("products", str(path))
    assert told.stdout == (
        "2 products told, 5 cases ranked anew\n"
        "  columns: ASIN as asin, Umsatzanteil as share, Parent ASIN as parent, Preis as price, Note as note, "
        "Manager as owner; not used: Colour\n"
    )
    assert "1 rows have no ASIN" in told.stderr
    first, second = shell.json("products")
    assert (first["asin"], first["weight"], first["parent"], first["owner"]) == ("B000000001", 0.6, "B0PARENT01", "Mia")
    assert (first["came_in"], first["stars"]["1"], first["average_came_in"]) == (3, 3, 1.0)
    assert (second["weight"], second["note"]) == (0.015, "")
    after = {each["review_id"]: each["urgency"] for each in shell.json("list")}
    assert sum(after[each] > before[each] for each in after) == 5
    assert "60% of your sales" in shell.says("show", "1")


def test_units_become_shares_and_what_is_not_told_stays(shell: Shell) -> None:
    with_reviews(shell)
    path = shell.folder / "catalogue.json"
    told = [{"asin": "B000000001", "units": 300, "price": 9.5}, {"asin": "B000000002", "units": "100"}]
    path.write_text(json.dumps(told))
    shell.says("products", str(path))
    path.write_text(json.dumps([{"asin": "B000000001", "title": "A better name"}]))
    shell.says("products", str(path))
    first = shell.json("products")[0]
    assert (first["weight"], first["price"], first["title"]) == (0.75, "9.5", "A better name")


def test_excel_is_read_too(shell: Shell) -> None:
    path = shell.folder / "catalogue.xlsx"
    path.write_bytes(xlsx({"Products": ROWS}))
    assert shell.says("products", str(path), "--marketplace", "de").startswith("2 products told")
    assert {each["marketplace"] for each in shell.json("products")} == {"DE"}


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "no column is called ASIN"), (b"a,b\n1,2\n", "no column is called ASIN"), (b"[", "no JSON"),
     (b"PK\x03\x04xx", "no workbook"), (b"\x00\x01\x02" * 99, "no "), (b"[" * 5000, "no JSON")],
)  # fmt: skip
def test_what_is_no_table_is_a_sentence(shell: Shell, content: bytes, words: str) -> None:
    path = shell.folder / "x.csv"
    path.write_bytes(content)
    told = shell.refuses("products", str(path))
    assert words in told
    assert "Traceback" not in told
