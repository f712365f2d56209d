"""From a table on the disk to what stands in the database, by the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import Shell

NOBODYS = (
    "Reviewer,Rating,Review Title,Review Text,Review Date\n"
    "Amazon Customer,1,Bad,Bad,2026-11-20\n"
    "Amazon Customer,5,Good,Good,2026-11-20\n"
    "Amazon Customer,1,Good,Good,2026-11-20\n"
    "Amazon Customer,5,Good,Good,2026-11-20\n"
    "Dana P.,2,Wobbly,Wobbles a lot,2026-11-20\n"
)


def totals(shell: Shell, path: Path) -> tuple[int, int, int, int]:
    found = shell.json("import", path)["totals"]
    return found["read"], found["new"], found["changed"], found["unchanged"]


@pytest.mark.parametrize("filled", [False, True])
def test_buyers_without_a_name_are_not_merged_and_come_in_once(shell: Shell, tmp_path: Path, *, filled: bool) -> None:
    path = tmp_path / "a.csv"
    if filled:
        path.write_text(NOBODYS.split("\n", maxsplit=1)[0] + "\nEva,3,Dim,Too dim,2026-11-19\n")
        totals(shell, path)
    path.write_text(NOBODYS)
    assert totals(shell, path) == (5, 5, 0, 0)
    path.write_text(NOBODYS.replace("2026-11-20\n", "2026-11-20\r\n"))
    assert totals(shell, path) == (5, 0, 0, 5)
    more = "Amazon Customer,5,Good,Good,2026-11-20\n" * 3
    path.write_text(NOBODYS + more)
    assert totals(shell, path) == (8, 3, 0, 5)
    assert len(shell.json("list")) == 3 + filled


def test_many_who_say_the_same(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Rating,Text\n" + "1,Bad\n2,Bad\n" * 2500)
    assert totals(shell, path) == (5000, 5000, 0, 0)
    path.write_text("Rating,Text\n" + "1,Bad\n2,Bad\n" * 2501)
    assert totals(shell, path) == (5002, 2, 0, 5000)


def test_the_name_of_a_product_is_kept_where_it_has_no_number(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Product Title,Rating,Review Date,Review Title,Review Text,Reviewer\n"
        "Willow Creek Folding Stool,1,2026-11-20,Broke on day two,The left leg cracked,Dana P.\n"
        "Willow Creek Folding Stool,2,2026-11-21,Wobbly,It wobbles on every floor,Marc L.\n"
        "Harbor Tin Lantern,1,2026-11-22,Rust,Rusted after one night outside,Ines O.\n"
    )
    totals(shell, path)
    found = {case["title"]: (case["product"], case["asin"]) for case in shell.json("list")}
    assert found == {
        "Broke on day two": ("Willow Creek Folding Stool", ""),
        "Wobbly": ("Willow Creek Folding Stool", ""),
        "Rust": ("Harbor Tin Lantern", ""),
    }
    assert "Harbor Tin Lantern" in shell.says("list")
    case = next(each["case"] for each in shell.json("list") if each["title"] == "Rust")
    assert "Harbor Tin Lantern" in shell.says("show", case)
    assert "name:" not in shell.says("show", case) + shell.says("export")
    assert '"product": "Harbor Tin Lantern"' in shell.says("export")


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("dry", [False, True])
def test_different_texts_of_one_number_are_told(shell: Shell, tmp_path: Path, *, filled: bool, dry: bool) -> None:
    header = "review_id,rating,text,date\n"
    if filled:
        (tmp_path / "b.csv").write_text(header + "R0,3,Something else,2026-11-19\n")
        shell.says("import", tmp_path / "b.csv")
    path = tmp_path / "a.csv"
    rows = [f"R1,{n % 3 + 1},Text number {n},2026-11-20\n" for n in range(5)]
    path.write_text(header + "".join(rows) + "R2,1,Once,2026-11-20\n" + rows[4])
    (file,) = shell.json("import", path, *(["--dry-run"] if dry else []))["files"]
    assert (file["read"], file["new"], file["changed"], file["unchanged"]) == (7, 2, 4, 1)
    (remark,) = file["remarks"]
    assert remark.startswith(
        "4 rows have other stars, words or votes than a row above with the same review_id, such as R1"
    )
    if not dry:
        shown = {case["review_id"]: case["case"] for case in shell.json("list")}
        assert shell.json("show", shown["R1"])["text"] == "Text number 4"


def test_the_same_row_twice_is_nothing_to_tell(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("review_id,rating,text,date\n" + "R1,1,Broken,2026-11-20\n" * 3)
    (file,) = shell.json("import", path)["files"]
    assert (file["new"], file["changed"], file["unchanged"], file["remarks"]) == (1, 0, 2, [])
    path.write_text("review_id,rating,text,date\nR1,2,Broken,2026-11-20\n")
    (file,) = shell.json("import", path)["files"]
    assert (file["new"], file["changed"], file["remarks"]) == (0, 1, [])


def test_our_own_format_names_only_what_is_there(shell: Shell, tmp_path: Path) -> None:
    given = {"review_id": "R1", "marketplace": "DE", "asin": "B000000001", "stars": 1, "title": "t", "text": "x",
             "posted_at": "2026-11-20T00:00:00Z"}  # fmt: skip
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(given) + "\n" + json.dumps(given | {"review_id": "R2", "author": "late"}) + "\n")
    (file,) = shell.json("import", "--dry-run", path)["files"]
    assert set(file["columns"]) == {*given, "author"}
    assert "columns: review_id, marketplace, asin, stars, title, text, posted_at, author\n" in shell.says(
        "import", path
    )
    path.write_text(json.dumps(given | {"url": "https://www.amazon.de/gp/customer-reviews/R1", "mood": "low"}) + "\n")
    assert "posted_at, url; not used: mood\n" in shell.says("import", path)


def test_a_dry_run_shows_three_values_as_they_were_understood(shell: Shell) -> None:
    path = shell.folder / "reviews.csv"
    path.write_text(
        "Rating,Review Title,Review Text,Date of Review,Scraped At\n"
        "1 out of 5,Broken,It leaks.,25/03/2026,x\n5,Fine,"
        + "long " * 20
        + ",01/04/2026,x\n3,,Meh,02/04/2026,x\n2,D,E,,x\n"
    )
    told = shell.says("import", "--dry-run", str(path)).splitlines()
    assert "  stars: 1 | 5 | 3" in told
    assert "  title: Broken | Fine | (nothing)" in told
    assert "  posted_at: 2026-03-25 | 2026-04-01 | 2026-04-02" in told
    assert any(line.startswith("  text: It leaks. | long long") and line.endswith("… | Meh") for line in told)
    values = shell.json("import", "--dry-run", str(path))["files"][0]["values"]
    assert values["stars"] == ["1", "5", "3"]
    assert "values" not in shell.json("import", str(path))["files"][0]
