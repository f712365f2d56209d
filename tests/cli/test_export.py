"""`export`: tables that others open and we read again, nobody named unless it is asked for; papers of a case."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest
from python_calamine import load_workbook

from cli.running import Shell, a_line, lines
from reviewtui.desk.exporting import COLUMNS
from reviewtui.sheets import workbook

HERS = {
    "author": "Rosalinde Meier", "order_id": "302-1234567-7654321", "language": "en", "vine": True, "verified": True,
    "variant": "Color: Black", "url": "https://www.amazon.de/gp/customer-reviews/R00001",
}  # fmt: skip
ODD = [
    a_line(1, **HERS, text='=HYPERLINK("http://evil")\nsecond "line", Rosalinde\nmail me at rosa.m@example.com'),
    a_line(2, title="+1 for nothing", text="'=quoted already", stars=2, posted_at=None),
    a_line(3, title="“=wide”", text="＝SUM(A1)", author="@home", product="-10 % strap &amp; more <b>", verified=False),
    a_line(4, text="plain", stars=5, helpful_votes=12, total_votes=20, marketplace="US"),
]
TABLE_FORMS = ["csv", "tsv", "xlsx", "jsonl", "md"]


@pytest.fixture
def odd(shell: Shell) -> Shell:
    shell.says("import", "-", given=lines(*ODD))
    shell.says("replied", 1, "It is Rosalinde, call +49 170 1234567")
    letter = "Dear Rosalinde, I am sorry.\n\nYou write that it broke.\n\nA new strap left today."
    (shell.folder / "letter.txt").write_text(letter)
    shell.says("draft", 1, "--file", shell.folder / "letter.txt")
    shell.says("send", 1)
    shell.says("send", 1, "--sent")
    shell.says("note", 1, "Rosalinde seems kind")
    shell.says("promise", 1, "a strap", "--by", "fri")
    return shell


def rows_of(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        return [[str(cell) for cell in row] for row in load_workbook(str(path)).get_sheet_by_index(0).to_python()]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ","))


def test_the_plain_export_is_what_it_always_was(odd: Shell) -> None:
    told = [json.loads(line) for line in odd.says("export").splitlines()]
    assert [each["review_id"] for each in told] == ["R00001", "R00002", "R00003", "R00004"]
    assert told[0]["author"] == "Rosalinde Meier"
    assert odd.says("export", "-o", "-") == odd.says("export")
    assert "Rosalinde" not in odd.says("export", "--redacted")


@pytest.mark.parametrize("end", ["csv", "tsv", "xlsx", "jsonl"])
def test_every_table_of_reviews_is_read_again_as_it_was(odd: Shell, tmp_path: Path, end: str) -> None:
    target = tmp_path / f"reviews.{end}"
    odd.says("export", "--personal", "-o", target)
    (tmp_path / "second").mkdir()
    second = Shell(tmp_path / "second")
    said = second.json("import", target)
    assert said["totals"] == {"read": 4, "new": 4, "changed": 0, "unchanged": 0, "rejected": 0}
    assert second.says("export") == odd.says("export")


@pytest.mark.parametrize("end", ["csv", "tsv", "xlsx"])
def test_no_cell_is_run_by_a_spreadsheet(odd: Shell, tmp_path: Path, end: str) -> None:
    for what in COLUMNS:
        target = tmp_path / f"{what}.{end}"
        odd.says("export", "--what", what, "--personal", "-o", target)
        header, *rows = rows_of(target)
        assert header == list(COLUMNS[what])
        assert rows
        cells = [cell.lstrip(" \t\r\n\"'“") if cell[:1] != "'" else "" for row in rows for cell in row]
        assert not [cell for cell in cells if cell[:1] in set("=+-@＝＋－＠")]


@pytest.mark.parametrize("what", list(COLUMNS))
@pytest.mark.parametrize("form", ["csv", "jsonl", "markdown"])
def test_nobody_is_named_unless_it_is_asked_for(odd: Shell, what: str, form: str) -> None:
    for words in (["lane:any"], []):
        said = odd.says("export", *words, "--what", what, "--format", form, *([] if words else ["--redacted"]))
        assert said
        for name in ("Rosalinde", "Meier", "302-1234567", "example.com", "1234567"):
            assert name not in said
    named = odd.says("export", "--what", what, "--format", form, "--personal")
    assert "Rosalinde" in named


@pytest.mark.parametrize("paper", ["brief", "evidence"])
def test_a_paper_names_nobody_and_has_everything_else(odd: Shell, paper: str) -> None:
    said = odd.says("export", "--what", paper, 1)
    assert "Rosalinde" not in said
    assert "A new strap left today." in said
    assert "Dear …" in said
    assert "a strap" in said
    assert '    =HYPERLINK("http://evil")' in said
    named = odd.says("export", "--what", paper, "R00001", "--personal")
    assert "Rosalinde Meier" in named
    assert "302-1234567-7654321" in named


def test_the_evidence_has_letters_checks_and_times(odd: Shell) -> None:
    said = odd.says("export", "--what", "evidence", 1)
    assert "### 2026-11-23T08:00:0" in said
    assert "checked against courtesy and Amazon's rules: " in said
    assert "apologizes yes" in said
    assert "SHA-256" in said
    assert "the seller said: pasted and sent" in said
    assert "| ann | " in said


def test_the_brief_tells_what_is_owed_and_where_it_stands(odd: Shell) -> None:
    said = odd.says("export", "--what", "brief", 1)
    for words in ("## Where it stands", "## What is owed", "a strap", "## How it can be answered", "## Notes"):
        assert words in said


def test_a_query_chooses_and_several_papers_come_one_after_the_other(odd: Shell) -> None:
    assert len(odd.says("export", "stars:2").splitlines()) == 1
    papers = odd.says("export", "--what", "brief", "stars:<=2")
    assert papers.count("\n---\n") == 2
    assert papers.count("# Case ") == 3
    assert "Which case?" in odd.refuses("export", "--what", "brief", code=2)


def test_the_sheet_of_agencies_has_eight_columns(odd: Shell) -> None:
    found = list(csv.reader(io.StringIO(odd.says("export", "--what", "sheet"))))
    assert len(found[0]) == 8
    hers = next(row for row in found[1:] if row[5])
    assert hers[:3] == ["2026-11-23", "B000000001", "1"]
    assert hers[5] == "2026-11-23"
    assert hers[6].startswith("2026-11-23 It is …")


def test_a_file_is_whole_or_not_there_and_private(odd: Shell, tmp_path: Path) -> None:
    target = tmp_path / "out" / "cases.csv"
    assert "can't be written" in odd.refuses("export", "--what", "cases", "-o", target)
    target.parent.mkdir()
    odd.says("export", "--what", "cases", "-o", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [each.name for each in target.parent.iterdir()] == ["cases.csv"]
    assert "is a folder" in odd.refuses("export", "--format", "csv", "-o", target.parent)
    assert "--format" in odd.refuses("export", "-o", tmp_path / "x.doc", code=2)
    before = target.read_bytes()
    odd.refuses("export", "--what", "cases", "stars:nonsense", "-o", target, code=2)
    assert target.read_bytes() == before


def test_a_workbook_goes_on_a_pipe_too(odd: Shell) -> None:
    done = odd.process("export", "--format", "xlsx")
    assert done.returncode == 0
    assert done.stdout[:2] == b"PK"


def test_a_full_sheet_goes_on_in_a_next_one_and_long_cells_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST", 4)
    out = io.BytesIO()
    cut = workbook.write_workbook(out, "cases", ["a", "b"], [[number, "x" * 40_000] for number in range(7)])
    assert cut == 7
    sheets = load_workbook(io.BytesIO(out.getvalue()))
    assert sheets.sheet_names == ["cases", "cases 2", "cases 3"]
    assert [row[0] for name in sheets.sheet_names for row in sheets.get_sheet_by_name(name).to_python()[1:]] == list(
        range(7)
    )


def test_without_the_optional_part_it_says_what_to_install(odd: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    assert "reviewtui[sheets]" in odd.refuses("export", "--format", "xlsx", "-o", odd.folder / "x.xlsx")
    assert not (odd.folder / "x.xlsx").exists()


def test_an_empty_database_says_so(shell: Shell) -> None:
    for what in COLUMNS:
        result = shell.run("export", "--what", what)
        assert result.exit_code == 0
        assert "empty" in result.stderr


def test_cases_are_named_as_for_every_command(odd: Shell) -> None:
    def cases(*words: object, given: str | None = None) -> list[str]:
        said = odd.says("export", "--what", "cases", "--format", "csv", *words, given=given)
        return [row["case"] for row in csv.DictReader(io.StringIO(said))]

    assert cases(2) == cases("2,2") == cases("--query", "case:2") == ["2"]
    assert cases(1, 2) == cases("1,2") == cases("-", given=odd.says("list", "case:1,2", "--json")) == ["1", "2"]
    papers = odd.says("export", "--what", "brief", 1, 2)
    assert (
        papers
        == odd.says("export", "--what", "brief", "-", given="1 2")
        == odd.says("export", "--what", "brief", "1,2")
    )
    odd.says("done", 2)
    assert cases("1,2", "--open") == ["1"]
    assert "There is no case 99" in odd.refuses("export", 99)
    assert "not both" in odd.refuses("export", 1, "--query", "case:2", code=2)
